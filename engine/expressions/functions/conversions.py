"""Conversions (DMN 1.5, table 73): text, numbers, dates, times and durations out of each other."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.expressions.functions.signature import built_in
from engine.expressions.values import literals
from engine.expressions.values.arithmetic import number as rounded
from engine.expressions.values.shown import shown
from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths, time_at
from engine.expressions.values.types import Value

NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@built_in("date", "from: string")
def _date_from_text(text: str) -> Value:
    return literals.read_date(text)


@built_in("date", "from: date and time")
def _date_from_moment(moment: DateTime | Date) -> Value:
    return moment.date if isinstance(moment, DateTime) else moment


@built_in("date", "year: number", "month: number", "day: number")
def _date_from_parts(year: Decimal, month: Decimal, day: Decimal) -> Value:
    if any(each != int(each) for each in (year, month, day)):
        return None
    try:
        return Date.of(int(year), int(month), int(day))
    except ValueError:
        return None


@built_in("date and time", "from: string")
def _date_time_from_text(text: str) -> Value:
    moment = literals.read_date_time(text)
    if moment is not None:
        return moment
    day = literals.read_date(text)
    return None if day is None else DateTime(day, time_at(Decimal(0)))


@built_in("date and time", "date: date and time", "time: time")
def _date_time_from_parts(day: DateTime | Date, time: Time) -> Value:
    return DateTime(day.date if isinstance(day, DateTime) else day, time)


@built_in("date and time", "date: date and time", "timezone: string")
def _date_time_in_zone(moment: DateTime | Date, zone: str) -> Value:
    whole = moment if isinstance(moment, DateTime) else DateTime(moment, time_at(Decimal(0)))
    try:
        time = Time.of(whole.time.hour, whole.time.minute, whole.time.second, None, zone)
    except ValueError:
        return None
    return DateTime(whole.date, time)


@built_in("time", "from: string")
def _time_from_text(text: str) -> Value:
    return literals.read_time(text.removeprefix("T"))


@built_in("time", "from: time")
def _time_from_time(time: Time) -> Value:
    return time


@built_in("time", "from: date and time")
def _time_from_moment(moment: DateTime | Date) -> Value:
    return moment.time if isinstance(moment, DateTime) else time_at(Decimal(0), 0)


@built_in("time", "hour: number", "minute: number", "second: number", "offset: days and time duration|null?")
def _time_from_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTime | None = None) -> Value:
    if hour != int(hour) or minute != int(minute):
        return None
    try:
        return Time.of(int(hour), int(minute), second, None if offset is None else int(offset.seconds))
    except ValueError:
        return None


@built_in("number", "from: string", "grouping separator: string|null?", "decimal separator: string|null?")
def _number(text: str, grouping: str | None = None, point: str | None = None) -> Value:
    if grouping not in (None, " ", ",", ".") or point not in (None, ",", ".") or (grouping and grouping == point):
        return None
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(point, ".") if point else plain
    return rounded(Decimal(plain)) if NUMBER.fullmatch(plain) else None


@built_in("string", "from: any")
def _string(value: Value) -> Value:
    return None if value is None else shown(value)


@built_in("duration", "from: string")
def _duration(text: str) -> Value:
    return literals.read_duration(text)


@built_in("duration", "from: days and time duration|years and months duration")
def _duration_itself(duration: Value) -> Value:
    return duration


@built_in("years and months duration", "from: date and time", "to: date and time")
def _months_between(first: DateTime | Date, second: DateTime | Date) -> Value:
    a, b = (each.date if isinstance(each, DateTime) else each for each in (first, second))
    months = (b.year - a.year) * 12 + b.month - a.month
    if months > 0 and b.day < a.day:
        months -= 1
    elif months < 0 and b.day > a.day:
        months += 1
    return YearsMonths(months)
