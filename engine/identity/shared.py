"""What is shared with somebody: which records, by whom, until when. One record is shared with a person, with a unit and
those beneath it, or with a role.

A share counts until the end of its day, unless it was ended before, and as long as whoever gave it might still share
records of that form: it is over when he leaves, and counts no more when he loses the role that let him share.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Text, and_, any_, bindparam, exists, func, or_, select
from sqlalchemy import literal_column as literal
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.identity.tables import assignment, org_closure, person, record_share, role_holder

LEFT: ColumnElement[str] = literal("'left'")


SHARERS = "sharers"
"""By this name the roles are bound that let their holders share records of a form, as `form uid app/role`."""


def open_shares(today: ColumnElement[Any]) -> ColumnElement[bool]:
    """Shares that nobody ended and whose day has not passed."""
    share = record_share.c
    return share.ended_at.is_(None) & (share.valid_to > today)


def still_given(today: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whoever gave it, or in whose right it was given, has not left and holds a role with which he may share."""
    share, giver, held, seat = record_share.c, person.alias("giver"), role_holder.alias(), assignment.alias()
    gone = exists(
        select(literal("1")).where(or_(giver.c.id == share.given_by, giver.c.id == share.given_for), _left(giver))
    )
    above = org_closure.alias("above_seat")
    within = exists(
        select(literal("1")).where(above.c.ancestor == held.c.unit_id, above.c.descendant == seat.c.unit_id)
    )
    by_post = exists(
        select(literal("1")).where(
            seat.c.person_id == share.given_for,
            seat.c.post_id == held.c.post_id,
            _in_force(seat, today),
            or_(held.c.unit_id.is_(None), within),
        )
    )
    may = exists(
        select(literal("1")).where(
            share.form + " " + held.c.app + "/" + held.c.role == any_(bindparam(SHARERS, type_=ARRAY(Text))),
            _in_force(held, today),
            or_(held.c.person_id == share.given_for, by_post),
        )
    )
    return and_(~gone, may)


def _left(giver: Any) -> ColumnElement[bool]:  # Any: an alias of `person`
    left: ColumnElement[bool] = giver.c.state == LEFT
    return left


def _in_force(row: Any, today: ColumnElement[Any]) -> ColumnElement[bool]:  # Any: an alias with a span of days
    return and_(row.c.valid_from <= today, or_(row.c.valid_to.is_(None), row.c.valid_to > today))


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
