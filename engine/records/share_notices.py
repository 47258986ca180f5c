"""Word of a share to those it reaches. It names no value: the title is looked up when it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from engine.identity.directory import valid
from engine.identity.tables import assignment, org_closure, person, role_holder
from engine.messages.telling import About, Telling, tell
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.receivers import Receiver
from engine.records.sending import as_transaction

MOST_TOLD = 2_000
"""People told of one share at most; the record is open to the others all the same."""
SHARE = "share"


async def told_of_share(
    caller: Caller, lens: Lens, record: UUID, receiver: Receiver, given: UUID, details: dict[str, Any]
) -> None:
    """Tell the person, the people of the unit and those below it, or the holders of the role; not who shares."""
    about = About(lens.entity.app, lens.entity.uid, record)
    told = [
        Telling(f"share:{given}:{each}", each, SHARE, about, by=caller.actor.person, details=details)
        for each in await _reached(caller, receiver)
        if each != caller.actor.person
    ]
    await tell(as_transaction(caller), caller.clock, told)


async def _reached(caller: Caller, receiver: Receiver) -> Sequence[UUID]:
    if receiver.person is not None:
        return [receiver.person]
    found = _of_unit(receiver.unit, caller.clock.today()) if receiver.role is None else None
    statement = found if found is not None else _of_role(receiver.role or "", caller.clock.today())
    rows = await caller.session.rows(
        select(person.c.id).where(person.c.id.in_(statement), person.c.state == "active").limit(MOST_TOLD)
    )
    return [row.id for row in rows]


def _of_unit(unit: UUID | None, today: date) -> Select[Any]:
    below = select(org_closure.c.descendant).where(org_closure.c.ancestor == unit)
    return select(assignment.c.person_id).where(assignment.c.unit_id.in_(below), valid(assignment, today))


def _of_role(role: str, today: date) -> Select[Any]:
    """Holders by name, and through a post, perhaps of a unit and those below it."""
    app, _, name = role.partition("/")
    held = role_holder.c
    of: tuple[ColumnElement[bool], ...] = (held.app == app, held.role == name, valid(role_holder, today))
    by_post = (
        select(assignment.c.person_id)
        .join(role_holder, held.post_id == assignment.c.post_id)
        .outerjoin(
            org_closure,
            (org_closure.c.ancestor == held.unit_id) & (org_closure.c.descendant == assignment.c.unit_id),
        )
        .where(*of, valid(assignment, today), or_(held.unit_id.is_(None), org_closure.c.ancestor.is_not(None)))
    )
    by_name = select(held.person_id).where(*of, held.person_id.is_not(None))
    both = by_name.union(by_post).subquery()
    return select(both.c.person_id)
