"""An act on many records taken back: what it changed is as it was before, what it deleted is there again.

Only what nobody has touched since; the rest stays as it is and is told. It is the platform that gives back, in the name
of whoever did it: what he was allowed to do then, he may not be allowed to do to the records as they are now.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.problems import Code, Problem
from engine.records import writable_many
from engine.records.bulk.act import UPDATE, Act
from engine.records.bulk.doing import find
from engine.records.caller import Caller
from engine.records.colliding import collide
from engine.records.exchange.undoing import Written, all_done, put_back, tell_undone
from engine.records.item import Item
from engine.records.lens import Lens, system_lens
from engine.records.reading import Reading
from engine.records.removing import TARGET_GONE
from engine.records.sending import as_transaction
from engine.records.submission import Submission
from engine.records.titles import held

UNDONE = kind("record.bulk_undo", zh="撤销批量操作", en="An act on many records undone")
CHANGED_SINCE = Code(
    "changed_since_act",
    zh="之后有人改过、恢复或清除了这条记录，未撤销",
    en="Somebody has changed, restored or purged this record since; it stays as it is",
)
SOURCE = "bulk_undo"


async def undo(caller: Caller, lens: Lens, act: Act, written: Sequence[Written]) -> dict[int, list[Problem]]:
    """Take back these records of an act; why not, by row, for those that stay."""
    everything = system_lens(caller.live, lens.entity)
    items = [Item(row, {}, record=UUID(record), base=version) for row, record, version, _ in written]
    reading = await find(caller, everything, items, lock=True, deleted=act.act != UPDATE)
    for item in items:
        if item.problems:
            item.problems = [CHANGED_SINCE.at("")]
    there = [each for each in items if not each.problems]
    if act.act == UPDATE:
        await put_back(caller, everything, there, act.id, source=SOURCE, also=None)
    else:
        await _bring_back(caller, everything, there, reading, act.id)
    kept = {each.row: each.problems for each in items if each.problems}
    if len(kept) < len(items):
        details = {"batch": str(act.id), "form": lens.entity.name, "count": len(items) - len(kept)}
        details["records"] = [str(each.key) for each in items if not each.problems]
        subject = Subject("form", lens.entity.uid)
        session = as_transaction(caller)
        await audit.record(session, caller.actor, UNDONE, app=lens.entity.app, subject=subject, details=details)
    return kept


async def _bring_back(caller: Caller, lens: Lens, items: Sequence[Item], reading: Reading, batch: UUID) -> None:
    """Records out of the recycle bin, unless another has their values by now or what they refer to is in the bin."""
    for item in items:  # whose values are to stand again: looked at as if they were written
        row = item.found
        assert row is not None
        item.submission = Submission({each.field.uid: row[each.position] for each in reading.projection.columns})
    await collide(caller, lens, items)
    await _targets_there(caller, lens, items)
    good = [each for each in items if not each.problems]
    if good:
        all_done(await writable_many.restore_many(caller, lens, [(each.key, each.base) for each in good]), good)
        await tell_undone(caller, lens, "restore", good, batch, SOURCE)


async def _targets_there(caller: Caller, lens: Lens, items: Sequence[Item]) -> None:
    """What they refer to, held against deletion."""
    for each in lens.entity.fields:
        target = each.target or each.several
        if target is None:
            continue
        named = {item.row: _named(item.submission.values.get(each.uid)) for item in items}
        wanted = set().union(*named.values())
        if not wanted:
            continue
        there = await held(caller, system_lens(caller.live, caller.live.entity(target.app, target.name)), wanted)
        for item in items:
            if named[item.row] - there:
                item.fail([TARGET_GONE.at("", label=each.label.as_dict())])


def _named(value: UUID | Sequence[UUID] | None) -> set[UUID]:
    if value is None:
        return set()
    return {value} if isinstance(value, UUID) else set(value)
