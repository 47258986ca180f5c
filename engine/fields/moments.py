"""Days and instants: which years exist, how they are written, in which zone an instant is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from engine.fields.field_type import Json, ValueProblem
from engine.fields.reading import WRONG_TYPE
from engine.problems import Code, Problem

SHOWN_IN = ZoneInfo("Asia/Shanghai")
"""The zone of the legal entity; instants are kept in UTC and read in this one."""

NOT_A_DATE = Code("not_a_date", zh="“{value}”不是日期，应如 2026-03-02", en="'{value}' is not a date like 2026-03-02")
NO_SUCH_DAY = Code("no_such_day", zh="没有 {value} 这一天", en="There is no day {value}")
YEAR_OUT_OF_RANGE = Code(
    "year_out_of_range", zh="年份应在 1 到 9999 之间，现在是 {year}", en="A year from 1 to 9999; it is {year}"
)
NOT_A_TIME = Code(
    "not_a_time",
    zh="“{value}”不是时间，应如 2026-03-02T09:00:00+08:00",
    en="'{value}' is not a time like 2026-03-02T09:00:00+08:00",
)
NO_ZONE = Code(
    "no_zone", zh="“{value}”没有时区，应以 Z 或 +08:00 结尾", en="'{value}' names no zone; end it with Z or +08:00"
)

DATE = {"zh": "日期", "en": "a date"}
TIME = {"zh": "时间", "en": "a time"}
DATE_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
TIME_PATTERN = (
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]"
    r"(:[0-5][0-9](\.[0-9]{1,6})?)?([Zz]|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])$"
)

_PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")
"""As most of them are written: what Python reads by itself."""
_DATE = re.compile(r"([+-]?[0-9]{1,9})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_TIME = re.compile(
    r"([+-]?[0-9]{1,9}-[0-9]{1,2}-[0-9]{1,2})[Tt ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.([0-9]{1,6}))?"
    r"([Zz]|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)


def read_date(value: Json) -> date:
    """A day of the years 1 to 9999."""
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=DATE)
    if _PLAIN_DATE.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise ValueProblem(NOT_A_DATE, value=value[:50])
    year = int(match[1])
    if not 1 <= year <= 9999:
        raise ValueProblem(YEAR_OUT_OF_RANGE, year=year)
    try:
        return date(year, int(match[2]), int(match[3]))
    except ValueError:
        raise ValueProblem(NO_SUCH_DAY, value=value[:50]) from None


def day_problems(path: str, value: str) -> Iterator[Problem]:
    """What is wrong with a day written in a definition."""
    try:
        read_date(value)
    except ValueProblem as wrong:
        yield wrong.code.at(path, **wrong.params)


def read_time(value: Json) -> datetime:
    """An instant in UTC; the zone it was written in is not kept."""
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=TIME)
    if _PLAIN_TIME.fullmatch(value):
        with suppress(ValueError, OverflowError):
            return datetime.fromisoformat(value).astimezone(UTC)
    match = _TIME.fullmatch(value.strip())
    if match is None:
        raise ValueProblem(NOT_A_TIME, value=value[:50])
    if match[5] is None:
        raise ValueProblem(NO_ZONE, value=value[:50])
    day = read_date(match[1])
    zone = "+00:00" if match[5] in "Zz" else match[5]
    fraction = (match[4] or "").ljust(6, "0")
    try:
        written = datetime.fromisoformat(f"{day.isoformat()}T{match[2]}{match[3] or ':00'}.{fraction}{zone}")
    except ValueError:
        raise ValueProblem(NOT_A_TIME, value=value[:50]) from None
    try:
        return written.astimezone(UTC)
    except OverflowError:
        raise ValueProblem(YEAR_OUT_OF_RANGE, year=0 if day.year == 1 else 10000) from None


def dump_time(value: datetime | None) -> str | None:
    """As it travels: ISO 8601 in UTC with a Z."""
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def show_time(value: Json, *, seconds: bool) -> str:
    """2026-03-02 09:00, in the zone of the legal entity."""
    instant = read_time(value)
    with suppress(OverflowError):  # the last hours of year 9999
        instant = instant.astimezone(SHOWN_IN)
    return instant.replace(tzinfo=None).isoformat(" ", "seconds" if seconds else "minutes")
