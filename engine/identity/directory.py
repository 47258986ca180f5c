"""Looking up people, units, posts and who holds which role: whole pages, each in a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.identity import tables as t

COUNT_CAP = 1000
"""Counting stops here: "1,000+"."""

_ids = bindparam("ids", type_=ARRAY(Identifier))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people: `q` is part of a name or login, `unit` with all below it, `after` the login to go on behind."""

    q: str = ""
    unit: UUID | None = None
    state: str = ""
    after: str = ""
    limit: int = 50


def valid(table: Any, day: date) -> ColumnElement[bool]:
    """Valid on a day: from `valid_from` on, no longer on `valid_to`."""
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to > day))


def _not_over(table: Any, day: date) -> ColumnElement[bool]:
    return or_(table.c.valid_to.is_(None), table.c.valid_to > day)


async def people(session: ReadSession, wanted: Wanted, day: date) -> Sequence[Row[Any]]:
    """A page of people by login; one more than the limit when there are more."""
    p = t.person.c
    statement = select(p.id, p.login, p.name, p.phone, p.email, p.state, p.locked_until, p.last_login_at)
    return await session.rows(
        _only(statement, wanted, day).where(p.login > wanted.after).order_by(p.login).limit(wanted.limit + 1)
    )


async def count_people(session: ReadSession, wanted: Wanted, day: date) -> int:
    """How many there are in all, at most `COUNT_CAP` + 1."""
    capped = _only(select(t.person.c.id), wanted, day).limit(COUNT_CAP + 1).subquery()
    return int(await session.scalar(select(func.count()).select_from(capped)) or 0)


def _only(statement: Select[Any], wanted: Wanted, day: date) -> Select[Any]:
    if wanted.q:
        matches = (each.icontains(wanted.q, autoescape=True) for each in (t.person.c.name, t.person.c.login))
        statement = statement.where(or_(*matches))
    if wanted.state:
        statement = statement.where(t.person.c.state == wanted.state)
    if wanted.unit is not None:
        within = (
            select(t.assignment.c.person_id)
            .join(t.org_closure, t.org_closure.c.descendant == t.assignment.c.unit_id)
            .where(t.org_closure.c.ancestor == wanted.unit, valid(t.assignment, day))
        )
        statement = statement.where(t.person.c.id.in_(within))
    return statement


async def person(session: ReadSession, person_id: UUID) -> Row[Any] | None:
    """One person, as in a page."""
    p = t.person.c
    columns = (p.id, p.login, p.name, p.phone, p.email, p.state, p.locked_until, p.last_login_at)
    return await session.row(select(*columns).where(p.id == person_id))


async def assignments(session: ReadSession, people_ids: Sequence[UUID], day: date) -> Sequence[Row[Any]]:
    """The posts of these people, present and future, the primary first."""
    if not people_ids:
        return []
    a, post, unit = t.assignment.c, t.post.c, t.org_unit.c
    statement = (
        select(
            a.id,
            a.person_id,
            a.unit_id,
            a.valid_from,
            a.valid_to,
            a.is_primary,
            post.code.label("post_code"),
            post.label.label("post_label"),
            unit.label.label("unit_label"),
        )
        .join(t.post, post.id == a.post_id)
        .join(t.org_unit, unit.id == a.unit_id)
        .where(a.person_id == _ids.any_(), _not_over(t.assignment, day))
        .order_by(a.person_id, a.is_primary.desc(), a.valid_from, a.id)
    )
    return await session.rows(statement, {"ids": list(people_ids)})


async def roles(session: ReadSession, people_ids: Sequence[UUID], day: date) -> Sequence[Row[Any]]:
    """Roles these people hold by name; those of their posts are the posts'."""
    if not people_ids:
        return []
    r = t.role_holder.c
    statement = (
        select(r.id, r.person_id, r.app, r.role)
        .where(r.person_id == _ids.any_(), _not_over(t.role_holder, day))
        .order_by(r.app, r.role)
    )
    return await session.rows(statement, {"ids": list(people_ids)})


async def look_up_people(
    session: ReadSession, q: str, ids: Sequence[UUID] | None, day: date, *, limit: int = 20
) -> Sequence[Row[Any]]:
    """For pickers: active people by part of a name or login, or any people by id, with their first post and unit."""
    p, a, post, unit = t.person.c, t.assignment.c, t.post.c, t.org_unit.c
    first = (
        select(post.label.label("post_label"), unit.label.label("unit_label"))
        .select_from(t.assignment)
        .join(t.post, post.id == a.post_id)
        .join(t.org_unit, unit.id == a.unit_id)
        .where(a.person_id == p.id, valid(t.assignment, day))
        .order_by(a.is_primary.desc(), a.valid_from, a.id)
        .limit(1)
        .lateral("first")
    )
    statement = select(p.id, p.name, first.c.post_label, first.c.unit_label).outerjoin(first, true())
    if ids is not None:
        return await session.rows(statement.where(p.id == _ids.any_()), {"ids": list(ids)})
    matches = or_(*(each.icontains(q, autoescape=True) for each in (p.name, p.login))) if q else true()
    return await session.rows(statement.where(p.state == "active", matches).order_by(p.login).limit(limit))


async def units(session: ReadSession, day: date) -> Sequence[Row[Any]]:
    """Every unit, closed ones too, with how many people hold a post right there."""
    unit = t.org_unit.c
    counted = (
        select(t.assignment.c.unit_id, func.count(t.assignment.c.person_id.distinct()).label("people"))
        .where(valid(t.assignment, day))
        .group_by(t.assignment.c.unit_id)
        .subquery()
    )
    people_there = func.coalesce(counted.c.people, 0).label("people")
    return await session.rows(
        select(unit.id, unit.code, unit.label, unit.kind, unit.parent_id, unit.valid_from, unit.valid_to, people_there)
        .outerjoin(counted, counted.c.unit_id == unit.id)
        .order_by(unit.code)
    )


async def look_up_units(
    session: ReadSession, q: str, ids: Sequence[UUID] | None, day: date, *, limit: int = 50
) -> Sequence[Row[Any]]:
    """For pickers: open units by part of a name or code, or any units by id."""
    unit = t.org_unit.c
    statement = select(unit.id, unit.code, unit.label, unit.kind, unit.parent_id)
    if ids is not None:
        return await session.rows(statement.where(unit.id == _ids.any_()), {"ids": list(ids)})
    texts = (unit.code, unit.label["zh"].astext, unit.label["en"].astext)
    matches = or_(*(each.icontains(q, autoescape=True) for each in texts)) if q else true()
    return await session.rows(statement.where(_not_over(t.org_unit, day), matches).order_by(unit.code).limit(limit))


async def paths(session: ReadSession, unit_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, str]]]:
    """For each unit the labels from the head office down to itself."""
    if not unit_ids:
        return {}
    c = t.org_closure.c
    rows = await session.rows(
        select(c.descendant, t.org_unit.c.label)
        .join(t.org_unit, t.org_unit.c.id == c.ancestor)
        .where(c.descendant == _ids.any_())
        .order_by(c.descendant, c.depth.desc()),
        {"ids": list(unit_ids)},
    )
    found: dict[UUID, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row.descendant, []).append(row.label)
    return found


async def posts(session: ReadSession) -> Sequence[Row[Any]]:
    """Every post."""
    return await session.rows(select(t.post.c.id, t.post.c.code, t.post.c.label).order_by(t.post.c.code))


async def holders(session: ReadSession, app: str, role: str, day: date) -> Sequence[Row[Any]]:
    """Who holds a role, by name or by post."""
    r, granter = t.role_holder.c, t.person.alias("granter")
    statement = (
        select(
            r.id,
            r.person_id,
            t.person.c.name.label("person_name"),
            t.post.c.code.label("post_code"),
            t.post.c.label.label("post_label"),
            r.unit_id,
            t.org_unit.c.label.label("unit_label"),
            r.valid_from,
            r.valid_to,
            r.granted_by,
            granter.c.name.label("granter_name"),
            r.granted_at,
        )
        .outerjoin(t.person, t.person.c.id == r.person_id)
        .outerjoin(t.post, t.post.c.id == r.post_id)
        .outerjoin(t.org_unit, t.org_unit.c.id == r.unit_id)
        .outerjoin(granter, granter.c.id == r.granted_by)
        .where(r.app == app, r.role == role, _not_over(t.role_holder, day))
        .order_by(r.granted_at, r.id)
    )
    return await session.rows(statement)
