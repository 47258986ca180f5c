"""Spellings of Excel as another way to write the same tree: IF, AND, SUM, ROUND, DATEDIF …

They are read, never written: what is stored and shown is the tree, in the language's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import reduce

from engine.expressions import ast
from engine.expressions.failure import ExpressionError, Span
from engine.expressions.functions.organisation import ALL
from engine.problems import Code

WRONG_SPELLING = Code(
    "expression_wrong_spelling", zh="“{name}”不接受 {count} 个参数", en="'{name}' does not take {count} arguments"
)
Arguments = tuple[ast.Node, ...]
Alias = tuple[int, int | None, Callable[..., ast.Node]]
"""How many arguments at least and at most, and the tree they make."""


def standard(tree: ast.Node, text: str) -> ast.Node:
    """The tree of a text with every spelling of Excel replaced. Raises ExpressionError for wrong arguments."""
    return ast.transformed(tree, _replaced) if SPELLED.search(text) else tree


def _replaced(node: ast.Node) -> ast.Node:
    if not (isinstance(node, ast.Call) and isinstance(node.function, ast.Name) and node.function.name in ALIASES):
        return node
    least, most, make = ALIASES[node.function.name]
    count = len(node.arguments)
    if node.names or count < least or (most is not None and count > most):
        raise ExpressionError(WRONG_SPELLING, node.span, name=node.function.name, count=count)
    return _at(make(*node.arguments), node.span)


def _at(made: ast.Node, span: Span) -> ast.Node:
    """The new nodes take the place of the call; what was written keeps its own."""
    return ast.transformed(made, lambda each: each if each.span != ast.NOWHERE else ast.moved(each, span))


def _call(name: str) -> Callable[..., ast.Node]:
    return lambda *arguments: ast.Call(ast.Name(name), arguments)


def _chain(kind: type[ast.And] | type[ast.Or]) -> Callable[..., ast.Node]:
    return lambda *arguments: reduce(kind, arguments)


def _number(value: int) -> ast.Literal:
    return ast.Literal(Decimal(value))


def _duration(text: str) -> ast.Node:
    return ast.Call(ast.Name("duration"), (ast.Literal(text),))


def _rounded(name: str) -> Callable[..., ast.Node]:
    return lambda x, digits=None: ast.Call(ast.Name(name), (x, digits or _number(0)))


def _if(condition: ast.Node, then: ast.Node, otherwise: ast.Node | None = None) -> ast.Node:
    return ast.If(condition, then, otherwise or ast.Literal(None))


def _part(name: str) -> Callable[..., ast.Node]:
    return lambda day: ast.Path(day, name)


def _datedif(start: ast.Node, end: ast.Node, unit: ast.Node) -> ast.Node:
    months = ast.Call(ast.Name("years and months duration"), (start, end))
    match unit:
        case ast.Literal("Y" | "y"):
            return ast.Path(months, "years")
        case ast.Literal("M" | "m"):
            return ast.Arithmetic("/", months, _duration("P1M"))
        case ast.Literal("D" | "d"):
            return ast.Arithmetic("/", ast.Arithmetic("-", end, start), _duration("P1D"))
    raise ExpressionError(WRONG_SPELLING, unit.span, name="DATEDIF", count='"Y", "M", "D"')


def _months_later(day: ast.Node, months: ast.Node) -> ast.Node:
    return ast.Arithmetic("+", day, ast.Arithmetic("*", _duration("P1M"), months))


def _month_end(day: ast.Node, months: ast.Node | None = None) -> ast.Node:
    return ast.Call(ast.Name("month end"), (day if months is None else _months_later(day, months),))


ALIASES: dict[str, Alias] = {
    "IF": (2, 3, _if),
    "AND": (1, None, _chain(ast.And)),
    "OR": (1, None, _chain(ast.Or)),
    "NOT": (1, 1, _call("not")),
    "SUM": (1, None, _call("sum")),
    "AVERAGE": (1, None, _call("mean")),
    "MIN": (1, None, _call("min")),
    "MAX": (1, None, _call("max")),
    "COUNT": (1, 1, _call("count")),
    "MEDIAN": (1, None, _call("median")),
    "ROUND": (1, 2, _rounded("round half up")),
    "ROUNDUP": (1, 2, _rounded("round up")),
    "ROUNDDOWN": (1, 2, _rounded("round down")),
    "INT": (1, 1, _call("floor")),
    "ABS": (1, 1, _call("abs")),
    "MOD": (2, 2, _call("modulo")),
    "SQRT": (1, 1, _call("sqrt")),
    "POWER": (2, 2, lambda x, n: ast.Arithmetic("**", x, n)),
    "LEN": (1, 1, _call("string length")),
    "LEFT": (2, 2, lambda text, n: ast.Call(ast.Name("substring"), (text, _number(1), n))),
    "RIGHT": (2, 2, lambda text, n: ast.Call(ast.Name("substring"), (text, ast.Negation(n)))),
    "MID": (3, 3, _call("substring")),
    "UPPER": (1, 1, _call("upper case")),
    "LOWER": (1, 1, _call("lower case")),
    "CONCATENATE": (1, None, lambda *texts: reduce(lambda a, b: ast.Arithmetic("+", a, b), texts)),
    "ISBLANK": (1, 1, lambda x: ast.Comparison("=", x, ast.Literal(None))),
    "TODAY": (0, 0, _call("today")),
    "NOW": (0, 0, _call("now")),
    "DATE": (3, 3, _call("date")),
    "YEAR": (1, 1, _part("year")),
    "MONTH": (1, 1, _part("month")),
    "DAY": (1, 1, _part("day")),
    "DATEDIF": (3, 3, _datedif),
    "DAYS": (2, 2, lambda end, start: _datedif(start, end, ast.Literal("D"))),
    "EDATE": (2, 2, _months_later),
    "EOMONTH": (1, 2, _month_end),
    "WORKDAY": (2, 2, _call("workday add")),
    **{each.alias: (each.least, len(each.parameters), _call(each.name)) for each in ALL},
}
"""By name; upper case only, as Excel writes them. The functions of the organisation have a Chinese spelling each."""
SPELLED = re.compile(rf"(?:{'|'.join(ALIASES)})\s*[(（]")
