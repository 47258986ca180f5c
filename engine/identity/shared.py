"""What is shared with somebody: which records, by whom, until when. One record is shared with a person, with a unit and
those beneath it, or with a role.

A share counts until the end of its day, unless it was ended before or whoever gave it has left.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Text, any_, bindparam, exists, func, or_, select
from sqlalchemy import literal_column as literal
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.identity.tables import org_closure, person, record_share

LEFT: ColumnElement[str] = literal("'left'")


def open_shares(today: ColumnElement[Any]) -> ColumnElement[bool]:
    """Shares that count on a day."""
    share, giver = record_share.c, person.alias("giver")
    gone = exists(select(literal("1")).where(giver.c.id == share.given_by, giver.c.state == LEFT))
    return share.ended_at.is_(None) & (share.valid_to > today) & ~gone


def given_to(named: ColumnElement[Any], unit: ColumnElement[Any], roles: ColumnElement[Any]) -> ColumnElement[bool]:
    """Shares with this person by name, with this unit or one above it, or with one of these roles (`app/name`)."""
    share, above = record_share.c, org_closure.alias("above")
    units = select(above.c.ancestor).where(above.c.descendant == unit)
    return or_(
        share.person_id == named,
        share.unit_id == any_(func.array(units.scalar_subquery())),
        share.role == any_(roles),
    )


async def shared_forms(
    database: ReadSession, named: UUID | None, unit: UUID | None, roles: frozenset[tuple[str, str]], *, day: date
) -> frozenset[str]:
    """The forms (by uid) of which some record is shared with who has this name, unit and roles."""
    rows = await database.rows(
        _forms(),
        {"named": named, "unit": unit, "roles": role_names(roles), "day": day},
    )
    return frozenset(row.form for row in rows)


def role_names(roles: frozenset[tuple[str, str]]) -> list[str]:
    """Roles as a share names them."""
    return sorted(f"{app}/{role}" for app, role in roles)


def _forms() -> Any:  # Any: a select of one column
    mine = given_to(
        bindparam("named", type_=Identifier), bindparam("unit", type_=Identifier), bindparam("roles", type_=ARRAY(Text))
    )
    return select(record_share.c.form).where(mine, open_shares(bindparam("day", type_=Date))).distinct()
