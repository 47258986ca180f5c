"""Background jobs: done once, by somebody, after the commit, whatever goes wrong."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update

from engine.database.session import Database
from engine.jobs import leases
from engine.jobs.queue import Handlers, JobFailed, Queue
from engine.jobs.tables import DEAD, DONE, RUNNING, WAITING, job
from engine.jobs.task import LeaseLost, Task
from engine.jobs.wake import NotifyWake
from engine.jobs.worker import Worker
from tests.jobs.worker_process import done
from tests.support.jobs import CLOCK, finished, has, in_state, put, states, until


class DeafWake:
    """Wakes nobody: every wake-up is lost."""

    async def send(self, job_id: UUID) -> None:
        return None


@asynccontextmanager
async def working(database: Database, handlers: Handlers, **changed: object) -> AsyncIterator[Worker]:
    stop = asyncio.Event()
    chosen: dict[str, object] = {"poll_seconds": 0.3, "sweep_seconds": 0.2} | changed
    worker = Worker(database, handlers, CLOCK, **chosen)  # type: ignore[arg-type]
    running = asyncio.create_task(worker.run(stop))
    await asyncio.sleep(0.1)
    try:
        yield worker
    finally:
        stop.set()
        await running


async def test_a_stopped_worker_hands_back_what_it_could_not_finish(monkeypatch, database: Database) -> None:
    monkeypatch.setattr("engine.jobs.worker.GRACE_SECONDS", 0.1)
    handlers = Handlers()

    async def forever(task: Task) -> None:
        await asyncio.sleep(60)

    handlers.add("note", forever)
    async with working(database, handlers):
        await put(database, 1)
        await until(lambda: in_state(database, RUNNING, 1))
    async with database.reading() as session:
        row = await session.row(select(job.c.state, job.c.attempts))
    assert row is not None
    assert tuple(row) == (WAITING, 0)


@pytest.mark.parametrize("first", ["raw", "core"])
async def test_a_job_of_a_rolled_back_transaction_never_runs(database: Database, first: str) -> None:
    """SQLAlchemy begins lazily: without our own BEGIN, a raw first statement would survive the rollback."""
    queue, sent = Queue(CLOCK, NotifyWake(database)), []
    with pytest.raises(LookupError):
        async with database.transaction() as session:
            if first == "raw":
                await session.raw.execute("INSERT INTO trial.done VALUES (7, 'raw')")
            await queue.enqueue(session, "note", {"number": 1})
            session.after_commit(lambda: sent.append(1))
            raise LookupError
    handlers = Handlers()
    handlers.add("note", _note("w"))
    async with working(database, handlers, poll_seconds=0.05):
        await asyncio.sleep(0.3)
    assert (await states(database), await finished(database), sent) == ({}, [], [])


async def test_a_wake_up_comes_within_a_moment_of_the_commit(database: Database) -> None:
    handlers = Handlers()
    handlers.add("note", _note("w"))
    async with working(database, handlers, poll_seconds=30):
        await asyncio.sleep(0.2)
        began = time.monotonic()
        await put(database, 1)
        await until(lambda: has(database, 1))
        assert time.monotonic() - began < 10, "a poll would take thirty"


async def test_a_lost_wake_up_costs_a_poll_and_not_the_job(database: Database) -> None:
    handlers = Handlers()
    handlers.add("note", _note("w"))
    async with working(database, handlers):
        await put(database, 1, queue=Queue(CLOCK, DeafWake()))
        await until(lambda: has(database, 1), seconds=3)


async def test_a_worker_whose_listening_connection_was_cut_hears_again(database: Database) -> None:
    handlers = Handlers()
    handlers.add("note", _note("w"))
    async with working(database, handlers, poll_seconds=30):
        async with database.reading() as session:
            await session.raw.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
            )
        await asyncio.sleep(1)
        await put(database, 1)
        await until(lambda: has(database, 1), seconds=3)


async def test_a_job_waits_for_its_time(database: Database) -> None:
    handlers, queue = Handlers(), Queue(CLOCK, NotifyWake(database))
    handlers.add("note", _note("w"))
    async with working(database, handlers, poll_seconds=30):
        async with database.transaction() as session:
            later = CLOCK.real() + timedelta(seconds=0.5)
            await queue.enqueue(session, "note", {"number": 1}, not_before=later)
        await put(database, 2)
        await until(lambda: has(database, 1))
        assert [number for number, _ in await finished(database)] == [2]
        await until(lambda: has(database, 2))
        assert CLOCK.real() >= later


async def test_a_failing_job_is_tried_again_and_then_dead_with_a_reason_that_quotes_nobody(
    monkeypatch, database: Database
) -> None:
    monkeypatch.setattr(leases, "FIRST_DELAY", timedelta(seconds=0.01))
    handlers, tries = Handlers(), []

    async def fail(task: Task) -> None:
        tries.append(task.attempt)
        raise ValueError("13800001111 is not a number")

    handlers.add("note", fail, attempts=3)
    async with working(database, handlers):
        await put(database, 1)
        await until(lambda: in_state(database, DEAD, 1))
    async with database.reading() as session:
        reason = await session.scalar(select(job.c.reason))
    assert tries == [1, 2, 3]
    assert reason.startswith("builtins.ValueError at ")
    assert "13800001111" not in reason


async def test_a_job_that_says_it_is_hopeless_is_not_tried_again(database: Database) -> None:
    handlers = Handlers()

    async def hopeless(task: Task) -> None:
        raise JobFailed("the publication was cancelled")

    handlers.add("note", hopeless)
    async with working(database, handlers):
        await put(database, 1)
        await until(lambda: in_state(database, DEAD, 1))
    async with database.reading() as session:
        assert await session.scalar(select(job.c.reason)) == "the publication was cancelled"


async def test_who_lost_the_lease_commits_nothing(database: Database) -> None:
    await put(database, 1)
    now = CLOCK.real()
    async with database.reading() as session:
        [first] = await leases.claim(session, ["note"], limit=1, worker="slow", now=now, until=now)
    async with database.transaction() as session:
        [taken_back] = await leases.sweep(session, now=now + timedelta(seconds=1), attempts=8)
    assert taken_back.state == WAITING
    async with database.reading() as session:
        later = now + timedelta(seconds=2)
        [second] = await leases.claim(
            session, ["note"], limit=1, worker="quick", now=later, until=later + timedelta(hours=1)
        )
    slow, quick = Task(first, database, CLOCK), Task(second, database, CLOCK)
    with pytest.raises(LeaseLost):
        async with slow.transaction() as session:
            await session.execute(insert(done), {"job": 1, "worker": "slow"})
    async with quick.transaction() as session:
        await session.execute(insert(done), {"job": 1, "worker": "quick"})
        await quick.finish(session)
    assert await finished(database) == [(1, "quick")]


async def test_jobs_of_a_kind_nobody_here_knows_are_left_for_who_does(database: Database) -> None:
    handlers = Handlers()
    handlers.add("other", _note("w"))
    async with working(database, handlers, poll_seconds=0.05):
        await put(database, 1)
        await asyncio.sleep(0.3)
    assert await states(database) == {WAITING: 1}


async def test_what_was_done_long_ago_is_forgotten_and_what_died_is_kept(database: Database) -> None:
    await put(database, 1, 2)
    old = datetime.now(UTC) - leases.KEPT - timedelta(days=1)
    async with database.transaction() as session:
        ids = [row.id for row in await session.rows(select(job.c.id))]
        for job_id, state in zip(ids, (DONE, DEAD), strict=True):
            await session.execute(update(job).where(job.c.id == job_id).values(state=state, finished_at=old))
        await leases.sweep(session, now=CLOCK.real(), attempts=8)
    assert await states(database) == {DEAD: 1}


@pytest.mark.parametrize(("attempt", "least", "most"), [(1, 0.5, 1.5), (2, 1, 3), (5, 8, 24), (60, 300, 900)])
def test_the_delay_doubles_to_a_limit_and_is_jittered(attempt: int, least: float, most: float) -> None:
    delays = {leases.delay(attempt).total_seconds() for _ in range(50)}
    assert least <= min(delays) <= max(delays) <= most
    assert len(delays) > 10


def _note(name: str) -> Callable[[Task], Awaitable[None]]:
    async def note(task: Task) -> None:
        async with task.transaction() as session:
            await session.execute(insert(done), {"job": task.payload["number"], "worker": name})
            await task.finish(session)

    return note
