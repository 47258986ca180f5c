"""Conditions on the structure as SQL: who acts is bound, not written in, so that one statement serves everybody with
the same rights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    any_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from engine.database.types import Identifier
from engine.identity.actor import Actor
from engine.identity.tables import org_closure, org_unit

TEAM: ColumnElement[str] = literal_column("'team'")


class Columns(Protocol):
    """The columns a condition looks at, by name: `owner_id` and `org_id`."""

    def __getitem__(self, name: str, /) -> ColumnElement[Any]: ...


def who(actor: Actor) -> dict[str, Any]:
    """The values the conditions are bound to."""
    return {"me": actor.me, "doer": actor.person, "my_unit": actor.unit, "my_institution": actor.institution}


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


_CONDITIONS: Mapping[str, Callable[[Columns], ColumnElement[bool]]] = {
    "own": lambda columns: columns["owner_id"] == _me(),
    "my_team": lambda columns: columns["org_id"] == bindparam("my_unit", type_=Identifier),
    "my_org": _my_org,
    "my_org_and_below": _below,
}
