"""Reading dates, times and durations from text (ISO 8601 as DMN 1.5, 10.3.2.3 narrows it). None when it is none."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.expressions.values.temporal import DAY, Date, DateTime, DaysTime, Time, YearsMonths

DATE = re.compile(r"(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)", re.ASCII)
TIME = re.compile(
    r"(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:(Z|z)|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*))?",
    re.ASCII,
)
YEARS_MONTHS = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?", re.ASCII)
DAYS_TIME = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?|\.\d+)S)?)?", re.ASCII)
Temporal = Date | Time | DateTime | YearsMonths | DaysTime


def read_date(text: str) -> Date | None:
    """`2026-11-22`."""
    match = DATE.fullmatch(text)
    if match is None:
        return None
    sign, year, month, day = match.groups()
    try:
        return Date.of(int(sign + year), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> Time | None:
    """`09:30:00`, with `Z`, `+08:00` or `@Asia/Shanghai` behind it or not."""
    match = TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, utc, sign, hours, minutes, seconds, zone = match.groups()
    offset: int | None = 0 if utc else None
    if sign:
        if int(minutes) > 59 or int(seconds or 0) > 59:
            return None
        offset = (int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)) * (-1 if sign == "-" else 1)
    try:
        return Time.of(int(hour), int(minute), Decimal(second), offset, zone)
    except ValueError:
        return None


def read_date_time(text: str) -> DateTime | None:
    """A date, `T` and a time; 24:00:00 is the next day's midnight."""
    day, separator, clock = text.partition("T")
    date = read_date(day)
    if date is None or not separator:
        return None
    if clock.startswith("24:00:00"):
        time = read_time("00" + clock[2:])
        return None if time is None or time.seconds else DateTime(date, time).add_seconds(Decimal(DAY))
    time = read_time(clock)
    return None if time is None else DateTime(date, time)


def read_duration(text: str) -> YearsMonths | DaysTime | None:
    """`P1Y6M` or `P1DT12H`; never both kinds in one."""
    match = YEARS_MONTHS.fullmatch(text)
    if match is not None and (match[2] or match[3]):
        months = int(match[2] or 0) * 12 + int(match[3] or 0)
        return YearsMonths(-months if match[1] else months)
    match = DAYS_TIME.fullmatch(text)
    if match is None or not any(match.groups()[1:]) or text.endswith("T"):
        return None
    sign, days, hours, minutes, rest = match.groups()
    seconds = int(days or 0) * DAY + int(hours or 0) * 3600 + int(minutes or 0) * 60 + Decimal(rest or 0)
    return DaysTime(-seconds if sign else Decimal(seconds))


def read_temporal(text: str) -> Temporal | None:
    """Whatever @"…" holds."""
    return read_date_time(text) or read_date(text) or read_time(text) or read_duration(text)
