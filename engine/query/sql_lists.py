"""Lists in SQL: child rows worked out to one value, and fields that hold several options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, any_, literal

from engine.expressions import ast
from engine.expressions.pushable_functions import asks_among, asks_emptiness
from engine.query.sql_columns import NotPushable, Sql
from engine.query.sql_relations import aggregate

if TYPE_CHECKING:
    from engine.query.to_sql import Statement


def of_list(statement: Statement, node: ast.Node, name: str, arguments: tuple[ast.Node, ...]) -> Sql:
    """A function of a list."""
    if len(arguments) == 1:
        return aggregate(statement, node, name, arguments[0])
    if asks_among(statement.checked, name, arguments):
        several, one = arguments
        assert isinstance(one, ast.Literal)
        return literal(str(one.value)) == any_(statement.value(several))
    return statement.function(node, name, arguments)


def compared_list(statement: Statement, operator: str, left: ast.Node, right: ast.Node) -> ColumnElement[bool]:
    """A list compared: whether it is empty is all that SQL is asked."""
    if not asks_emptiness(statement.checked, operator, left, right):
        raise NotPushable(left, "comparing lists")
    column = statement.value(left)
    return column.is_(None) if operator == "=" else column.is_not(None)
