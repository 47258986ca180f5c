"""Equality and order (DMN 1.5, 10.3.2.13, tables 52 and 53): true, false, or None where values cannot be compared."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths
from engine.expressions.values.types import Interval, Referred, Value

ORDERED = (Decimal, str, Date, YearsMonths, DaysTime)


def equal(left: Value, right: Value) -> bool | None:
    """`left = right`; null equals only null; values of different types give None."""
    if left is None or right is None:
        return left is None and right is None
    match left, right:
        case (bool(), bool()) | (str(), str()) | (Decimal(), Decimal()) | (Date(), Date()):
            return bool(left == right)
        case (YearsMonths(), YearsMonths()) | (DaysTime(), DaysTime()):
            return bool(left == right)
        case Time(), Time():
            return same_clock(left, right) and _time_key(left) == _time_key(right)
        case DateTime(), DateTime():
            return same_clock(left.time, right.time) and left.seconds == right.seconds
        case list(), list():
            return len(left) == len(right) and all(equal(a, b) is True for a, b in zip(left, right, strict=True))
        case (Referred() | str(), Referred() | str()):
            a, b = (each["id"] if isinstance(each, Referred) else each for each in (left, right))
            return bool(a == b)
        case dict(), dict():
            return left.keys() == right.keys() and all(equal(left[key], right[key]) is True for key in left)
        case Interval(), Interval():
            same_ends = equal(left.low, right.low) is True and equal(left.high, right.high) is True
            same_shape = (left.low_included, left.high_included, left.test) == (
                right.low_included,
                right.high_included,
                right.test,
            )
            return same_ends and same_shape
        case list(), _ if len(left) == 1 and not isinstance(right, list):
            return equal(left[0], right)
        case _, list() if len(right) == 1:
            return equal(left, right[0])
    return left is right if type(left) is type(right) else None


def less(left: Value, right: Value) -> bool | None:
    """`left < right`; None where the two have no order."""
    for kind in ORDERED:
        if isinstance(left, kind) and isinstance(right, kind) and not isinstance(left, bool):
            return bool(left < right)  # type: ignore[operator]
    match left, right:
        case Time(), Time():
            return _time_key(left) < _time_key(right) if same_clock(left, right) else None
        case DateTime(), DateTime():
            return left.seconds < right.seconds if same_clock(left.time, right.time) else None
    return None


def compare(operator: str, left: Value, right: Value) -> bool | None:
    """One of `= != < <= > >=`."""
    if operator in ("=", "!="):
        same = equal(left, right)
        return same if same is None or operator == "=" else not same
    if operator in (">", "<="):
        below = less(right, left)
        return below if below is None or operator == ">" else not below
    below = less(left, right)
    return below if below is None or operator == "<" else not below


def contains(interval: Interval, value: Value) -> bool | None:
    """The value lies in the range; None where it cannot be compared with an end."""
    if interval.test and interval.test != "=":
        return compare(interval.test, value, interval.high if interval.low is None else interval.low)
    low = compare(">=" if interval.low_included else ">", value, interval.low)
    high = compare("<=" if interval.high_included else "<", value, interval.high)
    return conjunction(low, high)


def conjunction(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued and."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def disjunction(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued or."""
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


def same_clock(left: Time, right: Time) -> bool:
    """Both say where on earth they are, or neither does; only then can they be compared."""
    return left.is_local == right.is_local


def _time_key(time: Time) -> Decimal:
    return time.seconds - (time.offset_on(None) or 0)
