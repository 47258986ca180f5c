"""Operators and built-ins that SQL can do, by name and the types of their arguments; nothing else is pushed down.

A number is `numeric`, a moment `timestamptz`; a duration of days is its seconds and one of months its months, both
`numeric`, so that they add up and compare as they do elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, Date, Numeric, String, bindparam, case, cast, extract, func, literal, null
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.sql.elements import Null

from engine.database.types import Identifier
from engine.expressions.values.temporal import DAY, DaysTime, YearsMonths
from engine.query.sql_dates import (
    day_and_months,
    day_and_span,
    day_of,
    is_anniversary,
    moment_and_months,
    moment_and_span,
    month_end,
    months_between,
    of_moment,
    part,
    span_part,
    swapped,
)

Sql = ColumnElement[Any]
N, S, D, DT, P, U = "number", "string", "date", "date and time", "person", "org unit"
SPAN, MONTHS = "days and time duration", "years and months duration"
TYPES: dict[str, Any] = {  # Any: SQLAlchemy's types of types
    N: Numeric(), S: String(), D: Date(), DT: TIMESTAMP(timezone=True), SPAN: Numeric(), MONTHS: Numeric(),
    P: Identifier, U: Identifier,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pushed:
    """How a call is written."""

    make: Callable[..., Sql]


def moment(name: str) -> Sql:
    """`now`, `today` or `me` as a parameter of that name."""
    return bindparam(name, type_=TYPES[{"now": DT, "today": D, "me": P}[name]])


def span(value: DaysTime | YearsMonths) -> Sql:
    """A duration as a number."""
    return literal(value.seconds if isinstance(value, DaysTime) else value.months, Numeric())


def exactly(value: Sql) -> Sql:
    """Rounded to 34 significant digits."""
    return func.platform.rounded34(value, type_=Numeric())


def quotient(left: Sql, right: Sql) -> Sql:
    """34 significant digits, as everywhere; by zero is null."""
    return func.platform.quotient(cast(left, Numeric), cast(right, Numeric), type_=Numeric())


def scaled(way: str) -> Callable[..., Sql]:
    """Rounded to so many digits after the point, none when no number is given."""
    return lambda value, scale=literal(0, Numeric()): func.platform.scaled(value, scale, way, type_=Numeric())


def _floored(dividend: Sql, divisor: Sql) -> Sql:
    return exactly(dividend - exactly(divisor * func.floor(quotient(dividend, divisor))))


def _hours(hours: Sql) -> Sql:
    return case((func.abs(hours) < Decimal(10) ** 9, exactly(hours * 3600)), else_=null())


def _ends_with(text: Sql, end: Sql) -> Sql:
    """`right(x, 0)` is empty, and so is what every text ends with."""
    return func.right(text, func.char_length(end)) == end


def _by_day(name: str, make: Callable[..., Sql], kinds: int = 1) -> dict[tuple[str, ...], Pushed]:
    """A function of days, which takes moments as well: they stand for their day."""
    made: dict[tuple[str, ...], Pushed] = {}
    for given in product((D, DT), repeat=kinds):
        made[(name, *given)] = Pushed(_on_days(make, given))
    return made


def _on_days(make: Callable[..., Sql], given: tuple[str, ...]) -> Callable[..., Sql]:
    def call(*values: Sql) -> Sql:
        days = [day_of(value) if kind == DT else value for value, kind in zip(values, given, strict=False)]
        return make(*days, *values[len(given) :])

    return call


def _anniversary(born: Sql, on: Sql) -> Sql:
    return is_anniversary(born, on, literal("feb28"))


_ANNIVERSARY = {
    (*key, *rule): pushed
    for rule, make in (((S,), is_anniversary), ((), _anniversary))
    for key, pushed in _by_day("is anniversary", make, 2).items()
}
_ROUNDED = {
    "decimal": "half_even", "round half up": "half_up", "round half down": "half_down", "round up": "up",
    "round down": "down", "floor": "floor", "ceiling": "ceiling",
}  # fmt: skip
FUNCTIONS: dict[tuple[str, ...], Pushed] = {
    ("literal", "date"): Pushed(lambda value: literal(value, Date())),
    ("literal", "datetime"): Pushed(lambda value: literal(value, TIMESTAMP(timezone=True))),
    ("literal", "DaysTime"): Pushed(span),
    ("literal", "YearsMonths"): Pushed(span),
    **{("+", kind, kind): Pushed(lambda a, b: a + b) for kind in (N, SPAN, MONTHS)},
    **{("-", kind, kind): Pushed(lambda a, b: a - b) for kind in (N, SPAN, MONTHS)},
    ("*", N, N): Pushed(lambda a, b: a * b),
    ("/", N, N): Pushed(quotient),
    ("/", SPAN, SPAN): Pushed(quotient),
    ("/", MONTHS, MONTHS): Pushed(quotient),
    ("*", SPAN, N): Pushed(lambda a, b: exactly(a * b)),
    ("*", N, SPAN): Pushed(lambda a, b: exactly(a * b)),
    ("/", SPAN, N): Pushed(quotient),
    ("*", MONTHS, N): Pushed(lambda a, b: func.trunc(a * b)),
    ("*", N, MONTHS): Pushed(lambda a, b: func.trunc(a * b)),
    **{("negate", kind): Pushed(lambda a: -a) for kind in (N, SPAN, MONTHS)},
    ("+", S, S): Pushed(lambda a, b: a.concat(b)),
    ("-", D, D): Pushed(lambda a, b: cast(a - b, Numeric) * DAY),
    ("-", DT, DT): Pushed(lambda a, b: cast(extract("epoch", a - b), Numeric)),
    ("+", D, MONTHS): Pushed(day_and_months(1)),
    ("-", D, MONTHS): Pushed(day_and_months(-1)),
    ("+", MONTHS, D): Pushed(swapped(day_and_months(1))),
    ("+", D, SPAN): Pushed(day_and_span(1)),
    ("-", D, SPAN): Pushed(day_and_span(-1)),
    ("+", SPAN, D): Pushed(swapped(day_and_span(1))),
    ("+", DT, SPAN): Pushed(moment_and_span(1)),
    ("-", DT, SPAN): Pushed(moment_and_span(-1)),
    ("+", SPAN, DT): Pushed(swapped(moment_and_span(1))),
    ("+", DT, MONTHS): Pushed(moment_and_months(1)),
    ("-", DT, MONTHS): Pushed(moment_and_months(-1)),
    ("+", MONTHS, DT): Pushed(swapped(moment_and_months(1))),
    **{("ifnull", kind, kind): Pushed(func.coalesce) for kind in TYPES},
    **{("abs", kind): Pushed(func.abs) for kind in (N, SPAN, MONTHS)},
    **{(name, N, N): Pushed(scaled(way)) for name, way in _ROUNDED.items()},
    ("floor", N): Pushed(func.floor),
    ("ceiling", N): Pushed(func.ceil),
    ("modulo", N, N): Pushed(_floored),
    ("string length", S): Pushed(lambda a: cast(func.char_length(a), Numeric)),
    ("upper case", S): Pushed(func.platform.upper_case),
    ("lower case", S): Pushed(func.platform.lower_case),
    ("contains", S, S): Pushed(lambda a, b: func.strpos(a, b) > 0),
    ("starts with", S, S): Pushed(lambda a, b: func.left(a, func.char_length(b)) == b),
    ("ends with", S, S): Pushed(_ends_with),
    **{(name, D): Pushed(part(name)) for name in ("year", "month", "day")},
    **{(name, DT): Pushed(of_moment(part(name))) for name in ("year", "month", "day", "hour", "minute", "second")},
    ("weekday", D): Pushed(part("isodow")),
    ("weekday", DT): Pushed(of_moment(part("isodow"))),
    **_by_day("day of year", part("doy")),
    **_by_day("week of year", part("week")),
    **_by_day("month end", month_end),
    **_by_day("years and months duration", months_between, 2),
    ("date", DT): Pushed(day_of),
    ("days", SPAN): Pushed(lambda seconds: func.trunc(seconds / DAY)),
    ("hours", SPAN): Pushed(span_part(86_400, 3_600)),
    ("minutes", SPAN): Pushed(span_part(3_600, 60)),
    ("seconds", SPAN): Pushed(span_part(60, 1)),
    ("years", MONTHS): Pushed(lambda months: func.trunc(months / 12)),
    ("months", MONTHS): Pushed(lambda months: func.sign(months) * func.mod(func.abs(months), 12)),
    ("hours", N): Pushed(_hours),
    **_ANNIVERSARY,
}


ORDERS: dict[str, Callable[[Sql, Sql], ColumnElement[bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def related(operator: str, left: Sql, right: Sql, certain: bool, kind: str) -> ColumnElement[bool]:
    """A comparison; `certain` says that one side is never null, so that SQL's own `=` says what FEEL's does."""
    if operator in ("=", "!=") and isinstance(right, Null):
        return left.is_(None) if operator == "=" else left.is_not(None)
    if operator == "=":
        return left == right if certain else left.is_not_distinct_from(right)
    if operator == "!=":
        return left.is_distinct_from(right)
    if kind == "string":
        left, right = left.collate("C"), right.collate("C")
    return ORDERS[operator](left, right)
