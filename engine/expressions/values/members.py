"""Members of values: entries of a context, and the properties of dates, durations and ranges (DMN 1.5, table 65)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths
from engine.expressions.values.types import Interval, Value

MISSING = object()
"""What `member` returns when a value has no such member."""


def _sign(seconds: Decimal) -> int:
    return -1 if seconds < 0 else 1


def _offset(time: Time, day: Date | None) -> DaysTime | None:
    offset = time.offset_on(day)
    return None if offset is None else DaysTime(Decimal(offset))


DATE: dict[str, Callable[[Date], Value]] = {
    "year": lambda day: Decimal(day.year),
    "month": lambda day: Decimal(day.month),
    "day": lambda day: Decimal(day.day),
    "weekday": lambda day: Decimal(day.weekday),
}
TIME: dict[str, Callable[[Time, Date | None], Value]] = {
    "hour": lambda time, _: Decimal(time.hour),
    "minute": lambda time, _: Decimal(time.minute),
    "second": lambda time, _: time.second,
    "time offset": _offset,
    "timezone": lambda time, _: time.zone,
}
YEARS_MONTHS: dict[str, Callable[[YearsMonths], Value]] = {
    "years": lambda it: Decimal(int(it.months / 12)),
    "months": lambda it: Decimal(abs(it.months) % 12 * _sign(Decimal(it.months))),
}
DAYS_TIME = ("days", "hours", "minutes", "seconds")
RANGE: dict[str, Callable[[Interval], Value]] = {
    "start": lambda it: it.low,
    "end": lambda it: it.high,
    "start included": lambda it: it.low_included,
    "end included": lambda it: it.high_included,
}


def member(value: Value, name: str) -> Value:
    """The member of that name, or MISSING."""
    match value:
        case dict():
            return value.get(name, MISSING)
        case Date() if name in DATE:
            return DATE[name](value)
        case DateTime() if name in DATE:
            return DATE[name](value.date)
        case DateTime() if name in TIME:
            return TIME[name](value.time, value.date)
        case Time() if name in TIME:
            return TIME[name](value, None)
        case YearsMonths() if name in YEARS_MONTHS:
            return YEARS_MONTHS[name](value)
        case DaysTime() if name in DAYS_TIME:
            part = Decimal(value.parts()[DAYS_TIME.index(name)])
            return part.copy_negate() if part and value.seconds < 0 else part
        case Interval() if name in RANGE:
            return RANGE[name](value)
    return MISSING
