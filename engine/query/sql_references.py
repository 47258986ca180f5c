"""A field of a referred record compared with what is the same for all rows, as EXISTS: PostgreSQL joins it, where a
scalar subquery would be run for every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BindParameter, ColumnElement

from engine.expressions import ast
from engine.expressions.fixed import FIXED
from engine.query.sql_columns import NotPushable, Reaching
from engine.query.sql_functions import related

if TYPE_CHECKING:
    from engine.query.to_sql import Statement

MIRRORED = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
OF_UNITS = ("my unit", "unit of", "unit above", "institution of")
SAME = frozenset({"me", "now", "today", "duration", "hours", *OF_UNITS, *FIXED})
"""Functions that give the same for all rows."""


def beyond(statement: Statement, operator: str, left: ast.Node, right: ast.Node) -> ColumnElement[bool] | None:
    """The comparison as EXISTS; None where it is none of these, or may be true of a null."""
    if isinstance(right, ast.Field):
        left, right, operator = right, left, MIRRORED.get(operator, operator)
    columns = statement.columns
    if not (isinstance(left, ast.Field) and len(left.path) > 1 and isinstance(columns, Reaching)):
        return None
    is_null_too = operator == "=" and statement.checked.type_of(right).nullable
    if operator not in MIRRORED or is_null_too or not is_same(statement, right):
        return None
    kind, value = statement.checked.type_of(left).type.feel, statement.value(right)
    try:
        return columns.reaching(left.path, lambda column: related(operator, column, value, True, kind))
    except KeyError as error:
        raise NotPushable(left, "/".join(left.path)) from error


def is_same(statement: Statement, node: ast.Node) -> bool:
    """The same for all rows of one run."""
    return not any(
        isinstance(each, (ast.Field, ast.Path, ast.Quantified))
        or (isinstance(each, ast.Name) and each.name not in SAME and not _is_value(statement, each))
        for each in ast.parts(node)
    )


def _is_value(statement: Statement, node: ast.Name) -> bool:
    return isinstance(statement.local.get(node.name), BindParameter)
