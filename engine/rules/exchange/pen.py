"""A pen for sheets: every cell with its look, and none that a spreadsheet takes for a formula.

A text that a spreadsheet might take for one gets an apostrophe before it, which reading takes away again (OWASP, CSV
injection).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from pydantic import BaseModel

from engine.rules.exchange.grid import Written

DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet may take for a formula at the beginning of a text; apostrophes before it are told apart."""
BAND = PatternFill("solid", fgColor="E8EEF7")
RESULT_BAND = PatternFill("solid", fgColor="EAF5EA")
HEADING = PatternFill("solid", fgColor="F5F6F8")
LINE = Border(*(Side("thin", color="C9CED6") for _ in range(4)))
QUIET = Font(color="8A919C", size=9)
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
TEXT_FORMAT, DATE_FORMAT = "@", "yyyy-mm-dd"


def escaped(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unescaped(text: str) -> str:
    """The text as it was."""
    return text[1:] if text.startswith("'") and DANGEROUS.match(text) else text


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    font: Font | None = None
    fill: PatternFill | None = None
    alignment: Alignment | None = None
    border: Border | None = None


LOOKS = {
    "plain": Look(),
    "quiet": Look(QUIET),
    "bold": Look(BOLD),
    "title": Look(Font(bold=True, size=14)),
    "heading": Look(BOLD, HEADING, CENTRED),
    "when": Look(BOLD, BAND, CENTRED, LINE),
    "then": Look(BOLD, RESULT_BAND, CENTRED, LINE),
    "technical": Look(QUIET, None, WRAPPED, LINE),
    "number": Look(QUIET, None, None, LINE),
    "cell": Look(None, None, WRAPPED, LINE),
}


class Pen:
    """Writes the cells of one sheet."""

    def __init__(self, sheet: Any) -> None:  # Any: openpyxl has no types
        self.sheet = sheet
        self.styles: dict[tuple[str, str], Any] = {}  # Any: style arrays of openpyxl

    def put(self, row: int, column: int, value: Written, look: str = "plain", is_text: bool = False) -> None:
        """One cell; never a formula. A cell of text stays what it is when it is edited: no 5-20 becomes a date."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", escaped(value))
            cell.data_type = "s"
        elif value is not None:
            cell.value = value
        is_date = isinstance(value, datetime.date)
        shape = DATE_FORMAT if is_date else TEXT_FORMAT if is_text or isinstance(value, str) else "General"
        cell._style = copy(self._styled(cell, look, shape))

    def _styled(self, cell: Any, look: str, shape: str) -> Any:  # Any: a style array of openpyxl
        """The look as openpyxl keeps it, worked out once: a large table has tens of thousands of cells."""
        if (look, shape) not in self.styles:
            given = LOOKS[look]
            for name in ("font", "fill", "alignment", "border"):
                if getattr(given, name) is not None:
                    setattr(cell, name, getattr(given, name))
            cell.number_format = shape
            self.styles[look, shape] = copy(cell._style)
        return self.styles[look, shape]


def members(of: BaseModel, leave_out: set[str]) -> dict[str, Any]:  # Any: JSON
    """The members of a part of a document that have no cell of their own."""
    written: Mapping[str, Any] = of.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_unset=True)
    return {name: value for name, value in written.items() if name not in leave_out}


def compact(value: Mapping[str, Any]) -> str:  # Any: JSON
    """JSON as it is kept in a hidden cell."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
