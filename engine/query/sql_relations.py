"""Child rows in SQL: quantifiers are EXISTS, aggregates are scalar subqueries, both with the filters on the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Numeric, cast, exists, false, func, literal, not_, select

from engine.expressions import ast
from engine.expressions.infer_calls import is_guarded
from engine.expressions.types import BOOLEAN, ListOf
from engine.query.sql_columns import Children, NotPushable, Sql
from engine.query.sql_functions import quotient

if TYPE_CHECKING:
    from engine.query.to_sql import Statement

AGGREGATES: dict[str, Callable[[Sql], Sql]] = {
    "sum": func.sum,
    "min": func.min,
    "max": func.max,
    "mean": lambda column: quotient(func.sum(column), func.count(column)),
}


def rows_of(statement: Statement, node: ast.Node) -> tuple[Children, Statement | None, ast.Node | None]:
    """The child rows a list stands for, with the filter on them."""
    if isinstance(node, ast.Filter) and statement.checked.type_of(node.condition).type == BOOLEAN:
        children, _, outer = rows_of(statement, node.base)
        if outer is not None:
            raise NotPushable(node, "a filter of a filter")
        return children, statement.inside(item=children.columns), node.condition
    try:
        match node:
            case ast.Field(path):
                return statement.columns.children(path), None, None
            case ast.Path(ast.Name(name), member) if name in statement.local and not isinstance(
                statement.local[name], ColumnElement
            ):
                return statement.local[name].children((member,)), None, None
    except KeyError as error:
        raise NotPushable(node, "this list") from error
    raise NotPushable(node, "this list")


def quantified(statement: Statement, node: ast.Quantified, *, wanted: bool) -> ColumnElement[bool]:
    """`some` or `every` over child rows is true, or is false. Of rows on which the condition is unknown neither is."""
    (loop,), condition = node.iterations, node.condition
    if loop.upto is not None:
        raise NotPushable(node, "counting")
    children, inner, kept = rows_of(statement, loop.domain)
    tie = [children.tie] if inner is None or kept is None else [children.tie, inner.true(kept)]
    inside = statement.inside(**{loop.name: children.columns})

    def some(part: ColumnElement[bool]) -> ColumnElement[bool]:
        rows = select(literal(1)).select_from(children.rows).where(*tie, part)
        return exists(rows.correlate_except(children.rows))

    if (node.quantifier == "some") is wanted:
        return some(inside.true(condition) if wanted else inside.false(condition))
    part = inside.false(condition) if node.quantifier == "some" else inside.true(condition)
    return not_(some(not_(func.coalesce(part, false()))))


def aggregate(statement: Statement, node: ast.Node, name: str, argument: ast.Node) -> Sql:
    """`count`, `sum`, `min`, `max` or `mean` over child rows."""
    if isinstance(argument, ast.Filter) and is_guarded(argument):
        argument = argument.base  # SQL passes over nulls by itself
    member: ast.Path | None = None
    if isinstance(argument, ast.Path) and isinstance(statement.checked.type_of(argument.base).type, ListOf):
        member, argument = argument, argument.base
    children, inner, kept = rows_of(statement, argument)
    tie = [children.tie] if inner is None or kept is None else [children.tie, inner.true(kept)]
    if name == "count":
        result: Sql = cast(func.count(), Numeric)
    elif name in AGGREGATES and member is not None and _adds_up(statement, name, member):
        result = AGGREGATES[name](statement.field(node, children.columns, (member.member,)))
    else:
        raise NotPushable(node, name)
    rows = select(result).select_from(children.rows).where(*tie)
    return rows.correlate_except(children.rows).scalar_subquery()


def _adds_up(statement: Statement, name: str, member: ast.Path) -> bool:
    of = statement.checked.type_of(member).type
    kind = of.of.feel if isinstance(of, ListOf) else ""
    return kind == "number" or (kind in ("date", "date and time") and name in ("min", "max"))
