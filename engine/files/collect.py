"""Taking away what nobody refers to: claims grown old, contents without a claim, what a killed process left on disk.

Everything is looked at twice, the second time under the lock that whoever would use it has to take: the row lock of a
claim, the content's lock for bytes. So a save and an upload that come in between win.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Exists, delete, exists, select

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.files.claims import hold_content
from engine.files.store import Store
from engine.files.tables import content, file

BATCH = 200
SETTLED = timedelta(hours=2)
"""Bytes this old without a row belong to no upload under way, which may take an hour at most."""

log = structlog.get_logger(__name__)


class Collector:
    """Collects; any number of processes may, at once."""

    def __init__(self, database: Database, store: Store, clock: Clock, *, kept: timedelta) -> None:
        self._database, self._store, self._clock, self._kept = database, store, clock, kept
        self._folder = 0

    async def collect(self) -> None:
        """One round; of the folders on disk one in each."""
        now = self._clock.real()
        while await self._database.run(lambda session: self.old_claims(session, now)) >= BATCH:
            pass
        for sha256 in await self.unused():
            await self.drop_content(sha256)
        before = (now - SETTLED).timestamp()
        await asyncio.to_thread(self._store.left_over, before)
        for sha256 in await asyncio.to_thread(list, self._store.contents(self._folder, before)):
            await self.drop_content(sha256)
        self._folder = (self._folder + 1) % 256

    async def old_claims(self, session: Session, now: datetime) -> int:
        """Drop claims nobody saved; those being saved this moment are passed over."""
        old = select(file.c.id).where(file.c.record_id.is_(None), file.c.uploaded_at < now - self._kept)
        taken = old.order_by(file.c.id).limit(BATCH).with_for_update(skip_locked=True)
        dropped = await session.execute(delete(file).where(file.c.id.in_(taken.scalar_subquery())))
        return dropped.rowcount

    async def unused(self) -> list[bytes]:
        """Contents without a file, as it seems."""
        async with self._database.reading() as session:
            found = select(content.c.sha256).where(~_used()).order_by(content.c.stored_at).limit(BATCH)
            return [bytes(row[0]) for row in await session.rows(found)]

    async def drop_content(self, sha256: bytes) -> bool:
        """Take a content away, if no file has it, asked again now that nobody can begin to use it. The row goes last:
        killed in between, the next round finds it again; and whoever uploads the same writes the bytes anew."""

        async def drop(session: Session) -> bool:
            await hold_content(session, sha256)
            if await session.scalar(select(exists().where(file.c.sha256 == sha256))):
                return False
            await session.execute(delete(content).where(content.c.sha256 == sha256))
            await asyncio.to_thread(self._store.remove, sha256)
            return True

        dropped = await self._database.run(drop)
        if dropped:
            log.info("file_content_collected", sha256=sha256.hex())
        return dropped


def _used() -> Exists:
    return exists().where(file.c.sha256 == content.c.sha256)
