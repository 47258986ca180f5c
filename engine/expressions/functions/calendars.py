"""Dates by name and number (DMN 1.5, table 82)."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.functions.signature import built_in
from engine.expressions.values.temporal import Date, DateTime
from engine.expressions.values.types import Value

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _day(moment: Date | DateTime) -> Date:
    return moment.date if isinstance(moment, DateTime) else moment


@built_in("day of year", "date: date and time")
def _day_of_year(moment: Date | DateTime) -> Value:
    day = _day(moment)
    return Decimal(day.ordinal - Date.of(day.year, 1, 1).ordinal + 1)


@built_in("day of week", "date: date and time")
def _day_of_week(moment: Date | DateTime) -> Value:
    return WEEKDAYS[_day(moment).weekday - 1]


@built_in("month of year", "date: date and time")
def _month_of_year(moment: Date | DateTime) -> Value:
    return MONTHS[_day(moment).month - 1]


@built_in("week of year", "date: date and time")
def _week_of_year(moment: Date | DateTime) -> Value:
    """The ISO 8601 week: the one with the year's first Thursday is the first."""
    day = _day(moment)
    thursday = Date.from_ordinal(day.ordinal - day.weekday + 4)
    return Decimal((thursday.ordinal - Date.of(thursday.year, 1, 1).ordinal) // 7 + 1)
