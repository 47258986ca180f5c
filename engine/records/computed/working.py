"""What works off the marks: batch after batch, each a transaction of its own, no faster than half of what it could.

Killed at any point it goes on after the last batch; a source that changes meanwhile begins anew. A batch holds its
records, so that whoever writes one of them waits for one batch at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any
from uuid import UUID
from weakref import ReferenceType, ref

from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.errors import NotFound
from engine.records.computed.dependence import ALL, ITSELF, dependence
from engine.records.computed.following import follow_values, renew
from engine.records.computed.marking import Key, finished, take, went_on
from engine.records.computed.shapes import reconcile
from engine.records.computed.statements import every, waiting
from engine.records.entity import Entity

BATCH = 500
LEASE = timedelta(seconds=20)
LONGEST_PAUSE = 1.0
MOST_COUNTED = 200_000
"""As many of what is left are counted to tell when it is done."""

Fields = frozenset[str]
Find = Callable[[ReadSession, UUID | None, int], Awaitable[Sequence[UUID]]]
"""The records to work out after one of them, at most so many."""


async def _none(_: ReadSession, __: UUID | None, ___: int) -> Sequence[UUID]:
    return ()


def _itself(source: UUID) -> Find:
    async def find(_: ReadSession, after: UUID | None, __: int) -> Sequence[UUID]:
        return () if after is not None else (source,)

    return find


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
        looked_at, after = 0, mark["after"]
        while True:
            began = perf_counter()
            batch = await self._database.run(partial(self._batch, mark, after))
            looked_at += len(batch)
            if len(batch) < BATCH:
                await self._database.run(lambda session: finished(session, self._key(mark)))
                return looked_at
            after = batch[-1]
            await asyncio.sleep(min(perf_counter() - began, LONGEST_PAUSE))
            if not await self._goes_on(mark, after, len(batch), perf_counter() - began):
                return looked_at

    def _key(self, mark: dict[str, Any]) -> Key:
        return mark["form"], mark["step"], mark["source"], mark["stamp"]

    async def _goes_on(self, mark: dict[str, Any], after: UUID, done: int, seconds: float) -> bool:
        """Whether it is still ours to do from here: another change of the source begins anew."""
        now = self._clock.real()
        due = await self._due(mark, after, done / max(seconds, 0.001), now)
        return await self._database.run(
            lambda session: went_on(session, self._key(mark), after=after, done=done, due=due, until=now + LEASE)
        )

    async def _due(self, mark: dict[str, Any], after: UUID, rate: float, now: datetime) -> datetime:
        """When it should be done: what is left is counted up to a limit, once in a while."""
        if mark.get("left") is None:
            async with self._database.reading() as session:
                entity, _, find = _work(self._live(), mark)
                left = await find(session, after, MOST_COUNTED) if entity is not None else []
            mark["left"] = len(left)
        else:
            mark["left"] = max(mark["left"] - BATCH, 0)
        return now + timedelta(seconds=mark["left"] / max(rate, 1) + 1)

    async def _batch(self, mark: dict[str, Any], after: UUID | None, session: Session) -> Sequence[UUID]:
        live = self._live()
        entity, fields, find = _work(live, mark)
        if entity is None:
            return ()
        found = await find(session, after, BATCH)
        changed = await renew(session, live, entity, fields, found)
        await follow_values(session, live, entity, changed, now=self._clock.real())
        return found


def _work(live: Any, mark: dict[str, Any]) -> tuple[Entity | None, Fields, Find]:
    """The form, its fields to work out, and how to find its records; no form where it is not live any more."""
    try:
        found = live.by_uid("form", mark["form"])
        entity: Entity = live.entity(found.app, found.name)
    except NotFound:
        return None, frozenset(), _none
    step, source = mark["step"], mark["source"]
    every_field = frozenset(entity.linkage.stored) if entity.linkage is not None else frozenset()
    if step == ALL:
        return entity, every_field, lambda session, after, most: every(session, entity, after=after, limit=most)
    if step == ITSELF:
        return entity, every_field, _itself(source)
    dependant = dependence(live).steps.get((entity.uid, step))
    if dependant is None:
        return None, frozenset(), _none
    return (
        entity,
        dependant.fields,
        lambda session, after, most: waiting(session, dependant, [source], after=after, limit=most),
    )
