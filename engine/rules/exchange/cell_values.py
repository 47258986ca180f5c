"""One value as people write it: 5万, ¥1,000.00, 2026年1月31日, 是, 30天, and what Excel itself keeps of them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.expressions.render import quoted
from engine.expressions.values.literals import read_date, read_date_time, read_duration
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.rules.exchange.cell_problems import BECAME_DATE, BECAME_NUMBER, Unreadable
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Written

TRUE_WORDS = frozenset({"是", "真", "对", "有", "√", "✓", "✔", "true", "yes", "y", "t"})
FALSE_WORDS = frozenset({"否", "假", "错", "无", "×", "✗", "✘", "false", "no", "n", "f"})
NULL_WORDS = frozenset({"空", "为空", "空值", "null"})
MULTIPLES = {
    "%": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
NUMBER = re.compile(
    r"(?:人民币|CNY|RMB|¥)?\s*([-+]?)\s*¥?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:[eE]([-+]?\d{1,3}))?\s*"
    r"(%|‰|百万|千万|百|千|万|亿)?\s*(?:元|块|人民币|CNY|RMB|人|笔|次|个|户|岁|分)?"
)
UNIT = re.compile(
    r"\d\s*((?:%|‰|百万|千万|百|千|万|亿)?"
    r"\s*(?:元|天|日|小时|周|星期|个月|月|年|岁|days?|hours?|weeks?|months?|years?|[dhmy])?)$",
    re.IGNORECASE,
)
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
CLOCK = re.compile(r"(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?分?秒?")
DAYS = re.compile(r"(\d+(?:\.\d+)?)\s*(天|日|days?|d|小时|时|hours?|h|周|星期|weeks?)?", re.IGNORECASE)
SECONDS = {"小": 3600, "时": 3600, "h": 3600, "周": 604_800, "星": 604_800, "w": 604_800}
MONTHS = re.compile(r"(?:(\d+)\s*(?:年|years?|y))?\s*(?:(\d+)\s*(?:个月|月|months?|m)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A value read: as FEEL text, and something it is ordered by."""

    text: str
    order: object = None


def normal(text: str) -> str:
    """Signs and digits of full width as their plain twins, one kind of dash."""
    plain = unicodedata.normalize("NFKC", text).translate(
        {0x2014: "–", 0x2212: "-", 0x2010: "-", 0x2011: "-", 0xFFE5: "¥"}
    )
    return plain.replace("〜", "~").strip()


def feel_number(value: Decimal) -> str:
    """A number as it is written in an expression: no exponent, no idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_value(text: str, column: Column) -> Read | None:
    """One value of the column's type, written by a person; None where it is none."""
    if text.strip().casefold() in NULL_WORDS:
        return Read("null")
    return READERS[column.shape](text, column)


def _number(text: str, _: Column) -> Read | None:
    match = NUMBER.fullmatch(normal(text))
    if match is None or not (match[2] or match[3]):
        return None
    sign, whole, fraction, exponent, unit = match.groups()
    try:
        value = Decimal(f"{sign}{(whole or '0').replace(',', '')}{fraction or ''}e{exponent or 0}")
        value *= MULTIPLES.get(unit or "", Decimal(1))
    except InvalidOperation:
        return None
    if abs(value.adjusted()) > 33:
        return None
    return Read(feel_number(value), value)


def _boolean(text: str, _: Column) -> Read | None:
    word = normal(text).casefold()
    return Read("true") if word in TRUE_WORDS else Read("false") if word in FALSE_WORDS else None


def _date(text: str, _: Column) -> Read | None:
    plain = normal(text)
    match = DATE.fullmatch(plain) or COMPACT_DATE.fullmatch(plain)
    if match is None:
        return None
    written = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return Read(f'@"{written}"', written) if read_date(written) else None


def _date_time(text: str, column: Column) -> Read | None:
    plain = normal(text)
    if read_date_time(plain):
        return Read(f'@"{plain}"', plain)
    day, _, clock = re.sub(r"日\s*", "日 ", plain.replace("T", " ")).partition(" ")
    date, time = _date(day, column), CLOCK.fullmatch(clock.strip() or "0:0")
    if date is None or time is None:
        return None
    written = f"{date.order}T{int(time[1]):02}:{int(time[2]):02}:{int(time[3] or 0):02}"
    return Read(f'@"{written}"', written) if read_date_time(written) else None


def _days(text: str, _: Column) -> Read | None:
    plain = normal(text)
    if isinstance(found := read_duration(plain.upper()), DaysTime):
        return Read(f'@"{plain.upper()}"', found.seconds)
    match = DAYS.fullmatch(plain)
    if match is None:
        return None
    seconds = Decimal(match[1]) * SECONDS.get((match[2] or "天")[0].lower(), 86_400)
    if seconds > 10**10:
        return None
    return Read(f'@"{DaysTime(seconds)}"', seconds)


def _months(text: str, _: Column) -> Read | None:
    plain = normal(text)
    if isinstance(found := read_duration(plain.upper()), YearsMonths):
        return Read(f'@"{plain.upper()}"', found.months)
    match = MONTHS.fullmatch(plain)
    if match is None or not (match[1] or match[2]) or len(plain) > 20:
        return None
    months = int(match[1] or 0) * 12 + int(match[2] or 0)
    return Read(f'@"{YearsMonths(months)}"', months)


def _option(text: str, column: Column) -> Read | None:
    word = normal(text).casefold()
    for rank, each in enumerate(column.choices):
        if word in {normal(each.label.zh).casefold(), normal(each.label.en).casefold() or None, each.code.casefold()}:
            return Read(quoted(each.code), rank)
    return None


def _text(text: str, _: Column) -> Read | None:
    return Read(quoted(text.strip())) if text.strip() else None


READERS: dict[str, Callable[[str, Column], Read | None]] = {
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "date_time": _date_time,
    "days": _days,
    "months": _months,
    "option": _option,
    "text": _text,
}


def as_text(written: Written, column: Column) -> str:
    """What Excel keeps, as the text a person would have typed. Raises Unreadable where Excel changed what was typed."""
    match written:
        case str():
            return written.strip()
        case bool():
            return "true" if written else "false"
        case Decimal():
            return _of_number(written, column)
        case datetime.datetime():
            return _of_moment(written, column)
        case datetime.date():
            return _of_moment(datetime.datetime.combine(written, datetime.time()), column)
        case datetime.timedelta() if column.shape == "days":
            return f"{Decimal(int(written.total_seconds())) / 3600}小时"
        case datetime.timedelta() | datetime.time():
            raise Unreadable(BECAME_DATE, date=str(written))
    return ""


def _of_number(written: Decimal, column: Column) -> str:
    if column.shape in ("date", "date_time"):
        raise Unreadable(BECAME_NUMBER, text=feel_number(written))
    if column.shape == "boolean" and written in (0, 1):
        return "true" if written else "false"
    return feel_number(written)


def _of_moment(written: datetime.datetime, column: Column) -> str:
    at_midnight = written.time() == datetime.time()
    if column.shape == "date_time":
        rounded = (written + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
        return f"{rounded:%Y-%m-%d %H:%M:%S}"
    if column.shape == "date" and at_midnight:
        return f"{written:%Y-%m-%d}"
    raise Unreadable(BECAME_DATE, date=f"{written:%Y-%m-%d}" if at_midnight else f"{written:%Y-%m-%d %H:%M:%S}")
