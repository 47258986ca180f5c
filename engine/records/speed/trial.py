"""Trying an index before it is made: on a sample of the records, what would the database do with it?

The sample is a table of the connection's own that is gone when it closes. It gets the indexes there are; then each
candidate is built on it, and the database's own estimate of the list's statement says whether it is used and what is
saved. Values are not needed for that: the statement is planned as it is for any.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import asyncpg
import orjson

from engine.database.session import Database
from engine.query.render import DIALECT, Rendered
from engine.records.entity import Entity
from engine.records.schema.brief import patiently
from engine.records.schema.names import qualified
from engine.records.speed.keys import Keys, definition

SAMPLE = 20_000
SAMPLE_BYTES = 32 * 1024 * 1024
FEW = 1000
"""Records up to which reading them all is quick enough."""

WORTH = 0.5
"""An index is proposed where what is left of the cost is no more than this part."""

SECONDS = 20
COPY = "pg_temp.sampled"
_at_once = asyncio.Semaphore(2)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found: estimated records, how many were looked at, the cost of the statement with the indexes there are
    and with the new one, and how large it would be."""

    records: int
    sampled: int
    before: int
    after: int
    bytes: int

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Found:
    """The best candidate, or why there is none: `few` records, `served` by an index there is, `no` index helps,
    `changed` since the statement was noticed, `busy` database."""

    why_not: str
    keys: Keys = ()
    trial: Trial | None = None


def plannable(rendered: Rendered) -> str:
    """A statement with its limits written in, as it can be planned without values."""
    numbers: dict[int, int] = {}

    def place(found: re.Match[str]) -> str:
        at = int(found[1])
        fixed = rendered.fixed.get(rendered.order[at - 1])
        if type(fixed) is int:
            return str(fixed)
        return f"${numbers.setdefault(at, len(numbers) + 1)}"

    return re.sub(r"\$(\d+)", place, rendered.text)


async def tried(database: Database, entity: Entity, statement: str, candidates: Sequence[Keys]) -> Found:
    """The candidate with which the statement costs least, if that is worth while."""
    try:
        return await _tried(database, entity, statement, candidates)
    except asyncpg.QueryCanceledError:
        return Found("busy")


async def _tried(database: Database, entity: Entity, statement: str, candidates: Sequence[Keys]) -> Found:
    written = [(each, text) for each in candidates if (text := definition(entity, each)) is not None]
    if not written:
        return Found("no")
    async with _at_once, patiently(database) as connection:
        await connection.execute(
            f"set statement_timeout = '{SECONDS}s'; set plan_cache_mode = force_generic_plan;"
            " set max_parallel_workers_per_gather = 0; set jit = off"
        )
        records, sampled = await _sample(connection, entity)
        if records < FEW:
            return Found("few")
        statement = _on_the_sample(statement, entity)
        try:
            await connection.execute(f"prepare tried as {statement}")
        except asyncpg.SyntaxOrAccessError:
            return Found("changed")
        arguments = await connection.fetchval(
            "select cardinality(parameter_types) from pg_prepared_statements where name = 'tried'"
        )
        asked = f"execute tried({', '.join(['null'] * arguments)})" if arguments else "execute tried"
        return await _best(connection, asked, written, records, sampled)


async def _best(
    connection: asyncpg.Connection[asyncpg.Record],
    asked: str,
    written: Sequence[tuple[Keys, str]],
    records: int,
    sampled: int,
) -> Found:
    standing = await _standing(connection)
    before, _ = await _plan(connection, asked)
    best, served = None, False
    for keys, text in written:
        try:
            await connection.execute(f"create index tried_index on {COPY} {text}")
        except asyncpg.ProgramLimitExceededError:  # a value is too long for an entry
            continue
        index = await connection.fetchrow(f"{_KEYS} where i.indexrelid = 'pg_temp.tried_index'::regclass")
        if any(_is_prefix(index, each) for each in standing):
            served = True
        else:
            after, used = await _plan(connection, asked)
            size = await connection.fetchval("select pg_relation_size('pg_temp.tried_index')")
            trial = Trial(records, sampled, round(before), round(after), round(size * records / max(sampled, 1)))
            if "tried_index" in used and after <= before * WORTH and (best is None or after < best[0] * 0.9):
                best = after, keys, trial
        await connection.execute("drop index pg_temp.tried_index")
    if best is None:
        return Found("served" if served else "no")
    return Found("", best[1], best[2])


async def _sample(connection: asyncpg.Connection[asyncpg.Record], entity: Entity) -> tuple[int, int]:
    """Some of the records with the indexes there are, other than those of words. How many there are, and how many are
    looked at."""
    table = qualified(entity.schema_name, entity.table_name)
    plan = orjson.loads(await connection.fetchval(f"explain (format json) select * from {table}"))[0]["Plan"]
    records, width = int(plan["Plan Rows"]), max(int(plan["Plan Width"]), 1)
    if records < FEW:
        return records, 0
    wanted = min(SAMPLE, SAMPLE_BYTES // width)
    percent = min(100.0, wanted * 130 / records)
    await connection.execute(
        f"create temp table sampled as select * from {table} tablesample system ({percent:.6f})"
        f" where deleted_at is null limit {wanted}"
    )
    for row in await connection.fetch(
        "select pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indexrelid"
        " join pg_am a on a.oid = c.relam where i.indrelid = $1::regclass and a.amname = 'btree' and i.indisvalid",
        table,
    ):
        await connection.execute(f"create index on {COPY} using {row['text'].partition(' USING ')[2]}")
    await connection.execute(f"analyze {COPY}")
    return records, int(await connection.fetchval(f"select count(*) from {COPY}"))


def _on_the_sample(statement: str, entity: Entity) -> str:
    quote = DIALECT.identifier_preparer.quote
    return statement.replace(f"{quote(entity.schema_name)}.{quote(entity.table_name)} AS r", f"{COPY} AS r")


async def _plan(connection: asyncpg.Connection[asyncpg.Record], asked: str) -> tuple[float, set[str]]:
    """What the statement is estimated to cost, and the indexes it uses."""
    found = orjson.loads(await connection.fetchval(f"explain (format json) {asked}"))[0]["Plan"]
    used: set[str] = set()
    waiting = [found]
    while waiting:
        node = waiting.pop()
        used.add(node.get("Index Name", ""))
        waiting += node.get("Plans", [])
    return float(found["Total Cost"]), used


_KEYS = (
    "select array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n) as keys,"
    " i.indoption::int2[] as ways, i.indcollation::oid[] as collations, pg_get_expr(i.indpred, i.indrelid) as only"
    " from pg_index i"
)


async def _standing(connection: asyncpg.Connection[asyncpg.Record]) -> list[asyncpg.Record]:
    return await connection.fetch(f"{_KEYS} where i.indrelid = '{COPY}'::regclass")


def _is_prefix(one: asyncpg.Record | None, other: asyncpg.Record) -> bool:
    """The other index serves whatever this one would."""
    assert one is not None
    length = len(one["keys"])
    same = all(list(one[each]) == list(other[each])[:length] for each in ("keys", "collations"))
    ways, backwards = list(one["ways"]), [each ^ 3 for each in one["ways"]]
    return same and list(other["ways"])[:length] in (ways, backwards) and other["only"] in (None, one["only"])
