"""The whole demo bank behind the application: everybody sees what his post allows."""

from __future__ import annotations

import pytest

from engine.api.dependencies import Platform
from engine.packages.demo.seed import seed
from tests.http.conftest import PASSWORD


@pytest.fixture(scope="module", autouse=True)
async def demo_bank(platform: Platform) -> None:
    """Both templates with their data."""
    settings = platform.settings
    await seed(
        platform.database,
        platform.definitions,
        platform.clock,
        engine="0.1.0",
        profile=settings.chosen_profile,
        password=PASSWORD,
    )
