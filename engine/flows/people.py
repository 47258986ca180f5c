"""Which people have to do a task: what an author says of them, looked up on the day a token arrives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from engine.database.session import ReadSession
from engine.expressions.values.organisation import Organisation
from engine.flows.assignment import Assignment, To
from engine.flows.tables import task
from engine.flows.world import World
from engine.identity.directory import valid
from engine.identity.tables import assignment, org_closure, person, post, role_holder
from engine.records.given import organisation_for

LEADING = ("supervisor", "president")
"""Posts whose holders lead the unit they hold them in, the lower first."""
HEAD = "president"
MOST_PEOPLE = 500


async def assigned(world: World, node: str, part: Assignment) -> list[str]:
    """The ids of the people who have to do a task, each once; whoever left or is locked is nobody."""
    found = await _found(world, node, part)
    if part.exclude_initiator:
        found = [each for each in found if each != world.initiator]
    found = await active(world.session, found)
    if not found and part.empty.then == "to" and part.empty.to is not None:
        found = await active(world.session, await people_of(world, node, part.empty.to, "assignment.empty.to"))
    if part.pick == "least_loaded" and len(found) > 1:
        found = [await _least_loaded(world.session, found)]
    return found[:MOST_PEOPLE]


async def _found(world: World, node: str, part: Assignment) -> list[str]:
    match part.strategy:
        case "initiator":
            return [world.initiator]
        case "previous":
            return _handled(world, part.node)
        case "chosen":
            return [str(each) for each in world.names(node).get("chosen", ())]
        case "decision":
            said = await world.decide(part.decision or "", (node, "decision"))
            value = said.get(part.output) if isinstance(said, dict) and part.output is not None else said
            return await named(world.session, _several(value))
    return await people_of(world, node, part, "assignment", level=part.level)


def _handled(world: World, name: str | None) -> list[str]:
    """Who did the task of a node; without one, who did the last."""
    if name is not None:
        who = world.names(world.flow.graph.uids.get(name, "")).get("assignee")
        return [who] if who else []
    known = [found["assignee"] for found in world.all_names.values() if found.get("assignee")]
    return known[-1:]


async def people_of(world: World, node: str, to: To, place: str, *, level: int = 1) -> list[str]:
    """The people that the members of a `To` name; `place` is where it stands in the node's part."""
    if to.person is not None:
        return await named(world.session, to.person)
    if to.role is not None:
        app, _, role = to.role.rpartition("/")
        return await role_holders(world, app or world.flow.app, role)
    if to.field is not None:
        return await named(world.session, _several(await world.value(node, f"{place}.field", to.field)))
    if to.post is not None or to.relation is not None:
        organisation = await organisation_for(world.caller)
        if to.post is not None and to.of is None:
            return sorted({each for (code, _), people in organisation.holders.items() if code == to.post
                           for each in people})  # fmt: skip
        of = [world.initiator] if to.of in (None, "initiator") else await _whose(world, node, to.of, place)
        return list(dict.fromkeys(found for each in of for found in _related(organisation, each, to, level)))
    return []


async def _whose(world: World, node: str, of: str, place: str) -> list[str]:
    """The people, or units, that something is said relative to: who has the task, what a node found out, a field."""
    if of == "assignee":
        return list(dict.fromkeys(each.person for each in world.state.tasks.values() if each.node == node))
    name, _, member = of.partition(".")
    if name in world.flow.graph.uids and member == "assignee":
        return _handled(world, name)
    return _several(await world.value(node, f"{place}.of", of))


def _related(organisation: Organisation, of: str, to: To, level: int) -> list[str]:
    unit = of if of in organisation.above else organisation.unit_of(of)
    if unit is None:
        return []
    line = list(organisation.line(unit))
    if to.post is not None:
        return next((found for each in line if (found := organisation.holders_of(to.post, each))), [])
    if to.relation == "same_unit":
        people = {each for (_, at), held in organisation.holders.items() if at == unit for each in held}
        return sorted(people - {of})
    if to.relation == "unit_head":
        heads = (organisation.holders_of(HEAD, each) for each in line)
        return next((found for held in heads if (found := [each for each in held if each != of])), [])
    above = [found for each in line if (found := _leaders(organisation, each, of))]
    return above[level - 1] if len(above) >= level else []


def _leaders(organisation: Organisation, unit: str, of: str) -> list[str]:
    """Who leads a unit, beside the one who is asked about: whoever leads it himself has his supervisor above."""
    if any(of in organisation.holders_of(code, unit) for code in LEADING):
        return []
    return next((found for code in LEADING if (found := organisation.holders_of(code, unit))), [])


def _several(value: Any) -> list[str]:  # Any: a value of an expression
    if value is None or value == "":
        return []
    return [str(each) for each in value] if isinstance(value, (list, tuple)) else [str(value)]


async def named(session: ReadSession, written: Iterable[str]) -> list[str]:
    """People by id or by login, in the order written."""
    wanted = list(dict.fromkeys(written))
    ids = [found for each in wanted if (found := _as_id(each)) is not None]
    statement = select(person.c.id, person.c.login).where(
        or_(person.c.id.in_(ids), person.c.login.in_([each for each in wanted if _as_id(each) is None]))
    )
    known = {name: str(row.id) for row in await session.rows(statement) for name in (str(row.id), row.login)}
    return [known[each] for each in wanted if each in known]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


async def active(session: ReadSession, people: Sequence[str]) -> list[str]:
    """Those of them who work here and can log in, each once."""
    if not people:
        return []
    ids = [UUID(each) for each in people]
    rows = await session.rows(select(person.c.id).where(person.c.id.in_(ids), person.c.state == "active"))
    there = {str(row.id) for row in rows}
    return [each for each in dict.fromkeys(people) if each in there]


async def role_holders(world: World, app: str, role: str) -> list[str]:
    """Who holds a role of an app today, by name or through a post."""
    today, held = world.caller.clock.today(), role_holder.c
    of = (held.app == app, held.role == role, valid(role_holder, today))
    by_name = select(held.person_id).where(*of, held.person_id.is_not(None))
    by_post = (
        select(assignment.c.person_id)
        .join(role_holder, held.post_id == assignment.c.post_id)
        .join(post, post.c.id == assignment.c.post_id)
        .outerjoin(
            org_closure,
            (org_closure.c.ancestor == held.unit_id) & (org_closure.c.descendant == assignment.c.unit_id),
        )
        .where(*of, valid(assignment, today), or_(held.unit_id.is_(None), org_closure.c.ancestor.is_not(None)))
    )
    return sorted({str(row[0]) for row in await world.session.rows(by_name.union(by_post))})


async def _least_loaded(session: ReadSession, people: Sequence[str]) -> str:
    """Who has the fewest open tasks; the first of those who have as few."""
    ids = [UUID(each) for each in people]
    counted = select(task.c.person, func.count()).where(task.c.person.in_(ids), task.c.state == "open")
    rows: Sequence[Any] = await session.rows(counted.group_by(task.c.person))
    have = {str(row[0]): int(row[1]) for row in rows}
    return min(people, key=lambda each: have.get(each, 0))
