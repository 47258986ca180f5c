"""Lengths of time: written in words or as ISO 8601 has it, kept exactly, shown in the units people use."""

from __future__ import annotations

import re
from datetime import timedelta

from engine.fields.field_type import Json, ValueProblem
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE
from engine.fields.text import narrow
from engine.problems import Code, Language

NOT_A_DURATION = Code(
    "not_a_duration",
    zh="“{value}”不是时长，应如 2小时30分 或 PT2H30M",
    en="'{value}' is not a length of time like 2 h 30 min or PT2H30M",
)
LENGTH = {"zh": "时长，如 PT2H30M", "en": "a length of time, like PT2H30M"}
MOST_DAYS = 36_500

_ISO = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,6})D)?(?:T(?=[0-9])(?:([0-9]{1,8})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,10})S)?)?", re.ASCII
)
_WORDS = re.compile(
    r"(?:([0-9]{1,6}) ?(?:天|日|days?|d))? ?(?:([0-9]{1,8}) ?(?:个?小时|时|hours?|h))?"
    r" ?(?:([0-9]{1,9}) ?(?:分钟?|minutes?|min|m))? ?(?:([0-9]{1,10}) ?(?:秒钟?|seconds?|sec|s))?",
    re.ASCII,
)
_UNITS = {
    Language.ZH: ("天", "小时", "分", "秒"),
    Language.EN: (" d", " h", " min", " s"),
}


def read_duration(value: Json, most: timedelta) -> timedelta:
    """A length of time in whole seconds, not negative."""
    if not isinstance(value, str):
        raise ValueProblem(WRONG_TYPE, expected=LENGTH)
    text = narrow(value).strip()
    match = _ISO.fullmatch(text) or _WORDS.fullmatch(text.lower())
    if match is None or not any(match.groups()):
        raise ValueProblem(NOT_A_DURATION, value=value[:50])
    days, hours, minutes, seconds = (int(each or 0) for each in match.groups())
    total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    if total > most.total_seconds():
        raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=dump_duration(most), value=text[:50])
    return timedelta(seconds=total)


def dump_duration(value: timedelta | None) -> str | None:
    """As it travels: P1DT2H30M, every unit within the next greater one."""
    if value is None:
        return None
    days, *clock = _parts(value)
    time = "".join(f"{amount}{unit}" for amount, unit in zip(clock, "HMS", strict=True) if amount)
    return "P" + (f"{days}D" if days else "") + (f"T{time}" if time else "") if days or time else "PT0S"


def show_duration(value: timedelta, language: Language) -> str:
    """1天2小时30分, or 1 d 2 h 30 min."""
    units = _UNITS[language]
    told = [f"{amount}{unit}" for amount, unit in zip(_parts(value), units, strict=True) if amount]
    return ("" if language is Language.ZH else " ").join(told) or f"0{units[2]}"


def _parts(value: timedelta) -> tuple[int, int, int, int]:
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return value.days, hours, minutes, seconds
