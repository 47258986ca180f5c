"""What a bank needs and the standard lacks, as far as it needs nothing but its arguments."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.functions.signature import built_in
from engine.expressions.values.arithmetic import DECIMAL
from engine.expressions.values.temporal import Date, DateTime, DaysTime, days_in_month, is_leap
from engine.expressions.values.types import Value

LEAP_DAY_RULES = ("feb28", "mar1")
"""When somebody born on 29 February has his day in other years."""


def _day(moment: Date | DateTime) -> Date:
    return moment.date if isinstance(moment, DateTime) else moment


@built_in("ifnull", "value: any", "otherwise: any")
def _ifnull(value: Value, otherwise: Value) -> Value:
    return otherwise if value is None else value


@built_in("month end", "date: date and time")
def _month_end(moment: Date | DateTime) -> Value:
    day = _day(moment)
    return Date(day.year, day.month, days_in_month(day.year, day.month))


@built_in("hours", "n: number")
def _hours(n: Decimal) -> Value:
    return DaysTime(DECIMAL.multiply(n, Decimal(3600))) if abs(n) < Decimal(10) ** 9 else None


@built_in("is anniversary", "date: date and time", "on: date and time", "leap day: string|null?")
def _is_anniversary(date: Date | DateTime, on: Date | DateTime, leap_day: str | None = None) -> Value:
    born, day = _day(date), _day(on)
    if leap_day not in (None, *LEAP_DAY_RULES):
        return None
    month_day = (born.month, born.day)
    if month_day == (2, 29) and not is_leap(day.year):
        month_day = (3, 1) if leap_day == "mar1" else (2, 28)
    return day.year > born.year and (day.month, day.day) == month_day
