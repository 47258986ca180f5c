"""What hangs on a role beyond the definitions that name it: who holds it, who stands in for them, what is shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, distinct, func, literal, or_, select

from engine.database.session import ReadSession
from engine.identity import tables as t
from engine.identity.shared import open_shares


@dataclass(frozen=True, slots=True)
class Held:
    """How many people hold a role themselves, through how many posts it is held, how many act for whoever holds such a
    post, and how many records are shared with it; today and later, not what has ended."""

    people: int
    posts: int
    delegations: int
    shares: int


async def role_held(session: ReadSession, app: str, role: str, today: date) -> Held:
    """All four, in one statement."""
    h, a, d, s = t.role_holder.c, t.assignment.c, t.delegation.c, t.record_share.c
    day = literal(today, Date)
    of = (h.app == app, h.role == role, or_(h.valid_to.is_(None), h.valid_to > today))
    posts = select(h.post_id).where(*of, h.post_id.is_not(None))
    delegations = (
        select(func.count())
        .select_from(t.delegation.join(t.assignment, a.id == d.assignment_id))
        .where(a.post_id.in_(posts), d.ended_at.is_(None), d.valid_to > today)
    )
    shared = (s.role == f"{app}/{role}", open_shares(day))
    counted: list[Any] = [  # Any: scalar subqueries
        select(func.count(distinct(h.person_id))).where(*of, h.person_id.is_not(None)).scalar_subquery(),
        select(func.count(distinct(h.post_id))).where(*of, h.post_id.is_not(None)).scalar_subquery(),
        delegations.scalar_subquery(),
        select(func.count()).select_from(t.record_share).where(*shared).scalar_subquery(),
    ]
    row = await session.row(select(*counted))
    return Held(*tuple(row)) if row is not None else Held(0, 0, 0, 0)
