"""Values of fields as expressions take them, and what expressions give as values of fields travel. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal
from types import NoneType
from typing import Any
from uuid import UUID

from engine.expressions.native import to_value
from engine.expressions.values.temporal import DaysTime, Time
from engine.fields.attached import FilesText, file_names
from engine.fields.field_type import Json
from engine.records.entity import EntityField
from engine.records.strict import TooLong

DIGITS = 34
WHOLE = frozenset({"integer", "rating", "slider"})
"""Types that hold whole numbers."""
EXACT = Context(prec=60)
AS_IT_IS = frozenset({NoneType, str, int, bool, float, Decimal, date})
"""Types of Python whose values expressions take as they are; what derives from them is another type."""


def as_argument(value: Any, zone: tzinfo) -> Any:
    """A value as expressions take it: identities are text, instants are read on the bank's clock."""
    if type(value) in AS_IT_IS:
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(zone)
    if isinstance(value, time | timedelta):
        return to_value(value)
    if isinstance(value, FilesText) or (isinstance(value, list) and value and isinstance(value[0], dict)):
        return file_names(value)
    if isinstance(value, list):
        return [as_argument(each, zone) for each in value]
    return value


def written_as(of: EntityField, value: Any, zone: tzinfo) -> Json:
    """A result as a value of the field travels, a number rounded half up to the field's decimals."""
    match value:
        case bool() | None:
            return value
        case Decimal() | int():
            return _number(of, Decimal(value))
        case datetime():
            return (value if value.tzinfo is not None else value.replace(tzinfo=zone)).isoformat()
        case date():
            return value.isoformat()
        case Time() | DaysTime():
            return str(value)
    return value


def _number(of: EntityField, value: Decimal) -> Json:
    decimals = 0 if of.type in WHOLE else int(getattr(of.options, "decimals", 0))
    if value and value.adjusted() + 1 + decimals > DIGITS:
        raise TooLong
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=EXACT)
    return int(rounded) if of.type in WHOLE else f"{rounded:f}"
