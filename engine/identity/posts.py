"""Posts, and who holds which post in which unit from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import epoch, reading
from engine.identity import tables as t
from engine.identity.actor import Actor
from engine.identity.organisation import CODE_TAKEN, IS_CLOSED, UNIT
from engine.identity.people import NOT_YOURSELF, PERSON, PERSON_LEFT
from engine.identity.reading import Reading
from engine.problems import Code
from engine.reference import Label

POST_CREATED = kind("post.create", zh="新建岗位", en="Post created")
POST_CHANGED = kind("post.change", zh="修改岗位", en="Post changed")
ASSIGNED = kind("assignment.begin", zh="任命到岗位", en="Assigned to a post")
UNASSIGNED = kind("assignment.end", zh="免去岗位", en="Relieved of a post")

ENDS_BEFORE = Code("ends_before_start", zh="结束日期应晚于开始日期", en="It must end after it begins")
HELD_ALREADY = Code("held_already", zh="{name}已在该机构担任此岗位", en="{name} already holds this post there")
ENDED = Code("assignment_ended", zh="该任职已结束", en="This assignment has ended already")

POST = {"zh": "岗位", "en": "post"}
ASSIGNMENT = {"zh": "任职", "en": "assignment"}


async def create(session: Session, actor: Actor, *, code: Any, label: Mapping[str, str] | Label) -> UUID:
    """A new post, to which people can be assigned and roles given."""
    form = Reading()
    values = {
        "code": form.required("/code", code, reading.code),
        "label": form.required("/label", label, reading.label),
    }
    if values["code"] and await session.scalar(select(t.post.c.id).where(t.post.c.code == values["code"])):
        form.problems.append(CODE_TAKEN.at("/code", code=values["code"]))
    form.done()
    post = new_id()
    await session.execute(insert(t.post).values(values | {"id": post}))
    await audit.record(
        session, actor, POST_CREATED, subject=Subject("post", str(post)), details={"code": values["code"]}
    )
    return post


async def rename(session: Session, actor: Actor, post: UUID, label: Mapping[str, str] | Label) -> None:
    """Give a post another name; its code stays."""
    form = Reading()
    named = form.required("/label", label, reading.label)
    form.done()
    changed = update(t.post).where(t.post.c.id == post).values(label=named).returning(t.post.c.code)
    code = await session.scalar(changed)
    if code is None:
        raise NotFound(POST, post)
    details = {"code": code, "label": named}
    await audit.record(session, actor, POST_CHANGED, subject=Subject("post", str(post)), details=details)


async def assign(
    session: Session,
    actor: Actor,
    clock: Clock,
    person: UUID,
    *,
    post: UUID,
    unit: UUID,
    valid_from: date | None = None,
    valid_to: date | None = None,
    primary: bool = False,
) -> UUID:
    """Give a person a post in a unit. His first one, or one marked so, is the one he acts in unless he chooses."""
    _not_oneself(actor, person)
    today = clock.today()
    begins = valid_from or today
    found = await session.row(
        select(t.person.c.name, t.person.c.state).where(t.person.c.id == person).with_for_update()
    )
    if found is None:
        raise NotFound(PERSON, person)
    if found.state == "left":
        raise Conflict(PERSON_LEFT, name=found.name)
    code = await session.scalar(select(t.post.c.code).where(t.post.c.id == post))
    if code is None:
        raise NotFound(POST, post)
    place = await session.row(
        select(t.org_unit.c.label, t.org_unit.c.valid_to).where(t.org_unit.c.id == unit).with_for_update(read=True)
    )
    if place is None:
        raise NotFound(UNIT, unit)
    if place.valid_to is not None and place.valid_to <= max(begins, today):
        raise Invalid([IS_CLOSED.at("/unit", unit=place.label)])
    if valid_to is not None and valid_to <= begins:
        raise Invalid([ENDS_BEFORE.at("/valid_to")])
    others = await _others(session, person, today)
    if any(each.post_id == post and each.unit_id == unit for each in others):
        raise Conflict(HELD_ALREADY, name=found.name)
    is_primary = primary or not others
    if is_primary:
        await session.execute(update(t.assignment).where(t.assignment.c.person_id == person).values(is_primary=False))
    assignment = new_id()
    row = {
        "id": assignment,
        "person_id": person,
        "post_id": post,
        "unit_id": unit,
        "valid_from": begins,
        "valid_to": valid_to,
        "is_primary": is_primary,
    }
    await session.execute(insert(t.assignment).values(row))
    await epoch.advance(session)
    details = {"post": code, "unit": str(unit), "from": begins.isoformat()}
    await audit.record(session, actor, ASSIGNED, subject=Subject("person", str(person)), details=details)
    return assignment


async def end(session: Session, actor: Actor, clock: Clock, person: UUID, assignment: UUID) -> None:
    """Relieve a person of a post, today."""
    _not_oneself(actor, person)
    today = clock.today()
    columns = select(t.assignment.c.post_id, t.assignment.c.unit_id, t.assignment.c.valid_to)
    mine = (t.assignment.c.id == assignment, t.assignment.c.person_id == person)
    found = await session.row(columns.where(*mine).with_for_update())
    if found is None:
        raise NotFound(ASSIGNMENT, assignment)
    if found.valid_to is not None and found.valid_to <= today:
        raise Conflict(ENDED)
    await session.execute(update(t.assignment).where(*mine).values(valid_to=today, is_primary=False))
    await epoch.advance(session)
    details = {"assignment": str(assignment), "post": str(found.post_id), "unit": str(found.unit_id)}
    await audit.record(session, actor, UNASSIGNED, subject=Subject("person", str(person)), details=details)


async def _others(session: Session, person: UUID, today: date) -> Any:  # Any: rows
    return await session.rows(
        select(t.assignment.c.post_id, t.assignment.c.unit_id).where(
            t.assignment.c.person_id == person,
            or_(t.assignment.c.valid_to.is_(None), t.assignment.c.valid_to > today),
        )
    )


def _not_oneself(actor: Actor, person: UUID) -> None:
    if actor.person == person:
        raise Forbidden(code=NOT_YOURSELF)
