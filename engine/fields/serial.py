"""Serial numbers: a pattern such as `TS-{yyyy}{mm}-{0000}`, when it starts again, and how a number is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from engine.problems import Code, Problem

UNKNOWN_TOKEN = Code(
    "unknown_token",
    zh="格式中的 {token} 不认识，可用：{{yyyy}} {{yy}} {{mm}} {{dd}} 和计数 {{0000}}",
    en="{token} is not known in a pattern; there are {{yyyy}} {{yy}} {{mm}} {{dd}} and the counter {{0000}}",
)
ONE_COUNTER = Code(
    "one_counter", zh="格式中应有且只有一个计数，如 {{0000}}", en="A pattern has exactly one counter, such as {{0000}}"
)
REPEATING = Code(
    "repeating_serial",
    zh="按{reset}重新计数时，格式中须有 {tokens}，否则号码会重复",
    en="Starting again every {reset} needs {tokens} in the pattern, or numbers would come twice",
)

_TOKEN = re.compile(r"\{[^{}]*\}|[{}]")
_COUNTER = re.compile(r"\{(0{1,12})\}")
_NEEDS = {"year": ("yyyy",), "month": ("yyyy", "mm"), "day": ("yyyy", "mm", "dd")}
_RESET = {"year": ("年", "year"), "month": ("月", "month"), "day": ("日", "day")}


def serial_problems(pattern: str, reset: str) -> Iterator[Problem]:
    """What keeps a pattern from giving every record a number of its own."""
    tokens = _TOKEN.findall(pattern)
    counters = [token for token in tokens if _COUNTER.fullmatch(token)]
    for token in tokens:
        if token not in counters and token not in ("{yyyy}", "{yy}", "{mm}", "{dd}"):
            yield UNKNOWN_TOKEN.at("/pattern", token=token)
    if len(counters) != 1:
        yield ONE_COUNTER.at("/pattern")
    needed = [f"{{{each}}}" for each in _NEEDS.get(reset, ())]
    if any(each not in tokens and not (each == "{yyyy}" and "{yy}" in tokens) for each in needed):
        zh, en = _RESET[reset]
        yield REPEATING.at("/pattern", reset={"zh": zh, "en": en}, tokens=needed)


def serial_period(reset: str, day: date) -> str:
    """The counter's key: numbers start again when it changes. Two records of one period share one counter."""
    shapes = {"year": "{:%Y}", "month": "{:%Y-%m}", "day": "{:%Y-%m-%d}"}
    return shapes[reset].format(day) if reset in shapes else ""


def write_serial(pattern: str, day: date, number: int) -> str:
    """The number as it is written; a counter that outgrows its zeros goes on with more digits."""
    parts = {
        "{yyyy}": f"{day.year:04}",
        "{yy}": f"{day.year % 100:02}",
        "{mm}": f"{day.month:02}",
        "{dd}": f"{day.day:02}",
    }

    def written(token: re.Match[str]) -> str:
        if counter := _COUNTER.fullmatch(token[0]):
            return str(number).zfill(len(counter[1]))
        return parts.get(token[0], token[0])

    return _TOKEN.sub(written, pattern)
