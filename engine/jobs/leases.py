"""Who holds a job, and for how long: statements on its row, each a transition of `state`.

    waiting ──claim──▶ running ──complete──▶ done
       ▲                  │ └──give_up─────▶ dead
       └──put_back────────┘   (failed: later, released or expired: at once)

A lease carries a fencing token. Whoever lost his lease (a pause longer than the lease, a network cut) finds another
token in the row and can change nothing any more.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Update, and_, case, delete, literal, select, update

from engine.database.session import ReadSession, Session
from engine.jobs.tables import DEAD, DONE, RUNNING, WAITING, job

FIRST_DELAY = timedelta(seconds=1)
LONGEST_DELAY = timedelta(minutes=10)
KEPT = timedelta(days=7)
EXPIRED = "its worker was lost"


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do one job until it runs out."""

    id: UUID
    kind: str
    payload: dict[str, Any]  # Any: JSON
    attempt: int
    fence: int


async def claim(
    session: ReadSession, kinds: Iterable[str], *, limit: int, worker: str, now: datetime, until: datetime
) -> list[Lease]:
    """Take up to `limit` jobs that are due, the longest waiting first; nobody else gets the same one."""
    due = (
        select(job.c.id)
        .where(job.c.state == WAITING, job.c.not_before <= now, job.c.kind.in_(list(kinds)))
        .order_by(job.c.not_before, job.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(job)
        .where(job.c.id.in_(due.scalar_subquery()))
        .values(state=RUNNING, attempts=job.c.attempts + 1, fence=job.c.fence + 1, lease_until=until, worker=worker)
        .returning(job.c.id, job.c.kind, job.c.payload, job.c.attempts, job.c.fence)
    )
    return [Lease(row.id, row.kind, row.payload, row.attempts, row.fence) for row in await session.rows(taken)]


async def next_due(session: ReadSession, kinds: Iterable[str]) -> datetime | None:
    """When the next waiting job is due."""
    earliest = select(job.c.not_before).where(job.c.state == WAITING, job.c.kind.in_(list(kinds)))
    found: datetime | None = await session.scalar(earliest.order_by(job.c.not_before).limit(1))
    return found


def holding(lease: Lease) -> Select[tuple[UUID]]:
    """The job's row, locked, if the lease still holds."""
    return select(job.c.id).where(_held(lease)).with_for_update()


def renew(lease: Lease, *, until: datetime) -> Update:
    """Hold it longer."""
    return update(job).where(_held(lease)).values(lease_until=until)


def complete(lease: Lease, *, now: datetime) -> Update:
    """It is done."""
    return update(job).where(_held(lease)).values(state=DONE, finished_at=now, lease_until=None, reason=None)


def give_up(lease: Lease, *, reason: str, now: datetime) -> Update:
    """It will not be tried again; a person looks at the reason."""
    return update(job).where(_held(lease)).values(state=DEAD, finished_at=now, lease_until=None, reason=reason)


def put_back(lease: Lease, *, reason: str | None, at: datetime, counted: bool = True) -> Update:
    """It waits again until `at`; `counted=False` where the attempt was broken off through no fault of its own."""
    attempts = job.c.attempts if counted else job.c.attempts - 1
    values = {"state": WAITING, "not_before": at, "lease_until": None, "reason": reason, "attempts": attempts}
    return update(job).where(_held(lease)).values(values)


async def sweep(session: Session, *, now: datetime, attempts: int) -> Sequence[Row[Any]]:
    """Take back jobs whose lease ran out, and forget those done long ago. The rows taken back, with their new state.

    Rows locked by a transaction that is finishing them are passed over.
    """
    lost = (
        select(job.c.id)
        .where(job.c.state == RUNNING, job.c.lease_until < now)
        .order_by(job.c.id)
        .limit(100)
        .with_for_update(skip_locked=True)
    )
    over = job.c.attempts >= attempts
    taken_back = (
        update(job)
        .where(job.c.id.in_(lost.scalar_subquery()))
        .values(
            state=case((over, DEAD), else_=WAITING),
            finished_at=case((over, literal(now)), else_=None),
            not_before=now,
            lease_until=None,
            reason=EXPIRED,
        )
        .returning(job.c.id, job.c.state)
    )
    rows = await session.rows(taken_back)
    old = select(job.c.id).where(job.c.state == DONE, job.c.finished_at < now - KEPT).limit(1000)
    await session.execute(delete(job).where(job.c.id.in_(old.with_for_update(skip_locked=True).scalar_subquery())))
    return rows


def delay(attempt: int) -> timedelta:
    """How long to wait after the n-th failure: doubling, with jitter, so that what failed together returns apart."""
    doubled: timedelta = FIRST_DELAY * 2 ** min(attempt - 1, 20)
    return min(doubled, LONGEST_DELAY) * random.uniform(0.5, 1.5)


def _held(lease: Lease) -> Any:  # Any: SQLAlchemy's boolean expression
    return and_(job.c.id == lease.id, job.c.fence == lease.fence, job.c.state == RUNNING)
