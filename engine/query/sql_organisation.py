"""The functions of the organisation in SQL: units through the closure table, people through the posts they hold today.

Where the unit asked about is the same for all rows, those within it are found once and compared with, so that an index
of the rows is used; else there is one look-up a row. The person, his unit and the day are parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    any_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
)

from engine.database.types import Identifier
from engine.expressions import ast
from engine.expressions.functions.organisation import TESTS
from engine.expressions.types import NULL
from engine.identity.tables import assignment, org_closure, org_unit, post
from engine.query.sql_columns import NotPushable, Reaching, Sql
from engine.query.sql_functions import moment
from engine.query.sql_references import is_same

if TYPE_CHECKING:
    from engine.query.to_sql import Statement

TEAM: ColumnElement[str] = literal_column("'team'")
Found = tuple[Sql, FromClause, ColumnElement[bool]]
"""What is looked for, where, and which of it counts."""


def in_organisation(statement: Statement, name: str, arguments: tuple[ast.Node, ...]) -> Sql:
    """The value of a call. Raises NotPushable."""
    if any(statement.checked.type_of(each).type == NULL for each in arguments):
        return null()
    if name in TESTS:
        empty = (statement.value(each).is_(None) for each in arguments)
        return case((tested(statement, name, arguments), true()), (or_(*empty), null()), else_=false())
    return _VALUES[name](*(statement.value(each) for each in arguments))


def tested(statement: Statement, name: str, arguments: tuple[ast.Node, ...]) -> ColumnElement[bool]:
    """SQL that is true exactly when the call is. Raises NotPushable."""
    if any(statement.checked.type_of(each).type == NULL for each in arguments):
        return false()
    subject, *others = arguments
    found, rows, counts = _TESTS[name](*(statement.value(each) for each in others))
    if not all(is_same(statement, each) for each in others):
        looked_up: Select[Any] = (
            select(literal_column("1")).select_from(rows).where(counts, found == statement.value(subject))
        )
        return exists(looked_up.correlate_except(rows))
    among = func.array(select(found).select_from(rows).where(counts).correlate_except(rows).scalar_subquery())
    columns = statement.columns
    if isinstance(subject, ast.Field) and len(subject.path) > 1 and isinstance(columns, Reaching):
        try:
            return columns.reaching(subject.path, lambda column: column == any_(among))
        except KeyError as error:
            raise NotPushable(subject, "/".join(subject.path)) from error
    return statement.value(subject) == any_(among)


def _within(other: Sql) -> Found:
    reach = org_closure.alias()
    return reach.c.descendant, reach, reach.c.ancestor == other


def _below(other: Sql) -> Found:
    reach = org_closure.alias()
    return reach.c.descendant, reach, and_(reach.c.ancestor == other, reach.c.depth > literal_column("0"))


def _working(unit: Sql) -> Found:
    held, reach, place = assignment.alias(), org_closure.alias(), org_unit.alias()
    rows = held.join(place, place.c.id == held.c.unit_id).join(reach, reach.c.descendant == held.c.unit_id)
    return held.c.person_id, rows, and_(_is_held(held, place), reach.c.ancestor == unit)


def _holding(code: Sql, unit: Sql | None = None) -> Found:
    held, place, kind = assignment.alias(), org_unit.alias(), post.alias()
    rows = held.join(place, place.c.id == held.c.unit_id).join(kind, kind.c.id == held.c.post_id)
    counts = and_(_is_held(held, place), kind.c.code == code)
    if unit is None:
        return held.c.person_id, rows, counts
    reach = org_closure.alias()
    rows = rows.join(reach, reach.c.descendant == held.c.unit_id)
    return held.c.person_id, rows, and_(counts, reach.c.ancestor == unit)


def _is_held(held: Any, place: Any) -> ColumnElement[bool]:  # Any: aliases of `assignment` and `org_unit`
    """Today, in a unit that is open."""
    today = moment("today")
    return and_(
        held.c.valid_from <= today,
        or_(held.c.valid_to.is_(None), held.c.valid_to > today),
        or_(place.c.valid_to.is_(None), place.c.valid_to > today),
    )


def _my_unit() -> Sql:
    return bindparam("my_unit", type_=Identifier)


def _unit_of(person: Sql) -> Sql:
    held, place = assignment.alias(), org_unit.alias()
    rows = held.join(place, place.c.id == held.c.unit_id)
    found = select(held.c.unit_id).select_from(rows).where(held.c.person_id == person, _is_held(held, place))
    return _one(found.order_by(held.c.is_primary.desc(), held.c.valid_from, held.c.id), rows)


def _unit_above(unit: Sql) -> Sql:
    place = org_unit.alias()
    return _one(select(place.c.parent_id).where(place.c.id == unit), place)


def _institution_of(unit: Sql) -> Sql:
    reach, place = org_closure.alias(), org_unit.alias()
    rows = reach.join(place, place.c.id == reach.c.ancestor)
    found = select(place.c.id).select_from(rows).where(reach.c.descendant == unit, place.c.kind != TEAM)
    return _one(found.order_by(reach.c.depth), rows)


def _one(found: Select[Any], rows: FromClause) -> Sql:
    return found.limit(literal_column("1")).correlate_except(rows).scalar_subquery()


_TESTS: dict[str, Callable[..., Found]] = {
    "is within": _within,
    "is below": _below,
    "works within": _working,
    "holds post": _holding,
}
_VALUES: dict[str, Callable[..., Sql]] = {
    "my unit": _my_unit,
    "unit of": _unit_of,
    "unit above": _unit_above,
    "institution of": _institution_of,
}
