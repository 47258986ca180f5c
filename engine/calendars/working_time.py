"""Working time: when so many working days or hours are over, on a calendar's days and hours. Pure.

A working day is not twenty-four hours: one working day from Friday 16:00 is Monday 16:00, and eight working hours
begin to count when the doors open. What lies outside the hours counts from the next opening, backwards from the last
closing. Of a year the calendar does not cover nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from engine.calendars.compile import CompiledCalendar, Hours
from engine.clock import DEFAULT_ZONE
from engine.expressions.values.temporal import Date
from engine.expressions.values.workdays import Workdays

FURTHEST = 3_660
"""Days that are gone through at most."""
MONDAY = 1


@dataclass(frozen=True, eq=False)
class WorkingTime:
    """The hours worked on each day. `hours` by day of the week, 1 to 7; `special` those of single days."""

    workdays: Workdays
    hours: Mapping[int, Hours]
    special: Mapping[Date, Hours] = field(default_factory=dict)
    zone: ZoneInfo = DEFAULT_ZONE

    @classmethod
    def of(cls, calendar: CompiledCalendar) -> WorkingTime:
        """That of a calendar."""
        return cls(calendar.workdays, calendar.hours, calendar.special)

    def after(self, start: datetime, days: int = 0, seconds: int = 0) -> datetime | None:
        """The instant so many working days and then so much working time later, or earlier where they are negative;
        None where the calendar does not say."""
        at: datetime | None = start.astimezone(self.zone)
        if days:
            at = self._days(start.astimezone(self.zone), days)
        if seconds and at is not None:
            at = self._forwards(at, seconds) if seconds > 0 else self._backwards(at, -seconds)
        if not days and not seconds and at is not None:
            at = self._opening(at)
        return None if at is None else at.astimezone(UTC)

    def between(self, start: datetime, end: datetime) -> int | None:
        """Seconds of working time from one instant to a later one; 0 where it is not later."""
        total, here, last = 0, start.astimezone(self.zone), end.astimezone(self.zone)
        day = here.date()
        while day <= last.date():
            spans = self._spans(day)
            if spans is None:
                return None
            for opens, closes in spans:
                total += max(0, int((min(closes, last) - max(opens, here)).total_seconds()))
            day += timedelta(days=1)
        return total

    def _spans(self, day: date) -> Sequence[tuple[datetime, datetime]] | None:
        """When doors open and close on a day, in order; none where it is off."""
        found = Date(day.year, day.month, day.day)
        works = self.workdays.is_workday(found)
        if works is None:
            return None
        if not works:
            return ()
        hours = self.special.get(found) or self.hours.get(day.isoweekday()) or self.hours.get(MONDAY, ())
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return [(midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes)) for opens, closes in hours]

    def _open_spans(self, day: date, step: int) -> Iterator[tuple[datetime, datetime] | None]:
        """The spans of a day and of those after or before it; None where nothing is known any more."""
        for _ in range(FURTHEST):
            spans = self._spans(day)
            if spans is None:
                break
            yield from spans if step > 0 else reversed(spans)
            day += timedelta(days=step)
        yield None

    def _opening(self, at: datetime) -> datetime | None:
        """The instant itself in working time, else the next opening."""
        for span in self._open_spans(at.date(), 1):
            if span is None:
                return None
            if at < span[1]:
                return max(at, span[0])
        return None

    def _forwards(self, at: datetime, seconds: int) -> datetime | None:
        for span in self._open_spans(at.date(), 1):
            if span is None:
                return None
            begins = max(at, span[0])
            there = int((span[1] - begins).total_seconds())
            if there >= seconds:
                return begins + timedelta(seconds=seconds)
            seconds -= max(0, there)
        return None

    def _backwards(self, at: datetime, seconds: int) -> datetime | None:
        for span in self._open_spans(at.date(), -1):
            if span is None:
                return None
            ends = min(at, span[1])
            there = int((ends - span[0]).total_seconds())
            if there >= seconds:
                return ends - timedelta(seconds=seconds)
            seconds -= max(0, there)
        return None

    def _days(self, at: datetime, days: int) -> datetime | None:
        """The same time of day so many working days on; where that day is shorter, or it falls into a break, when its
        doors close."""
        begins = self._opening(at)
        if begins is None:
            return None
        day, left, step = begins.date(), abs(days), 1 if days > 0 else -1
        for _ in range(FURTHEST):
            day += timedelta(days=step)
            spans = self._spans(day)
            if spans is None:
                return None
            left -= bool(spans)
            if left == 0:
                return _at_time_of(begins, day, spans)
        return None


def _at_time_of(at: datetime, day: date, spans: Sequence[tuple[datetime, datetime]]) -> datetime:
    """The time of day of an instant on another day, within its hours."""
    wanted = datetime.combine(day, at.timetz())
    within = [span for span in spans if span[0] <= wanted]
    return min(wanted, within[-1][1]) if within else spans[0][0]
