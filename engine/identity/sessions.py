"""Logging in and out, the acting post, and changing one's password.

A log-in answers the same, and takes as long, whether the login is unknown, the password wrong, or the account or the
address over its limit or locked. Only a hash of the token is stored; every log-in makes a new one (no fixation).
The password is checked before a transaction is opened: hashing must not hold a connection.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import case, delete, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from engine.audit import service as audit
from engine.audit.kinds import ACTING_POST, LOGIN, LOGIN_FAILED, LOGOUT, PASSWORD_CHANGED
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.errors import Invalid, NotFound, TooMany, Unauthenticated
from engine.identity import passwords, people
from engine.identity import tables as t
from engine.identity.actor import Actor, Origin, Visitor
from engine.identity.delegations import ACTING_FOR, DELEGATION, open_to
from engine.identity.recognise import hashed, load, renewal_of
from engine.problems import Code, Language
from engine.settings import Settings

WRONG = Code(
    "login_failed",
    zh="登录名或密码不正确，或账号暂时不能登录",
    en="Login or password is wrong, or the account cannot be used at the moment",
)
TOO_MANY = Code("too_many_logins", zh="尝试太频繁，请稍后再试", en="Too many attempts; try again later")
OLD_WRONG = Code("old_password_wrong", zh="旧密码不正确", en="The old password is wrong")

BURST = 10
"""Log-ins an address may try within `BURST_SECONDS`, right or wrong."""
BURST_SECONDS = 10
ASSIGNMENT = {"zh": "任职", "en": "assignment"}


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that began: the token, which only the browser keeps, and whose it is."""

    token: str
    actor: Actor


class Sessions:
    """Log-ins of one process."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._recent: dict[str, list[float]] = {}

    async def log_in(self, login: str, password: str, origin: Origin) -> Begun:
        """Begin a session, or raise Unauthenticated without saying why."""
        self._slow_down(origin.address)
        known = login.strip().lower()[:64].replace("\x00", "")
        async with self._database.reading() as session:
            found = await self._account(session, known)
            is_stopped = await self._address_is_over(session, origin.address)
        is_right = await passwords.matches(found.password_hash if found else None, password)
        may = not is_stopped and self._is_open(found)
        if found is None or not is_right or not may:
            await self._database.run(lambda session: self._failed(session, found, known, origin, may))
            raise Unauthenticated(WRONG)
        return await self._database.run(lambda session: self._begin(session, known, found.password_hash, origin))

    def _is_open(self, found: Any) -> bool:  # Any: a row, or None
        """The account may be used now."""
        if found is None or found.state != "active":
            return False
        return found.locked_until is None or found.locked_until <= self._clock.real()

    async def _account(self, session: ReadSession, login: str, *, locked: bool = False) -> Any:  # Any: a row, or None
        columns = (t.person.c.id, t.person.c.password_hash, t.person.c.state, t.person.c.locked_until)
        statement = select(*columns).where(t.person.c.login == login)
        return await session.row(statement.with_for_update() if locked else statement)

    async def _address_is_over(self, session: ReadSession, address: str) -> bool:
        since = self._clock.real() - timedelta(seconds=self._settings.login_wait)
        failed = await session.scalar(
            select(t.login_attempt.c.failed).where(
                t.login_attempt.c.address == address, t.login_attempt.c.since > since
            )
        )
        return (failed or 0) >= self._settings.address_attempts

    async def _failed(self, session: Session, found: Any, login: str, origin: Origin, may: bool) -> None:
        now = self._clock.real()
        wait = timedelta(seconds=self._settings.login_wait)
        if found is not None and may:
            # Counted only while the account is open: attempts during the wait must not prolong it for ever.
            over = t.person.c.failed_logins + 1 >= self._settings.login_attempts
            await session.execute(
                update(t.person)
                .where(t.person.c.id == found.id)
                .values(
                    failed_logins=case((over, 0), else_=t.person.c.failed_logins + 1),
                    locked_until=case((over, now + wait), else_=t.person.c.locked_until),
                )
            )
        counted = upsert(t.login_attempt).values(address=origin.address, failed=1, since=now)
        is_old = t.login_attempt.c.since <= now - wait
        await session.execute(
            counted.on_conflict_do_update(
                index_elements=[t.login_attempt.c.address],
                set_={
                    "failed": case((is_old, 1), else_=t.login_attempt.c.failed + 1),
                    "since": case((is_old, now), else_=t.login_attempt.c.since),
                },
            )
        )
        subject = Subject("person", str(found.id)) if found is not None else None
        details = {"login": login}
        await audit.record(session, Visitor(origin), LOGIN_FAILED, subject=subject, details=details)

    async def _begin(self, session: Session, login: str, checked: str, origin: Origin) -> Begun:
        # While the password was checked, others may have failed, or an administrator locked or renewed the account.
        found = await self._account(session, login, locked=True)
        if found is None or found.password_hash != checked or not self._is_open(found):
            raise Unauthenticated(WRONG)
        person, now = found.id, self._clock.real()
        actor = await load(
            session, person, None, day=self._clock.today(), renew_before=now - renewal_of(self._settings)
        )
        token = secrets.token_urlsafe(32)
        row = {
            "token_hash": hashed(token),
            "person_id": person,
            "created_at": now,
            "seen_at": now,
            "expires_at": now + timedelta(seconds=self._settings.session_absolute),
            "address": origin.address,
        }
        await session.execute(insert(t.session).values(row))
        values = {"failed_logins": 0, "locked_until": None, "last_login_at": now}
        await session.execute(update(t.person).where(t.person.c.id == person).values(values))
        named = replace(actor, origin=origin)
        await audit.record(session, named, LOGIN, subject=Subject("person", str(person)))
        return Begun(token, named)

    async def forget(self, token: str) -> None:
        """End the session a browser still had when it logged in anew."""
        async with self._database.transaction() as session:
            await session.execute(delete(t.session).where(t.session.c.token_hash == hashed(token)))

    def _slow_down(self, address: str) -> None:
        """Refuse a burst of log-ins from one address before any of them costs a hash."""
        now = self._clock.real().timestamp()
        recent = [each for each in self._recent.get(address, ()) if now - each < BURST_SECONDS]
        if len(recent) >= max(BURST, self._settings.address_attempts):
            raise TooMany(TOO_MANY, extra={"retry_after": BURST_SECONDS})
        recent.append(now)
        self._recent[address] = recent
        if len(self._recent) > 10_000:
            self._recent.clear()


async def log_out(session: Session, actor: Actor, token: str) -> None:
    """End this session."""
    await session.execute(delete(t.session).where(t.session.c.token_hash == hashed(token)))
    await audit.record(session, actor, LOGOUT, subject=Subject("person", str(actor.person)))


async def act_in(session: Session, actor: Actor, clock: Clock, token: str, assignment: UUID) -> None:
    """Act in another of one's posts from now on, in this session."""
    today = clock.today()
    held = select(t.assignment.c.id).where(
        t.assignment.c.id == assignment,
        t.assignment.c.person_id == actor.person,
        t.assignment.c.valid_from <= today,
        or_(t.assignment.c.valid_to.is_(None), t.assignment.c.valid_to > today),
    )
    if await session.scalar(held) is None:
        raise NotFound(ASSIGNMENT, assignment)
    await session.execute(
        update(t.session)
        .where(t.session.c.token_hash == hashed(token))
        .values(assignment_id=assignment, delegation_id=None)
    )
    details = {"assignment": str(assignment)}
    await audit.record(session, actor, ACTING_POST, subject=Subject("person", str(actor.person)), details=details)


async def act_for(session: Session, actor: Actor, clock: Clock, token: str, delegation: UUID) -> None:
    """Act for somebody who delegated a post from now on, in this session."""
    found = next((each for each in await open_to(session, actor.person, clock.today()) if each.id == delegation), None)
    if found is None:
        raise NotFound(DELEGATION, delegation)
    await session.execute(
        update(t.session).where(t.session.c.token_hash == hashed(token)).values(delegation_id=delegation)
    )
    details = {"delegation": str(delegation), "post": found.code}
    await audit.record(session, actor, ACTING_FOR, subject=Subject("person", str(found.principal)), details=details)


async def speak(session: Session, actor: Actor, language: Language) -> None:
    """Read the platform in this language from now on."""
    await people.change_language(session, actor.person, language)


async def change_password(
    session: Session, actor: Actor, clock: Clock, settings: Settings, *, token: str, old: str, new: str
) -> str:
    """Choose a new password. Every session ends and this one goes on under the new token that is returned."""
    columns = (t.person.c.login, t.person.c.password_hash)
    found = await session.row(select(*columns).where(t.person.c.id == actor.person).with_for_update())
    if found is None or not await passwords.matches(found.password_hash, old):
        raise Invalid([OLD_WRONG.at("/old")])
    problems = passwords.problems_of(new, login=found.login, policy=settings.password_policy)
    if new == old:
        problems.append(passwords.SAME.at("/new"))
    if problems:
        raise Invalid(problems)
    renewed = secrets.token_urlsafe(32)
    await session.execute(
        update(t.session).where(t.session.c.token_hash == hashed(token)).values(token_hash=hashed(renewed))
    )
    await people.set_password(session, clock, actor.person, new, must_change=False, keep=hashed(renewed))
    await audit.record(session, actor, PASSWORD_CHANGED, subject=Subject("person", str(actor.person)))
    return renewed


async def sweep(session: Session, clock: Clock, settings: Settings) -> None:
    """Forget sessions and failed log-ins that are over."""
    now = clock.real()
    idle = now - timedelta(seconds=settings.session_idle)
    await session.execute(delete(t.session).where(or_(t.session.c.expires_at <= now, t.session.c.seen_at < idle)))
    old = now - timedelta(seconds=settings.login_wait)
    await session.execute(delete(t.login_attempt).where(t.login_attempt.c.since <= old))
