"""Operators and built-ins that SQL can do, by name and the types of their arguments; what is not here is not pushed
down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Numeric, String, bindparam, case, cast, extract, func, literal
from sqlalchemy.dialects.postgresql import TIMESTAMP

Sql = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Pushed:
    """How a call is written."""

    make: Callable[..., Sql]


def moment(name: str) -> Sql:
    """`now`, `today` or `me` as a parameter of that name."""
    kinds: dict[str, Any] = {"now": TIMESTAMP(timezone=True), "today": Date(), "me": String()}
    return bindparam(name, type_=kinds[name])


def _quotient(left: Sql, right: Sql) -> Sql:
    """34 significant digits, as everywhere; by zero is null."""
    exact = cast(left, Numeric) / func.nullif(cast(right, Numeric), 0)
    return exact


def _digits(column: Sql) -> Sql:
    return cast(column, Numeric)


def _part(name: str) -> Callable[[Sql], Sql]:
    return lambda column: cast(extract(name, column), Numeric)


def _round_half_up(value: Sql, scale: Sql) -> Sql:
    """PostgreSQL's round() goes half away from zero, as DMN's `round half up` does."""
    return func.round(value, cast(scale, Integer))


N, S, D = "number", "string", "date"

FUNCTIONS: dict[tuple[str, ...], Pushed] = {
    ("literal", "date"): Pushed(lambda value: literal(value, Date())),
    ("literal", "datetime"): Pushed(lambda value: literal(value, TIMESTAMP(timezone=True))),
    ("+", N, N): Pushed(lambda a, b: a + b),
    ("-", N, N): Pushed(lambda a, b: a - b),
    ("*", N, N): Pushed(lambda a, b: a * b),
    ("/", N, N): Pushed(_quotient),
    ("negate", N): Pushed(lambda a: -a),
    ("+", S, S): Pushed(lambda a, b: a.concat(b)),
    ("abs", N): Pushed(func.abs),
    ("floor", N): Pushed(func.floor),
    ("ceiling", N): Pushed(func.ceil),
    ("round half up", N, N): Pushed(_round_half_up),
    ("string length", S): Pushed(lambda a: _digits(func.char_length(a))),
    ("upper case", S): Pushed(func.upper),
    ("lower case", S): Pushed(func.lower),
    ("contains", S, S): Pushed(lambda a, b: func.strpos(a, b) > 0),
    ("starts with", S, S): Pushed(lambda a, b: func.left(a, func.char_length(b)) == b),
    ("ends with", S, S): Pushed(
        lambda a, b: case((b == "", literal(True)), else_=func.right(a, func.char_length(b)) == b)
    ),
    **{(name, kind): Pushed(_part(name)) for name in ("year", "month", "day") for kind in (D,)},
    ("weekday", D): Pushed(_part("isodow")),
    ("day of year", D): Pushed(_part("doy")),
    ("week of year", D): Pushed(_part("week")),
}


def related(operator: str, left: Sql, right: Sql, certain: bool, kind: str) -> ColumnElement[bool]:
    """A comparison; `certain` says that one side is never null, so that SQL's own `=` says what FEEL's does."""
    if operator == "=":
        return left == right if certain else left.is_not_distinct_from(right)
    if operator == "!=":
        return left.is_distinct_from(right)
    if kind == "string":
        left, right = left.collate("C"), right.collate("C")
    compare: Callable[[Sql, Sql], ColumnElement[bool]] = {
        "<": Sql.__lt__, "<=": Sql.__le__, ">": Sql.__gt__, ">=": Sql.__ge__,
    }[operator]  # fmt: skip
    return compare(left, right)
