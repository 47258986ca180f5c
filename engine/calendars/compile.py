"""From a calendar to what working days and hours are asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.calendars.days import day_of, days_off, weekdays_of, years_of
from engine.calendars.model import Calendar
from engine.expressions.values.temporal import Date
from engine.expressions.values.workdays import Workdays
from engine.kinds import Scope
from engine.reference import Label

Hours = tuple[tuple[int, int], ...]
"""From and to, in minutes after midnight."""


@dataclass(frozen=True, slots=True)
class CompiledCalendar:
    """A calendar as expressions use it; `hours` are those of each day of the week, 1 to 7, `special` those
    of single days."""

    uid: str
    name: str
    label: Label
    of_the_bank: bool
    workdays: Workdays
    hours: Mapping[int, Hours]
    special: Mapping[Date, Hours] = field(default_factory=dict)


def compile_calendar(calendar: Calendar, _: Scope) -> CompiledCalendar:
    """Its days and hours. A weekend that is worked has the hours of a Monday."""
    hours = {
        day: tuple(map(_minutes, spans)) for span, spans in calendar.week.items() for day in weekdays_of(span) if spans
    }
    years = years_of(calendar)
    off = [day for each in calendar.holidays for day in days_off(each)]
    worked = [day for each in calendar.workdays if (day := day_of(each.on)) is not None]
    weekend = frozenset(range(1, 8)) - frozenset(hours)
    workdays = Workdays(
        min(years, default=1), max(years, default=0), frozenset(map(_day, off)), frozenset(map(_day, worked)), weekend
    )
    special = {
        _day(day): tuple(map(_minutes, each.hours))
        for each in calendar.workdays
        if each.hours is not None and (day := day_of(each.on)) is not None
    }
    return CompiledCalendar(calendar.uid, calendar.name, calendar.label, calendar.of_the_bank, workdays, hours, special)


def _day(day: date) -> Date:
    return Date(day.year, day.month, day.day)


def _minutes(hours: str) -> tuple[int, int]:
    start, _, end = hours.partition("-")
    return int(start[:2]) * 60 + int(start[3:]), int(end[:2]) * 60 + int(end[3:])
