"""Options brought together in small steps, in a process of its own that ends in the middle of one: all of the step is
written and nothing committed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Any
from uuid import UUID

from engine.app import compose, ready
from engine.database.session import Database
from engine.records.merging import working
from engine.settings import Mode, Profile, Settings


class Killed(working.Merging):
    """Is gone in the step after so many."""

    steps_left = 0

    async def _step(self, *arguments: Any) -> tuple[UUID | None, int]:
        made = await super()._step(*arguments)
        self.steps_left -= made[1] > 0
        if self.steps_left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return made


async def main(url: str, steps: int) -> None:
    database = Database(url, pool_size=4)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK), database)
    await ready(platform)
    working.BATCH = 4
    merging = Killed(database, platform.live, platform.clock)
    merging.steps_left = steps
    await merging.perform()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
