"""One attempt at a job, as its handler sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.jobs.leases import Lease, complete, holding
from engine.jobs.queue import Payload


class LeaseLost(Exception):
    """The job is somebody else's by now; whatever this attempt has not committed must not be."""


class Task:
    """A job in hand.

    Effects belong into `transaction()`, which begins by checking that the job is still ours. A handler whose last
    transaction calls `finish` has its effects exactly once; one that just returns may have them again after a crash.
    """

    def __init__(self, lease: Lease, database: Database, clock: Clock) -> None:
        self._lease = lease
        self._clock = clock
        self.database = database
        self.is_finished = False

    @property
    def payload(self) -> Payload:
        """What the job is about."""
        return self._lease.payload

    @property
    def attempt(self) -> int:
        """1 the first time."""
        return self._lease.attempt

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """A transaction that nobody who lost the job can commit."""
        async with self.database.transaction() as session:
            if await session.scalar(holding(self._lease)) is None:
                raise LeaseLost
            yield session

    async def finish(self, session: Session) -> None:
        """Mark the job done in this transaction."""
        done = await session.execute(complete(self._lease, now=self._clock.real()))
        if done.rowcount != 1:
            raise LeaseLost
        session.after_commit(self._finished)

    def _finished(self) -> None:
        self.is_finished = True
