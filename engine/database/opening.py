"""From settings to a database in use: the one of DATABASE_URL, or the embedded one in the data folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg
import structlog
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from engine.database.embedded import EmbeddedServer
from engine.database.embedded.binaries import FLOOR
from engine.database.session import Database
from engine.errors import Unavailable
from engine.problems import Code
from engine.settings import Settings

UNREACHABLE = Code(
    "database_unreachable",
    zh="连不上数据库 {address}：{reason}。请检查 DATABASE_URL",
    en="The database at {address} cannot be reached: {reason}. Check DATABASE_URL",
)
TOO_OLD = Code(
    "database_too_old",
    zh="{address} 是 PostgreSQL {version}，至少需要 {floor}",
    en="{address} is PostgreSQL {version}; at least {floor} is needed",
)
CHECK_SECONDS = 1.0
log = structlog.get_logger(__name__)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """A database for the length of a process; an embedded server is kept running meanwhile and left at the end."""
    if settings.database_url is not None:
        database = _database(settings.database_url, settings)
        try:
            await _make_sure(database)
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


async def _make_sure(database: Database) -> None:
    """A server answers at the address and is new enough; else a sentence that says what helps, without the password."""
    address = make_url(database.url).render_as_string()  # hides the password
    try:
        async with database.reading() as session:
            version = session.raw.get_server_version()
    except (OSError, TimeoutError, DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise Unavailable(UNREACHABLE, address=address, reason=str(cause) or type(cause).__name__) from error
    if version.major < FLOOR:
        raise Unavailable(TOO_OLD, address=address, version=f"{version.major}.{version.minor}", floor=FLOOR)


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
