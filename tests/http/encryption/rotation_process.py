"""A new key and everything sealed with it, in small steps with pauses, in a process of its own that is to be killed."""

from __future__ import annotations

import asyncio
import sys

from engine.app import compose, ready
from engine.database.session import Database
from engine.records import resealing
from engine.secrets import keys
from engine.settings import Mode, Profile, Settings


async def main(url: str, *, new_key: bool) -> None:
    database = Database(url, pool_size=4)
    platform = compose(Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK), database)
    await ready(platform)
    async with database.reading() as session:
        known = keys.keys_of(session)
    assert known is not None
    if new_key:
        algorithm, now = keys.chosen(platform.settings), platform.clock.real()
        await database.run(lambda session: keys.rotate(session, known, algorithm, now))
    resealing.BATCH = 4
    print("ready", flush=True)
    await resealing.go_on(database, platform.live, platform.clock, share=0.1)
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], new_key=len(sys.argv) > 2))
