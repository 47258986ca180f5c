"""Views of a person: saved, changed, removed; kept for himself, or offered to a role or to all by a builder."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import Kind, kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity.actor import PlatformRole
from engine.permissions.access import Action
from engine.problems import Code, Problem
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.names import names
from engine.records.sending import as_transaction
from engine.reference import Label, Reference
from engine.views.saved.body import read_body, told_body
from engine.views.saved.tables import saved_view

MINE, ROLE, ALL = "mine", "role", "all"
AUDIENCES = (MINE, ROLE, ALL)
MOST = 50
LONGEST_NAME = 60
VIEW = Label(zh="视图", en="view")
OFFERING = Label(zh="向他人提供视图", en="offer views to others")
SAVED = kind("view.save", zh="保存视图", en="View saved")
CHANGED = kind("view.change", zh="修改视图", en="View changed")
REMOVED = kind("view.remove", zh="删除视图", en="View removed")

BAD_NAME = Code("bad_view_name", zh="名称应为 1 到 {limit} 个字", en="The name has 1 to {limit} characters")
UNKNOWN_AUDIENCE = Code(
    "unknown_audience", zh="没有范围“{name}”，可用：{known}", en="There is no audience '{name}'; known: {known}"
)
UNKNOWN_ROLE = Code("unknown_role", zh="没有角色“{name}”", en="There is no role '{name}'")
TOO_MANY = Code("too_many_views", zh="每个列表最多保存 {limit} 个视图", en="At most {limit} views of a list are kept")
CHANGED_MEANWHILE = Code(
    "view_changed", zh="视图已在别处改过，请重新打开", en="The view has been changed elsewhere; open it again"
)
_c = saved_view.c
_COLUMNS = tuple(_c)


async def listing(caller: Caller, app: str, form: str, view: str | None) -> list[dict[str, Any]]:
    """His own views of this list, and those offered to him. `view` is the published view they stand on."""
    lens = _lens(caller, app, form)
    base = _base(caller, app, form, view)
    roles = _roles(caller, app)
    offered = or_(_c.audience == ALL, (_c.audience == ROLE) & _c.role.in_(roles))
    mine = _c.person == caller.actor.person
    found = select(*_COLUMNS).where(_c.app == app, _c.form == lens.entity.uid, _c.base.is_not_distinct_from(base))
    rows = await caller.session.rows(found.where(or_(mine, offered)).order_by(_c.id).limit(4 * MOST))
    known = await names(caller.session, {row.person for row in rows}, set())
    return [_told(caller, lens, row, known.person(row.person)) for row in rows]


async def save(caller: Caller, app: str, form: str, asked: dict[str, Any]) -> dict[str, Any]:
    """A new view. Any: JSON somebody sent."""
    lens = _lens(caller, app, form)
    name, audience, role = _read(caller, app, asked)
    body = read_body(caller, lens, asked.get("body"))
    session, now = as_transaction(caller), caller.clock.real()
    mine = (_c.person == caller.actor.person, _c.app == app, _c.form == lens.entity.uid)
    if (await session.scalar(select(func.count()).select_from(saved_view).where(*mine)) or 0) >= MOST:
        raise Conflict(TOO_MANY, limit=MOST)
    values = {
        "id": new_id(), "app": app, "form": lens.entity.uid, "base": _base(caller, app, form, asked.get("view")),
        "person": caller.actor.person, "name": name, "audience": audience, "role": role, "body": body, "version": 1,
        "created_at": now, "changed_at": now,
    }  # fmt: skip
    row = (await session.execute(insert(saved_view).values(values).returning(*_COLUMNS))).one()
    await _note(caller, lens, SAVED, row)
    return _told(caller, lens, row, caller.actor.name)


async def change(caller: Caller, app: str, form: str, key: UUID, asked: dict[str, Any]) -> dict[str, Any]:
    """Another name, body or audience of a view of one's own; `version` is the one it was based on."""
    lens, row = await _one(caller, app, form, key)
    if row.person != caller.actor.person:
        raise Forbidden(OFFERING.as_dict())
    if asked.get("version") != row.version:
        raise Conflict(CHANGED_MEANWHILE)
    present = {"name": row.name, "audience": row.audience, "role": _role_name(caller, app, row.role)}
    name, audience, role = _read(caller, app, {**present, **asked})
    values = {"name": name, "audience": audience, "role": role, "version": row.version + 1}
    if "body" in asked:
        values["body"] = read_body(caller, lens, asked["body"])
    statement = update(saved_view).where(_c.id == key).values(**values, changed_at=caller.clock.real())
    row = (await as_transaction(caller).execute(statement.returning(*_COLUMNS))).one()
    await _note(caller, lens, CHANGED, row)
    return _told(caller, lens, row, caller.actor.name)


async def remove(caller: Caller, app: str, form: str, key: UUID) -> None:
    """A view of one's own; a builder also removes what others offered."""
    lens, row = await _one(caller, app, form, key)
    if row.person != caller.actor.person and not _may_offer(caller):
        raise Forbidden(OFFERING.as_dict())
    await as_transaction(caller).execute(delete(saved_view).where(_c.id == key))
    await _note(caller, lens, REMOVED, row)


async def _one(caller: Caller, app: str, form: str, key: UUID) -> tuple[Lens, Any]:
    """A view he may see; of others there is none. Any: a row."""
    lens = _lens(caller, app, form)
    found = select(*_COLUMNS).where(_c.id == key, _c.app == app, _c.form == lens.entity.uid)
    row = await caller.session.row(found.with_for_update())
    if row is None or not _is_his(caller, app, row):
        raise NotFound(VIEW.as_dict(), key)
    return lens, row


def _is_his(caller: Caller, app: str, row: Any) -> bool:
    offered = row.audience == ALL or (row.audience == ROLE and row.role in _roles(caller, app))
    return row.person == caller.actor.person or offered


def _lens(caller: Caller, app: str, form: str) -> Lens:
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    return lens


def _read(caller: Caller, app: str, asked: dict[str, Any]) -> tuple[str, str, str | None]:
    """Name, audience and the uid of its role; offering is for builders."""
    problems: list[Problem] = []
    name = asked.get("name")
    name = name.strip() if isinstance(name, str) else ""
    if not 1 <= len(name) <= LONGEST_NAME:
        problems.append(BAD_NAME.at("/name", limit=LONGEST_NAME))
    audience = asked.get("audience", MINE)
    if audience not in AUDIENCES:
        problems.append(UNKNOWN_AUDIENCE.at("/audience", name=str(audience)[:40], known=", ".join(AUDIENCES)))
    role = None
    if audience == ROLE:
        known = {each.name: each.uid for each in caller.live.definitions(app, "role")}
        role = known.get(asked.get("role"))
        if role is None:
            problems.append(UNKNOWN_ROLE.at("/role", name=str(asked.get("role"))[:40]))
    if audience != MINE and not _may_offer(caller):
        raise Forbidden(OFFERING.as_dict())
    if problems:
        raise Invalid(problems)
    return name, audience, role


def _may_offer(caller: Caller) -> bool:
    return caller.actor.holds(PlatformRole.BUILDER)


def _base(caller: Caller, app: str, form: str, view: str | None) -> str | None:
    if not view:
        return None
    try:
        reference = Reference.parse(str(view), app=app)
    except ValueError:
        raise NotFound(VIEW.as_dict(), str(view)[:60]) from None
    found = caller.live.view(reference.app, reference.name)
    if found.form != Reference(app, form):
        raise NotFound(VIEW.as_dict(), str(view)[:60])
    return str(found.uid)


def _roles(caller: Caller, app: str) -> list[str]:
    """The uids of the roles of this app he holds."""
    held = {role for of, role in caller.actor.roles if of == app}
    return [each.uid for each in caller.live.definitions(app, "role") if each.name in held]


def _role_name(caller: Caller, app: str, uid: str | None) -> str | None:
    return next((each.name for each in caller.live.definitions(app, "role") if each.uid == uid), None)


def _told(caller: Caller, lens: Lens, row: Any, author: str | None) -> dict[str, Any]:
    body, missing = told_body(caller, lens, row.body)
    is_mine = row.person == caller.actor.person
    return {
        "id": str(row.id),
        "name": row.name,
        "is_mine": is_mine,
        "author": {"id": str(row.person), "label": author},
        "audience": row.audience,
        "role": _role_name(caller, lens.entity.app, row.role),
        "may_remove": is_mine or _may_offer(caller),
        "version": row.version,
        "body": body,
        "missing": missing,
    }


async def _note(caller: Caller, lens: Lens, what: Kind, row: Any) -> None:
    details = {"form": lens.entity.name, "view": str(row.id), "name": row.name, "audience": row.audience}
    subject = Subject("form", lens.entity.uid)
    await audit.record(caller.session, caller.actor, what, app=lens.entity.app, subject=subject, details=details)
