"""Doing jobs: claim what is due, do several at once, hold the leases meanwhile, stop gracefully."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import traceback
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import structlog
from sqlalchemy import Update

from engine.clock import Clock
from engine.database.notify import Listener
from engine.database.session import Database
from engine.jobs import leases
from engine.jobs.leases import Lease
from engine.jobs.queue import ATTEMPTS, Handlers, JobFailed
from engine.jobs.tables import DEAD
from engine.jobs.task import LeaseLost, Task
from engine.jobs.wake import CHANNEL

POLL_SECONDS = 5.0  # what a lost wake-up costs at most
SWEEP_SECONDS = 10.0
LEASE = timedelta(seconds=30)
GRACE_SECONDS = 8.0
log = structlog.get_logger(__name__)


class Worker:
    """Works on jobs of the kinds it has handlers for, until told to stop. Any number may share a database."""

    def __init__(
        self,
        database: Database,
        handlers: Handlers,
        clock: Clock,
        *,
        concurrency: int = 4,
        lease: timedelta = LEASE,
        poll_seconds: float = POLL_SECONDS,
        sweep_seconds: float = SWEEP_SECONDS,
    ) -> None:
        self._database = database
        self._handlers = handlers
        self._clock = clock
        self._concurrency = concurrency
        self._lease = lease
        self._poll_seconds = poll_seconds
        self._sweep_seconds = sweep_seconds
        self._name = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:6]}"
        self._running: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then no job is begun, those in hand get a few seconds and the rest goes back."""
        listener = Listener(self._database.url)
        listener.on(CHANNEL, lambda _: self._woken.set())
        listener.on_stale(self._woken.set)
        told = asyncio.create_task(self._tell(stop))
        async with listener:
            sweeping = asyncio.create_task(self._sweep_regularly(), name="sweeper")
            try:
                while not stop.is_set():
                    await self._turn()
            finally:
                for task in (sweeping, told):
                    task.cancel()
                await self._wind_down()

    async def _tell(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._woken.set()

    async def _turn(self) -> None:
        """Claim what fits, then sleep until something may have changed."""
        self._woken.clear()
        free = self._concurrency - len(self._running)
        wait = self._poll_seconds
        try:
            claimed = await self._claim(free) if free else []
            if free and len(claimed) < free:
                wait = await self._until_due()
        except Exception:  # the database is away; poll until it is back
            log.exception("claim_failed")
            claimed = []
        for lease in claimed:
            task = asyncio.create_task(self._do(lease), name=f"job {lease.kind}")
            self._running.add(task)
            task.add_done_callback(self._ended)
        if len(claimed) == free and free:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), wait)

    async def _claim(self, limit: int) -> list[Lease]:
        now = self._clock.real()
        async with self._database.reading() as session:
            return await leases.claim(
                session,
                self._handlers.kinds(),
                limit=limit,
                worker=self._name,
                now=now,
                until=now + self._lease,
            )

    async def _until_due(self) -> float:
        async with self._database.reading() as session:
            due = await leases.next_due(session, self._handlers.kinds())
        if due is None:
            return self._poll_seconds * random.uniform(0.8, 1.2)
        return min(max((due - self._clock.real()).total_seconds(), 0.01), self._poll_seconds)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._woken.set()

    async def _do(self, lease: Lease) -> None:
        task = Task(lease, self._database, self._clock)
        work = self._handlers[lease.kind]
        holding = asyncio.create_task(self._hold(lease))
        try:
            await work.handler(task)
            if not task.is_finished:
                async with task.transaction() as session:
                    await task.finish(session)
        except LeaseLost:
            log.warning("job_lost", kind=lease.kind, job=str(lease.id))
        except asyncio.CancelledError:
            await self._change(leases.put_back(lease, reason="stopped", at=self._clock.real(), counted=False))
            raise
        except Exception as error:
            await self._failed(lease, error, attempts=work.attempts)
        finally:
            holding.cancel()

    async def _failed(self, lease: Lease, error: Exception, *, attempts: int) -> None:
        now, reason = self._clock.real(), _reason(error)
        is_last = isinstance(error, JobFailed) or lease.attempt >= attempts
        log.error("job_dead" if is_last else "job_failed", kind=lease.kind, job=str(lease.id), exc_info=error)
        if is_last:
            await self._change(leases.give_up(lease, reason=reason, now=now))
        else:
            await self._change(leases.put_back(lease, reason=reason, at=now + leases.delay(lease.attempt)))

    async def _hold(self, lease: Lease) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            await self._change(leases.renew(lease, until=self._clock.real() + self._lease))

    async def _change(self, statement: Update) -> None:
        """Change the job's row; where that fails its lease runs out, and the sweeper does the rest."""
        try:
            async with self._database.reading() as session:
                await session.execute(statement)
        except Exception:
            log.exception("job_row_not_changed")

    async def _sweep_regularly(self) -> None:
        while True:
            await asyncio.sleep(self._sweep_seconds * random.uniform(0.5, 1.0))
            try:
                async with self._database.transaction() as session:
                    found = await leases.sweep(session, now=self._clock.real(), attempts=ATTEMPTS)
                for row in found:
                    log.warning("job_dead" if row.state == DEAD else "job_taken_back", job=str(row.id))
                if found:
                    self._woken.set()
            except Exception:
                log.exception("sweep_failed")

    async def _wind_down(self) -> None:
        if self._running:
            await asyncio.wait(self._running, timeout=GRACE_SECONDS)
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def _reason(error: Exception) -> str:
    """What failed and where; the text of a foreign error may quote what somebody typed, so it is left out."""
    if isinstance(error, JobFailed):
        return str(error)[:500]
    places = traceback.extract_tb(error.__traceback__)
    where = f" at {places[-1].filename}:{places[-1].lineno}" if places else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{where}"[:500]
