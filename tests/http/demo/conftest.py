"""The whole demo bank behind the application: everybody sees what his post allows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from engine.api.dependencies import Platform
from engine.app import ready
from engine.database.installation import installation
from engine.packages.demo.seed import seed
from tests.http.conftest import PASSWORD


@pytest.fixture(scope="module", autouse=True)
async def demo_bank(platform: Platform) -> None:
    """Both templates with their data."""
    settings = platform.settings
    row = {"singleton": True, "mode": "demo", "profile": "small_bank", "clock_offset": timedelta()}
    async with platform.database.transaction() as session:
        await session.execute(insert(installation).values(**row, created_at=platform.clock.real()))
    await ready(platform)
    await seed(
        platform.database,
        platform.definitions,
        platform.clock,
        engine="0.1.0",
        profile=settings.chosen_profile,
        password=PASSWORD,
    )
