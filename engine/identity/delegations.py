"""Delegating a post: for some days somebody acts for its holder, under his own name and in the other's place.

One delegates what one holds; for who cannot any more (ill, abroad) the security administrator does. Either side ends it
at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import epoch
from engine.identity import tables as t
from engine.identity.actor import Actor, PlatformRole
from engine.identity.standing_in import in_force
from engine.problems import Code, Problem

DELEGATED = kind("delegation.begin", zh="委托他人代理岗位", en="Post delegated")
DELEGATION_ENDED = kind("delegation.end", zh="结束代理", en="Delegation ended")
ACTING_FOR = kind("session.acting_for", zh="切换为代理他人", en="Began to act for somebody")

LONGEST_DAYS = 92
LONGEST_REASON = 200
DELEGATION = {"zh": "代理", "en": "delegation"}
NO_DELEGATE = Code("no_such_delegate", zh="没有这个在职人员", en="There is no such active person")
TO_ONESELF = Code("delegate_to_oneself", zh="不能委托给本人", en="A post is not delegated to who holds it")
NOT_YOUR_POST = Code(
    "delegate_others_post", zh="只能委托自己的岗位", en="You may delegate the posts you hold, and no others"
)
NOT_TO_YOU = Code(
    "delegate_to_the_giver", zh="不能把他人的岗位委托给自己", en="Nobody delegates another's post to himself"
)
BAD_PERIOD = Code(
    "delegation_period",
    zh="代理期限从今天或以后开始，最长 {most} 天",
    en="A delegation begins today or later and lasts {most} days at most",
)
NO_REASON = Code("delegation_reason", zh="请写明原因（最多 {most} 个字）", en="Say why, in {most} characters at most")
THERE_ALREADY = Code("delegated_already", zh="这段时间已委托给他", en="It is delegated to him for these days already")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for: which post, by whom, from when until when (that day included)."""

    assignment: UUID
    person: UUID
    since: date
    until: date
    reason: str


async def delegate(session: Session, actor: Actor, clock: Clock, wanted: Wanted) -> UUID:
    """Let somebody act in a post."""
    today = clock.today()
    a = t.assignment.c
    post = await session.row(
        select(a.person_id, a.valid_to).where(a.id == wanted.assignment, or_(a.valid_to.is_(None), a.valid_to > today))
    )
    if post is None or (post.person_id != actor.person and not actor.holds(PlatformRole.SECURITY_ADMIN)):
        raise Forbidden(code=NOT_YOUR_POST)
    if post.person_id != actor.person and wanted.person == actor.person:
        raise Forbidden(code=NOT_TO_YOU)
    problems = [*_period(wanted, today), *await _delegate(session, wanted, post.person_id)]
    reason = " ".join(wanted.reason.split())
    if not 1 <= len(reason) <= LONGEST_REASON:
        problems.append(NO_REASON.at("/reason", most=LONGEST_REASON))
    if problems:
        raise Invalid(problems)
    ends = wanted.until + timedelta(days=1)
    d = t.delegation.c
    overlapping = select(d.id).where(
        d.assignment_id == wanted.assignment, d.person_id == wanted.person, d.ended_at.is_(None),
        d.valid_from < ends, d.valid_to > wanted.since,
    )  # fmt: skip
    if await session.scalar(overlapping) is not None:
        raise Conflict(THERE_ALREADY)
    row = {
        "id": new_id(), "assignment_id": wanted.assignment, "person_id": wanted.person, "valid_from": wanted.since,
        "valid_to": ends, "reason": reason, "given_by": actor.person, "given_at": clock.real(),
    }  # fmt: skip
    await session.execute(insert(t.delegation).values(row))
    await epoch.advance(session)
    details = {
        "assignment": str(wanted.assignment), "from": wanted.since.isoformat(), "until": wanted.until.isoformat(),
        "to": str(wanted.person), "reason": reason,
    }  # fmt: skip
    subject = Subject("person", str(post.person_id))
    await audit.record(session, actor, DELEGATED, subject=subject, details=details)
    return row["id"]  # type: ignore[return-value]


def _period(wanted: Wanted, today: date) -> list[Problem]:
    longest = wanted.since + timedelta(days=LONGEST_DAYS)
    if wanted.since < today or not wanted.since <= wanted.until < longest:
        return [BAD_PERIOD.at("/until", most=LONGEST_DAYS)]
    return []


async def _delegate(session: ReadSession, wanted: Wanted, principal: UUID) -> list[Problem]:
    if wanted.person == principal:
        return [TO_ONESELF.at("/person")]
    state = await session.scalar(select(t.person.c.state).where(t.person.c.id == wanted.person))
    return [] if state == "active" else [NO_DELEGATE.at("/person")]


async def end(session: Session, actor: Actor, clock: Clock, delegation: UUID) -> None:
    """End it, now: by who gave it, whose post it is, who acts, or the security administrator."""
    d = t.delegation.c
    found = await session.row(
        select(d.person_id, d.given_by, t.assignment.c.person_id.label("principal"))
        .join(t.assignment, t.assignment.c.id == d.assignment_id)
        .where(d.id == delegation, d.ended_at.is_(None), d.valid_to > clock.today())
        .with_for_update(of=t.delegation)
    )
    mine = found is not None and actor.person in (found.person_id, found.given_by, found.principal)
    if found is None or not (mine or actor.holds(PlatformRole.SECURITY_ADMIN)):
        raise NotFound(DELEGATION, delegation)
    await session.execute(update(t.delegation).where(d.id == delegation).values(ended_at=clock.real()))
    await epoch.advance(session)
    details = {"delegation": str(delegation), "to": str(found.person_id)}
    subject = Subject("person", str(found.principal))
    await audit.record(session, actor, DELEGATION_ENDED, subject=subject, details=details)


async def of_person(session: ReadSession, person: UUID, day: date) -> list[Any]:  # Any: rows
    """Those of his posts and those he acts by, today or later, the next to end first."""
    a, d, p, u = t.assignment.c, t.delegation.c, t.person.c, t.org_unit.c
    actor = t.person.alias("actor")
    mine: ColumnElement[bool] = or_(d.person_id == person, a.person_id == person)
    columns = (
        d.id, d.assignment_id, d.valid_from, d.valid_to, d.reason, d.person_id, actor.c.name.label("delegate"),
        p.id.label("principal"), p.name, t.post.c.code, t.post.c.label, a.unit_id, u.label.label("unit_label"),
    )  # fmt: skip
    return list(
        await session.rows(
            select(*columns)
            .select_from(t.delegation)
            .join(t.assignment, a.id == d.assignment_id)
            .join(t.person, p.id == a.person_id)
            .join(actor, actor.c.id == d.person_id)
            .join(t.post, t.post.c.id == a.post_id)
            .join(t.org_unit, u.id == a.unit_id)
            .where(mine, d.ended_at.is_(None), d.valid_to > day)
            .order_by(d.valid_to, d.id)
            .limit(200)
        )
    )


async def open_to(session: ReadSession, person: UUID, day: date) -> list[Any]:  # Any: rows
    """Those he may act by today."""
    return list(await session.rows(in_force(day).where(t.delegation.c.person_id == person).order_by(t.delegation.c.id)))
