"""Who is below whom: a leader's people, and how much they have to do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from engine.expressions.values.organisation import Organisation
from engine.flows.people import LEADING
from engine.flows.tables import task
from engine.records.caller import Caller
from engine.records.given import organisation_for
from engine.records.names import names


def led(organisation: Organisation, leader: str) -> list[str]:
    """Everybody who works in a unit somebody leads, or below it; but for those who lead it as he does, or from higher
    up."""
    found = set()
    for code, unit in organisation.held.get(leader, ()):
        if code in LEADING:
            inside = (each for each in organisation.held if organisation.works_within(each, unit))
            found |= {each for each in inside if not _as_high(organisation, each, code, unit)}
    return sorted(found - {leader})


def _as_high(organisation: Organisation, person: str, code: str, unit: str) -> bool:
    return any(
        post in LEADING
        and organisation.is_within(unit, at)
        and (at != unit or LEADING.index(post) >= LEADING.index(code))
        for post, at in organisation.held.get(person, ())
    )


async def people_led(caller: Caller) -> list[str]:
    """The people below the caller today."""
    return led(await organisation_for(caller), str(caller.actor.me))


async def leads(caller: Caller, person: str) -> bool:
    """Whether somebody is below the caller."""
    return person in await people_led(caller)


async def team(caller: Caller) -> list[dict[str, Any]]:
    """The people below the caller with how much each has open and how much of it is late, the busiest first."""
    people = [UUID(each) for each in await people_led(caller)]
    late = func.count().filter(task.c.due_at < caller.now())
    statement = select(task.c.person, func.count().label("open"), late.label("late"))
    statement = statement.where(task.c.person.in_(people), task.c.state == "open").group_by(task.c.person)
    have = {row.person: (int(row.open), int(row.late)) for row in await caller.session.rows(statement)}
    known = await names(caller.session, set(people), set())
    found = [
        {"person": {"id": str(each), "label": known.person(each)}, "open": counts[0], "late": counts[1]}
        for each in people
        for counts in [have.get(each, (0, 0))]
    ]
    return sorted(found, key=lambda each: (-each["late"], -each["open"], each["person"]["id"]))
