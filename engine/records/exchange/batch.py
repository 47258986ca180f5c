"""A file on its way in: who brought it, which column is which field, what was found, how far it is.

uploaded ──check──▶ reading ──▶ checking ──▶ checked ──run──▶ importing ──▶ done ──undo──▶ undoing ──▶ undone
                        └──────────┴── failed          └── stopped ──undo──▶ …
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, delete, insert, select, update

from engine.database.session import ReadSession, Session
from engine.records.exchange.tables import import_batch, import_file, import_piece
from engine.secrets.documents import open_bytes, open_document, seal_bytes, seal_document

UPLOADED, READING, CHECKING, CHECKED = "uploaded", "reading", "checking", "checked"
IMPORTING, DONE, STOPPED, FAILED = "importing", "done", "stopped", "failed"
UNDOING, UNDONE = "undoing", "undone"
WORKING = frozenset({READING, CHECKING, IMPORTING, UNDOING})
KEPT = timedelta(days=30)
"""How long the rows of a file lie here: until then an import can be taken back."""
_COLUMNS = tuple(import_batch.c)


@dataclass(frozen=True, slots=True)
class Batch:
    """A row of `import_batch`."""

    id: UUID
    app: str
    form: str
    person: UUID
    post: str | None
    unit: UUID | None
    language: str
    file_name: str
    format: str
    state: str
    columns: list[dict[str, Any]]  # Any: JSON
    mapping: list[str | None]
    key_field: str | None
    total: int
    done: int
    counts: dict[str, Any]
    reason: dict[str, str] | None
    created_at: datetime
    changed_at: datetime

    def with_(self, **changes: Any) -> Batch:
        """The same with something changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a file: the number of each and its cells."""

    number: int
    first_row: int
    rows: list[tuple[int, list[Any]]]  # Any: cells


def packed(value: Any) -> bytes:  # Any: JSON
    """JSON as it lies in a piece."""
    return zlib.compress(orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS), 1)


def unpacked(data: bytes | None) -> Any:  # Any: JSON
    """The same read back."""
    return None if data is None else orjson.loads(zlib.decompress(data))


async def add(session: Session, batch: Batch, content: bytes) -> None:
    """A new batch with its file."""
    values = {each.name: getattr(batch, each.name) for each in _COLUMNS}
    values["columns"] = seal_document(session, batch.columns, _place(batch.id))
    await session.execute(insert(import_batch), values)
    sealed = seal_bytes(session, content, _place(batch.id))
    await session.execute(insert(import_file), {"batch_id": batch.id, "content": sealed})


async def get(session: ReadSession, batch: UUID, *, lock: bool = False) -> Batch | None:
    """A batch by its id."""
    statement = select(*_COLUMNS).where(import_batch.c.id == batch)
    row = await session.row(statement.with_for_update() if lock else statement)
    return None if row is None else await _opened(session, row)


async def of_person(session: ReadSession, person: UUID, app: str, form: str, limit: int = 20) -> list[Batch]:
    """What somebody brought into a form, the newest first."""
    c = import_batch.c
    statement = select(*_COLUMNS).where(c.person == person, c.app == app, c.form == form)
    rows = await session.rows(statement.order_by(c.id.desc()).limit(limit))
    return [await _opened(session, row) for row in rows]


async def _opened(session: ReadSession, row: Any) -> Batch:  # Any: a row
    values = dict(row._mapping)
    values["columns"] = await open_document(session, values["columns"], _place(values["id"]))
    return Batch(**values)


def _place(batch: UUID) -> str:
    return f"import|{batch}"


async def change(session: Session, batch: Batch, now: datetime, **values: Any) -> Batch:
    """Write what changed of it."""
    values["changed_at"] = now
    await session.execute(update(import_batch).where(import_batch.c.id == batch.id).values(values))
    return batch.with_(**values)


async def content(session: ReadSession, batch: UUID) -> bytes | None:
    """The file, until it was read."""
    found: bytes | None = await session.scalar(select(import_file.c.content).where(import_file.c.batch_id == batch))
    return await open_bytes(session, found, _place(batch))


async def forget_file(session: Session, batch: UUID) -> None:
    """It was read."""
    await session.execute(delete(import_file).where(import_file.c.batch_id == batch))


async def put_piece(session: Session, batch: UUID, number: int, rows: Sequence[tuple[int, list[Any]]]) -> None:
    """More rows of it."""
    values = {"batch_id": batch, "number": number, "first_row": rows[0][0], "row_count": len(rows)}
    await session.execute(insert(import_piece), {**values, "cells": seal_bytes(session, packed(rows), _place(batch))})


async def drop_pieces(session: Session, batch: UUID) -> None:
    """Forget its rows: it is read anew."""
    await session.execute(delete(import_piece).where(import_piece.c.batch_id == batch))


async def forget_checks(session: Session, batch: UUID) -> None:
    """Forget what was found: it is checked anew."""
    await session.execute(update(import_piece).where(import_piece.c.batch_id == batch).values(checked=None))


async def next_piece(session: ReadSession, batch: UUID, without: str, *, only: str | None = None) -> Piece | None:
    """The first piece with which this has not been done yet; `only` those with which that has."""
    c = import_piece.c
    where: list[ColumnElement[bool]] = [c.batch_id == batch, c[without].is_(None)]
    if only is not None:
        where.append(c[only].is_not(None))
    statement = select(c.number, c.first_row, c.cells).where(*where).order_by(c.number).limit(1)
    row = await session.row(statement)
    if row is None:
        return None
    return Piece(row.number, row.first_row, unpacked(await open_bytes(session, row.cells, _place(batch))))


async def pieces(session: ReadSession, batch: UUID, *names: str, after: int = -1, limit: int = 20) -> Sequence[Any]:
    """Some columns of its pieces in order, packed. Any: rows with a number and these names."""
    c = import_piece.c
    statement = select(c.number, *(c[name] for name in names)).where(c.batch_id == batch, c.number > after)
    found = []
    for row in await session.rows(statement.order_by(c.number).limit(limit)):
        cells = [await _opened_cell(session, batch, cell) for cell in tuple(row)[1:]]
        found.append(PieceRow(("number", *names), (row.number, *cells)))
    return found


class PieceRow(tuple[Any, ...]):  # Any: cells of any type
    """A piece as it was asked for, by place and by name."""

    names: Sequence[str]

    def __new__(cls, names: Sequence[str], values: Sequence[Any]) -> Self:
        """The values, in the order of the names."""
        made = super().__new__(cls, values)
        made.names = names
        return made

    def __getattr__(self, name: str) -> Any:
        try:
            return self[self.names.index(name)]
        except ValueError as error:
            raise AttributeError(name) from error


async def _opened_cell(session: ReadSession, batch: UUID, cell: Any) -> Any:
    return await open_bytes(session, cell, _place(batch)) if isinstance(cell, bytes) else cell


async def settle(session: Session, batch: UUID, number: int, **values: Any) -> None:
    """What came of a piece: packed JSON by the column's name."""
    c = import_piece.c
    written = {name: seal_bytes(session, packed(value), _place(batch)) for name, value in values.items()}
    await session.execute(update(import_piece).where(c.batch_id == batch, c.number == number).values(written))


async def forget_old(session: Session, before: datetime) -> None:
    """Drop what nobody needs any more."""
    await session.execute(delete(import_batch).where(import_batch.c.changed_at < before))


def summed(counts: Mapping[str, Any], **more: int) -> dict[str, Any]:
    """Counts with these added."""
    return {**counts, **{name: int(counts.get(name, 0)) + value for name, value in more.items()}}
