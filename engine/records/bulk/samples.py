"""What a few records of an act would become: as they are, and what is written, as its author sees them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, cast

from engine.query.render import Kept
from engine.records.answer import as_records
from engine.records.arrays import rendered
from engine.records.bulk import act as acts
from engine.records.bulk.act import Act, Piece
from engine.records.bulk.doing import consider
from engine.records.caller import Caller
from engine.records.columns import Physical
from engine.records.exchange.batch import unpacked
from engine.records.item import Item
from engine.records.layout import record_layout
from engine.records.lens import Lens
from engine.records.reading import Reading
from engine.records.submission import travelling

SAMPLES = 5
LOOKED_AT = 50
_kept: Kept[Reading] = Kept(512)


async def samples(caller: Caller, lens: Lens, act: Act) -> list[dict[str, Any]]:
    """`{id, title, before, labels, after}` of the first records that would be written. Any: JSON."""
    piece = await _first(caller, act)
    items = [each for each in await consider(caller, lens, act, piece, lock=False) if not each.problems]
    if act.act == acts.UPDATE:
        items = [each for each in items if not each.is_idle]
    items = items[:SAMPLES]
    if not items:
        return []
    entity, chosen = lens.entity, set(act.changes)
    touched = chosen | {uid for each in items for uid in each.submission.values}
    names = {each.name for each in entity.fields if each.uid in touched}
    records = {each["id"]: each for each in await _read(caller, lens, names, [each.key for each in items])}
    return [_sample(lens, each, records[str(each.key)], chosen) for each in items if str(each.key) in records]


async def _first(caller: Caller, act: Act) -> Piece:
    """The first records nothing was found in the way of."""
    wrong: dict[str, Any] = await acts.result(caller.session, act.id, 0, "checked") or {}
    (row,) = await acts.results(caller.session, act.id, "checked", limit=1)
    good = [
        (UUID(record), version) for at, (record, version) in enumerate(unpacked(row.records)) if str(at) not in wrong
    ]
    return Piece(0, 0, good[:LOOKED_AT])


async def _read(caller: Caller, lens: Lens, names: set[str], ids: list[UUID]) -> list[dict[str, Any]]:
    def make() -> Reading:
        found = lens.readable()
        wanted = {*names, lens.entity.title_field}
        fields = [each for each in found.shown if each.name in wanted]
        layout, projection = record_layout(lens, found, fields=fields, all_bits=True)
        keys = cast(bindparam("ids"), Physical("uuid[]"))
        return Reading(rendered(lens, found.select(*layout.columns).where(found.table["id"] == any_(keys))), projection)

    reading = _kept.get((lens.key, frozenset(names)), make)
    arguments = reading.statement.arguments({**caller.bound(lens), "ids": ids})
    rows = await caller.session.raw.fetch(reading.statement.text, *arguments)
    return await as_records(caller, lens, reading.projection, rows)


def _sample(lens: Lens, item: Item, record: dict[str, Any], chosen: set[str]) -> dict[str, Any]:
    """What he writes himself he sees; what follows from it only where he sees the field."""
    rights = lens.rights.of(item.before)
    by_uid = lens.entity.by_uid
    new = travelling(by_uid, item.submission.values)
    shown = {uid: value for uid, value in new.items() if uid in chosen or rights.sees_clear(uid)}
    names = [by_uid[uid].name for uid in shown]
    return {
        "id": record["id"],
        "title": record["title"],
        "before": {name: record["values"][name] for name in names if name in record["values"]},
        "labels": {name: record["labels"][name] for name in names if name in record["labels"]},
        "after": {by_uid[uid].name: value for uid, value in shown.items()},
    }
