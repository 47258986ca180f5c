"""Who saw it: the entries of the trail in which a record was shown in clear or handed out, those of one person, and
those of one export by the code in its watermark.

Every question is answered by an index: of entries about one record, of the records a list showed, of what an export
held, of who acted.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Row, Select, cast, func, insert, literal, or_, select, union_all
from sqlalchemy.dialects.postgresql import JSONB

from engine.audit.kinds import RECORD_READ, RECORD_UNMASKED
from engine.audit.tables import audit_entry, export_part
from engine.database.session import ReadSession

SHOWN = (RECORD_READ.name, RECORD_UNMASKED.name, "file.read")
"""Acts that show values in clear. A write names under `seen` what its answer showed."""
EXPORT = "record.export"
COUNTED = 1000
"""Entries that are counted by person."""
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What codes are made of: nothing that is taken for something else on paper."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: by a record, by a person or by an export; between two instants; `after` is the number of the last
    entry of the page before."""

    record: UUID | None = None
    actor: UUID | None = None
    export: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    after: int | None = None
    limit: int = 50


def new_code() -> str:
    """A code for an export: 49 bits, in two groups to be read aloud."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def read_code(written: str) -> str:
    """A code as somebody copied it: small letters, blanks and dashes make no difference."""
    signs = "".join(each for each in written.upper() if each.isalnum())
    return f"{signs[:5]}-{signs[5:10]}"


async def note_part(session: ReadSession, export: str, part: int, records: Sequence[UUID]) -> None:
    """Write down that an export holds these records. In a session without a transaction it stands by itself."""
    await session.execute(insert(export_part).values(export=export, part=part, records=list(records)))


async def page(session: ReadSession, wanted: Wanted) -> Sequence[Row[Any]]:
    """The entries, newest first; one more than the limit when there are more."""
    found = _found(wanted, after=wanted.after).subquery()
    return await session.rows(select(found).order_by(found.c.seq.desc()).limit(wanted.limit + 1))


async def people(session: ReadSession, wanted: Wanted) -> Sequence[Row[Any]]:
    """By whom, how often and when last, of the newest entries."""
    found = _found(wanted, after=None).subquery()
    newest = select(found.c.actor, found.c.at).order_by(found.c.seq.desc()).limit(COUNTED).subquery()
    times, last = func.count().label("times"), func.max(newest.c.at).label("last_at")
    return await session.rows(select(newest.c.actor, times, last).group_by(newest.c.actor).order_by(last.desc()))


def _found(wanted: Wanted, *, after: int | None) -> Select[Any] | CompoundSelect[Any]:
    e = audit_entry.c
    if wanted.record is not None:
        key = str(wanted.record)
        alone = _within(wanted, after).where(e.subject_id == key, e.subject_type == "record", _shown())
        named = func.platform.audit_records(e.details, type_=JSONB).contains(cast(literal([key], JSONB), JSONB))
        listed = _within(wanted, after).where(e.subject_type == "form", named).cte("listed").prefix_with("MATERIALIZED")
        holding = select(export_part.c.export).where(export_part.c.records.contains([wanted.record]))
        handed = _within(wanted, after).where(
            e.kind == EXPORT, e.subject_type == "export", e.subject_id.in_(holding.scalar_subquery())
        )
        ways = [alone, select(listed), handed]
        return union_all(*(ways if wanted.actor is None else [_by(each, wanted.actor) for each in ways]))
    if wanted.export:
        return _within(wanted, after).where(e.subject_id == wanted.export, e.subject_type == "export")
    return _within(wanted, after).where(e.actor == wanted.actor, or_(e.kind == EXPORT, _shown()))


def _by(way: Select[Any], actor: UUID) -> Select[Any]:
    return way.where(way.selected_columns.actor == actor)


def _shown() -> Any:  # Any: an SQL condition
    return or_(audit_entry.c.kind.in_(SHOWN), cast(audit_entry.c.details, JSONB).has_key("seen"))


def _within(wanted: Wanted, after: int | None) -> Select[Any]:
    e = audit_entry.c
    columns = (e.seq, e.at, e.kind, e.actor, e.acting_post, e.app, e.subject_type, e.subject_id)
    statement = select(*columns, e.details, e.address, e.trace_id)
    if wanted.begin is not None:
        statement = statement.where(e.at >= wanted.begin)
    if wanted.end is not None:
        statement = statement.where(e.at < wanted.end)
    return statement if after is None else statement.where(e.seq < after)
