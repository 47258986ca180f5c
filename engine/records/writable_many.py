"""The door for writing form tables, for many records at once: the same rows, changes and rules as one by one.

What holds of records that are not written yet is asked of them as if they were (`bits_of_new`, `bits_of_changed`): the
rules see the very rows that will stand, so a check beforehand and the write give the same answer. New rows go in by
COPY; changed ones by one update that finds them in the version they were read in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    null,
    select,
    update,
)
from sqlalchemy import literal_column as literal

from engine.database.types import Identifier, Instant
from engine.permissions.access import Action
from engine.query.render import Kept, Rendered
from engine.records.arrays import as_sent, given_rows, rendered, typed
from engine.records.caller import Caller
from engine.records.columns import SYSTEM_COLUMNS, FormTable, bare_table
from engine.records.computed.following import after_write
from engine.records.entity import EntityField
from engine.records.eyes import RecordColumns
from engine.records.layout import over
from engine.records.lens import Lens
from engine.records.row_rules import allowed, needs
from engine.records.sealing import sealed_row
from engine.records.sending import as_transaction
from engine.records.tables import change
from engine.records.writable import digest_name, value_name

_kept: Kept[Rendered] = Kept(1024)
Values = Mapping[str, Any]  # Any: the Python value of each type, by field uid


async def bits_of_new(caller: Caller, lens: Lens, rows: Sequence[tuple[UUID, Values]]) -> list[int]:
    """Which rules would hold for these new records."""
    if not lens.rights.clauses:
        return [0] * len(rows)
    needed = lens.entity.worked_from(needs(lens.access))
    fields = [each for each in lens.entity.fields if each.uid in needed]

    def make() -> Rendered:
        given = given_rows(fields, "n", "id")
        me, now = bindparam("me", type_=Identifier), bindparam("now", type_=Instant)
        doer = bindparam("doer", type_=Identifier)
        own: dict[str, ColumnElement[Any]] = {
            "id": given.c.id, "version": literal("1", Integer), "owner_id": me,
            "org_id": bindparam("my_unit", type_=Identifier), "created_at": now, "created_by": doer,
            "updated_at": now, "updated_by": doer,
        }  # fmt: skip
        system = [own[name].label(name) if name in own else null().label(name) for name in SYSTEM_COLUMNS]
        virtual = select(given.c.n, *system, *(typed(given, each).label(each.column) for each in fields))
        return _bits(lens, virtual)

    statement = _kept.get((lens.key, "bits of new"), make)
    return await _ask_bits(caller, lens, statement, fields, rows)


async def bits_of_changed(
    caller: Caller, lens: Lens, changed: Sequence[EntityField], rows: Sequence[tuple[UUID, Values]]
) -> list[int]:
    """Which rules would hold for these records once these fields are changed."""
    if not lens.rights.clauses:
        return [0] * len(rows)
    needed = lens.entity.worked_from(needs(lens.access))
    looked_at = [each for each in lens.entity.fields if each.uid in needed]
    fields = [each for each in changed if each in looked_at]

    def make() -> Rendered:
        given, table = given_rows(fields, "n", "id"), bare_table(lens.entity)
        system = [table[name] for name in SYSTEM_COLUMNS]
        own = [(typed(given, each) if each in fields else table.of(each)).label(each.column) for each in looked_at]
        virtual = select(given.c.n, *system, *own).select_from(given.join(table.source, table["id"] == given.c.id))
        return _bits(lens, virtual)

    statement = _kept.get((lens.key, "bits of changed", tuple(each.uid for each in fields)), make)
    return await _ask_bits(caller, lens, statement, fields, rows)


async def insert_many(
    caller: Caller, lens: Lens, fields: Sequence[EntityField], rows: Sequence[tuple[UUID, Values]]
) -> None:
    """New records, in the name of who acts."""
    me, doer, unit, now = caller.actor.me, caller.actor.person, caller.actor.unit, caller.now()
    system = ("id", "version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
    session, uids = caller.session, [each.uid for each in fields]
    is_sealed = any(each.encrypted for each in fields)
    await as_transaction(caller).raw.copy_records_to_table(
        lens.entity.table_name,
        schema_name=lens.entity.schema_name,
        columns=[*system, *(each.column for each in fields), *(each.digests for each in fields if each.encrypted)],
        records=(
            (key, 1, me, unit, now, doer, now, doer, *sealed_row(session, fields, key, values))
            if is_sealed
            else (key, 1, me, unit, now, doer, now, doer, *map(values.get, uids))
            for key, values in rows
        ),
    )


async def update_many(
    caller: Caller, lens: Lens, fields: Sequence[EntityField], rows: Sequence[tuple[UUID, int, Values]]
) -> int:
    """Change these fields of records in the versions they were read in; how many were still there and allowed."""

    def make() -> Rendered:
        given, table = given_rows(fields, "n", "id", "base", stored=True), bare_table(lens.entity)
        values: dict[str, Any] = {each.column: typed(given, each) for each in fields}
        values |= {each.digests: given.c[digest_name(each.uid)] for each in fields if each.encrypted}
        values |= {
            "version": given.c.base + literal("1", Integer),
            "updated_at": bindparam("now", type_=Instant),
            "updated_by": bindparam("doer", type_=Identifier),
        }
        statement = (
            update(table.source)  # type: ignore[arg-type]  # the bare table, which is no alias
            .where(
                table["id"] == given.c.id,
                table["version"] == given.c.base,
                table["deleted_at"].is_(None),
                allowed(lens.access, Action.UPDATE, RecordColumns(lens.entity, table, lens.eyes, is_subject=True)),
            )
            .values(values)
            .returning(table["id"])
        )
        return rendered(lens, statement)

    statement = _kept.get((lens.key, "update", tuple(each.uid for each in fields)), make)
    bound = {**caller.bound(lens), "n": list(range(len(rows))), "id": [row[0] for row in rows]}
    bound["base"] = [row[1] for row in rows]
    names = [value_name(each.uid) for each in fields] + [digest_name(each.uid) for each in fields if each.encrypted]
    sealed = [sealed_row(caller.session, fields, key, values) for key, _, values in rows]
    columns = list(zip(*sealed, strict=True)) if sealed else [()] * len(names)
    bound |= {name: list(column) for name, column in zip(names, columns, strict=True)}
    for each in fields:
        bound[value_name(each.uid)] = [as_sent(each, value) for value in bound[value_name(each.uid)]]
    return len(await caller.session.raw.fetch(statement.text, *statement.arguments(bound)))


async def bin_many(caller: Caller, lens: Lens, rows: Sequence[tuple[UUID, int]]) -> int:
    """Put records into the recycle bin in the versions they were read in; how many were still there and allowed."""

    def make() -> Rendered:
        given, table = given_rows([], "id", "base"), bare_table(lens.entity)
        now, me = bindparam("now", type_=Instant), bindparam("doer", type_=Identifier)
        values: dict[str, Any] = {"version": given.c.base + literal("1", Integer), "updated_at": now, "updated_by": me}
        statement = (
            update(table.source)  # type: ignore[arg-type]  # the bare table, which is no alias
            .where(
                table["id"] == given.c.id,
                table["version"] == given.c.base,
                table["deleted_at"].is_(None),
                allowed(lens.access, Action.DELETE, RecordColumns(lens.entity, table, lens.eyes, is_subject=True)),
            )
            .values({**values, "deleted_at": now, "deleted_by": me})
            .returning(table["id"])
        )
        return rendered(lens, statement)

    statement = _kept.get((lens.key, "bin"), make)
    bound = {**caller.bound(lens), "id": [row[0] for row in rows], "base": [row[1] for row in rows]}
    return len(await caller.session.raw.fetch(statement.text, *statement.arguments(bound)))


async def restore_many(caller: Caller, lens: Lens, rows: Sequence[tuple[UUID, int]]) -> int:
    """Take records out of the recycle bin in the versions they were read in; how many were still there."""

    def make() -> Rendered:
        given, table = given_rows([], "id", "base"), bare_table(lens.entity)
        now, me = bindparam("now", type_=Instant), bindparam("doer", type_=Identifier)
        values: dict[str, Any] = {"version": given.c.base + literal("1", Integer), "updated_at": now, "updated_by": me}
        subject = RecordColumns(lens.entity, table, lens.eyes, is_subject=True)
        statement = (
            update(table.source)  # type: ignore[arg-type]  # the bare table, which is no alias
            .where(
                table["id"] == given.c.id,
                table["version"] == given.c.base,
                table["deleted_at"].is_not(None),
                allowed(lens.access, Action.DELETE, subject),
            )
            .values({**values, "deleted_at": null(), "deleted_by": null()})
            .returning(table["id"])
        )
        return rendered(lens, statement)

    statement = _kept.get((lens.key, "restore"), make)
    bound = {**caller.bound(lens), "id": [row[0] for row in rows], "base": [row[1] for row in rows]}
    return len(await caller.session.raw.fetch(statement.text, *statement.arguments(bound)))


async def tell_many(
    caller: Caller, lens: Lens, did: str, source: str, rows: Iterable[tuple[UUID, int, str, str]]
) -> None:
    """A change row each: record, version, changes and cause as JSON text. What follows from them is brought up to date
    with that."""
    actor, entity, now = caller.actor, lens.entity, caller.now()
    rows = list(rows)
    columns = [each.name for each in change.columns]
    of = (now, entity.app, entity.uid, entity.release, did, actor.person, actor.post, actor.on_behalf_of, source)
    await as_transaction(caller).raw.copy_records_to_table(
        change.name,
        schema_name=change.schema,
        columns=columns,
        records=((record, version, *of, cause, 1, changes) for record, version, changes, cause in rows),
    )
    told = ((record, orjson.loads(changes)) for record, _, changes, _ in rows)
    await after_write(caller, entity, did, told, many=True)


async def _ask_bits(
    caller: Caller, lens: Lens, statement: Rendered, fields: Sequence[EntityField], rows: Sequence[tuple[UUID, Values]]
) -> list[int]:
    bound = {**caller.bound(lens), "n": list(range(len(rows))), "id": [row[0] for row in rows]}
    for each in fields:
        bound[value_name(each.uid)] = [as_sent(each, row[1].get(each.uid)) for row in rows]
    found = [0] * len(rows)
    for n, held in await caller.session.raw.fetch(statement.text, *statement.arguments(bound)):
        found[n] = held
    return found


def _bits(lens: Lens, virtual: Select[Any]) -> Rendered:
    rows = virtual.subquery("w")
    found = over(lens.readable(), FormTable(rows))
    return rendered(lens, select(rows.c.n, found.bits()))
