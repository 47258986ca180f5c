"""The composition root: the one module that knows every part and hands each what it needs.

`compose` makes a `Platform` over a database; `create_app` the HTTP application over a platform.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

import engine
from engine.api.application import Application
from engine.api.dependencies import Platform
from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.live import Live
from engine.identity.sessions import Sessions
from engine.jobs.queue import Handlers, Queue
from engine.jobs.wake import NotifyWake
from engine.jobs.worker import Worker
from engine.kinds import StoredTable
from engine.settings import Settings


def compose(settings: Settings, database: Database, *, clock: Clock | None = None) -> Platform:
    """Everything one process works with, over one database."""
    ticking = clock or Clock()
    handlers = Handlers()
    return Platform(
        settings=settings,
        database=database,
        clock=ticking,
        live=Live({}, _no_tables),
        sessions=Sessions(database, ticking, settings),
        parts={
            "handlers": handlers,
            "queue": Queue(ticking, NotifyWake(database)),
            "worker": Worker(database, handlers, ticking, concurrency=settings.workers),
        },
    )


def create_app(platform: Platform) -> Application:
    """The HTTP application over a platform."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield

    return Application(platform, lifespan=lifespan, interface=interface_folder())


def interface_folder() -> Path | None:
    """Where the built browser application is: carried by the wheel, or built in a clone."""
    folder = Path(engine.__file__).parent / "_ui"
    return folder if folder.is_dir() else None


async def _no_tables(_: object) -> dict[tuple[str, str], StoredTable]:
    return {}
