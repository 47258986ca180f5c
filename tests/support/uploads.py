"""Uploading without HTTP, for tests of what becomes of uploads."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.clock import Clock
from engine.database.session import Database
from engine.files.claims import Place
from engine.files.store import Store
from engine.files.tables import content, file
from engine.files.upload import Rules, Uploads
from engine.identity.actor import SYSTEM

PLACE = Place("till", "formxxxxxxxx", "fieldxxxxxxx")
RULES = Rules(("text",), 10 * 1024 * 1024)


def uploads_over(database: Database, store: Store, clock: Clock, **more: Any) -> Uploads:
    given = {"scanner": None, "patience": 5, "quota": 2**40, "kept_hours": 24} | more
    return Uploads(database=database, store=store, clock=clock, **given)


async def taking(uploads: Uploads, body: bytes, name: str = "a.txt") -> dict[str, Any]:
    async def pieces() -> AsyncIterator[bytes]:
        yield body

    return await uploads.take(SYSTEM, PLACE, name, pieces(), RULES)


async def known(database: Database) -> dict[UUID, bytes]:
    """Every file with the digest of its content."""
    async with database.reading() as session:
        return {row.id: bytes(row.sha256) for row in await session.rows(select(file.c.id, file.c.sha256))}


async def broken(database: Database, store: Store) -> list[str]:
    """What is known without its bytes being there, whole."""
    async with database.reading() as session:
        digests = [bytes(row[0]) for row in await session.rows(select(content.c.sha256))]
    return [
        each.hex()
        for each in digests
        if not store.path(each).is_file() or hashlib.sha256(store.path(each).read_bytes()).digest() != each
    ]


def on_disk(store: Store) -> set[str]:
    """Names of everything in the store."""
    return {each.name for each in store.folder.rglob("*") if each.is_file()}
