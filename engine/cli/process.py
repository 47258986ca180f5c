"""What every command that touches the database does first: read the settings, open, bring up to date, compose."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from engine.settings import Mode, Profile, Settings

if TYPE_CHECKING:
    from engine.api.dependencies import Platform
    from engine.database.session import Database

Result = TypeVar("Result")


@asynccontextmanager
async def platform(settings: Settings, *, in_any_mode: bool = False) -> AsyncIterator[Platform]:
    """The composed platform over the installation's database, migrated; everything is closed at the end.

    `in_any_mode` takes the mode of the database, demo or production, instead of insisting on the one in the settings.
    """
    from engine.app import compose, ready
    from engine.cli.logs import configure
    from engine.database.installation import claim
    from engine.database.migrations import migrate
    from engine.database.opening import opened

    configure(settings.log_level)
    async with opened(settings) as database:
        await migrate(database.url)
        if in_any_mode:
            settings = await _as_installed(settings, database)
        composed = compose(settings, database)
        now = composed.clock.real()
        await database.run(lambda session: claim(session, settings.mode, settings.chosen_profile, now))
        await ready(composed)
        yield composed


async def _as_installed(settings: Settings, database: Database) -> Settings:
    from sqlalchemy import select

    from engine.database.installation import installation

    async with database.reading() as session:
        row = await session.row(select(installation.c.mode, installation.c.profile))
    if row is None:
        return settings
    return settings.model_copy(update={"mode": Mode(row.mode), "profile": settings.profile or Profile(row.profile)})


def run(work: Callable[[Platform], Awaitable[Result]], settings: Settings | None = None) -> Result:
    """Do one thing with the platform and close it: the whole body of a short command."""

    async def whole() -> Result:
        async with platform(settings or Settings(), in_any_mode=True) as composed:
            return await work(composed)

    return run_async(whole())


def run_async(whole: Awaitable[Result]) -> Result:
    """Run to the end on the fast event loop."""
    import uvloop

    async def awaited() -> Result:
        return await whole

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(awaited())


@asynccontextmanager
async def until_stopped() -> AsyncIterator[asyncio.Event]:
    """An event that is set when the process is asked to stop (Ctrl-C, SIGTERM)."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
