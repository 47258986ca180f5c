"""Row rules as SQL: who acts is bound, not written in, so that one statement serves everybody with the same rights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    and_,
    any_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
)

from engine.database.types import Identifier
from engine.identity.actor import Actor
from engine.identity.tables import org_closure, org_unit
from engine.permissions.access import Access, Action, RowRule
from engine.permissions.rights import RecordRights

TEAM: ColumnElement[str] = literal_column("'team'")


class Columns(Protocol):
    """The columns a rule looks at, by name: `owner_id` and `org_id`."""

    def __getitem__(self, name: str, /) -> ColumnElement[Any]: ...


def who(actor: Actor) -> dict[str, Any]:
    """The values the rules are bound to."""
    return {"me": actor.person, "my_unit": actor.unit, "my_institution": actor.institution}


def holds(rule: RowRule, columns: Columns) -> ColumnElement[bool]:
    """The rule holds for a row. Unknown (no unit) counts as not."""
    return _RULES[rule](columns)


def allowed(access: Access, action: Action, columns: Columns) -> ColumnElement[bool]:
    """Some grant allows the action on a row, and no denial refuses it."""
    granted = _any_of((grant.rule(action) for grant in access.grants), columns)
    denied = _any_of((denial.rule(action) for denial in access.deny), columns)
    if denied is _NOTHING:
        return granted
    return and_(granted, denied.is_not(true()))


def bits(rights: RecordRights, columns: Columns) -> ColumnElement[int]:
    """Which rules hold for a row, as `RecordRights.of` reads it."""
    total: ColumnElement[int] = literal_column("0")
    for position, rule in enumerate(rights.rules):
        total = total + case((holds(rule, columns), literal_column(str(1 << position))), else_=literal_column("0"))
    return total


_NOTHING = false()


def _any_of(rules: Iterable[RowRule | None], columns: Columns) -> ColumnElement[bool]:
    distinct = {rule for rule in rules if rule is not None}
    if not distinct:
        return _NOTHING
    if RowRule.ALL in distinct:
        return true()
    return or_(*(holds(rule, columns) for rule in RowRule if rule in distinct))


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


_RULES: Mapping[RowRule, Callable[[Columns], ColumnElement[bool]]] = {
    RowRule.ALL: lambda columns: true(),
    RowRule.OWN: lambda columns: columns["owner_id"] == _me(),
    RowRule.MY_TEAM: lambda columns: columns["org_id"] == bindparam("my_unit", type_=Identifier),
    RowRule.MY_ORG: _my_org,
    RowRule.MY_ORG_AND_BELOW: _below,
}
