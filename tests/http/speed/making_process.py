"""A worker in a process of its own that makes indexes of lists until it is killed."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from engine.app import compose, ready
from engine.database.session import Database
from engine.jobs.worker import Worker
from engine.settings import Mode, Profile, Settings


async def main(url: str) -> None:
    database = Database(url, pool_size=4)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK), database)
    await ready(platform)
    async with database.reading() as session:
        await platform.live.refresh(session)
    lease = timedelta(seconds=1)
    await Worker(database, platform.parts["handlers"], platform.clock, lease=lease, poll_seconds=0.2).run(
        asyncio.Event()
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
