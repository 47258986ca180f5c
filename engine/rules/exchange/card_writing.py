"""A score card as a sheet: a row for each bin, the characteristic before the first of its bins."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.utils import get_column_letter

from engine.problems import Language
from engine.reference import Label
from engine.rules.decisions.model import Bin, Characteristic, Decision, Otherwise
from engine.rules.exchange.card_words import (
    BASE_ROW,
    COLUMNS,
    FIRST_ROW,
    FORMAT_ROW,
    HEADING_ROW,
    OTHERWISE,
    REASONS_ROW,
    TITLE_ROW,
    WORDS,
)
from engine.rules.exchange.cell_showing import EXCEL_DIGITS, show_test
from engine.rules.exchange.columns import Choices, Column
from engine.rules.exchange.grid import Written
from engine.rules.exchange.pen import Pen, compact, members
from engine.rules.exchange.sheet_words import CHUNK

WIDTHS = (22, 22, 26, 10, 30, 24)
NUMBER = Column.of("number")


class CardSheet:
    """A score card on its sheet."""

    def __init__(self, sheet: Any, decision: Decision, language: Language, choices: Choices) -> None:  # Any: untyped
        self.sheet, self.decision, self.language, self.choices = sheet, decision, language, choices
        self.put = Pen(sheet).put
        self.words = WORDS[language]
        self.row = FIRST_ROW

    def write(self) -> None:
        """Everything, top to bottom."""
        self._head()
        for at, name in enumerate(COLUMNS):
            look = "quiet" if name == "kept" else "then" if name in ("points", "reason") else "when"
            self.put(HEADING_ROW, 1 + at, getattr(self.words, name), look)
        for each in self.decision.characteristics:
            self._characteristic(each)
        for at, width in enumerate(WIDTHS):
            self.sheet.column_dimensions[get_column_letter(1 + at)].width = width
        self.sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
        self.sheet.row_dimensions[FORMAT_ROW].hidden = True
        self.sheet.freeze_panes = self.sheet.cell(FIRST_ROW, 2)

    def _head(self) -> None:
        one, words = self.decision, self.words
        for row, word in ((TITLE_ROW, words.title), (BASE_ROW, words.base), (REASONS_ROW, words.reasons)):
            self.put(row, 1, word, "quiet")
        self.put(TITLE_ROW, 2, one.label.zh, "title")
        if one.label.en:
            self.put(TITLE_ROW, 3, one.label.en, "quiet")
        self.put(BASE_ROW, 2, None if one.base is None else _points(one.base), "bold")
        self.put(REASONS_ROW, 2, Decimal(one.reason_codes), "bold")
        self.put(FORMAT_ROW, 1, words.format, "quiet")
        text = compact({"langqiao": 1, **members(one, leave_out={"label", "characteristics"})})
        for at in range(0, len(text), CHUNK):
            self.put(FORMAT_ROW, 2 + at // CHUNK, text[at : at + CHUNK])

    def _characteristic(self, each: Characteristic) -> None:
        kept = {"characteristic": members(each, leave_out={"expression", "type", "bins", "otherwise"})}
        self.put(self.row, 1, self._words(each.label) or each.name, "when")
        read = f"{each.expression} : {each.type}" if each.expression else each.type
        self.put(self.row, 2, read, "technical")
        column = Column.of(each.type, self.choices)
        for bin_ in each.bins:
            self._line(self._range(bin_.when, column), bin_, {**kept, "bin": members(bin_, leave_out={"when"})})
            self.put(self.row - 1, 6, self._words(bin_.label), "cell")
            kept = {}
        if each.otherwise is not None:
            rest = {**kept, "otherwise": members(each.otherwise, leave_out=set())}
            self._line(self.words.otherwise, each.otherwise, rest)
        elif kept:
            self.put(self.row, len(COLUMNS), compact(kept), "quiet")
            self.row += 1

    def _line(self, range_: Written, of: Bin | Otherwise, kept: dict[str, Any]) -> None:  # Any: JSON
        self.put(self.row, 3, range_, "cell", is_text=True)
        self.put(self.row, 4, _points(of.points), "cell")
        self.put(self.row, 5, self._words(of.reason), "cell")
        self.put(self.row, len(COLUMNS), compact(kept), "quiet")
        self.row += 1

    def _range(self, when: str, column: Column) -> Written:
        """A range as people read it; a value that is called 其他 stays in its quotes."""
        shown = show_test(when, column, self.language)
        return when if isinstance(shown, str) and shown.casefold() in OTHERWISE else shown

    def _words(self, label: Label | None) -> str | None:
        return (label.as_dict()[self.language.value] or None) if label is not None else None


def _points(points: str | int) -> Written:
    """Points as a number, where Excel can keep it."""
    try:
        number = Decimal(str(points))
    except InvalidOperation:
        return str(points) or None
    fits = number.is_finite() and len(number.as_tuple().digits) <= EXCEL_DIGITS
    return number if fits else str(points)
