"""Who is calling: from a session token to an actor, once per request and as cheaply as it can be.

One look-up by key reads the session and the permission epoch. What the actor may do was worked out when the epoch was
what it is; a lock, a new role, a moved unit or a switched post makes it be worked out anew, in every process at once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from sqlalchemy import Select, Update, and_, bindparam, exists, or_, select, update
from sqlalchemy.dialects.postgresql import asyncpg

from engine.clock import Clock
from engine.database.session import ReadSession
from engine.errors import Unauthenticated
from engine.identity.actor import Actor, Origin, PlatformRole
from engine.identity.tables import (
    assignment,
    org_closure,
    org_unit,
    permission_epoch,
    person,
    post,
    role_holder,
    session,
)
from engine.problems import Code, Language
from engine.settings import PasswordPolicy, Settings

ENDED = Code("session_ended", zh="登录已过期，请重新登录", en="Your session has ended; please log in again")

KEPT = 20_000
"""How many recognised sessions a process remembers."""


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class _Known:
    epoch: int
    acting: UUID | None
    day: date
    actor: Actor


class Recogniser:
    """Turns session tokens into actors; one per process."""

    def __init__(self, clock: Clock, settings: Settings) -> None:
        self._clock = clock
        self._idle = timedelta(seconds=settings.session_idle)
        self._touch = min(timedelta(seconds=60), self._idle / 10)
        self._renewal = renewal_of(settings)
        self._known: dict[bytes, _Known] = {}
        self.epoch = 0
        """The latest permission epoch this process has seen."""

    async def actor(self, database: ReadSession, token: str, origin: Origin) -> Actor:
        """Who this token stands for; raises Unauthenticated when the session ended, idled out or never was."""
        key = hashed(token)
        row = await database.raw.fetchrow(_session_text(), key)
        if row is None:
            self._known.pop(key, None)
            raise Unauthenticated(ENDED)
        person_id, acting, seen_at, expires_at, epoch = row
        self.epoch = max(self.epoch, epoch)
        now = self._clock.real()
        if now >= expires_at or now - seen_at > self._idle:
            self._known.pop(key, None)
            raise Unauthenticated(ENDED)
        if now - seen_at > self._touch:
            await database.raw.execute(_touch_text(), now, key)
        day = self._clock.today()
        known = self._known.get(key)
        if known is None or known.epoch != epoch or known.acting != acting or known.day != day:
            actor = await load(database, person_id, acting, day=day, renew_before=now - self._renewal)
            if len(self._known) >= KEPT:
                self._known.clear()
            known = self._known[key] = _Known(epoch, acting, day, actor)
        return replace(known.actor, origin=origin)


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
    return Actor(
        person=person_id,
        name=found.name,
        language=Language(found.language),
        post=chosen.code if chosen else None,
        unit=unit,
        institution=await database.scalar(_institution(), {"unit": unit}) if unit else None,
        roles=frozenset((row.app, row.role) for row in roles if row.app),
        platform_roles=frozenset(PlatformRole(row.role) for row in roles if not row.app),
        must_change_password=found.must_change_password
        or (found.password_changed_at is not None and found.password_changed_at < renew_before),
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


@cache
def _session_text() -> str:
    statement = select(
        session.c.person_id,
        session.c.assignment_id,
        session.c.seen_at,
        session.c.expires_at,
        permission_epoch.c.value,
    ).where(session.c.token_hash == bindparam("token_hash"), permission_epoch.c.only)
    return _text(statement)


@cache
def _touch_text() -> str:
    # A session that another request holds is touched by that one; waiting for it would tie the two together.
    free = (
        select(session.c.token_hash).where(session.c.token_hash == bindparam("key")).with_for_update(skip_locked=True)
    )
    return _text(update(session).values(seen_at=bindparam("now")).where(session.c.token_hash == free.scalar_subquery()))


def _text(statement: Select[*tuple[object, ...]] | Update) -> str:
    return str(statement.compile(dialect=asyncpg.dialect()))  # type: ignore[no-untyped-call]


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
