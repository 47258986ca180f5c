"""Uploads and what they belong to: a claim of who uploaded, until a record refers to it.

    upload ──enter──▶ claim ──refer──▶ of a record, for good
                        └──after a while, or given back──▶ gone (`collect`)

A claim is bound to the record in the very transaction that saves the record, under its row lock: it is either there
and stays, or has been collected before and the save is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from engine.database.session import ReadSession, Session
from engine.files.tables import content, file

CONTENT_LOCK = 27763
"""The class of the advisory locks on contents; 27762 are those of idempotency keys."""


@dataclass(frozen=True, slots=True)
class Place:
    """The field a file is for."""

    app: str
    form: str  # uid
    field: str  # uid


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is known."""

    id: UUID
    sha256: bytes
    name: str
    size: int
    media: str
    place: Place
    uploaded_by: UUID
    record: UUID | None

    def as_json(self) -> dict[str, Any]:
        """As it travels inside a value."""
        return {"id": str(self.id), "name": self.name, "size": self.size, "type": self.media}


_COLUMNS = (
    file.c.id, file.c.sha256, file.c.name, file.c.size, file.c.media, file.c.app, file.c.form, file.c.field,
    file.c.uploaded_by, file.c.record_id,
)  # fmt: skip


def _kept(row: Row[Any]) -> Kept:
    place = Place(row.app, row.form, row.field)
    return Kept(row.id, bytes(row.sha256), row.name, row.size, row.media, place, row.uploaded_by, row.record_id)


async def hold_content(session: Session, sha256: bytes) -> None:
    """Nobody else places or removes this content until the transaction ends."""
    number = int.from_bytes(sha256[:4], "big", signed=True)
    await session.execute(select(func.pg_advisory_xact_lock(CONTENT_LOCK, number)))


async def enter(session: Session, kept: Kept, now: datetime) -> None:
    """A new claim. Its content is in its place, and held."""
    row = {"sha256": kept.sha256, "size": kept.size, "stored_at": now}
    await session.execute(insert(content).values(row).on_conflict_do_nothing())
    await session.execute(
        insert(file).values(
            id=kept.id, sha256=kept.sha256, name=kept.name, size=kept.size, media=kept.media,
            app=kept.place.app, form=kept.place.form, field=kept.place.field,
            uploaded_by=kept.uploaded_by, uploaded_at=now,
        )
    )  # fmt: skip


async def waiting(session: ReadSession, person: UUID) -> tuple[int, int]:
    """How many claims somebody holds, and of how many bytes."""
    size = func.coalesce(func.sum(file.c.size), 0)
    counted = select(func.count().label("files"), size.label("size"))
    row = await session.row(counted.where(file.c.uploaded_by == person, file.c.record_id.is_(None)))
    assert row is not None
    return int(row.files), int(row.size)


async def find(session: ReadSession, key: UUID) -> Kept | None:
    """A file by its id."""
    row = await session.row(select(*_COLUMNS).where(file.c.id == key))
    return None if row is None else _kept(row)


async def usable(session: Session, ids: Sequence[UUID], *, field: str, form: str, record: UUID, me: UUID) -> list[Kept]:
    """Those of these files that may stand in a field of a record: what was there before, and claims of one's own.
    They are locked, so that none is collected before the transaction ends."""
    mine = and_(file.c.record_id.is_(None), file.c.uploaded_by == me)
    here = and_(file.c.form == form, file.c.field == field)
    found = select(*_COLUMNS).where(file.c.id.in_(ids), here, or_(file.c.record_id == record, mine))
    return [_kept(row) for row in await session.rows(found.order_by(file.c.id).with_for_update())]


async def of_field(session: ReadSession, record: UUID, place: Place, most: int) -> Sequence[Row[Any]]:
    """Every file a field of a record has ever had, the newest first."""
    here = (file.c.record_id == record, file.c.form == place.form, file.c.field == place.field)
    columns = (file.c.id, file.c.name, file.c.size, file.c.media, file.c.uploaded_by, file.c.referred_at)
    return await session.rows(select(*columns).where(*here).order_by(file.c.referred_at.desc(), file.c.id).limit(most))


async def refer(session: Session, kept: Iterable[Kept], record: UUID, now: datetime) -> None:
    """Bind claims, which are locked, to the record that is being saved."""
    ids = [each.id for each in kept if each.record is None]
    if ids:
        bound = update(file).where(file.c.id.in_(ids), file.c.record_id.is_(None))
        await session.execute(bound.values(record_id=record, referred_at=now))


async def drop_of_records(session: Session, records: Sequence[UUID]) -> None:
    """Forget the files of records that are gone for good with their history. What they held is collected later."""
    await session.execute(delete(file).where(file.c.record_id.in_(records)))


async def give_back(session: Session, key: UUID, me: UUID) -> bool:
    """Drop a claim of one's own; false where it is none. What it held is collected later."""
    mine = (file.c.id == key, file.c.uploaded_by == me, file.c.record_id.is_(None))
    dropped = await session.execute(delete(file).where(*mine))
    return dropped.rowcount == 1
