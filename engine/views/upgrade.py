"""From views of shape 1, whose filter is a list of conditions, to shape 2, whose filter is an expression.

The conditions know nothing of the types of their fields, so a text that looks like a date is taken for one, and like a
number where it is compared by size, or has decimals: amounts travel as texts. What cannot be said is left as it stands,
and the model says what is wrong with it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from typing import Any

from engine.expressions import ast
from engine.expressions.render import render

COMPARED = {"eq": "=", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
BY_SIZE = frozenset({"gt", "ge", "lt", "le", "between"})
CALLED = {"contains": "contains", "starts_with": "starts with"}
NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,10})?")
AMOUNT = re.compile(r"-?\d{1,20}\.\d{1,10}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?")
FIELD = re.compile(r"[a-z][a-z0-9_]{0,47}")

Json = Any  # a JSON value


def filter_as_expression(body: dict[str, Any]) -> dict[str, Any]:
    """The body with its conditions joined by `and`. Any: JSON."""
    written = body.get("filter", [])
    if not isinstance(written, list):
        return body
    try:
        conditions = [_condition(each) for each in written]
    except _NotSayable:
        return body
    return {**body, "filter": render(reduce(ast.And, conditions)) if conditions else ""}


class _NotSayable(Exception):
    pass


def _condition(written: Json) -> ast.Node:
    match written:
        case {"field": str(name), "op": str(op), **rest} if rest.keys() <= {"value"} and FIELD.fullmatch(name):
            return _compared(ast.Name(name), op, rest.get("value"))
    raise _NotSayable


def _compared(field: ast.Node, op: str, value: Json) -> ast.Node:
    if op in ("is_empty", "is_not_empty"):
        return ast.Comparison("=" if op == "is_empty" else "!=", field, ast.Literal(None))
    if op == "at_least" and isinstance(value, str):
        return ast.Call(ast.Name("at least"), (field, ast.Literal(value)))
    if op in CALLED and isinstance(value, str):
        # what people look for, they look for in either case
        of = ast.Call(ast.Name("lower case"), (field,)) if value.lower() != value.upper() else field
        return ast.Call(ast.Name(CALLED[op]), (of, ast.Literal(value.lower())))
    if op == "between" and isinstance(value, list) and len(value) == 2:
        return ast.Between(field, *(_value(each, op) for each in value))
    if op == "in" and isinstance(value, list) and value:
        return ast.In(field, tuple(_value(each, op) for each in value))
    if op in COMPARED:
        return ast.Comparison(COMPARED[op], field, _value(value, op))
    raise _NotSayable


def _value(value: Json, op: str) -> ast.Node:
    match value:
        case bool():
            return ast.Literal(value)
        case int():
            return _number(str(value))
        case str() if MOMENT.fullmatch(value):
            return ast.Temporal(value)
        case str() if (NUMBER if op in BY_SIZE else AMOUNT).fullmatch(value):
            return _number(value)
        case str():
            return ast.Literal(value)
    raise _NotSayable


def _number(text: str) -> ast.Node:
    number = Decimal(text)
    return ast.Literal(number) if number >= 0 else ast.Negation(ast.Literal(-number))
