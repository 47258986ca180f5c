"""Exact numbers: text in JSON, `Decimal` in Python, `numeric(p,s)` in the database, never a float on the way.

A JSON integer is exact and is accepted where a decimal is expected; any other JSON number has been through binary
fractions before it reached us (0.1 is not 0.1) and is refused with the way to send it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any

from engine.fields.field_type import ColumnType, FieldOptions, Json, Traits, ValueProblem
from engine.fields.operators import ON_NUMBERS
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.problems import Code, Language, Problem
from engine.reference import titled

NOT_A_NUMBER = Code("not_a_number", zh="“{value}”不是数字，应如 1234.50", en="'{value}' is not a number like 1234.50")
NUMBER_AS_TEXT = Code(
    "number_as_text",
    zh='小数请用文本传送，例如 "1234.50"，以免失去精度',
    en='Send a decimal as text, as in "1234.50", so that nothing is lost to rounding',
)
TOO_MANY_DIGITS = Code("too_many_digits", zh="小数点前最多 {limit} 位", en="At most {limit} digits before the point")
TOO_MANY_DECIMALS = Code("too_many_decimals", zh="小数点后最多 {limit} 位", en="At most {limit} digits after the point")
BAD_DIGITS = Code(
    "bad_digits", zh="小数位数应少于总位数 {digits}", en="There must be fewer decimals than digits ({digits})"
)
BAD_RANGE = Code("bad_range", zh="最小值大于最大值", en="The minimum is greater than the maximum")

SAFE = 2**53 - 1
"""The greatest whole number a browser counts without loss (RFC 8259, section 6)."""

WHOLE_NUMBER = {"zh": "整数", "en": "a whole number"}
NUMBER = {"zh": "数字", "en": "a number"}
_DECIMAL = re.compile(r"(-?)([0-9]{1,100})(?:\.([0-9]{1,100}))?", re.ASCII)
WRITTEN = r"^-?[0-9]{1,38}(\.[0-9]{1,38})?$"


def read_integer(value: Json, *, minimum: int, maximum: int) -> int:
    """A whole number within bounds; 5.0 is one too, as in JSON Schema."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueProblem(WRONG_TYPE, expected=WHOLE_NUMBER)
    if not minimum <= value <= maximum:
        shown = value if abs(value) < 10**30 else "…"
        raise ValueProblem(OUT_OF_RANGE, minimum=minimum, maximum=maximum, value=shown)
    return value


class DecimalOptions(FieldOptions):
    """How many digits, and between which bounds; bounds are text, as values are."""

    digits: Annotated[int, titled("总位数", "Digits", ge=1, le=38)] = 18
    decimals: Annotated[int, titled("小数位数", "Decimals", ge=0, le=12)] = 2
    minimum: Annotated[str | None, titled("最小值", "Minimum", pattern=WRITTEN)] = None
    maximum: Annotated[str | None, titled("最大值", "Maximum", pattern=WRITTEN)] = None

    def problems(self) -> Iterable[Problem]:
        """Digits and bounds that cannot be met."""
        if self.decimals >= self.digits:
            yield BAD_DIGITS.at("/decimals", digits=self.digits)
        if self.minimum is not None and self.maximum is not None and Decimal(self.minimum) > Decimal(self.maximum):
            yield BAD_RANGE.at("/minimum")


def decimal_traits(options: DecimalOptions, display: Callable[[Json, Language], str]) -> Traits:
    """How numbers of these digits and bounds behave; types differ in how they are shown."""
    whole, decimals = options.digits - options.decimals, options.decimals
    fraction = rf"(\.[0-9]{{1,{decimals}}})?" if decimals else ""
    schema: dict[str, Any] = {
        "type": ["string", "integer"],
        "pattern": rf"^-?[0-9]{{1,{whole}}}{fraction}$",
        "minimum": -(10**whole) + 1,
        "maximum": 10**whole - 1,
    }
    column = ColumnType(f"numeric({options.digits},{decimals})")
    return Traits(schema, column, _reader(options), _dump, display, ON_NUMBERS)


def grouped(text: str) -> str:
    """1234567.50 as 1,234,567.50."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, fraction = digits.partition(".")
    return f"{sign}{int(whole or '0'):,}{point}{fraction}"


def _reader(options: DecimalOptions) -> Callable[[Json], Decimal | None]:
    whole, decimals = options.digits - options.decimals, options.decimals
    low = Decimal(options.minimum) if options.minimum is not None else None
    high = Decimal(options.maximum) if options.maximum is not None else None
    as_kept = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{whole - 1}}})" + (rf"\.[0-9]{{{decimals}}}" if decimals else ""))

    def read(value: Json) -> Decimal:
        if isinstance(value, str) and as_kept.fullmatch(value):
            number = Decimal(value)
            return within(number if number else number.copy_abs())
        sign, integer, fraction = _split(value)
        if len(integer) > whole:
            raise ValueProblem(TOO_MANY_DIGITS, limit=whole)
        if len(fraction) > decimals:
            raise ValueProblem(TOO_MANY_DECIMALS, limit=decimals)
        text = f"{integer or '0'}.{fraction.ljust(decimals, '0')}"
        return within(Decimal(sign + text if integer or fraction else text))

    def within(number: Decimal) -> Decimal:
        if (low is not None and number < low) or (high is not None and number > high):
            raise ValueProblem(
                OUT_OF_RANGE, minimum=options.minimum or "-∞", maximum=options.maximum or "∞", value=f"{number:f}"
            )
        return number

    return nullable(read)


def _split(value: Json) -> tuple[str, str, str]:
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= 10**100:
            raise ValueProblem(TOO_MANY_DIGITS, limit=100)
        value = str(value)
    if isinstance(value, float):
        raise ValueProblem(NUMBER_AS_TEXT)
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=NUMBER)
    match = _DECIMAL.fullmatch(value.strip())
    if match is None:
        raise ValueProblem(NOT_A_NUMBER, value=value[:50])
    return match[1], match[2].lstrip("0"), (match[3] or "").rstrip("0")


def _dump(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
