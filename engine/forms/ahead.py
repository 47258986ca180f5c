"""Looking ahead, on the real records: what a change of type would do to their values, and which values a field that is
to be unique has twice. Nothing is changed.

Counts are of all records; a value is shown only to who may see that field of one of the records that have it, and one
of a sensitivity class to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg

from engine.database.session import Database, Session
from engine.errors import Unavailable
from engine.problems import Code
from engine.records import finding_many
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.lens import lens_of
from engine.records.projection import ID
from engine.records.schema.catalogue import READY, TableRow, columns_of
from engine.records.schema.conversion import origin_of
from engine.records.schema.dual import text_of
from engine.records.schema.names import qualified, quoted
from engine.records.schema.recipe import Recipe
from engine.records.sending import row_bits
from engine.records.titles import titles

MOST_READ = 1_000_000
MOST_VALUES = 50
MOST_RECORDS = 5
EXAMPLES = 5
SECONDS = 20
CUT = 200

TOO_SLOW = Code(
    "look_ahead_too_slow",
    zh="记录太多，{seconds} 秒内没有数完；发布时仍会逐条检查",
    en="There are too many records to be counted in {seconds} s; publishing looks at every one all the same",
)


@dataclass(frozen=True)
class Value:
    """A value, how many records have it, and some of those that may be seen. Hidden values have no text."""

    text: str | None
    count: int
    records: Sequence[tuple[UUID, str]] = ()


@dataclass(frozen=True)
class Conversions:
    """What would become of the values of a field."""

    records: int
    filled: int
    unfit: int
    differing: int
    restored: int
    exact: bool
    values: Sequence[Value] = ()  # that have no place, the most frequent first
    examples: Sequence[tuple[str, str]] = ()  # that are written otherwise afterwards


@dataclass(frozen=True)
class Doubles:
    """Values that occur more than once."""

    values: int
    records: int
    shown: Sequence[Value] = field(default_factory=list)


async def conversions(
    database: Database, caller: Caller, entity: Entity, old: EntityField, recipe: Recipe
) -> Conversions:
    """What a recipe would make of the values of a published field."""
    table = TableRow(entity.app, entity.uid, entity.schema_name, entity.table_name, READY)

    async def look(session: Session) -> tuple[Any, list[Any], list[Any]]:
        found = await _prepared(session, table, old, recipe)
        seen = f"select id, old::text as was, new::text as now, same from ({found}) each"
        counts = await session.raw.fetchrow(
            "select count(*), count(was), count(*) filter (where was is not null and now is null),"
            " count(*) filter (where was <> now and not same), count(*) filter (where same)"
            f" from ({seen}) every"
        )
        bad = await session.raw.fetch(
            f"select left(was, {CUT}), count(*), (array_agg(id order by id))[1:{MOST_RECORDS}] from ({seen}) every"
            f" where was is not null and now is null group by was order by 2 desc, was limit {MOST_VALUES}"
        )
        other = await session.raw.fetch(
            f"select left(was, {CUT}), left(now, {CUT}), id from ({seen}) every"
            f" where was <> now and not same limit {EXAMPLES}"
        )
        return counts, bad, other

    counts, bad, other = await _looked(database, look)
    ids = [*(key for row in bad for key in row[2]), *(row[2] for row in other)]
    visible = set() if old.sensitivity else await _visible(caller, entity, [old], ids)
    return Conversions(
        counts[0], counts[1], counts[2], counts[3], counts[4],
        counts[0] < MOST_READ,
        [Value(row[0] if visible.intersection(row[2]) else None, row[1]) for row in bad],
        [(row[0], row[1]) for row in other if row[2] in visible],
    )  # fmt: skip


async def doubles(database: Database, caller: Caller, entity: Entity, fields: Sequence[EntityField]) -> Doubles:
    """Which values, or combinations of values, more than one record has."""
    listed = ", ".join(quoted(each.compared) for each in fields)
    present = " and ".join(f"{quoted(each.compared)} is not null" for each in fields)
    shown = " || ' / ' || ".join(f"left(min({quoted(each.column)}::text), {CUT})" for each in fields)
    groups = (
        f"select {shown} as shown, count(*) as times, (array_agg(id order by id))[1:{MOST_RECORDS}] as ids"
        f" from {qualified(entity.schema_name, entity.table_name)} where deleted_at is null and {present}"
        f" group by {listed} having count(*) > 1"
    )

    async def look(session: Session) -> list[Any]:
        found: list[Any] = await session.raw.fetch(
            f"select shown, times, ids, count(*) over (), sum(times) over () from ({groups}) doubled"
            f" order by times desc, shown limit {MOST_VALUES}"
        )
        return found

    rows = await _looked(database, look)
    ids = [key for row in rows for key in row[2]]
    visible = await _visible(caller, entity, fields, ids)
    lens = lens_of(caller.actor, caller.live, entity.reference, today=caller.clock.today())
    named = await titles(caller, lens, visible) if visible else {}
    is_secret = any(each.sensitivity or each.encrypted for each in fields)
    told = [
        Value(
            row[0] if visible.intersection(row[2]) and not is_secret else None,
            row[1],
            [(key, named.get(key) or "") for key in row[2] if key in visible],
        )
        for row in rows
    ]
    return Doubles(rows[0][3] if rows else 0, int(rows[0][4]) if rows else 0, told)


async def _prepared(session: Session, table: TableRow, old: EntityField, recipe: Recipe) -> str:
    """The functions a change of type would use, for as long as this transaction lasts; the query that uses them."""
    columns = {each.name: each for each in await columns_of(session, table)}
    own = columns[old.column]
    await _function(session, "lq_cast", own.sql_type, recipe.new_sql, recipe)
    value, same, origin = f"pg_temp.lq_cast({quoted(own.name)})", "false", origin_of(columns.values(), own, recipe)
    if origin is not None:
        await _function(session, "lq_was", origin.sql_type, own.sql_type, own.recipe, then_instead=True)
        before = quoted(origin.name)
        same = f"({before} is not null and {quoted(own.name)} is not distinct from pg_temp.lq_was({before}))"
        value = f"case when {same} then {before} else {value} end"
    return f"select id, {quoted(own.name)} as old, {value} as new, {same} as same from {table.sql} limit {MOST_READ}"


async def _function(
    session: Session, name: str, old: str, new: str, recipe: Recipe | None, *, then_instead: bool = False
) -> None:
    await session.raw.execute(
        f"create function pg_temp.{name}(value {old}) returns {new} language plpgsql stable"
        f" set timezone = 'Asia/Shanghai' as {text_of(recipe, old, new, then_instead=then_instead)}"
    )


class _Looked(Exception):
    """Thrown to leave the transaction without a trace, with what was found."""

    def __init__(self, found: Any) -> None:
        self.found = found


async def _looked(database: Database, look: Any) -> Any:  # Any: what `look` answers
    try:
        async with database.transaction() as session:
            await session.raw.execute(f"set local statement_timeout = '{SECONDS}s'")
            raise _Looked(await look(session))
    except _Looked as done:
        return done.found
    except asyncpg.QueryCanceledError as error:
        raise Unavailable(TOO_SLOW, seconds=SECONDS) from error


async def _visible(caller: Caller, entity: Entity, fields: Sequence[EntityField], ids: Iterable[UUID]) -> set[UUID]:
    """Those of these records of which the person sees these fields in clear."""
    lens = lens_of(caller.actor, caller.live, entity.reference, today=caller.clock.today())
    wanted = list(dict.fromkeys(ids))
    if not lens.access.grants or not wanted:
        return set()
    reading, rows = await finding_many.find_many(caller, lens, None, wanted, lock=False)
    found = set()
    for row in rows:
        rights = lens.rights.of(row_bits(reading.projection, row))
        if all(rights.sees_clear(each.uid) for each in fields):
            found.add(UUID(str(row[ID])))
    return found
