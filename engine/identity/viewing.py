"""Looking as somebody else: what he sees and no more, changing nothing, for a while, and in the audit trail."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.session import Session
from engine.errors import Invalid
from engine.identity import tables as t
from engine.identity.actor import Actor
from engine.identity.recognise import hashed
from engine.problems import Code, Problem

VIEWING = kind("session.view_as", zh="以他人身份查看", en="Began to look as somebody else")
VIEWING_ENDED = kind("session.view_as_end", zh="结束以他人身份查看", en="Stopped looking as somebody else")

MINUTES = 30
SHORTEST, LONGEST = 4, 200
NOBODY = Code("view_as_nobody", zh="没有这个在职人员", en="There is no such active person")
ONESELF = Code("view_as_oneself", zh="请选择另一个人", en="Choose somebody else")
ADMINISTRATOR = Code(
    "view_as_administrator",
    zh="不能以管理员或搭建者的身份查看",
    en="Nobody looks as an administrator or a builder",
)
REASON = Code(
    "view_as_reason", zh="请写明原因（{least} 到 {most} 个字）", en="Say why, in {least} to {most} characters"
)


async def look(session: Session, actor: Actor, clock: Clock, token: str, person: UUID, reason: str) -> None:
    """Look as this person from now on, in this session."""
    problems = await _problems(session, actor, clock, person)
    told = " ".join(reason.split())
    if not SHORTEST <= len(told) <= LONGEST:
        problems.append(REASON.at("/reason", least=SHORTEST, most=LONGEST))
    if problems:
        raise Invalid(problems)
    until = clock.real() + timedelta(minutes=MINUTES)
    values = {"viewed_person": person, "viewed_until": until, "delegation_id": None}
    await session.execute(update(t.session).where(t.session.c.token_hash == hashed(token)).values(values))
    details = {"reason": told, "until": until.isoformat()}
    await audit.record(session, actor, VIEWING, subject=Subject("person", str(person)), details=details)


async def end(session: Session, actor: Actor, token: str) -> None:
    """Be oneself again."""
    values = {"viewed_person": None, "viewed_until": None}
    await session.execute(update(t.session).where(t.session.c.token_hash == hashed(token)).values(values))
    if actor.only_looks:
        await audit.record(session, actor, VIEWING_ENDED, subject=Subject("person", str(actor.me)))


async def _problems(session: Session, actor: Actor, clock: Clock, person: UUID) -> list[Problem]:
    if person == actor.person:
        return [ONESELF.at("/person")]
    state = await session.scalar(select(t.person.c.state).where(t.person.c.id == person))
    if state != "active":
        return [NOBODY.at("/person")]
    h, day = t.role_holder.c, clock.today()
    held = select(h.id).where(
        h.app == "", h.person_id == person, h.valid_from <= day, h.valid_to.is_(None) | (h.valid_to > day)
    )
    return [ADMINISTRATOR.at("/person")] if await session.scalar(held.limit(1)) is not None else []
