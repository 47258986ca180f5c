"""Bringing the platform's own tables up to date, from a clone or from an installed wheel.

Any number of processes may start at once: one advisory lock lets the first do the work and the others find it done. All
steps are one transaction, so a failed migration leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, func, select, table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

import engine
from engine.database.failure import sqlstate
from engine.database.metadata import SCHEMA
from engine.database.session import ReadSession, server_settings, sqlalchemy_url

UNDEFINED_TABLE, INVALID_SCHEMA = "42P01", "3F000"
version = table("migration", column("version_num"), schema=SCHEMA)
"""Alembic's own table."""

MIGRATION_LOCK = 0x6C71_0001
"""The key of the advisory lock (`lq`, 1)."""


async def migrate(url: str) -> str:
    """Bring the database up to date and return the revision it is at."""
    connect_args = {"server_settings": server_settings(0, 0)}
    target = create_async_engine(sqlalchemy_url(url), poolclass=NullPool, connect_args=connect_args)
    try:
        async with target.begin() as connection:
            await connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            await connection.run_sync(_upgrade)
    finally:
        await target.dispose()
    return newest()


def newest() -> str:
    """The last revision this build carries."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RuntimeError(f"there are no migrations in {folder()}")
    return head


async def present(session: ReadSession) -> str | None:
    """The revision the database is at, or None where nothing was ever migrated."""
    try:
        found: str | None = await session.scalar(select(version.c.version_num))
    except DBAPIError as error:
        if sqlstate(error) in (UNDEFINED_TABLE, INVALID_SCHEMA):
            return None
        raise
    return found


def folder() -> Path:
    """Where the migrations are: inside the installed package, or beside it in a clone."""
    package = Path(engine.__file__).parent
    carried = package / "_migrations"
    return carried if carried.is_dir() else package.parent / "migrations"


def _upgrade(connection: Connection) -> None:
    connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    # ConfigParser would read a % in the path as interpolation
    config.set_main_option("script_location", str(folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
