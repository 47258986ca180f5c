"""What a person sees of himself: his posts with the units above them, and the one he acts in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from engine.database.session import ReadSession
from engine.errors import Unauthenticated
from engine.identity import directory
from engine.identity import tables as t
from engine.identity.delegations import open_to
from engine.identity.recognise import ENDED, hashed
from engine.problems import Language


@dataclass(frozen=True, slots=True)
class MyAssignment:
    """A post held today."""

    id: UUID
    post_code: str
    post_label: dict[str, str]
    unit_id: UUID
    unit_label: dict[str, str]
    path: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class MyDelegation:
    """A post he may act in for somebody today."""

    id: UUID
    principal: UUID
    principal_name: str
    post_code: str
    post_label: dict[str, str]
    unit_id: UUID
    unit_label: dict[str, str]
    path: list[dict[str, str]]
    until: date


@dataclass(frozen=True, slots=True)
class SelfView:
    """A person to himself, in one session."""

    login: str
    name: str
    language: Language
    assignments: list[MyAssignment]
    acting: UUID | None
    delegations: list[MyDelegation]
    acting_for: UUID | None
    viewed_until: datetime | None
    expires_at: datetime


async def myself(session: ReadSession, person: UUID, token: str, day: date) -> SelfView:
    """The person's view of himself in the session of this token."""
    found = await session.row(
        select(
            t.person.c.login,
            t.person.c.name,
            t.person.c.language,
            t.session.c.assignment_id,
            t.session.c.delegation_id,
            t.session.c.viewed_until,
            t.session.c.expires_at,
        )
        .join(t.session, t.session.c.person_id == t.person.c.id)
        .where(t.person.c.id == person, t.session.c.token_hash == hashed(token))
    )
    if found is None:
        raise Unauthenticated(ENDED)
    held = [each for each in await directory.assignments(session, [person], day) if each.valid_from <= day]
    given = await open_to(session, person, day)
    paths = await directory.paths(session, sorted({each.unit_id for each in (*held, *given)}))
    mine = [
        MyAssignment(
            each.id, each.post_code, each.post_label, each.unit_id, each.unit_label, paths.get(each.unit_id, [])
        )
        for each in held
    ]
    chosen = next((each.id for each in mine if each.id == found.assignment_id), mine[0].id if mine else None)
    delegations = [
        MyDelegation(
            each.id, each.principal, each.name, each.code, each.label, each.unit_id, each.unit_label,
            paths.get(each.unit_id, []), each.valid_to - timedelta(days=1),
        )
        for each in given
    ]  # fmt: skip
    acting_for = next((each.id for each in given if each.id == found.delegation_id), None)
    return SelfView(
        found.login, found.name, Language(found.language), mine, chosen, delegations, acting_for, found.viewed_until,
        found.expires_at,
    )  # fmt: skip
