"""Arithmetic on numbers, texts, dates and durations (DMN 1.5, table 54). None where an operation has no meaning.

Numbers are decimals of 34 digits, rounded half even (IEEE 754 decimal128); every division is rounded to that.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException

from engine.expressions.values.compare import same_clock
from engine.expressions.values.temporal import DAY, Date, DateTime, DaysTime, Time, YearsMonths, time_at
from engine.expressions.values.types import Value

DECIMAL = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144)


def number(value: Decimal) -> Decimal | None:
    """Rounded to 34 digits; None when it is no finite number."""
    try:
        rounded = DECIMAL.plus(value)
    except DecimalException:
        return None
    return rounded if rounded.is_finite() else None


def add(left: Value, right: Value) -> Value:
    """`left + right`."""
    match left, right:
        case Decimal(), Decimal():
            return _decimal(DECIMAL.add, left, right)
        case str(), str():
            return left + right
        case YearsMonths(), YearsMonths():
            return YearsMonths(left.months + right.months)
        case DaysTime(), DaysTime():
            return DaysTime(DECIMAL.add(left.seconds, right.seconds))
        case ((Date() | DateTime() | Time()), (YearsMonths() | DaysTime())):
            return _moved(left, right)
        case ((YearsMonths() | DaysTime()), (Date() | DateTime() | Time())):
            return _moved(right, left)
    return None


def subtract(left: Value, right: Value) -> Value:
    """`left - right`."""
    match left, right:
        case Decimal(), Decimal():
            return _decimal(DECIMAL.subtract, left, right)
        case ((Date() | DateTime()), (Date() | DateTime())):
            return _distance(_midnight(left, right), _midnight(right, left))
        case Time(), Time():
            if not same_clock(left, right):
                return None
            shift = (left.offset_on(None) or 0) - (right.offset_on(None) or 0)
            return DaysTime(left.seconds - right.seconds - shift)
        case _, YearsMonths():
            return add(left, YearsMonths(-right.months))
        case _, DaysTime():
            return add(left, DaysTime(right.seconds.copy_negate()))
    return None


def multiply(left: Value, right: Value) -> Value:
    """`left * right`."""
    match left, right:
        case Decimal(), Decimal():
            return _decimal(DECIMAL.multiply, left, right)
        case YearsMonths(), Decimal():
            return YearsMonths(int(left.months * right))
        case DaysTime(), Decimal():
            return DaysTime(DECIMAL.multiply(left.seconds, right))
        case Decimal(), (YearsMonths() | DaysTime()):
            return multiply(right, left)
    return None


def divide(left: Value, right: Value) -> Value:
    """`left / right`; by zero is None."""
    match left, right:
        case Decimal(), Decimal():
            return _decimal(DECIMAL.divide, left, right) if right else None
        case YearsMonths(), Decimal():
            return YearsMonths(int(left.months / right)) if right else None
        case DaysTime(), Decimal():
            return DaysTime(DECIMAL.divide(left.seconds, right)) if right else None
        case YearsMonths(), YearsMonths():
            return DECIMAL.divide(Decimal(left.months), Decimal(right.months)) if right.months else None
        case DaysTime(), DaysTime():
            return DECIMAL.divide(left.seconds, right.seconds) if right.seconds else None
    return None


def power(left: Value, right: Value) -> Value:
    """`left ** right`."""
    if not (isinstance(left, Decimal) and isinstance(right, Decimal)):
        return None
    return _decimal(DECIMAL.power, left, right)


def negate(value: Value) -> Value:
    """`-value`."""
    match value:
        case Decimal():
            return value.copy_negate() if value else Decimal(0)
        case YearsMonths():
            return YearsMonths(-value.months)
        case DaysTime():
            return DaysTime(value.seconds.copy_negate())
    return None


OPERATIONS: dict[str, Callable[[Value, Value], Value]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}


def _decimal(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> Decimal | None:
    try:
        result = operation(left, right)
    except DecimalException:
        return None
    return result if result.is_finite() else None


def _moved(point: Date | DateTime | Time, by: YearsMonths | DaysTime) -> Value:
    try:
        match point, by:
            case Date(), YearsMonths():
                return point.add_months(by.months)
            case DateTime(), YearsMonths():
                return DateTime(point.date.add_months(by.months), point.time)
            case Date(), DaysTime():
                return DateTime(point, time_at(Decimal(0))).add_seconds(by.seconds).date
            case DateTime(), DaysTime():
                return point.add_seconds(by.seconds)
            case Time(), DaysTime():
                return (
                    time_at((point.seconds + by.seconds) % DAY % DAY, point.offset, point.zone)
                    if by.seconds >= 0
                    else _back(point, by)
                )
    except (ValueError, ArithmeticError):
        return None
    return None


def _back(point: Time, by: DaysTime) -> Time:
    rest = (point.seconds + by.seconds) % DAY  # Decimal's % keeps the sign
    return time_at(rest if rest >= 0 else rest + DAY, point.offset, point.zone)


def _midnight(value: Date | DateTime, other: Date | DateTime) -> DateTime:
    """A date in arithmetic with a date and time is its midnight in UTC (DMN 1.5, 10.3.2.3.5)."""
    if isinstance(value, DateTime):
        return value
    return DateTime(value, time_at(Decimal(0), 0 if isinstance(other, DateTime) else None))


def _distance(left: DateTime, right: DateTime) -> DaysTime | None:
    return DaysTime(DECIMAL.subtract(left.seconds, right.seconds)) if same_clock(left.time, right.time) else None
