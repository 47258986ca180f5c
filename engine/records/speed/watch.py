"""Noticing slow lists: how long the statement of a list took, gathered in the process and written now and then.

A call costs the clock twice and a look-up. What is written is beside every request's own transaction; what a process
has not written when it is killed is lost, and nobody misses it.
"""

from __future__ import annotations

import asyncio
import bisect
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

import orjson
import structlog
from sqlalchemy import delete, select

from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.query.render import Kept
from engine.records.speed.shape import Shape
from engine.records.speed.tables import GONE, list_index, slow_list

log = structlog.get_logger(__name__)
BOUNDS = (1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 5000, 7000, 10_000,
          15_000, 20_000, 30_000)  # fmt: skip
"""Milliseconds: a call counts in the first place whose bound it does not exceed; one more place is for the rest."""

WRITE_SECONDS = 5.0
MOST_AT_ONCE = 200
MOST_WATCHED = 2000
MOST_KEPT = 300
"""Shapes of an app."""
KEPT = timedelta(days=30)

WRITE = (
    "insert into platform.slow_list as old (id, app, form, shape, statement, calls, slow, counts, since, last_at)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (id) do update set"
    " calls = old.calls + excluded.calls, slow = old.slow + excluded.slow, last_at = excluded.last_at,"
    " statement = excluded.statement,"
    " counts = (select array_agg(a + b order by n) from unnest(old.counts, excluded.counts) with ordinality t(a, b, n))"
)
ADD = (
    "update platform.slow_list old set calls = calls + $2, slow = slow + $3, last_at = $5,"
    " counts = (select array_agg(a + b order by n) from unnest(old.counts, $4::integer[]) with ordinality t(a, b, n))"
    " where id = $1"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Which list it was."""

    app: str
    form: str
    shape: Shape
    statement: str

    @property
    def id(self) -> str:
        """What calls of the kind are gathered by."""
        return self.shape.key(self.app, self.form)


@dataclass(slots=True)
class Calls:
    """Calls since the last writing. `listed` is None while none of them was slow."""

    listed: Listed | None = None
    calls: int = 0
    slow: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))


class Watch:
    """One process's eye on its lists."""

    def __init__(self, milliseconds: int) -> None:
        self.milliseconds = milliseconds
        self._ids: Kept[str] = Kept(4096)
        self._calls: dict[str, Calls] = {}
        self._watched: frozenset[str] = frozenset()

    def note(self, key: Hashable, seconds: float, tell: Callable[[], Listed]) -> None:
        """A list took so long. `key` is what its statement is kept by; `tell` says which list it is."""
        took = seconds * 1000
        is_slow = took >= self.milliseconds
        if not is_slow and not self._watched:
            return
        listed = tell() if is_slow else None
        mine = self._ids.get(key, lambda: (listed or tell()).id)
        if not is_slow and mine not in self._watched:
            return
        calls = self._calls.get(mine)
        if calls is None:
            if len(self._calls) >= MOST_AT_ONCE:
                return
            calls = self._calls[mine] = Calls()
        calls.listed = listed or calls.listed
        calls.calls += 1
        calls.slow += is_slow
        calls.counts[bisect.bisect_left(BOUNDS, took)] += 1

    async def follow(self, database: Database, clock: Clock) -> None:
        """Write every few seconds until cancelled."""
        while True:
            try:
                await self.write(database, clock.real())
            except Exception as error:
                log.warning("slow_lists_not_written", error=type(error).__name__)
            await asyncio.sleep(WRITE_SECONDS)

    async def write(self, database: Database, now: datetime) -> None:
        """Add what was noticed to what is kept, and learn which lists others noticed."""
        gathered, self._calls = self._calls, {}

        async def write(session: Session) -> None:
            for mine in sorted(gathered):
                await _write(session, mine, gathered[mine], now)

        if gathered:
            await database.run(write)
        async with database.reading() as session:
            newest = select(slow_list.c.id).order_by(slow_list.c.last_at.desc()).limit(MOST_WATCHED)
            self._watched = frozenset(row.id for row in await session.rows(newest))


async def _write(session: Session, mine: str, calls: Calls, now: datetime) -> None:
    listed = calls.listed
    if listed is None:
        await session.raw.execute(ADD, mine, calls.calls, calls.slow, calls.counts, now)
        return
    shape = orjson.dumps(listed.shape.as_json()).decode()
    told = (mine, listed.app, listed.form, shape, listed.statement)
    await session.raw.execute(WRITE, *told, calls.calls, calls.slow, calls.counts, now)


async def keep(session: ReadSession, listed: Listed, now: datetime) -> str:
    """Keep a list that was not slow, since somebody asks about it. Its id."""
    shape = orjson.dumps(listed.shape.as_json()).decode()
    told = (listed.id, listed.app, listed.form, shape, listed.statement)
    await session.raw.execute(WRITE, *told, 0, 0, [0] * (len(BOUNDS) + 1), now)
    return listed.id


async def forget(database: Database, clock: Clock) -> None:
    """Drop what nobody has looked at for a month, and the oldest where an app has too many."""
    c, old = slow_list.c, clock.real() - KEPT
    async with database.transaction() as session:
        await session.execute(delete(slow_list).where(c.last_at < old))
        await session.raw.execute(
            "delete from platform.slow_list where id in (select id from (select id, row_number() over"
            f" (partition by app order by last_at desc) as place from platform.slow_list) s where place > {MOST_KEPT})"
        )
        gone = (list_index.c.state == GONE, list_index.c.changed_at < old)
        await session.execute(delete(list_index).where(*gone))


def percentile(counts: Sequence[int], part: float) -> int | None:
    """In how many milliseconds so large a part of the calls was done, as the bound of its place; None of no calls."""
    wanted, seen = sum(counts) * part, 0
    if not wanted:
        return None
    for place, count in enumerate(counts):
        seen += count
        if seen >= wanted:
            return BOUNDS[min(place, len(BOUNDS) - 1)]
    return BOUNDS[-1]


_watches: WeakKeyDictionary[Any, Watch] = WeakKeyDictionary()  # Any: an SQLAlchemy engine


def watch(database: Database, milliseconds: int) -> Watch:
    """Have the lists of a database watched in this process."""
    return _watches.setdefault(database.engine, Watch(milliseconds))


class Timed:
    """Times the statement of a list, whether it ends well or is broken off.

    with Timed(session, key, tell):
        rows = ...
    """

    __slots__ = ("_begun", "_key", "_tell", "_watch")

    def __init__(self, session: ReadSession, key: Hashable, tell: Callable[[], Listed]) -> None:
        self._watch, self._key, self._tell = _watches.get(session.engine), key, tell

    def __enter__(self) -> None:
        self._begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        if self._watch is None:
            return
        took = time.perf_counter() - self._begun
        try:
            self._watch.note(self._key, took, self._tell)
        except Exception:  # whoever reads a list has nothing to do with this
            log.exception("slow_list_not_noticed")
