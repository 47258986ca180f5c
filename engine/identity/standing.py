"""The organisation as it stands today, for expressions that ask about it: read whole, and only when something asks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, bindparam, or_, select

from engine.database.session import ReadSession
from engine.expressions.values.organisation import Organisation
from engine.identity.tables import assignment, org_unit, permission_epoch, post

UNITS = select(org_unit.c.id, org_unit.c.parent_id, org_unit.c.kind)
EPOCH = select(permission_epoch.c.value).where(permission_epoch.c.only)


async def organisation(session: ReadSession, day: date) -> Organisation:
    """Every unit, and who holds which post that day; nobody holds one in a unit that is closed."""
    units = [
        (str(each.id), None if each.parent_id is None else str(each.parent_id), each.kind == "team")
        for each in await session.rows(UNITS)
    ]
    held = await session.rows(_held(), {"day": day})
    return Organisation.of(units, [(str(each.person_id), each.code, str(each.unit_id)) for each in held])


async def epoch(session: ReadSession) -> int:
    """What changes with every move, closing, assignment and dismissal: an organisation read under another is not
    this one."""
    return int(await session.scalar(EPOCH) or 0)


def _held() -> Select[tuple[object, ...]]:
    """As `recognise` finds the posts of who logs in: the first of a person is the one he acts in."""
    day = bindparam("day", type_=assignment.c.valid_from.type)
    return (
        select(assignment.c.person_id, post.c.code, assignment.c.unit_id)
        .join(post, post.c.id == assignment.c.post_id)
        .join(org_unit, org_unit.c.id == assignment.c.unit_id)
        .where(
            assignment.c.valid_from <= day,
            or_(assignment.c.valid_to.is_(None), assignment.c.valid_to > day),
            or_(org_unit.c.valid_to.is_(None), org_unit.c.valid_to > day),
        )
        .order_by(assignment.c.is_primary.desc(), assignment.c.valid_from, assignment.c.id)
    )
