"""What is live in this process: every app's live release, compiled on first use, kept until a newer one is published.

`Live` is one per process. `live.now` is an immutable picture of all releases at one moment; a request takes it once and
works with it to its end. A NOTIFY and a poll tell the process of new releases; neither is trusted by a write, which
reads the release stamps under the shared lock of the apps it touches (`hold`) and reloads when they differ.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

import structlog
from sqlalchemy import Integer, Select, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.notify import Listener
from engine.database.session import Database, ReadSession
from engine.definitions.picture import LiveDefinition, Picture
from engine.definitions.repository import all_apps, live_items, live_sources
from engine.definitions.scope import Kinds, Landscape, ReadModels
from engine.definitions.source import Source
from engine.kinds import StoredTable

__all__ = ["CHANNEL", "TABLES_CHANNEL", "Live", "LiveDefinition", "Picture", "hold_releases"]

CHANNEL = "langqiao_release"
TABLES_CHANNEL = "langqiao_tables"
"""Where it is told that tables of live releases have got something that no release brought."""

POLL_SECONDS = 2.0
log = structlog.get_logger(__name__)

Tables = Callable[[ReadSession], Awaitable[Mapping[tuple[str, str], StoredTable]]]


def hold_releases() -> Select[tuple[int, int | None]]:
    """The first statement of a write: take the shared locks of the apps `:apps` (ids) and read their release stamps.

    Its rows are (app_id, live_release), read after the locks were got. Who wants to save a round trip joins something
    to it: `platform.hold_releases($1)` is a table in SQL.
    """
    held = func.platform.hold_releases(bindparam("apps", type_=ARRAY(Integer))).table_valued(
        column("app_id", Integer), column("live_release", Integer)
    )
    return select(held.c.app_id, held.c.live_release)


class Live:
    """The present picture of this process, and how it is renewed."""

    def __init__(self, kinds: Kinds, tables: Tables) -> None:
        """`tables` says where the records of every form are (`StepExecutor.tables`)."""
        self._kinds = kinds
        self._tables = tables
        self._models = ReadModels()
        self._versions: dict[UUID, Source] = {}
        self._now = Picture(Landscape(kinds, ()), {}, {})
        self._told = asyncio.Event()
        self._loading = asyncio.Lock()
        self._begun = self._loaded = 0  # loads, counted
        self._epoch = -1
        self._tables_told = self._tables_read = 0  # changes of tables no release brought, counted

    @property
    def now(self) -> Picture:
        """The picture at this moment. Take it once per request."""
        return self._now

    async def refresh(self, session: ReadSession) -> Picture:
        """Load whatever changed since the present picture; one small query when nothing did.

        Of many that ask while a release goes live one loads: the others take what was read after they had asked.
        """
        asked = self._begun
        async with self._loading:
            if self._loaded > asked:
                return self._now
            self._begun += 1
            await self._load(session)
            self._loaded = self._begun
            return self._now

    async def _load(self, session: ReadSession) -> None:
        while True:
            told = self._tables_told
            rows = await all_apps(session)
            stamps = {row.id: row.live_release for row in rows}
            if told == self._tables_read and self._now.agrees_with(stamps, every=True):
                return
            items = await live_items(session)
            await self._load_versions(session, {version for *_, version in items})
            tables = await self._tables(session)
            if await all_apps(session) == rows:  # else a switch fell between: read again
                break
        landscape = Landscape(self._kinds, (self._versions[version] for *_, version in items), models=self._models)
        self._now = Picture(landscape, {row.name: row for row in rows}, tables, before=self._now)
        self._tables_read = told

    async def keep_up(self, session: ReadSession, epoch: int) -> None:
        """A permission epoch that was never seen here: rights changed, perhaps by publishing, so look at once.

        Every request reads the epoch, and a switch raises it: no news is needed for the next request to see it.
        """
        if epoch != self._epoch:
            await self.refresh(session)
            self._epoch = epoch

    async def hold(self, session: ReadSession, app: str) -> Picture:
        """Take the shared locks a write to `app` needs and return the picture that is true until the transaction ends.

        The first statement of a write: nothing it decides can be overtaken by a publication.
        """
        picture, held, stamps = self._now, set[int](), dict[int, int | None]()
        while True:
            wanted = picture.locks(app) if picture.has(app) else []
            if set(wanted) - held:
                rows = await session.rows(hold_releases(), {"apps": wanted})
                stamps = {row.app_id: row.live_release for row in rows}
                held.update(wanted)
            if wanted and picture.agrees_with({app: number for app, number in stamps.items() if app in wanted}):
                return picture
            newer = await self.refresh(session)
            if newer is picture:
                picture.release(app)  # NotFound: nothing of it is published
                return picture
            picture = newer

    def listen(self, listener: Listener) -> None:
        """Hear of new releases as they are published; to be said before the listener starts."""
        listener.on(CHANNEL, lambda _: self._told.set())
        listener.on(TABLES_CHANNEL, lambda _: self.look_again())
        listener.on_stale(self.look_again)

    def look_again(self) -> None:
        """Tables may have changed without a release."""
        self._tables_told += 1
        self._told.set()

    async def watch(self, database: Database) -> None:
        """Keep the picture fresh: at once when told, and by looking every other second, since news can be lost."""
        while True:
            try:
                async with database.reading() as session:
                    await self.refresh(session)
            except Exception as error:
                log.warning("releases_not_refreshed", error=type(error).__name__)
            try:
                await asyncio.wait_for(self._told.wait(), POLL_SECONDS)
            except TimeoutError:
                continue
            self._told.clear()

    async def _load_versions(self, session: ReadSession, wanted: set[UUID]) -> None:
        missing = wanted - self._versions.keys()
        if missing:
            for source in await live_sources(session, known=self._versions.keys() & wanted):
                self._versions[UUID(source.version_id)] = source
        for version in self._versions.keys() - wanted:
            del self._versions[version]
