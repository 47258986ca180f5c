"""Operators and built-ins that SQL can do, by name and the types of their arguments; nothing else is pushed down.

A number is `numeric`, a moment `timestamptz`; a duration of days is its seconds and one of months its months, both
`numeric`, so that they add up and compare as they do elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Numeric,
    String,
    and_,
    bindparam,
    case,
    cast,
    extract,
    func,
    literal,
    null,
    or_,
)
from sqlalchemy.dialects.postgresql import INTERVAL, TIMESTAMP

from engine.expressions.values.temporal import DAY, DaysTime, YearsMonths

Sql = ColumnElement[Any]
N, S, D, DT = "number", "string", "date", "date and time"
SPAN, MONTHS = "days and time duration", "years and months duration"
TYPES: dict[str, Any] = {  # Any: SQLAlchemy's types of types
    N: Numeric(), S: String(), D: Date(), DT: TIMESTAMP(timezone=True), SPAN: Numeric(), MONTHS: Numeric(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pushed:
    """How a call is written."""

    make: Callable[..., Sql]


def moment(name: str) -> Sql:
    """`now`, `today` or `me` as a parameter of that name."""
    return bindparam(name, type_=TYPES[{"now": DT, "today": D, "me": S}[name]])


def span(value: DaysTime | YearsMonths) -> Sql:
    """A duration as a number."""
    return literal(value.seconds if isinstance(value, DaysTime) else value.months, Numeric())


def exactly(value: Sql) -> Sql:
    """Rounded to 34 significant digits."""
    return func.platform.rounded34(value, type_=Numeric())


def quotient(left: Sql, right: Sql) -> Sql:
    """34 significant digits, as everywhere; by zero is null."""
    return func.platform.quotient(cast(left, Numeric), cast(right, Numeric), type_=Numeric())


def _part(name: str) -> Callable[[Sql], Sql]:
    return lambda column: cast(extract(name, column), Numeric)


def _months(months: Sql) -> Sql:
    return func.make_interval(0, cast(months, Integer), type_=INTERVAL())


def _day_and_months(sign: int) -> Callable[[Sql, Sql], Sql]:
    return lambda day, months: cast(cast(day, TIMESTAMP()) + _months(months * sign), Date)


def _day_and_span(sign: int) -> Callable[[Sql, Sql], Sql]:
    return lambda day, seconds: day + cast(func.floor(seconds * sign / DAY), Integer)


def _moment_and_span(sign: int) -> Callable[[Sql, Sql], Sql]:
    return lambda at, seconds: at + seconds * sign * literal("1 second").cast(INTERVAL)


def _moment_and_months(sign: int) -> Callable[[Sql, Sql], Sql]:
    """On the clock of UTC, so that no setting of the session matters."""
    return lambda at, months: func.timezone("UTC", func.timezone("UTC", at) + _months(months * sign))


def _swapped(make: Callable[[Sql, Sql], Sql]) -> Callable[[Sql, Sql], Sql]:
    return lambda a, b: make(b, a)


def _floored(dividend: Sql, divisor: Sql) -> Sql:
    return exactly(dividend - exactly(divisor * func.floor(quotient(dividend, divisor))))


def _month_end(day: Sql) -> Sql:
    return cast(func.date_trunc("month", cast(day, TIMESTAMP())) + literal("1 month -1 day").cast(INTERVAL), Date)


def _is_anniversary(born: Sql, on: Sql, rule: Sql) -> Sql:
    month, day = _part("month"), _part("day")
    same_day = and_(month(on) == month(born), day(on) == day(born))
    leap_day = and_(month(born) == 2, day(born) == 29)
    before_march = and_(rule == "feb28", month(on) == 2, day(on) == 28, day(on + 1) == 1)
    after_february = and_(rule == "mar1", month(on) == 3, day(on) == 1, day(on - 1) == 28)
    comes_round = or_(same_day, and_(leap_day, or_(before_march, after_february)))
    known = and_(born.is_not(None), on.is_not(None), rule.in_(["feb28", "mar1"]))
    return case((known, and_(_part("year")(on) > _part("year")(born), comes_round)), else_=null())


def _ends_with(text: Sql, end: Sql) -> Sql:
    """`right(x, 0)` is empty, and so is what every text ends with."""
    return func.right(text, func.char_length(end)) == end


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
    **{("negate", kind): Pushed(lambda a: -a) for kind in (N, SPAN, MONTHS)},
    ("+", S, S): Pushed(lambda a, b: a.concat(b)),
    ("-", D, D): Pushed(lambda a, b: cast(a - b, Numeric) * DAY),
    ("-", DT, DT): Pushed(lambda a, b: cast(extract("epoch", a - b), Numeric)),
    ("+", D, MONTHS): Pushed(_day_and_months(1)),
    ("-", D, MONTHS): Pushed(_day_and_months(-1)),
    ("+", MONTHS, D): Pushed(_swapped(_day_and_months(1))),
    ("+", D, SPAN): Pushed(_day_and_span(1)),
    ("-", D, SPAN): Pushed(_day_and_span(-1)),
    ("+", SPAN, D): Pushed(_swapped(_day_and_span(1))),
    ("+", DT, SPAN): Pushed(_moment_and_span(1)),
    ("-", DT, SPAN): Pushed(_moment_and_span(-1)),
    ("+", SPAN, DT): Pushed(_swapped(_moment_and_span(1))),
    ("+", DT, MONTHS): Pushed(_moment_and_months(1)),
    ("-", DT, MONTHS): Pushed(_moment_and_months(-1)),
    **{("ifnull", kind, kind): Pushed(func.coalesce) for kind in TYPES},
    **{("abs", kind): Pushed(func.abs) for kind in (N, SPAN, MONTHS)},
    ("floor", N): Pushed(func.floor),
    ("ceiling", N): Pushed(func.ceil),
    ("modulo", N, N): Pushed(_floored),
    ("round half up", N, N): Pushed(lambda value, scale: func.round(value, cast(scale, Integer))),
    ("string length", S): Pushed(lambda a: cast(func.char_length(a), Numeric)),
    ("contains", S, S): Pushed(lambda a, b: func.strpos(a, b) > 0),
    ("starts with", S, S): Pushed(lambda a, b: func.left(a, func.char_length(b)) == b),
    ("ends with", S, S): Pushed(_ends_with),
    **{(name, D): Pushed(_part(name)) for name in ("year", "month", "day")},
    ("weekday", D): Pushed(_part("isodow")),
    ("day of year", D): Pushed(_part("doy")),
    ("week of year", D): Pushed(_part("week")),
    ("days", SPAN): Pushed(lambda seconds: func.trunc(seconds / DAY)),
    ("month end", D): Pushed(_month_end),
    ("hours", N): Pushed(lambda hours: hours * 3600),
    ("is anniversary", D, D, S): Pushed(_is_anniversary),
    ("is anniversary", D, D): Pushed(lambda born, on: _is_anniversary(born, on, literal("feb28"))),
}


ORDERS: dict[str, Callable[[Sql, Sql], ColumnElement[bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def related(operator: str, left: Sql, right: Sql, certain: bool, kind: str) -> ColumnElement[bool]:
    """A comparison; `certain` says that one side is never null, so that SQL's own `=` says what FEEL's does."""
    if operator == "=":
        return left == right if certain else left.is_not_distinct_from(right)
    if operator == "!=":
        return left.is_distinct_from(right)
    if kind == "string":
        left, right = left.collate("C"), right.collate("C")
    return ORDERS[operator](left, right)
