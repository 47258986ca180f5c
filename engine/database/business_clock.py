"""Business time: how far it runs ahead is kept in the database and shared by all processes. Only a demo moves it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from engine.clock import Clock
from engine.database.installation import installation
from engine.database.session import ReadSession, Session

CHANNEL = "langqiao_clock"


async def read(session: ReadSession, clock: Clock) -> None:
    """Set this process's clock to what the database says."""
    offset = await session.scalar(select(installation.c.clock_offset))
    clock.offset = offset if offset is not None else timedelta()


async def advance(session: Session, clock: Clock, by: timedelta) -> None:
    """Move business time on, for everybody. This process has moved when the transaction is committed."""
    moved = update(installation).values(clock_offset=installation.c.clock_offset + by)
    offset = await session.scalar(moved.returning(installation.c.clock_offset))
    if offset is None:
        return
    await session.execute(select(func.pg_notify(CHANNEL, "")))

    def set_here() -> None:
        clock.offset = offset

    session.after_commit(set_here)
