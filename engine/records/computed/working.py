"""What works off the marks: batch after batch, each a transaction of its own, with a rest after each (see `pace`).

Killed at any point it goes on after the last batch; a source that changes meanwhile begins anew. A batch holds its
records, so that whoever writes one of them waits for one batch at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import Any, NamedTuple
from uuid import UUID
from weakref import ReferenceType, ref

from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.errors import NotFound
from engine.records.computed.dependence import ALL, ITSELF, dependence
from engine.records.computed.following import follow_values, renew
from engine.records.computed.marking import Key, finished, freed, take, went_on
from engine.records.computed.pace import Pace
from engine.records.computed.shapes import reconcile
from engine.records.computed.statements import every, how_many, how_many_wait, waiting
from engine.records.entity import Entity

LEASE = timedelta(seconds=20)
WINDOW = 20_000
"""As many are found at once: to find them costs more the more there are, however few are asked for."""
MOST_COUNTED = 200_000
"""As many of what is left are counted to tell when it is done."""

Fields = frozenset[str]
Find = Callable[[ReadSession, UUID | None, int], Awaitable[Sequence[UUID]]]
"""The records to work out after one of them, at most so many."""
Count = Callable[[ReadSession, UUID | None, int], Awaitable[int]]
"""How many these are, at most so many."""


class _Work(NamedTuple):
    """What is to be done: fields of records of a form."""

    entity: Entity
    fields: Fields
    find: Find
    how_many: Count


def _itself(source: UUID) -> Find:
    async def find(_: ReadSession, after: UUID | None, __: int) -> Sequence[UUID]:
        return () if after is not None else (source,)

    return find


async def _one(_: ReadSession, __: UUID | None, ___: int) -> int:
    return 1


class Recomputing:
    """Works off marks, one at a time in this process."""

    def __init__(self, database: Database, live: Callable[[], Any], clock: Clock) -> None:
        """`live` gives the present picture of the live releases."""
        self._database, self._live, self._clock = database, live, clock
        self._compared: ReferenceType[Any] | None = None

    async def perform(self) -> int:
        """Compare with what is live, where that is another than last time; then work off everything that waits."""
        live = self._live()
        if self._compared is None or self._compared() is not live:
            await self._database.run(lambda session: reconcile(session, live, self._clock))
            self._compared = ref(live)
        return await self.run()

    async def run(self) -> int:
        """Work off everything that waits; how many records were looked at."""
        looked_at = 0
        while taken := await self._take():
            looked_at += await self._mark(taken)
        return looked_at

    async def _take(self) -> dict[str, Any] | None:
        now = self._clock.real()
        found = await self._database.run(lambda session: take(session, now, now + LEASE))
        return dict(found[0]) if found else None

    async def _mark(self, mark: dict[str, Any]) -> int:
        looked_at, after, pace = 0, mark["after"], Pace()
        while True:
            found = await self._next(mark, after)
            for piece in _pieces(found, pace):
                began = perf_counter()
                await self._database.run(partial(self._batch, mark, piece))
                looked_at, after, took = looked_at + len(piece), piece[-1], perf_counter() - began
                if len(found) < WINDOW and after == found[-1]:
                    break
                await asyncio.sleep(pace.rest(len(piece), took))
                if not await self._goes_on(mark, after, len(piece), perf_counter() - began):
                    await self._database.run(lambda session: freed(session, self._key(mark)))
                    return looked_at
            if len(found) < WINDOW:
                await self._database.run(lambda session: finished(session, self._key(mark)))
                return looked_at

    async def _next(self, mark: dict[str, Any], after: UUID | None) -> Sequence[UUID]:
        """The records that come next. Whoever comes to follow from the source later than this sees its new values."""
        work = _work(self._live(), mark)
        if work is None:
            return ()
        async with self._database.reading() as session:
            found = await work.find(session, after, WINDOW)
            if mark.get("left") is None:
                many = len(found) == WINDOW
                mark["left"] = await work.how_many(session, after, MOST_COUNTED) if many else len(found)
        return found

    def _key(self, mark: dict[str, Any]) -> Key:
        return mark["form"], mark["step"], mark["source"], mark["stamp"]

    async def _goes_on(self, mark: dict[str, Any], after: UUID, done: int, seconds: float) -> bool:
        """Whether it is still ours to do from here: another change of the source begins anew."""
        now = self._clock.real()
        mark["left"] = max(mark["left"] - done, 0)
        due = now + timedelta(seconds=mark["left"] * seconds / done + 1)
        return await self._database.run(
            lambda session: went_on(session, self._key(mark), after=after, done=done, due=due, until=now + LEASE)
        )

    async def _batch(self, mark: dict[str, Any], records: Sequence[UUID], session: Session) -> None:
        live = self._live()
        work = _work(live, mark)
        if work is None:
            return
        changed = await renew(session, live, work.entity, work.fields, records)
        await follow_values(session, live, work.entity, changed, now=self._clock.real())


def _pieces(records: Sequence[UUID], pace: Pace) -> Iterator[Sequence[UUID]]:
    """As many at a time as is the pace by then."""
    place = 0
    while place < len(records):
        piece = records[place : place + pace.size]
        place += len(piece)
        yield piece


def _work(live: Any, mark: dict[str, Any]) -> _Work | None:
    """What a mark asks for; None where its form is not live any more, or nothing follows by this step."""
    try:
        found = live.by_uid("form", mark["form"])
        entity: Entity = live.entity(found.app, found.name)
    except NotFound:
        return None
    step, source = mark["step"], mark["source"]
    every_field = frozenset(entity.linkage.stored) if entity.linkage is not None else frozenset()
    if step == ALL:
        return _Work(
            entity,
            every_field,
            lambda session, after, most: every(session, entity, after=after, limit=most),
            lambda session, after, most: how_many(session, entity, after=after, limit=most),
        )
    if step == ITSELF:
        return _Work(entity, every_field, _itself(source), _one)
    dependant = dependence(live).steps.get((entity.uid, step))
    if dependant is None:
        return None
    return _Work(
        entity,
        dependant.fields,
        lambda session, after, most: waiting(session, dependant, [source], after=after, limit=most),
        lambda session, after, most: how_many_wait(session, dependant, [source], after=after, limit=most),
    )
