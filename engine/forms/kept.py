"""How much is kept of what a form holds or held: counts, up to a limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.database.session import ReadSession
from engine.records.entity import Entity, EntityField
from engine.records.schema.catalogue import PREPARED, RETIRED, columns_of, table_of, tables_of
from engine.records.schema.names import qualified, quoted

MOST_COUNTED = 10_000
"""Beyond it nobody reads the digits."""


@dataclass(frozen=True)
class Filled:
    """Records, and those with a value in a field."""

    records: int
    filled: int
    exact: bool


async def filled(session: ReadSession, entity: Entity, field: EntityField) -> Filled:
    """How many records have a value in a field."""
    column, table = quoted(field.column), qualified(entity.schema_name, entity.table_name)
    [row] = await session.raw.fetch(
        f"select count(*), count(value) from (select {column} as value from {table} limit {MOST_COUNTED + 1}) listed"
    )
    return Filled(min(row[0], MOST_COUNTED), min(row[1], MOST_COUNTED), row[0] <= MOST_COUNTED)


async def kept_values(session: ReadSession, app: str, form: str, fields: Sequence[str]) -> dict[str, int]:
    """Values in the columns of fields that are gone, by the fields' uids; one more than the limit where there are
    more."""
    table = await table_of(session, app, form)
    if table is None or not fields:
        return {}
    left = [each for each in await columns_of(session, table) if each.state in {PREPARED, RETIRED}]
    newest = {each.field: each.name for each in sorted(left, key=lambda each: each.publication)}
    counts = {
        uid: f"(select count(*) from (select from {table.sql} where {quoted(newest[uid])} is not null"
        f" limit {MOST_COUNTED + 1}) listed)"
        for uid in fields
        if uid in newest
    }
    return await _counted(session, counts)


async def kept_records(session: ReadSession, app: str, forms: Sequence[str]) -> dict[str, int]:
    """Records of forms that are gone, by the forms' uids; one more than the limit where there are more."""
    tables = {each.form: each for each in await tables_of(session, app) if each.form in set(forms)}
    some = {form: f"select from {each.sql} limit {MOST_COUNTED + 1}" for form, each in tables.items()}
    return await _counted(session, {form: f"(select count(*) from ({each}) listed)" for form, each in some.items()})


async def _counted(session: ReadSession, counts: Mapping[str, str]) -> dict[str, int]:
    if not counts:
        return {}
    [row] = await session.raw.fetch(f"select {', '.join(counts.values())}")
    return dict(zip(counts, row, strict=True))
