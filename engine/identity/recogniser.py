"""Who is calling: from a session token to an actor, once per request and as cheaply as it can be.

One look-up by key reads the session and the permission epoch. What the actor may do was worked out when the epoch was
what it is; a lock, a new role, a moved unit or a switched post makes it be worked out anew, in every process at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Select, Update, bindparam, select, update
from sqlalchemy.dialects.postgresql import asyncpg

from engine.clock import Clock
from engine.database.session import ReadSession
from engine.errors import Unauthenticated
from engine.identity.actor import Actor, Origin
from engine.identity.recognise import ENDED, hashed, renewal_of
from engine.identity.standing_in import Place, load_in_place
from engine.identity.tables import permission_epoch, session
from engine.settings import Settings

KEPT = 20_000
"""How many recognised sessions a process remembers."""


@dataclass(frozen=True, slots=True)
class _Known:
    epoch: int
    place: Place
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

    async def actor(self, database: ReadSession, token: str, origin: Origin, *, quiet: bool = False) -> Actor:
        """Who this token stands for; raises Unauthenticated when the session ended, idled out or never was. A `quiet`
        call is no sign that somebody is there: the session goes on idling."""
        key = hashed(token)
        row = await database.raw.fetchrow(_session_text(), key)
        if row is None:
            self._known.pop(key, None)
            raise Unauthenticated(ENDED)
        person_id, acting, delegation, viewed, viewed_until, seen_at, expires_at, epoch = row
        self.epoch = max(self.epoch, epoch)
        now = self._clock.real()
        if now >= expires_at or now - seen_at > self._idle:
            self._known.pop(key, None)
            raise Unauthenticated(ENDED)
        if not quiet and now - seen_at > self._touch:
            await database.raw.execute(_touch_text(), now, key)
        day, place = self._clock.today(), Place(acting, delegation, viewed, viewed_until).at(now)
        known = self._known.get(key)
        if known is None or known.epoch != epoch or known.place != place or known.day != day:
            actor = await load_in_place(database, person_id, place, day=day, renew_before=now - self._renewal)
            if len(self._known) >= KEPT:
                self._known.clear()
            known = self._known[key] = _Known(epoch, place, day, actor)
        return replace(known.actor, origin=origin)


@cache
def _session_text() -> str:
    statement = select(
        session.c.person_id,
        session.c.assignment_id,
        session.c.delegation_id,
        session.c.viewed_person,
        session.c.viewed_until,
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
