"""Dates, moments and durations in SQL. A moment is on the bank's clock wherever a day or an hour of it is asked for.

What PostgreSQL would refuse (a date in the year 300,000) is null, as it is elsewhere: one record must not stop a scan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Numeric, and_, case, cast, extract, func, literal, null, or_
from sqlalchemy.dialects.postgresql import INTERVAL, TIMESTAMP

from engine.clock import DEFAULT_ZONE
from engine.expressions.values.temporal import DAY

Sql = ColumnElement[Any]
MOST_MONTHS = 12 * 8_000
MOST_SECONDS = DAY * 3_000_000


def local(moment: Sql) -> Sql:
    """A moment as the clock on the bank's wall shows it."""
    return func.timezone(DEFAULT_ZONE.key, moment)


def day_of(moment: Sql) -> Sql:
    """The day of a moment at the bank."""
    return cast(local(moment), Date)


def part(name: str) -> Callable[[Sql], Sql]:
    """A part of a date or of a local time stamp."""
    return lambda column: cast(extract(name, column), Numeric)


def of_moment(make: Callable[[Sql], Sql]) -> Callable[[Sql], Sql]:
    """The same of a moment."""
    return lambda moment: make(local(moment))


def _bounded(value: Sql, most: Any) -> Sql:
    return case((func.abs(value) <= most, value), else_=null())


def _months(months: Sql) -> Sql:
    return func.make_interval(0, cast(_bounded(months, MOST_MONTHS), Integer), type_=INTERVAL())


def day_and_months(sign: int) -> Callable[[Sql, Sql], Sql]:
    """A day some months later or earlier; the last of the month where it is too short."""
    return lambda day, months: cast(cast(day, TIMESTAMP()) + _months(months * sign), Date)


def day_and_span(sign: int) -> Callable[[Sql, Sql], Sql]:
    """A day so much later or earlier, as far as that makes whole days."""
    return lambda day, seconds: day + cast(func.floor(_bounded(seconds, MOST_SECONDS) * sign / DAY), Integer)


def moment_and_span(sign: int) -> Callable[[Sql, Sql], Sql]:
    """A moment so much later or earlier."""
    return lambda at, seconds: at + _bounded(seconds, MOST_SECONDS) * sign * literal("1 second").cast(INTERVAL)


def moment_and_months(sign: int) -> Callable[[Sql, Sql], Sql]:
    """A moment some months later or earlier, on the bank's clock."""
    return lambda at, months: func.timezone(DEFAULT_ZONE.key, local(at) + _months(months * sign))


def swapped(make: Callable[[Sql, Sql], Sql]) -> Callable[[Sql, Sql], Sql]:
    """The same with its operands the other way round."""
    return lambda a, b: make(b, a)


def month_end(day: Sql) -> Sql:
    """The last day of a day's month."""
    return cast(func.date_trunc("month", cast(day, TIMESTAMP())) + literal("1 month -1 day").cast(INTERVAL), Date)


def months_between(first: Sql, second: Sql) -> Sql:
    """Whole months from one day to the other."""
    year, month, day = part("year"), part("month"), part("day")
    months = (year(second) - year(first)) * 12 + month(second) - month(first)
    short = case(
        (and_(months > 0, day(second) < day(first)), 1), (and_(months < 0, day(second) > day(first)), -1), else_=0
    )
    return months - short


def is_anniversary(born: Sql, on: Sql, rule: Sql) -> Sql:
    """`on` is an anniversary of `born`; `rule` says when those born on 29 February have theirs (28 February)."""
    rule = func.coalesce(rule, "feb28")
    month, day = part("month"), part("day")
    same_day = and_(month(on) == month(born), day(on) == day(born))
    leap_day = and_(month(born) == 2, day(born) == 29)
    before_march = and_(rule == "feb28", month(on) == 2, day(on) == 28, day(on + 1) == 1)
    after_february = and_(rule == "mar1", month(on) == 3, day(on) == 1, day(on - 1) == 28)
    comes_round = or_(same_day, and_(leap_day, or_(before_march, after_february)))
    known = and_(born.is_not(None), on.is_not(None), rule.in_(["feb28", "mar1"]))
    return case((known, and_(part("year")(on) > part("year")(born), comes_round)), else_=null())


def span_part(whole: int, unit: int) -> Callable[[Sql], Sql]:
    """Hours, minutes or seconds of a duration beyond its whole days, hours or minutes; with its sign."""
    return lambda seconds: (
        func.sign(seconds)
        * (func.mod(func.abs(seconds), whole) if unit == 1 else func.trunc(func.mod(func.abs(seconds), whole) / unit))
    )
