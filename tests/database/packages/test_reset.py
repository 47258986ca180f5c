"""The demo bank goes back to its first day, and its trail remembers that it did."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, select

from engine.audit.tables import audit_entry
from engine.clock import Clock
from engine.database.installation import claim, installation
from engine.definitions.repository import all_apps
from engine.errors import Conflict
from engine.identity import tables as t
from engine.identity.actor import SYSTEM
from engine.packages.demo.reset import empty
from engine.packages.demo.seed import seed
from engine.packages.repository import count_loaded
from engine.settings import Mode, Profile
from tests.database.packages.conftest import Workbench


async def make(bench: Workbench) -> int:
    done = await seed(
        bench.database, bench.parts, Clock(), engine="0.1.0", profile=Profile.SMALL_BANK, password="Kite-4421-Moon"
    )
    return done.records


async def claimed(bench: Workbench, mode: Mode) -> None:
    async with bench.database.transaction() as session:
        await session.execute(delete(installation))
        await claim(session, mode, Profile.SMALL_BANK, datetime(2026, 3, 2, tzinfo=UTC))


async def test_a_banks_database_is_never_emptied(bench: Workbench) -> None:
    await claimed(bench, Mode.PRODUCTION)
    with pytest.raises(Conflict, match="production data"):
        async with bench.database.transaction() as session:
            await empty(session, SYSTEM)


async def test_emptied_and_made_again_it_is_as_on_its_first_day(bench: Workbench) -> None:
    await claimed(bench, Mode.DEMO)
    first = await make(bench)
    async with bench.database.transaction() as session:
        entries = await session.scalar(select(func.count()).select_from(audit_entry))
        await empty(session, SYSTEM)
    async with bench.database.reading() as session:
        assert await all_apps(session) == []
        assert await session.scalar(select(func.count()).select_from(t.person)) == 0
        assert await session.scalar(select(func.count()).select_from(audit_entry)) == entries + 1
    assert await make(bench) == first
    async with bench.database.reading() as session:
        assert await count_loaded(session) == first
        picture = await bench.parts.live.refresh(session)
        assert picture.release("bank_base") == 1
