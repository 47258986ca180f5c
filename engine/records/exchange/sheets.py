"""A file somebody brings as rows of cells, read a piece at a time, whatever its size.

    None   an empty cell          ["n", "12.5"]  a number as it was typed      ["d", "2026-03-02"]  a day
    "x"    a text                 ["p", "0.05"]  a number shown as 5 %          ["t", "2026-…"]      a day with a time
    true   yes or no              ["e", "#N/A"]  a formula that failed

Formulas are never worked out: a cell is what Excel last showed of it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from engine.problems import Code, Language
from engine.records.exchange.archive import BROKEN, FAILS, Archive, Attributes, BadFile, xml_parser
from engine.records.exchange.cells import DANGEROUS
from engine.records.exchange.export import MARK

MOST_ROWS = 200_000
MOST_COLUMNS = 500
LONGEST_TEXT = 40_000
EXCEL_DIGITS = Context(prec=15)
"""Excel shows and keeps 15 significant digits; the rest of a binary fraction nobody typed."""
LAST_DAY = 2_958_465
"""31 December 9999 as Excel counts days."""
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # Excel knows no zones
_MARKS = tuple(MARK[each] for each in Language)

TOO_MANY_ROWS = Code(
    "import_too_many_rows", zh="文件超过 {limit} 行，请分成几个文件", en="Over {limit} rows; make several files of it"
)
TOO_MANY_COLUMNS = Code("import_too_many_columns", zh="超过 {limit} 列", en="Over {limit} columns")
TOO_LONG_TEXT = Code(
    "import_long_text",
    zh="第 {row} 行有超过 {limit} 个字的单元格",
    en="A cell in row {row} has over {limit} characters",
)
NOT_TEXT = Code(
    "import_not_text",
    zh="CSV 文件的编码无法识别；请用 UTF-8 或 GB18030 保存",
    en="The encoding of the CSV file is not known; save it as UTF-8 or GB18030",
)
Cell = Any  # a cell as above: JSON
Row = tuple[int, list[Cell]]
"""The number of a line of the file, and its cells."""


def rows_of(content: bytes, of: str) -> Iterator[Row]:
    """Every line of the file with something in it. Raises BadFile, at the latest when the last is read."""
    found = _excel(content) if of == "xlsx" else _csv(content)
    count = 0
    try:
        for number, cells in found:
            while cells and cells[-1] is None:
                cells.pop()
            if not cells or (isinstance(cells[0], str) and cells[0].startswith(_MARKS)):
                continue
            if len(cells) > MOST_COLUMNS:
                raise BadFile(TOO_MANY_COLUMNS.at(limit=MOST_COLUMNS))
            count += 1
            if count > MOST_ROWS + 1:
                raise BadFile(TOO_MANY_ROWS.at(limit=f"{MOST_ROWS:,}"))
            if any(isinstance(each, str) and len(each) > LONGEST_TEXT for each in cells):
                raise BadFile(TOO_LONG_TEXT.at(row=number, limit=LONGEST_TEXT))
            yield number, cells
    except BadFile:
        raise
    except (*FAILS, csv.Error) as error:
        raise BadFile(BROKEN.at()) from error


def _csv(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        yield number, [_plain(each) for each in row]


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(NOT_TEXT.at())


def _plain(text: str) -> str | None:
    """A text as it was before an export guarded it."""
    text = text.strip(" \t\r\n") if not text.startswith("'") else text
    if text.startswith("'") and text[1:].startswith(DANGEROUS):
        text = text[1:]
    return text or None


def _excel(content: bytes) -> Iterator[Row]:
    archive = Archive(content)
    sheet = _Sheet(archive.shared_texts(), archive.number_formats())
    parser = xml_parser(sheet.start, sheet.end, sheet.text)
    for piece in archive.pieces(archive.first_sheet()):
        parser.Parse(piece, False)
        yield from sheet.taken()
    parser.Parse(b"", True)
    yield from sheet.taken()


class _Sheet:
    """What a parser finds in a sheet."""

    def __init__(self, shared: Sequence[str], formats: Sequence[str]) -> None:
        self._shared, self._formats = shared, formats
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._number = 0
        self._column = 0
        self._kind, self._format = "n", "n"
        self._parts: list[str] = []
        self._is_text = self._is_aside = False

    def taken(self) -> list[Row]:
        """The rows found since the last call."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "c":
            place = attributes.get("r")
            self._column = _column(place) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            style = int(attributes.get("s", "0"))
            self._format = self._formats[style] if style < len(self._formats) else "n"
            self._parts = []
        elif name in ("v", "t"):
            self._is_text = not self._is_aside
        elif name == "rPh":
            self._is_aside = True
        elif name == "row":
            self._number = int(attributes.get("r", self._number + 1))
            self._column, self._cells = 0, []

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            if self._parts and self._column <= MOST_COLUMNS + 1:
                self._cells.extend([None] * (self._column - 1 - len(self._cells)))
                self._cells.append(self._value("".join(self._parts)))
        elif name in ("v", "t"):
            self._is_text = False
        elif name == "rPh":
            self._is_aside = False
        elif name == "row":
            self._rows.append((self._number, self._cells))

    def text(self, data: str) -> None:
        """Text between them."""
        if self._is_text:
            self._parts.append(data)

    def _value(self, text: str) -> Cell:
        match self._kind:
            case "s":
                return self._shared[int(text)].strip() or None
            case "b":
                return text == "1"
            case "e":
                return ["e", text[:20]]
            case "n":
                return number(text, self._format)
            case "d":
                return ["t" if "T" in text else "d", text[:26]]
        return text.replace("_x005F_", "_").strip() or None


def number(text: str, shown_as: str) -> Cell:
    """A number as it was typed: 0.1 + 0.2 in Excel is 0.3."""
    try:
        value = EXCEL_DIGITS.create_decimal(text)
    except InvalidOperation:
        return text
    if shown_as == "d" and 1 <= value < LAST_DAY + 1:
        return moment(value)
    plain = f"{value.normalize():f}" if value else "0"
    return ["p" if shown_as == "p" else "n", plain]


def moment(days: Decimal) -> Cell:
    """A day as Excel counts it, with its time where it has one."""
    seconds = round(float(days % 1) * 86_400)
    instant = _EPOCH + timedelta(days=int(days), seconds=seconds)
    if not seconds:
        return ["d", instant.date().isoformat()]
    return ["t", instant.isoformat(" ", "seconds")]


def _column(place: str) -> int:
    """The number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number
