"""Standing in another's place: acting for him in one of his posts, as he asked; or only looking as he does.

Whoever stands in for somebody has what comes with the post, and nothing the other or he himself was given by name; nor
any role of the platform. Worked out with the rest of an actor, so it ends with the day, the delegation, or the right to
look.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from engine.database.session import ReadSession
from engine.errors import Unauthenticated
from engine.identity import tables as t
from engine.identity.actor import Actor, PlatformRole, Stand
from engine.identity.recognise import load, load_post


@dataclass(frozen=True, slots=True)
class Place:
    """What a session says beside who it is: the post, for whom he acts, as whom he looks and until when."""

    acting: UUID | None = None
    delegation: UUID | None = None
    viewed: UUID | None = None
    viewed_until: datetime | None = None

    def at(self, now: datetime) -> Place:
        """The same without a look that is over."""
        over = self.viewed_until is None or now >= self.viewed_until
        return replace(self, viewed=None, viewed_until=None) if over else self


async def load_in_place(
    database: ReadSession, person: UUID, place: Place, *, day: date, renew_before: datetime
) -> Actor:
    """Who acts, in the place his session says; in his own where there is no such place any more."""
    himself = await load(database, person, place.acting, day=day, renew_before=renew_before)
    other: Actor | None = None
    if place.viewed is not None and himself.holds(PlatformRole.SECURITY_ADMIN):
        other = await _looked_as(database, place.viewed, day, renew_before)
    elif place.delegation is not None:
        other = await _acted_for(database, person, place.delegation, day)
    if other is None:
        return himself
    return replace(
        other, person=person, name=himself.name, language=himself.language, platform_roles=frozenset(),
        must_change_password=himself.must_change_password,
    )  # fmt: skip


async def _looked_as(database: ReadSession, viewed: UUID, day: date, renew_before: datetime) -> Actor | None:
    try:
        found = await load(database, viewed, None, day=day, renew_before=renew_before)
    except Unauthenticated:
        return None
    return replace(found, stands_for=Stand(viewed, found.name, only_looks=True))


async def _acted_for(database: ReadSession, person: UUID, delegation: UUID, day: date) -> Actor | None:
    found = await database.row(in_force(day).where(t.delegation.c.id == delegation, t.delegation.c.person_id == person))
    if found is None:
        return None
    other = await load_post(database, found.principal, found.assignment_id, day=day)
    return replace(other, stands_for=Stand(found.principal, found.name))


def in_force(day: date) -> Select[Any]:  # Any: columns of several tables
    """Delegations of that day: of posts still held then, by people who are still there, in units that are open."""
    a, d, p, u = t.assignment.c, t.delegation.c, t.person.c, t.org_unit.c
    columns = (
        d.id, d.person_id, d.assignment_id, d.valid_from, d.valid_to, d.reason, p.id.label("principal"), p.name,
        t.post.c.code, t.post.c.label, a.unit_id, u.label.label("unit_label"),
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(t.delegation)
        .join(t.assignment, a.id == d.assignment_id)
        .join(t.person, p.id == a.person_id)
        .join(t.post, t.post.c.id == a.post_id)
        .join(t.org_unit, u.id == a.unit_id)
        .where(
            d.ended_at.is_(None), d.valid_from <= day, d.valid_to > day, p.state != "left",
            a.valid_from <= day, a.valid_to.is_(None) | (a.valid_to > day), u.valid_to.is_(None) | (u.valid_to > day),
        )
    )  # fmt: skip
