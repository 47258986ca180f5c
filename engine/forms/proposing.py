"""The fields a sheet seems to have: each column's type guessed by what stands in it and above it. Pure.

The cells decide where there are any; the heading decides between what they allow, and alone where there are none. What
is proposed is looked over by whoever builds the form before anything is added.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from engine.definitions.naming import propose_name
from engine.fields.field_type import ValueProblem, field_types
from engine.fields.options import read_options
from engine.forms.headings import CODE, STARRED, bare, meaning
from engine.problems import Code
from engine.records.exchange.archive import BadFile
from engine.records.exchange.sheets import MOST_COLUMNS, Cell
from engine.records.exchange.written import NO, YES, as_date, as_number, as_text, folded

MOST_ROWS = 1000
"""Rows looked at; a guess does not get better by more."""
MOST_PASTED = 200_000
SAMPLES = 3
FEW = 12
"""A choice offers so many options at the most."""
LONG = 100
NOTHING = Code(
    "sheet_without_headings", zh="没有找到列名：第一行应是列名", en="No headings were found; they make up the first row"
)
TOO_LONG = Code(
    "sheet_pasted_too_long",
    zh="粘贴的内容超过 {limit} 字，请改为上传文件",
    en="Over {limit} characters were pasted; upload the file instead",
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_AND_TIME = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?[T\s]+\d{1,2}[:：时]\d{1,2}.*")
_MOBILE = re.compile(r"(\+?86)?1[3-9]\d{9}")
_CURRENCY = re.compile(r"[¥￥]|元$|CNY|RMB|人民币")
_BY_READER = ("id_number", "email", "url", "card_number", "phone")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A column as a field. `choices` are the options of a set that would have to be made for it."""

    title: str
    name: str
    type: str
    required: bool
    options: Mapping[str, Any] = field(default_factory=dict)  # Any: the type's own options model reads them
    choices: tuple[tuple[str, str], ...] = ()
    samples: tuple[str, ...] = ()


def pasted(text: str) -> list[list[Cell]]:
    """Rows of what was copied from a sheet. One cell a line without any tab is a list of headings, and so is a line
    with commas. Raises BadFile."""
    if len(text) > MOST_PASTED:
        raise BadFile(TOO_LONG.at(limit=f"{MOST_PASTED:,}"))
    if "\t" in text:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        return [[each.strip() or None for each in row] for row in islice(rows, MOST_ROWS + 1)]
    lines = [each.strip() for each in text.splitlines() if each.strip()]
    if len(lines) == 1:
        lines = [each.strip() for each in re.split(r"[,，;；]", lines[0]) if each.strip()]
    return [list(lines)]


def propose(rows: Iterable[Sequence[Cell]]) -> list[Proposed]:
    """What each column of these rows would be as a field. Raises BadFile where there are no headings."""
    taken = [row for row in islice(rows, MOST_ROWS + 6) if any(each is not None for each in row)]
    at = _heading(taken)
    if at is None:
        raise BadFile(NOTHING.at())
    body = taken[at + 1 :]
    width = min(max(len(row) for row in taken[at:]), MOST_COLUMNS)
    names: list[str] = []
    found: list[Proposed] = []
    for column in range(width):
        cells = [row[column] for row in body if column < len(row) and row[column] is not None]
        title = (
            " ".join(as_text(taken[at][column]).split())[:100] if column < len(taken[at]) and taken[at][column] else ""
        )
        if not title and not cells:
            continue
        proposed = _column(title or f"列 {column + 1}", cells, names)
        names.append(proposed.name)
        found.append(proposed)
    return found


def _heading(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row of the headings: the first of words as wide as half of the sheet, below a title that stands alone."""
    width = max((len(row) for row in rows), default=0)
    for at, row in enumerate(rows[:5]):
        words = [each for each in row if isinstance(each, str)]
        if words and len(words) * 2 >= width:
            return at
    return None


def _column(title: str, cells: Sequence[Cell], taken: Sequence[str]) -> Proposed:
    label = bare(title) or title
    kind, options = guess(label, cells)
    choices = _choices(cells) if kind == "choice" else ()
    shown = tuple(dict.fromkeys(as_text(each)[:60] for each in cells[:20]))[:SAMPLES]
    return Proposed(
        label, propose_name(label, taken, fallback="field"), kind, bool(STARRED.search(title)), options, choices, shown
    )


def guess(heading: str, cells: Sequence[Cell]) -> tuple[str, dict[str, Any]]:
    """The type of a column, and the options that come with it."""
    said = meaning(heading)
    if not cells:
        return said or "text", {}
    texts = [as_text(each).strip() for each in cells]
    if said in (None, "boolean") and _of_truths(said, cells, texts):
        return "boolean", {}
    for kind in _BY_READER:
        if _reads(kind, said, texts):
            return kind, {}
    if (day := _of_days(cells, texts)) is not None:
        return day, {}
    if (number := _of_numbers(heading, said, cells, texts)) is not None:
        return number
    longest = max(len(each) for each in texts)
    if longest > LONG or any("\n" in each for each in texts):
        return "long_text", {}
    if said in ("person", "org_unit", "long_text", "address", "serial_number"):
        # an address is kept in parts, which a line of text is not
        return ("text" if said == "address" else said), {}
    return ("choice", {}) if _choices(cells) else ("text", {})


def _of_truths(said: str | None, cells: Sequence[Cell], texts: Sequence[str]) -> bool:
    """Yes and no. 1 and 0 are numbers and a lone 无 is a note, unless the heading asks a question."""
    words = {folded(each) for each in texts}
    if all(isinstance(each, bool) for each in cells):
        return True
    if not words <= YES | NO:
        return False
    return said == "boolean" or bool(words & YES and words & NO and not words <= {"0", "1"})


def _reads(kind: str, said: str | None, texts: Sequence[str]) -> bool:
    """Every text is one of this kind, and it could not as well be something else."""
    if kind == "phone" and said != kind and not all(_MOBILE.fullmatch(re.sub(r"[\s-]", "", each)) for each in texts):
        return False
    if kind == "card_number" and said != kind:
        return False
    if kind == "url" and not all(each.lower().startswith(("http://", "https://")) for each in texts):
        return False
    options, _ = read_options(kind, {})
    if options is None:
        return False
    read = field_types.get(kind).traits(options).parse
    try:
        return all(read(each) is not None for each in texts)
    except ValueProblem:
        return False


def _of_days(cells: Sequence[Cell], texts: Sequence[str]) -> str | None:
    kinds = {each[0] for each in cells if isinstance(each, list)}
    if "t" in kinds and kinds <= {"d", "t"} and all(isinstance(each, list) for each in cells):
        return "date_time"
    if all(_DAY_AND_TIME.fullmatch(each) for each in texts):
        return "date_time"
    return "date" if all(not _is_number(each) and _is_day(str(as_date(each))) for each in cells) else None


def _is_day(text: str) -> bool:
    """Eight digits are a day only where there was such a day."""
    try:
        return bool(_ISO_DAY.fullmatch(text)) and "1900" < date.fromisoformat(text).isoformat() < "2200"
    except ValueError:
        return False


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, bool) or (isinstance(cell, list) and cell[0] in ("n", "p", "e"))


def _of_numbers(
    heading: str, said: str | None, cells: Sequence[Cell], texts: Sequence[str]
) -> tuple[str, dict[str, Any]] | None:
    """Amounts and counts; digits that name something stay text."""
    if any(isinstance(each, bool) or (isinstance(each, list) and each[0] not in ("n", "p")) for each in cells):
        return None
    if said not in ("money", "percent", "integer") and CODE.search(heading):
        return None
    if any(isinstance(each, str) and re.match(r"-?0\d|\d{16,}", each) for each in cells):
        return None
    read = as_number(is_percent=True, is_text=True)
    try:
        values = [Decimal(str(read(each))) for each in cells]
    except InvalidOperation:
        return None
    if not all(each.is_finite() for each in values):
        return None
    if any(isinstance(each, list) and each[0] == "p" for each in cells) or all(each.endswith("%") for each in texts):
        return "percent", {}
    decimals = max(-int(each.normalize().as_tuple().exponent) for each in values)
    if (said == "money" or any(_CURRENCY.search(each) for each in texts)) and decimals <= 2:
        return "money", {}
    if said == "percent" and decimals <= 4:
        return "percent", {}
    if decimals > 0:
        return "decimal", {"decimals": min(decimals, 12)} if decimals > 2 else {}
    return "integer", {}


def _choices(cells: Sequence[Cell]) -> tuple[tuple[str, str], ...]:
    """The few words a column is filled with, as codes and labels in their order; nothing where they are many."""
    texts = [as_text(each).strip() for each in cells]
    distinct = list(dict.fromkeys(texts))
    if not 2 <= len(distinct) <= FEW or len(texts) < 2 * len(distinct) or max(len(each) for each in distinct) > 20:
        return ()
    codes: list[str] = []
    for text in distinct:
        codes.append(propose_name(text, codes, fallback="option"))
    return tuple(zip(codes, distinct, strict=True))
