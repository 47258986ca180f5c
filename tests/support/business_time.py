"""Business time in tests: moved where the platform keeps it, since every process follows the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy.dialects.postgresql import insert

from engine.clock import Clock
from engine.database import business_clock
from engine.database.installation import installation
from engine.database.session import Database


@asynccontextmanager
async def later(database: Database, clock: Clock, by: timedelta) -> AsyncIterator[None]:
    """What is inside happens so much later."""
    row = {"singleton": True, "mode": "demo", "profile": "small_bank", "clock_offset": timedelta()}
    async with database.transaction() as session:
        await session.execute(insert(installation).values({**row, "created_at": clock.real()}).on_conflict_do_nothing())
        await business_clock.advance(session, clock, by)
    try:
        yield
    finally:
        async with database.transaction() as session:
            await business_clock.advance(session, clock, -by)
