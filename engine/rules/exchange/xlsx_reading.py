"""An Excel file as a grid, read so that no file can cost more than it may.

The archive is looked at before anything in it: what it says it unpacks to is bounded, and so is what is really
unpacked. Cells are streamed, formulas are never worked out, and links to other files are never followed.
"""

from __future__ import annotations

import datetime
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from engine.problems import Code, Problem
from engine.rules.exchange.grid import Fault, Formula, Grid, Place, Written, address

LARGEST_FILE = 4 * 1024 * 1024
LARGEST_UNPACKED = 48 * 1024 * 1024
MOST_PARTS = 500
MOST_ROWS = 5_100
"""5,000 rows of a decision and what stands above them."""
MOST_COLUMNS = 200
MOST_CELLS = 250_000
LONGEST_TEXT = 8_192
MOST_MERGED = 50_000
EXCEL_DIGITS = Context(prec=15)
"""Excel shows and keeps 15 significant digits; the rest of a binary fraction nobody typed."""

NOT_EXCEL = Code(
    "excel_not_a_workbook",
    zh="这不是 Excel 工作簿（.xlsx）；旧的 .xls、.csv 请先另存为 .xlsx",
    en="This is no Excel workbook (.xlsx); save an older .xls or a .csv as .xlsx first",
)
BROKEN = Code("excel_broken", zh="Excel 文件已损坏，无法读取", en="The Excel file is damaged and cannot be read")
LOCKED = Code(
    "excel_locked",
    zh="Excel 文件有打开密码；请先去掉密码",
    en="The Excel file asks for a password; take the password away first",
)
TOO_LARGE_UNPACKED = Code(
    "excel_too_large", zh="Excel 文件解开后超过 {limit}", en="The Excel file is over {limit} when unpacked"
)
TOO_MANY_ROWS = Code(
    "excel_too_many_rows",
    zh="表格超过 {limit} 行；一张决策表最多 5,000 行",
    en="The sheet has more than {limit} rows; a decision has at most 5,000",
)
TOO_MANY_COLUMNS = Code(
    "excel_too_many_columns", zh="表格超过 {limit} 列", en="The sheet has more than {limit} columns"
)
TOO_MANY_CELLS = Code(
    "excel_too_many_cells", zh="表格超过 {limit} 个单元格", en="The sheet has more than {limit} cells"
)
TOO_LONG_TEXT = Code(
    "excel_long_text", zh="{cell} 的文字超过 {limit} 个字", en="The text in {cell} has more than {limit} characters"
)
EMPTY_WORKBOOK = Code("excel_empty", zh="工作簿里没有内容", en="There is nothing in the workbook")
READING_FAILS = (
    ArithmeticError,
    AttributeError,
    DefusedXmlException,
    EOFError,
    InvalidFileException,
    KeyError,
    IndexError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    struct.error,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises over a file that is not what it says."""


class BadFile(ValueError):
    """The file cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.name)
        self.problem = problem


def read_sheets(file: bytes) -> dict[str, Grid]:
    """The sheets one can see, by name, in their order. Raises BadFile."""
    _look_at_archive(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _sheets(file)
        except RecursionError:
            raise BadFile(BROKEN.at()) from None
        except BadFile:
            raise
        except READING_FAILS as error:
            raise BadFile(BROKEN.at()) from error


def _look_at_archive(file: bytes) -> None:
    if file[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        encrypted = "EncryptedPackage".encode("utf-16-le") in file
        raise BadFile(LOCKED.at() if encrypted else NOT_EXCEL.at())
    if file[:4] != b"PK\x03\x04":
        raise BadFile(NOT_EXCEL.at())
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            _look_at_parts(archive)
    except BadFile:
        raise
    except READING_FAILS as error:
        raise BadFile(BROKEN.at()) from error


def _look_at_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(each.flag_bits & 1 for each in parts):
        raise BadFile(LOCKED.at())
    if "[Content_Types].xml" not in archive.namelist():
        raise BadFile(NOT_EXCEL.at())
    left = LARGEST_UNPACKED
    if len(parts) > MOST_PARTS:
        raise BadFile(TOO_LARGE_UNPACKED.at(limit=f"{MOST_PARTS} parts"))
    for each in parts:  # what a directory says of sizes need not be true, so every part is unpacked once and counted
        with archive.open(each) as part:
            while block := part.read(1 << 20):
                left -= len(block)
                if left < 0:
                    raise BadFile(TOO_LARGE_UNPACKED.at(limit=f"{LARGEST_UNPACKED // 1024 // 1024} MB"))


def _sheets(file: bytes) -> dict[str, Grid]:
    workbook: Any = load_workbook(io.BytesIO(file), read_only=True, keep_links=False, keep_vba=False)
    try:
        seen = [each for each in workbook.worksheets if each.sheet_state == "visible"]
        if not seen:
            raise BadFile(EMPTY_WORKBOOK.at())
        return {each.title: _grid(workbook, each) for each in seen[:20]}
    finally:
        workbook.close()


def _grid(workbook: Any, sheet: Any) -> Grid:  # Any: openpyxl has no types
    """Cell by cell as the file has them: neither its own word on its size nor empty rows before a far one count."""
    found: dict[Place, Written] = {}
    with sheet._get_source() as part:
        parser = WorkSheetParser(
            part,
            sheet._shared_strings,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        for _, cells in parser.parse():
            for cell in cells:
                row, column = cell["row"], cell["column"]
                value = None if cell["value"] is None else _value(cell["data_type"], cell["value"], row, column)
                if value is not None:
                    _within_limits(row, column, len(found))
                    found[row, column] = value
    return Grid(found, dict(_merged(parser.merged_cells)))


def _within_limits(row: int, column: int, count: int) -> None:
    if row > MOST_ROWS:
        raise BadFile(TOO_MANY_ROWS.at(limit=MOST_ROWS))
    if column > MOST_COLUMNS:
        raise BadFile(TOO_MANY_COLUMNS.at(limit=MOST_COLUMNS))
    if count >= MOST_CELLS:
        raise BadFile(TOO_MANY_CELLS.at(limit=MOST_CELLS))


def _value(kind: str, value: Any, row: int, column: int) -> Written:
    if kind == "e":
        return Fault(str(value))
    if kind == "f":
        return Formula(str(value if isinstance(value, str) else getattr(value, "text", None) or "="))
    match value:
        case bool() | datetime.datetime() | datetime.date() | datetime.time() | datetime.timedelta():
            return value
        case int() | float():
            return number(value)
    text = str(value)
    if len(text) > LONGEST_TEXT:
        raise BadFile(TOO_LONG_TEXT.at(cell=address(row, column), limit=LONGEST_TEXT))
    return text or None


def number(value: int | float) -> Decimal:
    """A number as it was typed: 0.1 + 0.2 in Excel is 0.3."""
    rounded = EXCEL_DIGITS.create_decimal(repr(value))
    if not rounded.is_finite():
        raise BadFile(BROKEN.at())
    plain = rounded.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() and abs(plain) < 10**15 else plain


def _merged(ranges: Any) -> Iterator[tuple[Place, Place]]:
    """Every merged cell and the one whose value it shows."""
    left = MOST_MERGED
    for each in ranges.mergeCell if ranges is not None else ():
        last_column, last_row = min(each.max_col, MOST_COLUMNS), min(each.max_row, MOST_ROWS)
        left -= max(0, last_column - each.min_col + 1) * max(0, last_row - each.min_row + 1)
        if left < 0:
            raise BadFile(TOO_MANY_CELLS.at(limit=MOST_MERGED))
        for row in range(each.min_row, last_row + 1):
            for column in range(each.min_col, last_column + 1):
                yield (row, column), (each.min_row, each.min_col)
