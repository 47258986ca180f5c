"""Cells as the JSON a form would send: what people write in a sheet, said in the words of the field's type.

Only the writing is changed (`1,200` is 1200, `贵宾` is its code, 2026/3/2 is a date), never judged: what cannot be said
goes on as it stands, and the form's own checks say what is wrong with it. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

import orjson

from engine.fields.field_type import Json
from engine.problems import Code, Language, Problem, pointer
from engine.records.entity import EntityField
from engine.records.exchange.sheets import LAST_DAY, Cell, moment
from engine.records.validation import VALUES

FAILED_FORMULA = Code(
    "failed_formula", zh="“{label}”的公式出错（{value}）", en="The formula in {label} failed ({value})"
)
NAMED = frozenset({"person", "org_unit", "reference"})
YES = frozenset({"是", "有", "true", "yes", "y", "1", "√", "✓", "对"})
NO = frozenset({"否", "无", "false", "no", "n", "0", "×", "✗", "错"})
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DAY_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[T\s]*(\d{1,2})[::时](\d{1,2})(?:[::分](\d{1,2})秒?)?(?:\.\d+)?分?\s*(Z|[+-]\d{2}:?\d{2})?")
_MONEY = re.compile(r"^(?:[¥￥$€£]|CNY|RMB|人民币|US\$|HK\$)\s*|\s*(?:元|%)$")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_BETWEEN = re.compile(r"[、,，;；|\n]\s*")
_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?")
"""As programs write them: said already as they travel."""
MOST_KNOWN = 1_000
"""Words of a column that are remembered with what they stand for."""
Write = Callable[[Cell], Json]
Writer = tuple[int, str, Write, EntityField]
"""A column: its place, the name of its field, how its cells are read, the field."""


def writer_of(field: EntityField, zone: tzinfo) -> Write:
    """How cells of a field's column are read."""
    kinds = field.schema.get("type")
    types = set(kinds) if isinstance(kinds, list) else {kinds}
    if field.type in NAMED:
        return as_text
    if field.type == "choice":
        return _choice(field)
    if field.type == "choices":
        one = _choice(field)
        return lambda cell: [one(each) for each in _BETWEEN.split(as_text(cell)) if each.strip()]
    if field.type == "date":
        return as_date
    if field.type == "date_time":
        return lambda cell: _instant(cell, zone)
    if "boolean" in types:
        return _truth
    if {"integer", "number"} & types or field.type in ("money", "decimal", "percent"):
        return as_number(is_percent=field.type == "percent", is_text="string" in types)
    if {"array", "object"} & types and "string" not in types:
        return _json
    return as_text


def failed(field: EntityField, cell: Cell) -> Problem | None:
    """A cell that holds the failure of a formula is no value at all."""
    if isinstance(cell, list) and cell[0] == "e":
        return FAILED_FORMULA.at(VALUES + pointer(field.name), label=field.label.as_dict(), value=cell[1])
    return None


def as_text(cell: Cell) -> str:
    """What stands in a cell."""
    if type(cell) is str:
        return cell
    match cell:
        case bool():
            return "是" if cell else "否"
        case [_, str(text)]:
            return text
    return str(cell)


def _choice(field: EntityField) -> Callable[[Cell], Json]:
    """A code, by what people read or by itself."""
    codes: dict[str, str] = {}
    for code in field.codes:
        for language in Language:
            shown = field.traits.display([code] if field.type == "choices" else code, language)
            codes.setdefault(folded(shown), code)
    for code in field.codes:
        codes[folded(code)] = code

    known: dict[str, str] = {}

    def write(cell: Cell) -> Json:
        text = as_text(cell)
        found = known.get(text)
        if found is None:
            found = codes.get(folded(text), text)
            if len(known) < MOST_KNOWN:
                known[text] = found
        return found

    return write


def folded(text: str) -> str:
    """A word as it is compared: whatever its width and case."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def as_date(cell: Cell) -> Json:
    """A day as it travels, from the ways people write one; what is no day comes back as it stands."""
    if type(cell) is str and _PLAIN_DAY.fullmatch(cell):
        return cell
    match cell:
        case ["d", str(day)]:
            return day
        case ["t", str(day)] if day.endswith("00:00:00"):
            return day[:10]
        case ["n", str(number)] if (counted := _counted(number)) is not None:
            return counted[1][:10]
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    match = _DAY.fullmatch(text) or _DAY_TOGETHER.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text


def _counted(number: str) -> Cell:
    """A number as the day Excel counts by it, since a column of dates often lost its format; 20260302 is no count."""
    value = Decimal(number)
    return moment(value) if 10_000 <= value < LAST_DAY + 1 and len(number.partition(".")[0]) == 5 else None


def _instant(cell: Cell, zone: tzinfo) -> Json:
    if type(cell) is str and _PLAIN_TIME.fullmatch(cell):
        with suppress(ValueError):
            return datetime.fromisoformat(cell).replace(tzinfo=zone).isoformat()
    match cell:
        case ["d", str(day)]:
            return _in_zone(day, (0, 0, 0), zone)
        case ["t", str(text)]:
            pass
        case _:
            text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    found = _DAY.match(text)
    if found is None:
        return text
    date = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    rest = text[found.end() :]
    time = _TIME.fullmatch(rest)
    if time is None:
        return _in_zone(date, (0, 0, 0), zone) if not rest.strip() else text
    if time[4]:
        return f"{date}T{int(time[1]):02}:{int(time[2]):02}:{int(time[3] or 0):02}{time[4]}"
    return _in_zone(date, (int(time[1]), int(time[2]), int(time[3] or 0)), zone)


def _in_zone(day: str, time: tuple[int, int, int], zone: tzinfo) -> str:
    """An instant on the bank's clock, which is what a sheet without zones means."""
    written = f"{day}T{time[0]:02}:{time[1]:02}:{time[2]:02}"
    try:
        return datetime.fromisoformat(written).replace(tzinfo=zone).isoformat()
    except ValueError:
        return written + "Z"


def _truth(cell: Cell) -> Json:
    if isinstance(cell, bool):
        return cell
    if type(cell) is str and (cell in YES or cell in NO):
        return cell in YES
    text = folded(as_text(cell))
    return True if text in YES else False if text in NO else as_text(cell)


def as_number(*, is_percent: bool, is_text: bool) -> Write:
    """How numbers are read: without separators and signs of a currency."""

    def write(cell: Cell) -> Json:
        if type(cell) is str and _PLAIN_NUMBER.fullmatch(cell):
            return cell if is_text or "." in cell else int(cell)
        match cell:
            case ["n", str(text)]:
                pass
            case ["p", str(text)]:
                text = f"{(Decimal(text) * 100 if is_percent else Decimal(text)).normalize():f}"
            case bool():
                return cell
            case _:
                text = unicodedata.normalize("NFKC", as_text(cell)).strip()
                text = _MONEY.sub("", _MONEY.sub("", text)).strip()
                if _GROUPED.fullmatch(text):
                    text = text.replace(",", "")
        if is_text:
            return text
        return int(text) if re.fullmatch(r"-?\d{1,18}", text) else text

    return write


def _json(cell: Cell) -> Json:
    text = as_text(cell)
    if text.startswith(("[", "{")):
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            return text
    return [each.strip() for each in _BETWEEN.split(text) if each.strip()]


def sent(cells: list[Cell], writers: Sequence[Writer]) -> tuple[dict[str, Any], list[Problem]]:
    """One row as a form would send it; empty cells are not sent."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    width = len(cells)
    for at, name, write, field in writers:
        cell = cells[at] if at < width else None
        if cell is None:
            continue
        if type(cell) is list and (wrong := failed(field, cell)) is not None:
            problems.append(wrong)
        else:
            values[name] = write(cell)
    return values, problems
