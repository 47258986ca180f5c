"""Putting jobs and looking at what became of them; `done` is where the jobs of these tests leave a mark."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable

from sqlalchemy import select

from engine.clock import Clock
from engine.database.session import Database
from engine.jobs.queue import Queue
from engine.jobs.tables import job
from engine.jobs.wake import NotifyWake
from tests.jobs.worker_process import done

CLOCK = Clock()


async def put(database: Database, *numbers: int, queue: Queue | None = None) -> None:
    chosen = queue or Queue(CLOCK, NotifyWake(database))
    async with database.transaction() as session:
        for number in numbers:
            await chosen.enqueue(session, "note", {"number": number})


async def states(database: Database) -> Counter[str]:
    async with database.reading() as session:
        return Counter(row.state for row in await session.rows(select(job.c.state)))


async def finished(database: Database) -> list[tuple[int, str]]:
    async with database.reading() as session:
        return [
            (row.job, row.worker) for row in await session.rows(select(done.c.job, done.c.worker).order_by(done.c.job))
        ]


async def until(claim: Callable[[], Awaitable[bool]], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not await claim():
        assert time.monotonic() < end, "waited too long"
        await asyncio.sleep(0.02)


async def has(database: Database, count: int) -> bool:
    return len(await finished(database)) >= count


async def in_state(database: Database, state: str, count: int) -> bool:
    return (await states(database))[state] >= count
