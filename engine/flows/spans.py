"""Lengths of time as flows write them: `P1D`, `PT4H`, `-PT2H`. Days and hours are told apart, because a working day is
not twenty-four hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.expressions.values.temporal import DaysTime

ISO = re.compile(r"(-?)P(?=[\dT])(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
"""ISO 8601 without years and months, which have no length of their own."""


@dataclass(frozen=True, slots=True)
class Span:
    """So many days and then so many seconds; both negative where it lies before."""

    days: int = 0
    seconds: int = 0

    def __bool__(self) -> bool:
        return bool(self.days or self.seconds)

    @property
    def is_before(self) -> bool:
        """It counts backwards."""
        return self.days < 0 or self.seconds < 0


def read_span(text: str) -> Span | None:
    """The length written so; None where it is none."""
    found = ISO.fullmatch(text.strip())
    if found is None:
        return None
    sign = -1 if found[1] else 1
    days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    return Span(sign * days, sign * (hours * 3_600 + minutes * 60 + seconds))


def span_of(value: Any) -> Span | None:  # Any: what an expression gives
    """What an expression comes to as a length: a duration is time that passes, a number is days."""
    if isinstance(value, DaysTime):
        return Span(seconds=int(value.seconds))
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return Span(days=int(value))
    return None
