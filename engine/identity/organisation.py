"""The organisation: units created, renamed, moved and closed by dated acts.

An act dated today or earlier takes effect at once; a later one waits and `carry_out_due` does it on its day. The
closure is rebuilt in the transaction of the act for the units it concerns, under one lock, so that two moves cannot
make a ring.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, Invalid, NotFound
from engine.identity import closure, epoch, reading
from engine.identity import tables as t
from engine.identity.actor import SYSTEM, Actor
from engine.identity.reading import Reading
from engine.problems import Code
from engine.reference import Label

CREATED = kind("org_unit.create", zh="新建机构", en="Unit created")
RENAMED = kind("org_unit.rename", zh="机构更名", en="Unit renamed")
MOVED = kind("org_unit.move", zh="机构调整", en="Unit moved")
CLOSED = kind("org_unit.close", zh="撤销机构", en="Unit closed")
PLANNED = kind("org_unit.plan", zh="预定机构变更", en="Change of the organisation planned")

CODE_TAKEN = Code("code_taken", zh="编码“{code}”已被使用", en="The code '{code}' is taken")
ONE_ROOT = Code("one_root", zh="总行只有一个，且没有上级", en="There is one head office, and nothing is above it")
NEEDS_PARENT = Code(
    "needs_parent", zh="除总行外都要有上级机构", en="Every unit but the head office stands below another"
)
TEAM_IS_LEAF = Code("team_is_leaf", zh="团队之下只能是团队", en="Below a team there are only teams")
BELOW_ITSELF = Code(
    "below_itself",
    zh="不能把“{unit}”移到它自己的下级“{parent}”之下",
    en="{unit} cannot be put below {parent}, which is below it",
)
IS_CLOSED = Code("unit_closed", zh="“{unit}”已撤销", en="{unit} is closed")
HAS_UNITS = Code("unit_has_units", zh="“{unit}”还有 {count} 个下级机构", en="{unit} still has {count} units below it")
HAS_PEOPLE = Code("unit_has_people", zh="“{unit}”还有 {count} 人在岗", en="{unit} still has {count} people in posts")
UNKNOWN_KIND = Code("unknown_kind", zh="没有机构类型“{kind}”", en="There is no kind of unit '{kind}'")

UNIT = {"zh": "机构", "en": "unit"}
KINDS = ("head_office", "branch", "sub_branch", "team")


async def create(
    session: Session,
    actor: Actor,
    clock: Clock,
    *,
    code: Any,  # Any: as it was sent; read and refused here
    label: Mapping[str, str] | Label,
    kind: str,
    parent: UUID | None,
) -> UUID:
    """A new unit below another; the head office alone stands below none."""
    await closure.hold(session)
    form = Reading()
    values = {
        "code": form.required("/code", code, reading.code),
        "label": form.required("/label", label, reading.label),
        "kind": kind,
        "parent_id": parent,
        "valid_from": clock.today(),
    }
    if kind not in KINDS:
        form.problems.append(UNKNOWN_KIND.at("/kind", kind=kind))
    form.problems += await _place_problems(session, clock.today(), kind, parent)
    if values["code"] and await session.scalar(select(t.org_unit.c.id).where(t.org_unit.c.code == values["code"])):
        form.problems.append(CODE_TAKEN.at("/code", code=values["code"]))
    form.done()
    unit = new_id()
    await session.execute(insert(t.org_unit).values(values | {"id": unit}))
    await closure.add(session, unit, parent)
    await epoch.advance(session)
    details = {"code": values["code"], "kind": kind, "parent": str(parent) if parent else None}
    await _act(session, actor, clock, unit, "create", details)
    await audit.record(session, actor, CREATED, subject=_subject(unit), details=details)
    return unit


async def rename(session: Session, actor: Actor, clock: Clock, unit: UUID, label: Mapping[str, str] | Label) -> None:
    """Give a unit another name; its code stays."""
    found = await _open_unit(session, unit, clock.today())
    form = Reading()
    named = form.required("/label", label, reading.label)
    form.done()
    await session.execute(update(t.org_unit).where(t.org_unit.c.id == unit).values(label=named))
    details = {"from": found.label, "to": named}
    await _act(session, actor, clock, unit, "rename", details)
    await audit.record(session, actor, RENAMED, subject=_subject(unit), details=details)


async def move(
    session: Session, actor: Actor, clock: Clock, unit: UUID, *, parent: UUID, on: date | None = None
) -> None:
    """Put a unit, with all below it, under another parent, today or on a later day."""
    await closure.hold(session)
    found = await _open_unit(session, unit, clock.today())
    if found.kind == "head_office":
        raise Conflict(ONE_ROOT)
    if await closure.is_below(session, parent, unit):
        above = await session.row(select(t.org_unit.c.label).where(t.org_unit.c.id == parent))
        raise Conflict(BELOW_ITSELF, unit=found.label, parent=above.label if above else "")
    problems = await _place_problems(session, clock.today(), found.kind, parent)
    if problems:
        raise Invalid(problems)
    details = {"from": str(found.parent_id), "to": str(parent)}
    if on is not None and on > clock.today():
        await _plan(session, actor, clock, unit, "move", details, on)
        return
    await session.execute(update(t.org_unit).where(t.org_unit.c.id == unit).values(parent_id=parent))
    await closure.move(session, unit, parent)
    await epoch.advance(session)
    await _act(session, actor, clock, unit, "move", details)
    await audit.record(session, actor, MOVED, subject=_subject(unit), details=details)


async def close(session: Session, actor: Actor, clock: Clock, unit: UUID, *, on: date | None = None) -> None:
    """Close a unit in which nobody holds a post and below which nothing is open. Its records keep naming it."""
    await closure.hold(session)
    today = clock.today()
    found = await _open_unit(session, unit, today)
    if on is not None and on > today:
        await _plan(session, actor, clock, unit, "close", {}, on)
        return
    is_open = or_(t.org_unit.c.valid_to.is_(None), t.org_unit.c.valid_to > today)
    below = await session.scalar(
        select(func.count()).select_from(t.org_unit).where(t.org_unit.c.parent_id == unit, is_open)
    )
    if below:
        raise Conflict(HAS_UNITS, unit=found.label, count=below)
    holds = or_(t.assignment.c.valid_to.is_(None), t.assignment.c.valid_to > today)
    people = await session.scalar(
        select(func.count(t.assignment.c.person_id.distinct())).where(t.assignment.c.unit_id == unit, holds)
    )
    if people:
        raise Conflict(HAS_PEOPLE, unit=found.label, count=people)
    await session.execute(update(t.org_unit).where(t.org_unit.c.id == unit).values(valid_to=today))
    await epoch.advance(session)
    await _act(session, actor, clock, unit, "close", {})
    await audit.record(session, actor, CLOSED, subject=_subject(unit))


async def carry_out_due(session: Session, clock: Clock) -> int:
    """Do the planned acts whose day has come, in order; one that is no longer possible is dropped and audited so."""
    due = (
        select(t.org_act.c.id, t.org_act.c.unit_id, t.org_act.c.act, t.org_act.c.details)
        .where(~t.org_act.c.done, t.org_act.c.on <= clock.today())
        .order_by(t.org_act.c.on, t.org_act.c.id)
        .with_for_update(skip_locked=True)
    )
    acts = await session.rows(due)
    for each in acts:
        await session.execute(delete(t.org_act).where(t.org_act.c.id == each.id))
        try:
            if each.act == "move":
                await move(session, SYSTEM, clock, each.unit_id, parent=UUID(each.details["to"]))
            else:
                await close(session, SYSTEM, clock, each.unit_id)
        except (Conflict, Invalid, NotFound) as error:
            details = {"act": each.act, "dropped": error.code}
            await audit.record(session, SYSTEM, PLANNED, subject=_subject(each.unit_id), details=details)
    return len(acts)


async def _place_problems(session: Session, today: date, kind: str, parent: UUID | None) -> list[Any]:
    """What is wrong with a unit of this kind standing below that parent."""
    if parent is None:
        if kind != "head_office":
            return [NEEDS_PARENT.at("/parent")]
        other = await session.scalar(select(t.org_unit.c.id).where(t.org_unit.c.parent_id.is_(None)))
        return [ONE_ROOT.at("/kind")] if other else []
    if kind == "head_office":
        return [ONE_ROOT.at("/kind")]
    above = await session.row(
        select(t.org_unit.c.kind, t.org_unit.c.label, t.org_unit.c.valid_to).where(t.org_unit.c.id == parent)
    )
    if above is None:
        raise NotFound(UNIT, parent)
    if above.valid_to is not None and above.valid_to <= today:
        return [IS_CLOSED.at("/parent", unit=above.label)]
    return [TEAM_IS_LEAF.at("/parent")] if above.kind == "team" and kind != "team" else []


async def _open_unit(session: Session, unit: UUID, today: date) -> Any:  # Any: a row
    columns = select(t.org_unit.c.kind, t.org_unit.c.label, t.org_unit.c.parent_id, t.org_unit.c.valid_to)
    found = await session.row(columns.where(t.org_unit.c.id == unit).with_for_update())
    if found is None:
        raise NotFound(UNIT, unit)
    if found.valid_to is not None and found.valid_to <= today:
        raise Conflict(IS_CLOSED, unit=found.label)
    return found


async def _act(
    session: Session,
    actor: Actor,
    clock: Clock,
    unit: UUID,
    act: str,
    details: Mapping[str, Any],
    on: date | None = None,
) -> None:
    row = {
        "id": new_id(),
        "unit_id": unit,
        "act": act,
        "on": on or clock.today(),
        "details": dict(details),
        "actor": actor.person,
        "at": clock.real(),
        "done": on is None,
    }
    await session.execute(insert(t.org_act).values(row))


async def _plan(
    session: Session, actor: Actor, clock: Clock, unit: UUID, act: str, details: Mapping[str, Any], on: date
) -> None:
    await _act(session, actor, clock, unit, act, details, on)
    told = {"act": act, "on": on.isoformat(), **details}
    await audit.record(session, actor, PLANNED, subject=_subject(unit), details=told)


def _subject(unit: UUID) -> Subject:
    return Subject("org_unit", str(unit))
