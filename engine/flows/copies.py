"""Copies of cases: who was sent one says that he has read it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from engine.database.session import ReadSession, Session
from engine.errors import NotFound
from engine.flows.tables import copy
from engine.records.caller import Caller
from engine.records.names import names
from engine.reference import Label

COPY = Label(zh="抄送", en="copy")
MOST = 200


async def read(caller: Caller, session: Session, number: UUID) -> None:
    """Note when it was first read; NotFound where nobody sent him such a copy."""
    mine = (copy.c.id == number, copy.c.person == caller.actor.me)
    found = await session.row(select(copy.c.read_at).where(*mine))
    if found is None:
        raise NotFound(COPY.as_dict(), number)
    if found.read_at is None:
        await session.execute(update(copy).where(*mine, copy.c.read_at.is_(None)).values(read_at=caller.now()))


async def of_case(session: ReadSession, case: UUID) -> list[dict[str, Any]]:
    """Who was sent a copy of a case, by whom, and when he read it."""
    rows = await session.rows(select(copy).where(copy.c.case_id == case).order_by(copy.c.at).limit(MOST))
    known = await names(session, {each for row in rows for each in (row.person, row.by)}, set())

    def who(person: UUID) -> dict[str, Any]:
        return {"id": str(person), "label": known.person(person)}

    return [
        {"person": who(row.person), "by": who(row.by), "at": row.at.isoformat(),
         "read_at": None if row.read_at is None else row.read_at.isoformat()}
        for row in rows
    ]  # fmt: skip
