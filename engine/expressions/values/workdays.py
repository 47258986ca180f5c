"""Working days of a calendar: weekends, holidays, and the weekends that are worked to make up for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.expressions.values.temporal import Date

FURTHEST = 36_600
"""Days that are counted through at most: a century."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """A calendar that knows the years from `first` to `last`; of any other day nothing can be said."""

    first: int
    last: int
    off: frozenset[Date] = frozenset()
    worked: frozenset[Date] = frozenset()
    weekend: frozenset[int] = frozenset({6, 7})

    @classmethod
    def of(cls, first: int, last: int, off: Iterable[Date] = (), worked: Iterable[Date] = ()) -> Workdays:
        """A calendar of these years with these holidays and these weekends worked."""
        return cls(first, last, frozenset(off), frozenset(worked))

    def is_workday(self, day: Date) -> bool | None:
        """Whether the bank works on that day."""
        if not self.first <= day.year <= self.last:
            return None
        return day in self.worked or (day not in self.off and day.weekday not in self.weekend)

    def told(self) -> dict[str, Any]:  # Any: JSON
        """As a browser takes it; a holiday on a weekend goes without saying."""
        return {
            "first": self.first,
            "last": self.last,
            "off": sorted(str(each) for each in self.off if each.weekday not in self.weekend),
            "worked": sorted(map(str, self.worked)),
            "weekend": sorted(self.weekend),
        }

    def days(self) -> Iterator[Date]:
        """Every working day it knows, in order."""
        start, end = Date.of(self.first, 1, 1).ordinal, Date.of(self.last, 12, 31).ordinal
        for ordinal in range(start, end + 1):
            day = Date.from_ordinal(ordinal)
            if self.is_workday(day):
                yield day

    def add(self, day: Date, days: int) -> Date | None:
        """The working day that many working days later, or earlier; the day itself for none."""
        step, left, ordinal = (1 if days > 0 else -1), abs(days), day.ordinal
        if left > FURTHEST:
            return None
        while left:
            ordinal += step
            works = self.is_workday(Date.from_ordinal(ordinal))
            if works is None:
                return None
            left -= works
        return Date.from_ordinal(ordinal)

    def between(self, start: Date, end: Date) -> Decimal | None:
        """Working days after `start` up to and with `end`; negative when it lies before."""
        if end < start:
            back = self.between(end, start)
            return None if back is None else -back
        if end.ordinal - start.ordinal > FURTHEST:
            return None
        verdicts = [self.is_workday(Date.from_ordinal(each)) for each in range(start.ordinal + 1, end.ordinal + 1)]
        return None if None in verdicts else Decimal(sum(map(bool, verdicts)))
