"""Schedules in five fields: minute, hour, day, month, weekday (0 and 7 are Sunday). Pure.

As everywhere, a day must fit by its number or by its weekday where both are given, and by the one that is given else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BOUNDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
FURTHEST = 366
"""Days that are looked back over at most: what was missed longer ago is missed."""
SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Cron:
    """What each field lets through; `any_day` and `any_weekday` where it says nothing of them."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    any_day: bool
    any_weekday: bool

    def on(self, day: date) -> bool:
        """Something happens on this day."""
        if day.month not in self.months:
            return False
        by_day, by_weekday = day.day in self.days, day.isoweekday() % SUNDAY in self.weekdays
        if self.any_day or self.any_weekday:
            return by_day and by_weekday
        return by_day or by_weekday

    def latest(
        self, after: datetime, until: datetime, zone: ZoneInfo, works: Callable[[date], bool] = lambda _: True
    ) -> datetime | None:
        """The last time it was due after one instant and no later than another, on days that are worked; None where it
        was not. A time that a change of the clocks leaves out is no time."""
        day = until.astimezone(zone).date()
        first = max(after.astimezone(zone).date(), day - timedelta(days=FURTHEST))
        while day >= first:
            if self.on(day) and works(day):
                for hour in sorted(self.hours, reverse=True):
                    for minute in sorted(self.minutes, reverse=True):
                        at = datetime.combine(day, time(hour, minute), tzinfo=zone).astimezone(UTC)
                        is_there = at.astimezone(zone).time() == time(hour, minute)
                        if is_there and after < at <= until:
                            return at
            day -= timedelta(days=1)
        return None


def read_cron(text: str) -> Cron | None:
    """The schedule written so; None where it is none."""
    fields = text.split()
    if len(fields) != len(BOUNDS):
        return None
    read = [_field(each, *bounds) for each, bounds in zip(fields, BOUNDS, strict=True)]
    if any(each is None for each in read):
        return None
    minutes, hours, days, months, weekdays = (each or frozenset() for each in read)
    weekdays = frozenset(each % SUNDAY for each in weekdays)
    return Cron(minutes, hours, days, months, weekdays, fields[2].startswith("*"), fields[4].startswith("*"))


def _field(text: str, least: int, most: int) -> frozenset[int] | None:
    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            low, high = least, most
        elif not _is_number(first) or (dash and not _is_number(last)):
            return None
        else:
            low = int(first)
            high = int(last) if dash else (most if step else low)
        if ("/" in part and not _is_number(step)) or not least <= low <= high <= most:
            return None
        by = int(step) if step else 1
        if by < 1:
            return None
        found.update(range(low, high + 1, by))
    return frozenset(found)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 2
