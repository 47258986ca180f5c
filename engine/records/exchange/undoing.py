"""An import taken back: what it made goes to the recycle bin, what it changed is as it was before.

Only what nobody has touched since: a record somebody changed, deleted or refers to stays, and is told with the reason.
The same rights as by hand: who may not delete or change a record does not undo it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.errors import FORBIDDEN
from engine.permissions.access import Action
from engine.problems import Code, Problem
from engine.records import finding_many, writable_many
from engine.records.caller import Caller
from engine.records.colliding import collide
from engine.records.item import Item
from engine.records.lens import ACTION_LABELS, Lens
from engine.records.projection import ID, VERSION
from engine.records.referrers import referred_among, referrers_of
from engine.records.saving_many import stand_many
from engine.records.sealing import sealed_changes
from engine.records.sending import as_transaction, json_text, present_values, row_bits
from engine.records.submission import Submission

UNDONE = kind("record.import_undo", zh="撤销导入", en="Import undone")
CHANGED_SINCE = Code(
    "changed_since_import",
    zh="导入之后有人改过或删除了这条记录，未撤销",
    en="Somebody has changed or deleted this record since; it stays as it is",
)
REFERRED_SINCE = Code(
    "referred_since_import",
    zh="“{form}”已有记录引用它，未撤销",
    en="Records of {form} refer to it by now; it stays as it is",
)
Written = Sequence[Any]  # [row, record, version, what was done]


async def undo(caller: Caller, lens: Lens, written: Sequence[Written], *, batch: UUID) -> dict[int, list[Problem]]:
    """Take back these rows of a batch; why not, by row, for those that stay."""
    items = {UUID(record): Item(row, {}, record=UUID(record), base=version) for row, record, version, _ in written}
    made = {UUID(record) for _, record, _, did in written if did == "create"}
    reading, rows = await finding_many.find_many(caller, lens, None, list(items), lock=True)
    for row in rows:
        item = items[UUID(str(row[ID]))]
        if row[VERSION] == item.base:
            item.found, item.before = row, row_bits(reading.projection, row)
            item.current = present_values(reading.projection, row)
    for key, item in items.items():
        wanted = Action.DELETE if key in made else Action.UPDATE
        if item.found is None:
            item.fail([CHANGED_SINCE.at("")])
        elif wanted not in lens.rights.of(item.before).actions:
            item.fail([FORBIDDEN.at("", right=ACTION_LABELS[wanted].as_dict())])
    await _forget(caller, lens, [each for key, each in items.items() if key in made], batch)
    await put_back(caller, lens, [each for key, each in items.items() if key not in made], batch)
    kept = {each.row: each.problems for each in items.values() if each.problems}
    if len(kept) < len(items):
        details = {"batch": str(batch), "form": lens.entity.name, "count": len(items) - len(kept)}
        details["records"] = [str(each.key) for each in items.values() if not each.problems]
        subject = Subject("form", lens.entity.uid)
        await audit.record(caller.session, caller.actor, UNDONE, app=lens.entity.app, subject=subject, details=details)
    return kept


async def _forget(caller: Caller, lens: Lens, items: Sequence[Item], batch: UUID) -> None:
    """What the import made."""
    for referrer in referrers_of(caller.live, lens.entity):
        good = {each.key: each for each in items if not each.problems}
        if good:
            for record in await referred_among(caller.session, referrer, list(good)):
                good[record].fail([REFERRED_SINCE.at("", form=referrer.entity.label.as_dict())])
    good_ones = [each for each in items if not each.problems]
    if good_ones:
        gone = await writable_many.bin_many(caller, lens, [(each.key, each.base) for each in good_ones])
        all_done(gone, good_ones)
        await tell_undone(caller, lens, "delete", good_ones, batch, "import_undo")


async def put_back(
    caller: Caller,
    lens: Lens,
    items: Sequence[Item],
    batch: UUID,
    *,
    source: str = "import_undo",
    also: Action | None = Action.IMPORT,
) -> None:
    """What was changed, as it was before."""
    good = [each for each in items if not each.problems]
    if not good:
        return
    before = await finding_many.told_before(caller, lens, [(each.key, each.base) for each in good])
    by_uid = lens.entity.by_uid
    for item in good:
        old = {uid: pair[0] for uid, pair in before.get(item.key, {}).items() if uid in by_uid}
        item.submission = Submission({uid: by_uid[uid].traits.parse(value) for uid, value in old.items()})
        item.current |= {uid: pair[1] for uid, pair in before.get(item.key, {}).items() if uid in by_uid}
    await collide(caller, lens, good)
    await stand_many(caller, lens, good, also=also)
    good = [each for each in good if not each.problems and each.submission.values]
    if good:
        uids = {uid for item in good for uid in item.submission.values}
        fields = [each for each in lens.entity.fields if each.uid in uids]
        rows = [(each.key, each.base, each.whole(fields)) for each in good]
        all_done(await writable_many.update_many(caller, lens, fields, rows), good)
        await tell_undone(caller, lens, "update", good, batch, source)


async def tell_undone(caller: Caller, lens: Lens, did: str, items: Sequence[Item], batch: UUID, source: str) -> None:
    """A change row for each record that was taken back."""
    assert as_transaction(caller)
    by_uid = lens.entity.by_uid
    told = []
    for item in items:
        values = item.submission.values if did == "update" else {}
        changes = {uid: [item.current.get(uid), by_uid[uid].traits.dump(value)] for uid, value in values.items()}
        cause = json_text([{"batch": str(batch), "row": item.row}])
        changes = sealed_changes(caller.session, lens.entity, item.key, changes)
        told.append((item.key, item.base + 1, json_text(changes), cause))
    await writable_many.tell_many(caller, lens, did, source, told)


def all_done(done: int, items: Sequence[Item]) -> None:
    """None of the records that were locked has changed."""
    if done != len(items):
        raise RuntimeError("a record that was locked has changed")
