"""Handing over everything somebody has to do: he leaves, and his tasks stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.database.session import Session
from engine.errors import Invalid, LangqiaoError
from engine.flows.acting import NO_SUCH_PERSON
from engine.flows.administering import NO_REASON, Act, administer
from engine.flows.asked import MOST_TEXT
from engine.flows.people import active
from engine.flows.step import Flows
from engine.flows.tables import task
from engine.records.caller import Caller

MOST = 500


@dataclass(frozen=True, slots=True)
class HandOver:
    """Whose tasks go to whom, and why."""

    person: UUID
    to: UUID
    reason: str


def read(body: Mapping[str, Any]) -> HandOver:
    """What was sent; everything wrong with it at once."""
    problems, found = [], {}
    for key in ("person", "to"):
        try:
            found[key] = UUID(str(body.get(key)))
        except ValueError:
            problems.append(NO_SUCH_PERSON.at(f"/{key}"))
    reason = body.get("reason")
    if not isinstance(reason, str) or not 2 <= len(reason.strip()) <= MOST_TEXT:
        problems.append(NO_REASON.at("/reason", limit=MOST_TEXT))
    if problems:
        raise Invalid(problems)
    return HandOver(found["person"], found["to"], str(reason).strip())


async def hand_over(flows: Flows, caller: Caller, wanted: HandOver) -> list[dict[str, Any]]:
    """Each task in a step of its own, at most five hundred at once, the oldest first; what stands against one leaves
    the others."""
    session = caller.session
    assert isinstance(session, Session), "tasks are handed over in a transaction"
    if not await active(session, [str(wanted.to)]):
        raise Invalid([NO_SUCH_PERSON.at("/to")])
    t = task.c
    rows = await session.rows(
        select(t.id, t.case_id)
        .where(t.person == wanted.person, t.state == "open")
        .order_by(t.case_id, t.id)
        .limit(MOST)
    )
    found = []
    for row in rows:
        act = Act("reassign", wanted.reason, task=row.id, person=str(wanted.to))
        try:
            async with session.savepoint():
                await administer(flows, caller, row.case_id, act, flows.told(caller))
            found.append({"task": str(row.id), "done": True, "code": None, "detail": None})
        except LangqiaoError as error:
            problem = error.problems[0].text(caller.language) if error.problems else error.text(caller.language)
            found.append({"task": str(row.id), "done": False, "code": error.code, "detail": problem})
    return found
