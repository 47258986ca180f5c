"""Cells as functions of a value, for tables too large to be one function: made in no time, and only few of them are
asked, since an index finds the rows."""

from __future__ import annotations

from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

from engine.expressions import ast
from engine.expressions.values.compare import compare, equal
from engine.expressions.values.temporal import Time
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.literals import native

Native = Any  # what a record holds
Predicate = Callable[[Native], bool]
ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
FLIPPED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def predicate(cell: Cell) -> Predicate | None:
    """What a value must be to pass; None for any value. A formula has none of its own."""
    if cell.formula is not None or not cell.tests:
        return None
    parts = [_fails(each) if cell.negated else _passes(each) for each in cell.tests]
    if len(parts) == 1:
        return parts[0]
    if cell.negated:
        return lambda value: all(part(value) for part in parts)
    return lambda value: any(part(value) for part in parts)


def _passes(test: ast.Node) -> Predicate:
    """The test is true of the value."""
    match test:
        case ast.Literal() | ast.Temporal():
            same = native(test)
            if isinstance(same, Time):
                return lambda value: equal(value, same) is True
            return lambda value: bool(value == same)
        case ast.Test("=", ast.Literal() | ast.Temporal() as operand):
            return _passes(operand)
        case ast.Test("!=", ast.Literal() | ast.Temporal() as operand):
            return _fails(operand)
        case ast.Test(operator, ast.Literal() | ast.Temporal() as operand):
            return _compared(operator, native(operand))
        case ast.Range(ast.Literal() | ast.Temporal() as low, ast.Literal() | ast.Temporal() as high):
            above = _compared(">=" if test.low_included else ">", native(low))
            below = _compared("<=" if test.high_included else "<", native(high))
            return lambda value: above(value) and below(value)
    raise NotImplementedError(type(test).__name__)


def _fails(test: ast.Node) -> Predicate:
    """The test is false of the value; where it is unknown it is neither."""
    match test:
        case ast.Literal() | ast.Temporal():
            other = native(test)
            if isinstance(other, Time):
                return lambda value: equal(value, other) is False
            return lambda value: bool(value != other)
        case ast.Test("=", ast.Literal() | ast.Temporal() as operand):
            return _fails(operand)
        case ast.Test("!=", ast.Literal() | ast.Temporal() as operand):
            return _passes(operand)
        case ast.Test(operator, ast.Literal() | ast.Temporal() as operand):
            return _compared(FLIPPED[operator], native(operand))
        case ast.Range(ast.Literal() | ast.Temporal() as low, ast.Literal() | ast.Temporal() as high):
            below = _compared("<" if test.low_included else "<=", native(low))
            above = _compared(">" if test.high_included else ">=", native(high))
            return lambda value: below(value) or above(value)
    raise NotImplementedError(type(test).__name__)


def _compared(operator: str, end: Native) -> Predicate:
    if isinstance(end, Time):
        return lambda value: compare(operator, value, end) is True
    holds = ORDERS[operator]
    return lambda value: value is not None and holds(value, end)
