"""Between the values records hold (Python's own date and datetime) and those of the reference meaning.

Generated Python computes with what the database gives; whatever it has no short form for goes through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from engine.clock import DEFAULT_ZONE
from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, instant
from engine.expressions.values.types import Value

Native = Any  # None, bool, int, Decimal, str, date, datetime, UUID, list, dict and the durations of `values.temporal`


def to_value(native: Native) -> Value:
    """A record's value as the language sees it; identifiers are text."""
    match native:
        case None | bool() | str() | Decimal():
            return native
        case int():
            return Decimal(native)
        case datetime():
            return instant(native if native.tzinfo is None else _in_the_bank(native))
        case date():
            return Date(native.year, native.month, native.day)
        case time():
            return Time(native.hour, native.minute, Decimal(native.second))
        case timedelta():
            return DaysTime(Decimal(native.days * 86_400 + native.seconds))
        case UUID():
            return str(native)
        case list() | tuple():
            return [to_value(each) for each in native]
        case Mapping():
            return {name: to_value(each) for name, each in native.items()}
    return native


def _in_the_bank(moment: datetime) -> datetime:
    """On the bank's clock, so that the day and the hour of a moment are those its people live by."""
    local = moment.astimezone(DEFAULT_ZONE)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def to_native(value: Value) -> Native:
    """The other way; None for a date Python cannot hold."""
    match value:
        case Date():
            return date(value.year, value.month, value.day) if 1 <= value.year <= 9999 else None
        case DateTime():
            return _moment(value)
        case list():
            return [to_native(each) for each in value]
        case dict():
            return {name: to_native(each) for name, each in value.items()}
    return value


def _moment(value: DateTime) -> datetime | None:
    if not 1 <= value.date.year <= 9999:
        return None
    clock = value.time
    second = int(clock.second)
    zone: tzinfo | None = None if clock.offset is None else timezone(timedelta(seconds=clock.offset))
    if clock.zone:
        zone = ZoneInfo(clock.zone)
    micro = int((clock.second - second) * 1_000_000)
    made = datetime(
        value.date.year, value.date.month, value.date.day, clock.hour, clock.minute, second, micro, tzinfo=zone
    )
    return made if zone is None else made.astimezone(UTC)
