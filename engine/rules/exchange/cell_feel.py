"""Cells that are FEEL already: taken as they are where they say no more than a cell may, and fit the column."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions import ast
from engine.expressions.check import BUSINESS_LANGUAGE
from engine.expressions.failure import ExpressionError
from engine.expressions.parser import parse, parse_tests
from engine.expressions.render import render, test_text
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.types import kind_of
from engine.rules.exchange.columns import Column

FEEL_KINDS = {
    "date": "date",
    "date_time": "date and time",
    "days": "days and time duration",
    "months": "years and months duration",
}
MAKERS = frozenset({"date", "date and time", "duration", "time"})


def feel_test(text: str, column: Column) -> str | None:
    """The cell as it is written, when it is a list of literals, comparisons and ranges of the column's type."""
    try:
        negated, tests = parse_tests(text, BUSINESS_LANGUAGE)
    except ExpressionError:
        return None
    if text.lstrip().startswith(("=", "＝")) or not tests:
        return None  # in a document this begins a formula
    if column.shape == "option":
        tests = tuple(ast.transformed(each, lambda node: _coded(node, column)) for each in tests)
    if not all(_is_test(each, column) for each in tests):
        return None
    written = ", ".join(test_text(each) for each in tests)
    written = f"not({written})" if negated else written
    return text if text.isascii() and column.shape != "option" else written


def feel_value(text: str, column: Column) -> str | None:
    """The cell as it is written, when it is a literal of the column's type."""
    tree = parsed(text)
    if tree is not None and column.shape == "option":
        tree = ast.transformed(tree, lambda node: _coded(node, column))
    if tree is None or not _is_value(tree, column):
        return None
    return text if column.shape != "option" and text.isascii() else render(tree)


def canonical(text: str) -> str:
    """A cell as it would be written anew, for telling whether two say the same."""
    try:
        negated, tests = parse_tests(text, BUSINESS_LANGUAGE)
    except ExpressionError:
        return text
    written = ", ".join(test_text(each) for each in tests)
    return f"not({written})" if negated else written


def _coded(node: ast.Node, column: Column) -> ast.Node:
    """A label in quotes as its option's code."""
    if not (isinstance(node, ast.Literal) and isinstance(node.value, str)):
        return node
    texts = ((each.code, (each.code, each.label.zh, each.label.en)) for each in column.choices)
    code = next((code for code, spelled in texts if node.value in spelled), node.value)
    return node if code == node.value else ast.Literal(code, span=node.span)


def parsed(text: str) -> ast.Node | None:
    """The tree of a text that can be read."""
    try:
        return parse(text, BUSINESS_LANGUAGE)
    except ExpressionError:
        return None


def _is_test(node: ast.Node, column: Column) -> bool:
    match node:
        case ast.Test(operator, operand):
            return _is_value(operand, column) and (operator in ("=", "!=") or column.is_ordered)
        case ast.Range(low, high):
            return column.is_ordered and _is_value(low, column) and _is_value(high, column)
        case ast.Call(ast.Name("not"), arguments):
            return all(_is_test(each, column) for each in arguments)
    return _is_value(node, column)


def _is_value(node: ast.Node, column: Column) -> bool:
    match node:
        case ast.Literal(None):
            return True
        case ast.Literal(bool()):
            return column.shape == "boolean"
        case ast.Literal(Decimal()) | ast.Negation(ast.Literal(Decimal())):
            return column.shape == "number"
        case ast.Literal(str()):
            return column.shape in ("text", "option")  # whether there is such an option the check will say
        case ast.Temporal(text):
            return _temporal_fits(text, column)
        case ast.Call(ast.Name(name), (ast.Literal(str(text)),), ()) if name in MAKERS:
            return _temporal_fits(text, column)
    return False


def _temporal_fits(text: str, column: Column) -> bool:
    found = read_temporal(text)
    return found is not None and (column.type in ("time", "any") or FEEL_KINDS.get(column.shape) == kind_of(found))
