"""Working alone on an app's publication: a session lock that goes when the process that holds it dies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import func, select

from engine.database.session import Database, ReadSession
from engine.definitions import repository
from engine.definitions.publication import running_publication
from engine.definitions.words import kind_label
from engine.errors import Conflict, NotFound
from engine.problems import Code

RUNNER_LOCKS = 27762
"""The first key of the lock of whoever works on an app's publication; the second is the app's id."""

UNDER_WAY = Code(
    "publication_under_way",
    zh="{who}正在发布这个应用，请等他发布完",
    en="{who} is publishing this app at the moment; wait until that is done",
)


@asynccontextmanager
async def alone(database: Database, app: str) -> AsyncIterator[None]:
    """Work on the publication of an app, and nobody else meanwhile; Conflict names who does."""
    async with database.reading() as session:
        key = (await existing_app(session, app)).id
        if not await session.scalar(select(func.pg_try_advisory_lock(RUNNER_LOCKS, key))):
            raise Conflict(UNDER_WAY, who=await _who(session, app))
        try:
            yield
        finally:
            try:
                await asyncio.shield(session.scalar(select(func.pg_advisory_unlock(RUNNER_LOCKS, key))))
            except Exception:
                session.raw.terminate()  # the lock goes with the connection


async def existing_app(session: ReadSession, app: str) -> repository.AppRow:
    """An app of this installation; NotFound when there is none of this name."""
    found = await repository.find_app(session, app)
    if found is None:
        raise NotFound(kind_label("app"), app)
    return found


async def _who(session: ReadSession, app: str) -> str:
    """Whose publication is running; it may be a moment before it is written down."""
    for _ in range(20):
        one = await running_publication(session, app)
        if one is not None:
            return one.author_name
        await asyncio.sleep(0.05)
    return "…"
