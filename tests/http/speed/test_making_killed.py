"""A worker that is killed while the database builds an index for it: whoever goes on ends with one whole index."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from engine.api.dependencies import Platform
from engine.jobs.worker import Worker
from tests.http.conftest import Bank, Browser
from tests.http.speed.conftest import AT, plan, settled, speed, standing
from tests.http.speed.test_indexes_kept_up import WANTED, WISH

ROOT = Path(__file__).parents[3]
BUILDING = (
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    " and state = 'active' and query ilike 'create index concurrently%' and wait_event_type = 'Lock'"
)
WHOLE = (
    "select indisvalid and indisready from pg_index join pg_class c on c.oid = indexrelid"
    " where starts_with(c.relname, 'li_')"
)


@asynccontextmanager
async def held_up(connection: asyncpg.Connection[asyncpg.Record], table: str) -> AsyncIterator[None]:
    """A writer with an open transaction: an index built beside it waits for its end."""
    writing = connection.transaction()
    await writing.start()
    await connection.execute(f"lock table {table} in row exclusive mode")
    try:
        yield
    finally:
        await writing.rollback()


async def waiting(connection: asyncpg.Connection[asyncpg.Record]) -> int:
    """The server's process that builds, once it waits."""
    for _ in range(1_200):
        if (found := await connection.fetchval(BUILDING)) is not None:
            return int(found)
        await asyncio.sleep(0.05)
    raise AssertionError("no index is built after a minute")


@asynccontextmanager
async def going_on(platform: Platform) -> AsyncIterator[None]:
    """Another worker, that looks often for what a dead one has left."""
    stop = asyncio.Event()
    handlers, clock = platform.parts["handlers"], platform.clock
    other = Worker(platform.database, handlers, clock, poll_seconds=0.2, sweep_seconds=0.3)
    task = asyncio.create_task(other.run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


@pytest.mark.faults
@pytest.mark.parametrize("with_it", [False, True], ids=["the worker", "the worker and its session"])
async def test_whoever_goes_on_after_a_kill_ends_with_one_whole_index(
    platform: Platform, bank: Bank, builder: Browser, with_it: bool
) -> None:
    async with going_on(platform):
        for each in (await speed(builder, platform))["indexes"]:
            await builder.delete(f"{AT}/list_indexes/{each['id']}")
            await settled(builder, platform, each["id"])
    told = (await builder.post(f"{AT}/list_speed/query", json=WISH)).json()
    assert told["slow"], told
    entity = platform.live.now.entity("visits", "visit")
    writer, watching = [await asyncpg.connect(platform.database.url) for _ in range(2)]
    try:
        async with held_up(writer, f"{entity.schema_name}.{entity.table_name}"):
            key = (await builder.post(f"{AT}/list_indexes", json={"slow": told["slow"]})).json()["id"]
            command = (sys.executable, "-m", "tests.http.speed.making_process", platform.database.url)
            process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
            server = await waiting(watching)
            process.kill()
            assert await process.wait() == -signal.SIGKILL
            if with_it:
                await watching.execute("select pg_terminate_backend($1, 5000)", server)
            assert await watching.fetch(WHOLE) == [(False,)], "it stands half built, and no list uses it"
            assert await _state(builder, platform, key) == "building"
        async with going_on(platform):
            assert (await settled(builder, platform, key))["state"] == "ready"
        (name,) = await standing(platform)
        assert await watching.fetch(WHOLE) == [(True,)]
        assert name in await plan(platform, bank, "rm1", WANTED)
    finally:
        await writer.close()
        await watching.close()


async def _state(builder: Browser, platform: Platform, key: str) -> Any:
    return {each["id"]: each for each in (await speed(builder, platform))["indexes"]}[key]["state"]
