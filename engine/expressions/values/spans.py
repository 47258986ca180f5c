"""Whole numbers and days counted one by one, as loops do: `for i in 1..3`, `for d in [a..b]`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.expressions.values.temporal import Date
from engine.expressions.values.types import Interval, Value


def span(first: Value, last: Value) -> Iterator[Value] | None:
    """From one to the other, up or down; None where they cannot be counted."""
    return _counted(first, last) if _countable(first, last) else None


def within(interval: Interval) -> Iterator[Value] | None:
    """The values of a range that can be counted, upwards; None for any other."""
    low, high = interval.low, interval.high
    if not _countable(low, high) or high < low:
        return None
    first = low if interval.low_included else _moved(low, 1)
    last = high if interval.high_included else _moved(high, -1)
    return _counted(first, last) if first <= last else iter(())


def _countable(first: Value, last: Value) -> bool:
    if isinstance(first, Date):
        return isinstance(last, Date)
    return all(isinstance(each, Decimal) and each == each.to_integral_value() for each in (first, last))


def _moved(value: Value, by: int) -> Value:
    return Date.from_ordinal(value.ordinal + by) if isinstance(value, Date) else value + by


def _counted(first: Value, last: Value) -> Iterator[Value]:
    step = 1 if first <= last else -1
    while first <= last if step > 0 else first >= last:
        yield first
        first = _moved(first, step)
