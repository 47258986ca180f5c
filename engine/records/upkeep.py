"""What the record layer has done by the clock: months of changes made ahead, old idempotency keys forgotten."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Integer, delete, func, select

from engine.clock import Clock
from engine.database.session import Session
from engine.records.tables import idempotency

MONTHS_AHEAD = 4
KEPT = timedelta(hours=48)
"""How long a key stands for the request it was sent with."""


async def make_months(session: Session, clock: Clock) -> int:
    """Make this month of the change table and those ahead; how many were missing."""
    made = select(func.platform.make_change_months(clock.business().date(), MONTHS_AHEAD, type_=Integer))
    return int(await session.scalar(made) or 0)


async def forget_keys(session: Session, clock: Clock) -> None:
    """Drop keys nobody will send again."""
    await session.execute(delete(idempotency).where(idempotency.c.created_at < clock.business() - KEPT))
