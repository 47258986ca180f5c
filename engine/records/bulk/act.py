"""An act on many records as it is kept: who asked, what for, how far it is.

checking ──▶ checked ──run──▶ running ──▶ done ──undo──▶ undoing ──▶ undone
    └── failed                   └── stopped ──undo──▶ …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, delete, insert, select, update

from engine.database.session import ReadSession, Session
from engine.records.bulk.tables import bulk_act, bulk_piece
from engine.records.exchange.batch import packed, unpacked
from engine.secrets.documents import open_bytes, open_document, seal_bytes, seal_document

UPDATE, DELETE = "update", "delete"
CHECKING, CHECKED, RUNNING, DONE = "checking", "checked", "running", "done"
STOPPED, FAILED, UNDOING, UNDONE = "stopped", "failed", "undoing", "undone"
WORKING = frozenset({CHECKING, RUNNING, UNDOING})
ROWS = 500
"""Records of a piece: what one transaction writes, and what is held in memory."""
KEPT = timedelta(days=30)
"""How long it is kept what an act did."""
_COLUMNS = tuple(bulk_act.c)
Chosen = tuple[UUID, int]
"""A record in the version it was chosen in."""


@dataclass(frozen=True, slots=True)
class Act:
    """A row of `bulk_act`."""

    id: UUID
    app: str
    form: str
    act: str
    person: UUID
    post: str | None
    unit: UUID | None
    language: str
    state: str
    changes: dict[str, Any]  # Any: JSON
    total: int
    done: int
    counts: dict[str, int]
    reason: dict[str, str] | None
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the records, the first with its place among all."""

    number: int
    first_row: int
    records: list[Chosen]


async def add(session: Session, act: Act, records: Sequence[Chosen]) -> None:
    """A new act with its records."""
    values = {each.name: getattr(act, each.name) for each in _COLUMNS}
    values["changes"] = seal_document(session, act.changes, _place(act.id))
    await session.execute(insert(bulk_act), values)
    pieces = [
        {"act_id": act.id, "number": number, "first_row": first, "records": packed(records[first : first + ROWS])}
        for number, first in enumerate(range(0, len(records), ROWS))
    ]
    if pieces:
        await session.execute(insert(bulk_piece), pieces)


async def get(session: ReadSession, act: UUID, *, lock: bool = False) -> Act | None:
    """An act by its id."""
    statement = select(*_COLUMNS).where(bulk_act.c.id == act)
    row = await session.row(statement.with_for_update() if lock else statement)
    return None if row is None else await _opened(session, row)


async def of_person(session: ReadSession, person: UUID, app: str, form: str, limit: int = 20) -> list[Act]:
    """What somebody did to many records of a form, the newest first."""
    c = bulk_act.c
    statement = select(*_COLUMNS).where(c.person == person, c.app == app, c.form == form)
    rows = await session.rows(statement.order_by(c.id.desc()).limit(limit))
    return [await _opened(session, row) for row in rows]


async def _opened(session: ReadSession, row: Any) -> Act:  # Any: a row
    values = dict(row._mapping)
    values["changes"] = await open_document(session, values["changes"], _place(values["id"]))
    return Act(**values)


def _place(act: UUID) -> str:
    return f"bulk|{act}"


async def change(session: Session, act: Act, now: datetime, **values: Any) -> Act:
    """Write what changed of it."""
    values["changed_at"] = now
    await session.execute(update(bulk_act).where(bulk_act.c.id == act.id).values(values))
    return replace(act, **values)


async def next_piece(session: ReadSession, act: UUID, without: str, *, only: str | None = None) -> Piece | None:
    """The first piece with which this has not been done yet; `only` those with which that has."""
    c = bulk_piece.c
    where: list[ColumnElement[bool]] = [c.act_id == act, c[without].is_(None)]
    if only is not None:
        where.append(c[only].is_not(None))
    statement = select(c.number, c.first_row, c.records).where(*where).order_by(c.number).limit(1)
    row = await session.row(statement)
    if row is None:
        return None
    return Piece(row.number, row.first_row, [(UUID(record), version) for record, version in unpacked(row.records)])


class Result(NamedTuple):
    """What came of a piece, packed."""

    number: int
    first_row: int
    records: bytes
    told: bytes | None


async def results(session: ReadSession, act: UUID, name: str, *, after: int = -1, limit: int = 20) -> list[Result]:
    """What came of its pieces in order."""
    c = bulk_piece.c
    statement = select(c.number, c.first_row, c.records, c[name]).where(c.act_id == act, c.number > after)
    rows = await session.rows(statement.order_by(c.number).limit(limit))
    return [
        Result(row.number, row.first_row, row.records, await open_bytes(session, tuple(row)[3], _place(act)))
        for row in rows
    ]


async def result(session: ReadSession, act: UUID, number: int, name: str) -> Any:  # Any: JSON
    """What came of one piece."""
    c = bulk_piece.c
    found = await session.scalar(select(c[name]).where(c.act_id == act, c.number == number))
    return unpacked(await open_bytes(session, found, _place(act)))


async def settle(session: Session, act: UUID, number: int, **values: Any) -> None:
    """What came of a piece: JSON by the column's name."""
    c = bulk_piece.c
    written = {name: seal_bytes(session, packed(value), _place(act)) for name, value in values.items()}
    await session.execute(update(bulk_piece).where(c.act_id == act, c.number == number).values(written))


async def forget_old(session: Session, before: datetime) -> None:
    """Drop what nobody needs any more."""
    await session.execute(delete(bulk_act).where(bulk_act.c.changed_at < before))
