"""With administrators who are different people the demo bank comes up as well: its security administrator consents."""

from __future__ import annotations

from collections.abc import Callable

from engine.clock import Clock
from engine.packages.demo.seed import Seeded, seed
from engine.settings import Profile
from tests.database.packages.conftest import Workbench


async def test_the_demo_bank_comes_up_and_a_second_run_does_nothing(make: Callable[..., Workbench]) -> None:
    bench = make(four_eyes=True)

    async def run() -> Seeded:
        clock, profile = Clock(), Profile.SEPARATED
        return await seed(
            bench.database, bench.parts, clock, engine="0.1.0", profile=profile, password="Kite-4421-Moon"
        )

    done = await run()
    assert done.releases == 2
    assert done.records > 500
    assert await run() == Seeded(0, 0)
