"""What becomes of some records of an act: looked at like each by itself, with the same rules and rights, then written
in few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.errors import FORBIDDEN
from engine.permissions.access import Action
from engine.problems import Code
from engine.records import finding_many, writable_many
from engine.records.bulk.act import UPDATE, Act, Chosen, Piece
from engine.records.caller import Caller
from engine.records.item import Item, Seen
from engine.records.lens import ACTION_LABELS, Lens
from engine.records.projection import ID, VERSION
from engine.records.reading import Reading
from engine.records.referrers import referred_among, referrers_of
from engine.records.saving_many import judge, save
from engine.records.sending import as_transaction, json_text, present_values, row_bits
from engine.records.titles import titles

UPDATED = kind("record.bulk_update", zh="批量修改", en="Records changed together")
DELETED = kind("record.bulk_delete", zh="批量删除", en="Records deleted together")
CHANGED_MEANWHILE = Code(
    "changed_meanwhile",
    zh="选中之后有人改过、删除或移走了这条记录",
    en="Somebody has changed, deleted or moved this record since it was chosen",
)
REFERRED_TO = Code(
    "bulk_referred_to",
    zh="“{form}”有记录引用它（{field}），请单独处理",
    en="Records of {form} refer to it ({field}); deal with it by itself",
)
Written = list[tuple[int, UUID, int, str]]
"""Row, record, version and what was done, of each that was written."""


async def consider(caller: Caller, lens: Lens, act: Act, piece: Piece, *, lock: bool) -> list[Item]:
    """What would become of each record, with everything that is in the way."""
    sent = _sent(lens, act) if act.act == UPDATE else {}
    items = _items(piece.records, piece.first_row, sent)
    reading = await find(caller, lens, items, lock=lock)
    there = [each for each in items if not each.problems]
    if act.act == UPDATE:
        await judge(caller, lens, there, reading, seen=Seen(), lock=lock, also=None)
    else:
        await _may_go(caller, lens, there)
    return items


async def write(caller: Caller, lens: Lens, act: Act, items: Sequence[Item]) -> Written:
    """Write those nothing is in the way of; a change row each, an audit entry for all."""
    cause = {"batch": str(act.id)}
    if act.act == UPDATE:
        return await save(caller, lens, items, source="bulk", cause=cause, told_as=UPDATED)
    good = [each for each in items if not each.problems]
    if good:
        gone = await writable_many.bin_many(caller, lens, [(each.key, each.base) for each in good])
        if gone != len(good):
            raise RuntimeError("a record that was locked has changed")
        told = ((each.key, each.base + 1, "{}", json_text([{**cause, "row": each.row}])) for each in good)
        await writable_many.tell_many(caller, lens, "delete", "bulk", told)
        details = {**cause, "form": lens.entity.name, "records": [str(each.key) for each in good]}
        subject = Subject("form", lens.entity.uid)
        session = as_transaction(caller)
        await audit.record(session, caller.actor, DELETED, app=lens.entity.app, subject=subject, details=details)
    return [(each.row, each.key, each.base + 1, "delete") for each in good]


async def find(caller: Caller, lens: Lens, items: Sequence[Item], *, lock: bool, deleted: bool = False) -> Reading:
    """Find the records as they were chosen; of those that are not, it is told."""
    by_id = {each.key: each for each in items}
    reading, rows = await finding_many.find_many(caller, lens, None, list(by_id), lock=lock, deleted=deleted)
    for row in rows:
        item = by_id[UUID(str(row[ID]))]
        if row[VERSION] == item.base:
            item.found, item.before = row, row_bits(reading.projection, row)
            item.current = present_values(reading.projection, row)
    for item in items:
        if item.found is None:
            item.fail([CHANGED_MEANWHILE.at("")])
    return reading


async def named(caller: Caller, lens: Lens, records: Sequence[UUID]) -> Mapping[UUID, str | None]:
    """What records are called, as far as the caller may read them."""
    return await titles(caller, lens, records)


def _items(records: Sequence[Chosen], first_row: int, sent: Mapping[str, Any]) -> list[Item]:
    return [
        Item(first_row + at, dict(sent), record=record, base=version) for at, (record, version) in enumerate(records)
    ]


def _sent(lens: Lens, act: Act) -> dict[str, Any]:
    """The changes by the names fields have by now; a field that is gone is not changed."""
    return {lens.entity.by_uid[uid].name: value for uid, value in act.changes.items() if uid in lens.entity.by_uid}


async def _may_go(caller: Caller, lens: Lens, items: Sequence[Item]) -> None:
    """Records that may be put into the bin: the right to, and nothing that refers to them. What deleting one would
    empty or take along is decided for each by itself."""
    for item in items:
        if Action.DELETE not in lens.rights.of(item.before).actions:
            item.fail([FORBIDDEN.at("", right=ACTION_LABELS[Action.DELETE].as_dict())])
    for referrer in referrers_of(caller.live, lens.entity):
        by_id = {each.key: each for each in items if not each.problems}
        if by_id:
            labels = {"form": referrer.entity.label.as_dict(), "field": referrer.field.label.as_dict()}
            for record in await referred_among(caller.session, referrer, list(by_id)):
                by_id[record].fail([REFERRED_TO.at("", **labels)])
