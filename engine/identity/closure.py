"""Which unit is below which: kept as pairs, so that "below" is one join however deep the tree is."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import and_, delete, func, insert, literal, select, true

from engine.database.session import Session
from engine.database.types import Identifier
from engine.identity.tables import org_closure as pairs

TREE_LOCK = 0x6C71_0010
"""The key of the advisory lock on the shape of the organisation."""


async def hold(session: Session) -> None:
    """Let nobody else change the shape of the tree until this transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(TREE_LOCK)))


async def add(session: Session, unit: UUID, parent: UUID | None) -> None:
    """A new unit: below itself, and below its parent and everything above that."""
    itself = select(literal(unit, Identifier), literal(unit, Identifier), literal(0))
    above = select(pairs.c.ancestor, literal(unit, Identifier), pairs.c.depth + 1).where(pairs.c.descendant == parent)
    columns = ["ancestor", "descendant", "depth"]
    await session.execute(insert(pairs).from_select(columns, itself.union_all(above)))


async def is_below(session: Session, unit: UUID, other: UUID) -> bool:
    """`unit` is `other` or stands below it."""
    found = select(pairs.c.depth).where(pairs.c.ancestor == other, pairs.c.descendant == unit)
    return await session.scalar(found) is not None


async def move(session: Session, unit: UUID, parent: UUID) -> None:
    """Take a unit and all below it from where they were and put them below `parent`."""
    within = select(pairs.c.descendant).where(pairs.c.ancestor == unit)
    outside = and_(pairs.c.descendant.in_(within), pairs.c.ancestor.not_in(within))
    await session.execute(delete(pairs).where(outside))
    above, below = pairs.alias("above"), pairs.alias("below")
    crossed = (
        select(above.c.ancestor, below.c.descendant, above.c.depth + below.c.depth + 1)
        .select_from(above.join(below, true()))
        .where(above.c.descendant == parent, below.c.ancestor == unit)
    )
    await session.execute(insert(pairs).from_select(["ancestor", "descendant", "depth"], crossed))
