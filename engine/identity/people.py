"""People: created, changed, locked, unlocked, given a new password. Every act audited, every lock felt at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.failure import UNIQUE_VIOLATION, sqlstate
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import epoch, passwords, reading
from engine.identity import tables as t
from engine.identity.actor import Actor, PlatformRole
from engine.identity.reading import Reading
from engine.problems import Code, Language
from engine.settings import PasswordPolicy

CREATED = kind("person.create", zh="新建人员", en="Person created")
CHANGED = kind("person.change", zh="修改人员资料", en="Person changed")
LOCKED = kind("person.lock", zh="锁定人员", en="Person locked")
UNLOCKED = kind("person.unlock", zh="解锁人员", en="Person unlocked")
RESET = kind("person.reset_password", zh="重置密码", en="Password reset")

LOGIN_TAKEN = Code("login_taken", zh="登录名“{login}”已被使用", en="The login '{login}' is taken")
NOT_YOURSELF = Code("not_yourself", zh="不能对自己这样做", en="You cannot do this to yourself")
PERSON_LEFT = Code("person_left", zh="{name}已离职", en="{name} has left")

ADMINISTRATORS_PASSWORD = Code(
    "administrators_password",
    zh="安全管理员和审计管理员的密码只能在服务器上重置：langqiao people reset-password",
    en="The password of a security or audit administrator is reset on the machine: langqiao people reset-password",
)

PERSON = {"zh": "人员", "en": "person"}


async def create(
    session: Session,
    actor: Actor,
    clock: Clock,
    *,
    login: Any,  # Any: as it was sent; read and refused here
    name: Any,
    phone: Any = None,
    email: Any = None,
    language: Language = Language.ZH,
    password: str | None = None,
    policy: PasswordPolicy = PasswordPolicy.MLPS3,
    must_change_password: bool = True,
) -> UUID:
    """A new person, with no post and no role. Without a password he cannot log in until one is set."""
    form = Reading()
    values = {
        "login": form.required("/login", login, reading.login),
        "name": form.required("/name", name, reading.name),
        "phone": form.read("/phone", phone, reading.phone),
        "email": form.read("/email", email, reading.email),
    }
    if password is not None:
        form.problems += passwords.problems_of(password, login=str(login), policy=policy, path="/password")
    form.done()
    if await session.scalar(select(t.person.c.id).where(t.person.c.login == values["login"])):
        raise Invalid([LOGIN_TAKEN.at("/login", login=values["login"])])
    person = new_id()
    now = clock.real()
    row = values | {
        "id": person,
        "language": language.value,
        "state": "active",
        "password_hash": await passwords.hash_of(password) if password is not None else None,
        "password_changed_at": now if password is not None else None,
        "must_change_password": must_change_password,
        "failed_logins": 0,
        "created_at": now,
    }
    try:
        await session.execute(insert(t.person).values(row))
    except Exception as error:
        if sqlstate(error) == UNIQUE_VIOLATION:
            raise Conflict(LOGIN_TAKEN, login=values["login"]) from error
        raise
    await audit.record(session, actor, CREATED, subject=subject(person), details={"login": values["login"]})
    return person


async def change(session: Session, actor: Actor, person: UUID, given: Mapping[str, Any]) -> None:
    """Change name, phone, e-mail or language; keys that are absent stay as they are."""
    await _held(session, person)
    form = Reading()
    values: dict[str, Any] = {}  # Any: column values
    if "name" in given:
        values["name"] = form.required("/name", given["name"], reading.name)
    if "phone" in given:
        values["phone"] = form.read("/phone", given["phone"], reading.phone)
    if "email" in given:
        values["email"] = form.read("/email", given["email"], reading.email)
    if "language" in given:
        values["language"] = Language(given["language"]).value
    form.done()
    if not values:
        return
    await session.execute(update(t.person).where(t.person.c.id == person).values(values))
    await epoch.advance(session)
    # Which fields, not their values: a phone number is personal and the trail is kept for years.
    await audit.record(session, actor, CHANGED, subject=subject(person), details={"fields": sorted(values)})


async def lock(session: Session, actor: Actor, person: UUID, *, reason: str) -> None:
    """Shut a person out, sessions under way included."""
    _not_oneself(actor, person)
    form = Reading()
    told = form.required("/reason", reason, reading.name)
    form.done()
    found = await _held(session, person)
    if found.state == "left":
        raise Conflict(PERSON_LEFT, name=found.name)
    await session.execute(update(t.person).where(t.person.c.id == person).values(state="locked", state_reason=told))
    await end_sessions(session, person)
    await audit.record(session, actor, LOCKED, subject=subject(person), details={"reason": told})


async def unlock(session: Session, actor: Actor, person: UUID) -> None:
    """Let a person in again: after an administrator's lock as after too many failed log-ins."""
    _not_oneself(actor, person)
    found = await _held(session, person)
    if found.state == "left":
        raise Conflict(PERSON_LEFT, name=found.name)
    values = {"state": "active", "state_reason": None, "failed_logins": 0, "locked_until": None}
    await session.execute(update(t.person).where(t.person.c.id == person).values(values))
    await epoch.advance(session)
    await audit.record(session, actor, UNLOCKED, subject=subject(person))


async def reset_password(session: Session, actor: Actor, clock: Clock, person: UUID, *, policy: PasswordPolicy) -> str:
    """A new password for one time, to be told to the person; his sessions end.

    Who could reset the password of those who watch him could act as them: that takes the machine itself.
    """
    _not_oneself(actor, person)
    await _held(session, person)
    if not actor.is_system and await _watches(session, person):
        raise Forbidden(code=ADMINISTRATORS_PASSWORD)
    password = passwords.invent(policy)
    await set_password(session, clock, person, password, must_change=True)
    await audit.record(session, actor, RESET, subject=subject(person))
    return password


async def set_password(
    session: Session, clock: Clock, person: UUID, password: str, *, must_change: bool, keep: bytes | None = None
) -> None:
    """Store a password that was checked, and end the sessions begun with the old one, but the one of this hash."""
    await keep_password(session, clock, person, await passwords.hash_of(password), must_change=must_change, keep=keep)


async def keep_password(
    session: Session, clock: Clock, person: UUID, stored: str, *, must_change: bool = False, keep: bytes | None = None
) -> None:
    """The same for a password that was hashed already."""
    values = {
        "password_hash": stored,
        "password_changed_at": clock.real(),
        "must_change_password": must_change,
        "failed_logins": 0,
        "locked_until": None,
    }
    await session.execute(update(t.person).where(t.person.c.id == person).values(values))
    await end_sessions(session, person, keep=keep)


async def change_language(session: Session, person: UUID, language: Language) -> None:
    """Which language a person reads; his own affair, and in no audit trail."""
    await session.execute(update(t.person).where(t.person.c.id == person).values(language=language.value))
    await epoch.advance(session)


async def end_sessions(session: Session, person: UUID, *, keep: bytes | None = None) -> None:
    """End all sessions of a person, but the one of this token hash."""
    ending = delete(t.session).where(t.session.c.person_id == person)
    await session.execute(ending if keep is None else ending.where(t.session.c.token_hash != keep))
    await epoch.advance(session)


async def _watches(session: Session, person: UUID) -> bool:
    """He is or was a security or audit administrator; one who was may be again tomorrow."""
    watchers = (PlatformRole.SECURITY_ADMIN, PlatformRole.AUDIT_ADMIN)
    held = select(t.role_holder.c.id).where(
        t.role_holder.c.person_id == person, t.role_holder.c.app == "", t.role_holder.c.role.in_(watchers)
    )
    return await session.scalar(held.limit(1)) is not None


def subject(person: UUID) -> Subject:
    """Who an entry of the trail is about."""
    return Subject("person", str(person))


async def another(session: Session, actor: Actor, person: UUID) -> Any:  # Any: a row
    """Somebody else's row (id, name, login, state), locked for the rest of the transaction.

    Raises Forbidden for oneself, NotFound.
    """
    _not_oneself(actor, person)
    return await _held(session, person)


def _not_oneself(actor: Actor, person: UUID) -> None:
    if actor.person == person:
        raise Forbidden(code=NOT_YOURSELF)


async def _held(session: Session, person: UUID) -> Any:  # Any: a row
    """The person's row, locked for the rest of the transaction."""
    columns = select(t.person.c.id, t.person.c.name, t.person.c.login, t.person.c.state)
    found = await session.row(columns.where(t.person.c.id == person).with_for_update())
    if found is None:
        raise NotFound(PERSON, person)
    return found
