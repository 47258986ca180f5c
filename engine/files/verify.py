"""Whether every content that is known lies on disk in its full length: what `langqiao doctor` asks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import select

from engine.database.session import ReadSession
from engine.files.store import Store
from engine.files.tables import content

BATCH = 1000


async def missing(session: ReadSession, store: Store) -> tuple[int, list[str]]:
    """How many contents were looked at, and the digests of those that are not there, or not whole."""
    looked_at, lost, last = 0, list[str](), b""
    while True:
        found = select(content.c.sha256, content.c.size).where(content.c.sha256 > last)
        batch = await session.rows(found.order_by(content.c.sha256).limit(BATCH))
        rows = [(bytes(row.sha256), int(row.size)) for row in batch]
        lost += await asyncio.to_thread(_lost, store, rows)
        looked_at += len(rows)
        if len(rows) < BATCH:
            return looked_at, lost
        last = rows[-1][0]


def _lost(store: Store, rows: Sequence[tuple[bytes, int]]) -> list[str]:
    return [sha256.hex() for sha256, size in rows if not _is_whole(store, sha256, size)]


def _is_whole(store: Store, sha256: bytes, size: int) -> bool:
    try:
        return store.path(sha256).stat().st_size == size
    except OSError:
        return False
