"""The port of background work: put a job into the transaction that needs it done; say who does jobs of a kind.

    handlers.add("publish", go_on_publishing)
    await queue.enqueue(session, "publish", {"publication": str(publication.id)})

A job exists when its transaction is committed and not before. Who may do it is decided by its row (`leases`); the
wake-up sent after the commit only makes that soon. Losing it costs seconds (`worker.POLL_SECONDS`), never the job.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from sqlalchemy import insert

from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.jobs.tables import WAITING, job

if TYPE_CHECKING:
    from engine.jobs.task import Task

Payload = Mapping[str, Any]
"""What a handler needs to know: ids, never copies of records. Any: it is JSON."""

Handler = Callable[["Task"], Awaitable[None]]
ATTEMPTS = 8


class JobFailed(Exception):
    """No further attempt would help; its text is kept as the reason, so it names no values people typed."""


class Wake(Protocol):
    """How workers learn that there is something to do."""

    async def send(self, job_id: UUID) -> None:
        """Wake a worker, anywhere; may be lost."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """Who does jobs of a kind, and how often it is tried."""

    handler: Handler
    attempts: int


class Handlers:
    """Who does what, filled by the composition root."""

    def __init__(self) -> None:
        self._work: dict[str, Work] = {}

    def add(self, kind: str, handler: Handler, *, attempts: int = ATTEMPTS) -> None:
        """Do jobs of this kind with this handler, which may be called again after any failure."""
        if kind in self._work:
            raise ValueError(f"two handlers for jobs of kind {kind!r}")
        self._work[kind] = Work(handler, attempts)

    def __getitem__(self, kind: str) -> Work:
        return self._work[kind]

    def kinds(self) -> Iterable[str]:
        """The kinds this process can do; others are left to processes that can."""
        return self._work.keys()


class Queue:
    """Puts jobs."""

    def __init__(self, clock: Clock, wake: Wake) -> None:
        self._clock = clock
        self._wake = wake

    async def enqueue(
        self, session: Session, kind: str, payload: Payload, *, not_before: datetime | None = None
    ) -> UUID:
        """Have this done once the transaction is committed, and not before an instant of real time."""
        now, job_id = self._clock.real(), new_id()
        row = {
            "id": job_id,
            "kind": kind,
            "payload": dict(payload),
            "state": WAITING,
            "not_before": not_before or now,
            "attempts": 0,
            "fence": 0,
            "created_at": now,
        }
        await session.execute(insert(job), row)
        if not_before is None or not_before <= now:
            session.after_commit(lambda: self._wake.send(job_id))
        return job_id
