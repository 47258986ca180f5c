"""The days a calendar's entries stand for. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from engine.calendars.model import WEEKDAYS, Calendar, Holiday


def day_of(text: str) -> date | None:
    """The day written so; None where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def days_off(holiday: Holiday) -> list[date]:
    """Every day of a holiday; none where it begins on no day."""
    first = day_of(holiday.on)
    if first is None or first.year > 9990:
        return []
    return [first + timedelta(days=each) for each in range(holiday.days)]


def weekdays_of(span: str) -> list[int]:
    """`mon-fri` as 1 to 5; over the end of the week where it begins later."""
    first, _, last = span.partition("-")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return [each % 7 + 1 for each in range(start, end + 1 if end >= start else end + 8)]


def years_of(calendar: Calendar) -> frozenset[int]:
    """The years it covers: those it names, else those its entries lie in."""
    if calendar.years:
        return frozenset(calendar.years)
    days = map(day_of, [*(each.on for each in calendar.holidays), *(each.on for each in calendar.workdays)])
    return frozenset(each.year for each in days if each is not None)
