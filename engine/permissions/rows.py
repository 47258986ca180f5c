"""Conditions on the structure as SQL: who acts is bound, not written in, so that one statement serves everybody with
the same rights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Date,
    Text,
    any_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.types import Identifier
from engine.identity.actor import Actor
from engine.identity.shared import given_to, open_shares, role_names, still_given
from engine.identity.tables import org_closure, org_unit, record_share

TEAM: ColumnElement[str] = literal_column("'team'")


class Columns(Protocol):
    """The columns a condition looks at, by name: `id`, `owner_id` and `org_id`."""

    def __getitem__(self, name: str, /) -> ColumnElement[Any]: ...


def who(actor: Actor) -> dict[str, Any]:
    """The values the conditions are bound to."""
    return {
        "me": actor.me,
        "doer": actor.person,
        "named": actor.named,
        "my_unit": actor.unit,
        "my_institution": actor.institution,
        "my_roles": role_names(actor.roles),
    }


def structural(name: str, columns: Columns) -> ColumnElement[bool]:
    """A condition on the structure holds for a row. Unknown (no unit) counts as not. KeyError for other names."""
    return _CONDITIONS[name](columns)


def _me() -> ColumnElement[Any]:
    return bindparam("me", type_=Identifier)


def _my_org(columns: Columns) -> ColumnElement[bool]:
    """The institution itself, and the teams that have no other institution between it and them."""
    reach, unit = org_closure.alias("reach"), org_unit.alias("unit")
    nearer, other = org_closure.alias("nearer"), org_unit.alias("other")
    between = exists(
        select(literal_column("1"))
        .select_from(nearer.join(other, other.c.id == nearer.c.ancestor))
        .where(nearer.c.descendant == unit.c.id, nearer.c.depth < reach.c.depth, other.c.kind != TEAM)
    )
    units = (
        select(unit.c.id)
        .select_from(reach.join(unit, unit.c.id == reach.c.descendant))
        .where(reach.c.ancestor == _my_institution(), or_(reach.c.depth == literal_column("0"), ~between))
    )
    return columns["org_id"] == any_(func.array(units.scalar_subquery()))


def _below(columns: Columns) -> ColumnElement[bool]:
    reach = org_closure.alias("below")
    units = select(reach.c.descendant).where(reach.c.ancestor == _my_institution())
    return columns["org_id"] == any_(func.array(units.scalar_subquery()))


def _my_institution() -> ColumnElement[Any]:
    return bindparam("my_institution", type_=Identifier)


WITH_WHOM = given_to(
    bindparam("named", type_=Identifier),
    bindparam("my_unit", type_=Identifier),
    bindparam("my_roles", type_=ARRAY(Text)),
)
"""Shares that reach who asks."""


def _shared(columns: Columns, *, to_write: bool) -> ColumnElement[bool]:
    """Found once a statement, from the side of who asks."""
    today = bindparam("today", type_=Date)
    found = select(record_share.c.record_id).where(WITH_WHOM, open_shares(today), still_given(today))
    if to_write:
        found = found.where(record_share.c.may_write)
    return columns["id"] == any_(func.array(found.scalar_subquery()))


_CONDITIONS: Mapping[str, Callable[[Columns], ColumnElement[bool]]] = {
    "own": lambda columns: columns["owner_id"] == _me(),
    "my_team": lambda columns: columns["org_id"] == bindparam("my_unit", type_=Identifier),
    "my_org": _my_org,
    "my_org_and_below": _below,
    "shared": lambda columns: _shared(columns, to_write=False),
    "shared_to_write": lambda columns: _shared(columns, to_write=True),
}
