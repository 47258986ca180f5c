"""What many rows have to know of what is there, asked at once: the records they change, values taken, what they refer
to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, cast, select

from engine.permissions.access import Action
from engine.query.render import Kept, Rendered, render
from engine.records.arrays import array_of, as_sent, given_rows, rendered, typed
from engine.records.caller import Caller
from engine.records.columns import Physical, bare_table
from engine.records.entity import EntityField
from engine.records.layout import record_layout
from engine.records.lens import Lens
from engine.records.projection import Row
from engine.records.reading import Reading
from engine.records.row_rules import needs
from engine.records.sealing import comparable, opened, opened_changes
from engine.records.stale import loaded
from engine.records.tables import change
from engine.records.writable import value_name

_kept: Kept[Rendered] = Kept(1024)
_read: Kept[Reading] = Kept(1024)


async def find_many(
    caller: Caller, lens: Lens, by: EntityField | None, values: Sequence[Any], *, lock: bool, deleted: bool = False
) -> tuple[Reading, list[Row]]:
    """The records a person may read that have one of these values, or ids, with all he may change and their bits;
    `deleted` those in the recycle bin."""

    def make() -> Reading:
        found = lens.readable(deleted=deleted)
        written = lens.rights.ever_written(Action.UPDATE)
        looked_at = needs(lens.access)
        fields = [
            each for each in lens.entity.fields if each in found.shown or each.uid in written or each.uid in looked_at
        ]
        layout, projection = record_layout(lens, found, fields=fields, all_bits=True)
        keys = cast(bindparam("keys"), Physical("uuid[]")) if by is None else array_of("keys", by)
        column_ = found.table["id"] if by is None else found.table.compared(by)
        statement = found.select(*layout.columns).where(column_ == any_(keys))
        if lock:
            statement = statement.order_by(found.table["id"]).with_for_update(of=found.table.source)
        return Reading(rendered(lens, statement), projection)

    reading = _read.get((lens.key, "many", by and by.uid, lock, deleted), make)
    keys = list(values) if by is None else [comparable(caller.session, by, each) for each in values]
    arguments = reading.statement.arguments({**caller.bound(lens), "keys": keys})
    rows = await caller.session.raw.fetch(reading.statement.text, *arguments)
    return reading, list(await opened(caller.session, reading.projection.sealed, rows))


async def taken(caller: Caller, lens: Lens, fields: Sequence[EntityField], rows: Sequence[tuple[Any, ...]]) -> Any:
    """Which of these values exist: rows of their place in `rows` and the record's id. Asked with the system's eyes."""

    def make() -> Rendered:
        table = bare_table(lens.entity)
        given = given_rows(fields, "n")
        same = [table.compared(each) == typed(given, each) for each in fields]
        statement = select(given.c.n, table["id"]).select_from(given.join(table.source, same[0]))
        return rendered(lens, statement.where(table["deleted_at"].is_(None), *same[1:]))

    statement = _kept.get((lens.key, "taken", tuple(each.uid for each in fields)), make)
    values: dict[str, Any] = {"n": list(range(len(rows)))}
    for at, each in enumerate(fields):
        values[value_name(each.uid)] = [as_sent(each, comparable(caller.session, each, row[at])) for row in rows]
    return await caller.session.raw.fetch(statement.text, *statement.arguments(values))


async def readable_among(caller: Caller, target: Lens, ids: Iterable[UUID], *, lock: bool) -> set[UUID]:
    """Those of these records the person may read; held against deletion until the transaction ends."""

    def make() -> Rendered:
        found = target.readable(alias="t")
        key = found.table["id"]
        statement = found.select(key).where(key == any_(cast(bindparam("ids"), Physical("uuid[]"))))
        if lock:
            statement = statement.order_by(key).with_for_update(read=True, key_share=True, of=found.table.source)
        return rendered(target, statement)

    statement = _kept.get((target.key, "among", lock), make)
    bound = {**caller.bound(target), "ids": list(ids)}
    return {row[0] for row in await caller.session.raw.fetch(statement.text, *statement.arguments(bound))}


async def told_before(caller: Caller, lens: Lens, rows: Sequence[tuple[UUID, int]]) -> dict[UUID, dict[str, list[Any]]]:
    """What the changes that left these records in these versions say: old and new by field uid."""

    def make() -> Rendered:
        given = given_rows([], "id", "base")
        same = (change.c.record_id == given.c.id, change.c.version == given.c.base)
        return render(
            select(change.c.record_id, change.c.changes).select_from(given.join(change, same[0])).where(same[1])
        )

    statement = _kept.get("told before", make)
    bound = {"id": [row[0] for row in rows], "base": [row[1] for row in rows]}
    rows_found = await caller.session.raw.fetch(statement.text, *statement.arguments(bound))
    told = await opened_changes(caller.session, lens.entity, [(row[0], loaded(row[1])) for row in rows_found])
    return {row[0]: changes for row, changes in zip(rows_found, told, strict=True)}
