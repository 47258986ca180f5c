"""From settings to a database in use: the one of DATABASE_URL, or the embedded one in the data folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from engine.database.embedded import EmbeddedServer
from engine.database.session import Database
from engine.settings import Settings

CHECK_SECONDS = 1.0
log = structlog.get_logger(__name__)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """A database for the length of a process; an embedded server is kept running meanwhile and left at the end."""
    if settings.database_url is not None:
        database = _database(settings.database_url, settings)
        try:
            yield database
        finally:
            await database.dispose()
        return
    server = await asyncio.to_thread(EmbeddedServer.join, settings.data / "postgres")
    database = _database(server.url, settings)
    keeper = asyncio.create_task(_keep(server), name="embedded-postgres")
    try:
        yield database
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper
        await database.dispose()
        await asyncio.to_thread(server.leave)


def _database(url: str, settings: Settings) -> Database:
    return Database(
        url,
        pool_size=settings.pool_size,
        statement_timeout=settings.statement_timeout,
        idle_timeout=settings.idle_timeout,
    )


async def _keep(server: EmbeddedServer) -> None:
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        try:
            if await asyncio.to_thread(server.check):
                log.warning("embedded_postgres_restarted", reason="its supervisor was gone")
        except Exception:
            log.exception("embedded_postgres_not_restarted")
