"""From a person and the post he acts in to an actor: his unit, his institution, his roles of a day."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, exists, or_, select

from engine.database.session import ReadSession
from engine.errors import Unauthenticated
from engine.identity.actor import Actor, PlatformRole
from engine.identity.shared import shared_forms
from engine.identity.tables import (
    assignment,
    org_closure,
    org_unit,
    person,
    post,
    role_holder,
)
from engine.problems import Code, Language
from engine.settings import PasswordPolicy, Settings

ENDED = Code("session_ended", zh="登录已过期，请重新登录", en="Your session has ended; please log in again")


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def renewal_of(settings: Settings) -> timedelta:
    """How long a password may be kept."""
    return timedelta(days=90 if settings.password_policy is PasswordPolicy.MLPS3 else 365_000)


async def load(
    database: ReadSession, person_id: UUID, acting: UUID | None, *, day: date, renew_before: datetime
) -> Actor:
    """A person with his acting post, institution and roles of a day."""
    columns = (person.c.name, person.c.language, person.c.state, person.c.must_change_password)
    found = await database.row(select(*columns, person.c.password_changed_at).where(person.c.id == person_id))
    if found is None or found.state != "active":
        raise Unauthenticated(ENDED)
    held = await database.rows(_assignments(day), {"person": person_id})
    chosen = next((each for each in held if each.id == acting), held[0] if held else None)
    unit = chosen.unit_id if chosen else None
    parameters = {"person": person_id, "post": chosen.post_id if chosen else None, "unit": unit}
    roles = await database.rows(_roles(day), parameters)
    held_roles = frozenset((row.app, row.role) for row in roles if row.app)
    return Actor(
        person=person_id,
        name=found.name,
        language=Language(found.language),
        post=chosen.code if chosen else None,
        unit=unit,
        institution=await database.scalar(_institution(), {"unit": unit}) if unit else None,
        roles=held_roles,
        platform_roles=frozenset(PlatformRole(row.role) for row in roles if not row.app),
        shared_forms=await shared_forms(database, person_id, unit, held_roles, day=day),
        must_change_password=found.must_change_password
        or (found.password_changed_at is not None and found.password_changed_at < renew_before),
    )


async def load_post(database: ReadSession, person_id: UUID, held: UUID, *, day: date) -> Actor:
    """What somebody has by one of his posts alone: nothing that was given to him by name."""
    found = await database.row(
        select(person.c.name, assignment.c.unit_id, assignment.c.post_id, post.c.code)
        .join(assignment, assignment.c.person_id == person.c.id)
        .join(post, post.c.id == assignment.c.post_id)
        .where(person.c.id == person_id, assignment.c.id == held)
    )
    if found is None:
        raise Unauthenticated(ENDED)
    roles = await database.rows(_roles(day), {"person": None, "post": found.post_id, "unit": found.unit_id})
    held_roles = frozenset((row.app, row.role) for row in roles if row.app)
    return Actor(
        person=person_id,
        name=found.name,
        post=found.code,
        unit=found.unit_id,
        institution=await database.scalar(_institution(), {"unit": found.unit_id}),
        roles=held_roles,
        shared_forms=await shared_forms(database, None, found.unit_id, held_roles, day=day),
    )


async def in_every_post(database: ReadSession, person_id: UUID, *, day: date) -> list[Actor]:
    """A person as each of the posts he holds that day makes him, the main one first; nobody for who may not log in."""
    held = await database.rows(_assignments(day), {"person": person_id})
    never = datetime.min.replace(tzinfo=UTC)
    try:
        return [
            await load(database, person_id, each, day=day, renew_before=never)
            for each in ([row.id for row in held] or [None])
        ]
    except Unauthenticated:
        return []


def _assignments(day: date) -> Select[UUID, UUID, UUID, str]:
    return (
        select(assignment.c.id, assignment.c.unit_id, assignment.c.post_id, post.c.code)
        .join(post, post.c.id == assignment.c.post_id)
        .join(org_unit, org_unit.c.id == assignment.c.unit_id)
        .where(
            assignment.c.person_id == bindparam("person"),
            assignment.c.valid_from <= day,
            or_(assignment.c.valid_to.is_(None), assignment.c.valid_to > day),
            or_(org_unit.c.valid_to.is_(None), org_unit.c.valid_to > day),
        )
        .order_by(assignment.c.is_primary.desc(), assignment.c.valid_from, assignment.c.id)
    )


def _roles(day: date) -> Select[str, str]:
    within = exists().where(
        org_closure.c.ancestor == role_holder.c.unit_id,
        org_closure.c.descendant == bindparam("unit", type_=org_unit.c.id.type),
    )
    by_post = and_(
        role_holder.c.post_id == bindparam("post", type_=post.c.id.type),
        or_(role_holder.c.unit_id.is_(None), within),
    )
    return (
        select(role_holder.c.app, role_holder.c.role)
        .where(
            or_(role_holder.c.person_id == bindparam("person"), by_post),
            role_holder.c.valid_from <= day,
            or_(role_holder.c.valid_to.is_(None), role_holder.c.valid_to > day),
        )
        .distinct()
    )


def _institution() -> Select[UUID]:
    """The nearest unit, itself included, that is not a team."""
    return (
        select(org_closure.c.ancestor)
        .join(org_unit, org_unit.c.id == org_closure.c.ancestor)
        .where(org_closure.c.descendant == bindparam("unit"), org_unit.c.kind != "team")
        .order_by(org_closure.c.depth)
        .limit(1)
    )
