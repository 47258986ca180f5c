"""A worker in a process of its own that does the jobs of imports, to be killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import timedelta

from engine.app import compose, ready
from engine.database.session import Database
from engine.jobs.worker import Worker
from engine.settings import Mode, Profile, Settings


async def main(url: str) -> None:
    database, stop = Database(url, pool_size=6), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK), database)
    await ready(platform)
    worker = Worker(
        database, platform.parts["handlers"], platform.clock, lease=timedelta(seconds=2), poll_seconds=0.3,
        sweep_seconds=0.4,
    )  # fmt: skip
    print("ready", flush=True)
    await worker.run(stop)
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
