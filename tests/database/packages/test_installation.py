"""A database is for a demo or for a bank, and never becomes the other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select

from engine.database.installation import claim, installation
from engine.database.session import Database
from engine.definitions.tables import app
from engine.errors import Conflict
from engine.identity.actor import SYSTEM
from engine.settings import Mode, Profile

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def unused(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(installation))
        await session.execute(delete(app))


async def claimed(database: Database, mode: Mode) -> str:
    async with database.transaction() as session:
        await claim(session, mode, Profile.SMALL_BANK, NOW)
        return str(await session.scalar(select(installation.c.mode)))


@pytest.mark.parametrize("mode", Mode)
async def test_an_unused_database_takes_the_mode_and_keeps_it(database: Database, mode: Mode) -> None:
    assert await claimed(database, mode) == mode
    assert await claimed(database, mode) == mode


async def test_a_demo_does_not_open_a_banks_database(database: Database) -> None:
    await claimed(database, Mode.PRODUCTION)
    with pytest.raises(Conflict, match="production data"):
        await claimed(database, Mode.DEMO)


async def test_a_bank_does_not_open_a_demo(database: Database) -> None:
    await claimed(database, Mode.DEMO)
    with pytest.raises(Conflict, match="demo database"):
        await claimed(database, Mode.PRODUCTION)


async def test_a_database_with_an_app_and_no_mark_is_a_banks(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(insert(app).values(name="loans", created_at=NOW, created_by=SYSTEM.person))
    with pytest.raises(Conflict, match="production data"):
        await claimed(database, Mode.DEMO)
