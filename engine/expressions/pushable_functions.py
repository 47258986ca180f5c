"""Operators and built-ins that the database can do, by name and the types of their arguments."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.organisation import ALL
from engine.expressions.types import ListOf, Record

if TYPE_CHECKING:
    from engine.expressions.check import Checked

N, S, D, DT, P, U = "number", "string", "date", "date and time", "person", "org unit"
SPAN, MONTHS = "days and time duration", "years and months duration"
DAYS = (D, DT)
AGGREGATES = frozenset({"sum", "min", "max", "mean"})
ON_CALENDAR = {"is workday": 1, "workday add": 2, "workday diff": 2}
"""Working-day functions and how many values they take before the name of a calendar."""
ON_ORGANISATION = frozenset(each.name for each in ALL if not isinstance(each.result, ListOf))
"""Functions of the organisation that give one value."""

PUSHABLE = frozenset(
    {
        *(("literal", kind) for kind in (D, DT, SPAN, MONTHS)),
        *((sign, kind, kind) for sign in "+-" for kind in (N, SPAN, MONTHS)),
        *(("negate", kind) for kind in (N, SPAN, MONTHS)),
        *(("abs", kind) for kind in (N, SPAN, MONTHS)),
        *((sign, moment, span) for sign in "+-" for moment in DAYS for span in (SPAN, MONTHS)),
        *(("+", span, moment) for moment in DAYS for span in (SPAN, MONTHS)),
        *(("-", moment, moment) for moment in DAYS),
        *(("*", N, N), ("*", SPAN, N), ("*", N, SPAN), ("*", MONTHS, N), ("*", N, MONTHS)),
        *(("/", N, N), ("/", SPAN, N), ("/", SPAN, SPAN), ("/", MONTHS, MONTHS)),
        ("+", S, S),
        *(("ifnull", kind, kind) for kind in (N, S, D, DT, P, U, SPAN, MONTHS)),
        *((name, N, N) for name in ("decimal", "round half up", "round half down", "round up", "round down")),
        *(("floor", N), ("floor", N, N), ("ceiling", N), ("ceiling", N, N), ("modulo", N, N), ("hours", N)),
        *((name, S) for name in ("string length", "upper case", "lower case")),
        *((name, S, S) for name in ("contains", "starts with", "ends with")),
        *((name, moment) for name in ("year", "month", "day", "weekday") for moment in DAYS),
        *((name, DT) for name in ("hour", "minute", "second", "date")),
        *((name, moment) for name in ("day of year", "week of year", "month end") for moment in DAYS),
        *(("years and months duration", *kinds) for kinds in product(DAYS, repeat=2)),
        *((name, SPAN) for name in ("days", "hours", "minutes", "seconds")),
        *((name, MONTHS) for name in ("years", "months")),
        *(("is anniversary", *kinds, *rule) for kinds in product(DAYS, repeat=2) for rule in ((), (S,))),
    }
)


def takes_null(name: str, place: int) -> bool:
    """A built-in that says something of an empty argument, so that its result need not be empty."""
    built_in = LIBRARY.get(name)
    signatures = [each.parameters for each in built_in.signatures] if built_in is not None else []
    return any(each.nullable or each.optional for parameters in signatures for each in parameters[place : place + 1])


def is_several(checked: Checked, node: ast.Node) -> bool:
    """A field of the record itself that holds several options."""
    of = checked.type_of(node).type
    is_own = isinstance(node, ast.Field) and len(node.path) == 1 and node.path not in checked.unstored
    return is_own and isinstance(of, ListOf) and not isinstance(of.of, Record)


def asks_among(checked: Checked, name: str, arguments: tuple[ast.Node, ...]) -> bool:
    """`list contains(tags, "vip")`: one option is among several."""
    return (
        name == "list contains"
        and len(arguments) == 2
        and is_several(checked, arguments[0])
        and isinstance(arguments[1], ast.Literal)
        and isinstance(arguments[1].value, str)
    )


def asks_emptiness(checked: Checked, operator: str, left: ast.Node, right: ast.Node) -> bool:
    """`tags = null`: none is chosen."""
    return operator in ("=", "!=") and is_several(checked, left) and right == ast.Literal(None)
