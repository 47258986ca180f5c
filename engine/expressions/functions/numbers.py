"""Numbers (DMN 1.5, table 77)."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    DecimalException,
)

from engine.expressions.functions.signature import built_in
from engine.expressions.values.arithmetic import DECIMAL
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.expressions.values.types import Value

LEAST_SCALE, MOST_SCALE = -6_111, 6_176
"""The scales of IEEE 754 decimal128: what may be asked for (DMN 1.5, table 77)."""


def _scaled(number: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    """Rounded to so many fraction digits, None when so many are too many."""
    digits = int(scale)
    if not LEAST_SCALE <= digits <= MOST_SCALE:
        return None
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -digits:
        return number
    try:
        return number.quantize(Decimal(1).scaleb(-digits), rounding=rounding, context=DECIMAL)
    except DecimalException:
        return None


@built_in("decimal", "n: number", "scale: number")
def _decimal(n: Decimal, scale: Decimal) -> Value:
    return _scaled(n, scale, ROUND_HALF_EVEN)


@built_in("round up", "n: number", "scale: number")
def _round_up(n: Decimal, scale: Decimal) -> Value:
    return _scaled(n, scale, ROUND_UP)


@built_in("round down", "n: number", "scale: number")
def _round_down(n: Decimal, scale: Decimal) -> Value:
    return _scaled(n, scale, ROUND_DOWN)


@built_in("round half up", "n: number", "scale: number")
def _round_half_up(n: Decimal, scale: Decimal) -> Value:
    return _scaled(n, scale, ROUND_HALF_UP)


@built_in("round half down", "n: number", "scale: number")
def _round_half_down(n: Decimal, scale: Decimal) -> Value:
    return _scaled(n, scale, ROUND_HALF_DOWN)


@built_in("floor", "n: number", "scale: number?")
def _floor(n: Decimal, scale: Decimal = Decimal(0)) -> Value:
    return None if scale is None else _scaled(n, scale, ROUND_FLOOR)


@built_in("ceiling", "n: number", "scale: number?")
def _ceiling(n: Decimal, scale: Decimal = Decimal(0)) -> Value:
    return None if scale is None else _scaled(n, scale, ROUND_CEILING)


@built_in("abs", "n: number|days and time duration|years and months duration")
def _abs(n: Value) -> Value:
    match n:
        case YearsMonths():
            return YearsMonths(abs(n.months))
        case DaysTime():
            return DaysTime(n.seconds.copy_abs())
    return n.copy_abs()


@built_in("modulo", "dividend: number", "divisor: number")
def _modulo(dividend: Decimal, divisor: Decimal) -> Value:
    if not divisor:
        return None
    quotient = DECIMAL.divide(dividend, divisor).to_integral_value(ROUND_FLOOR)
    return DECIMAL.subtract(dividend, DECIMAL.multiply(divisor, quotient))


@built_in("sqrt", "number: number")
def _sqrt(number: Decimal) -> Value:
    return DECIMAL.sqrt(number) if number >= 0 else None


@built_in("log", "number: number")
def _log(number: Decimal) -> Value:
    return DECIMAL.ln(number) if number > 0 else None


@built_in("exp", "number: number")
def _exp(number: Decimal) -> Value:
    try:
        return DECIMAL.exp(number)
    except DecimalException:
        return None


@built_in("odd", "number: number")
def _odd(number: Decimal) -> Value:
    return number % 2 in (1, -1) if number == number.to_integral_value() else None


@built_in("even", "number: number")
def _even(number: Decimal) -> Value:
    return number % 2 == 0 if number == number.to_integral_value() else None
