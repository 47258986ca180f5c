"""A decision as a workbook people can read, change and give back; nothing of the document is lost on the way."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from engine.problems import Language
from engine.rules.decisions.model import Decision, DecisionInput, DecisionOutput
from engine.rules.exchange.card_writing import CardSheet
from engine.rules.exchange.cell_showing import show_result, show_test
from engine.rules.exchange.columns import Choices, Column, no_choices
from engine.rules.exchange.grid import Written
from engine.rules.exchange.pen import Pen, compact, members
from engine.rules.exchange.sheet_words import (
    BANDS,
    CHUNK,
    COLUMNS,
    FIRST_ROW,
    FORMAT,
    LABELS,
    POLICY,
    TECHNICAL,
    TITLE,
    WORDS,
    SheetWords,
    policy_text,
)


def write_xlsx(decision: Decision, language: Language, choices: Choices = no_choices) -> bytes:
    """The workbook of a decision."""
    book = Workbook()
    book.properties.creator = "Langqiao"
    sheet = book.active
    sheet.title = re.sub(r"[\[\]:*?/\\']", " ", decision.label.as_dict()[language.value])[:31].strip() or decision.name
    writer = CardSheet if decision.shape == "score_card" else TableSheet
    writer(sheet, decision, language, choices).write()
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


class TableSheet:
    """A decision table on its sheet."""

    def __init__(self, sheet: Any, decision: Decision, language: Language, choices: Choices) -> None:  # Any: untyped
        self.sheet, self.decision, self.language = sheet, decision, language
        self.put = Pen(sheet).put
        self.words: SheetWords = WORDS[language]
        self.headings: list[DecisionInput | DecisionOutput] = [*decision.inputs, *decision.outputs]
        self.columns = [Column.of(each.type, choices) for each in self.headings]
        self.inputs = len(decision.inputs)
        self.note = 2 + len(self.columns)
        self.shown: dict[tuple[int, str], Written] = {}

    def write(self) -> None:
        """Everything, top to bottom."""
        self._head()
        self._bands()
        for at, each in enumerate(self.headings):
            self._heading(2 + at, each)
        for at, row in enumerate(self.decision.rows):
            self._row(FIRST_ROW + at, at, row.uid, row.when, row.then, row.note)
        self._look()

    def _head(self) -> None:
        one = self.decision
        for row, word in ((TITLE, self.words.title), (POLICY, self.words.hit_policy), (FORMAT, self.words.format)):
            self.put(row, 1, word, "quiet")
        self.put(TITLE, 2, one.label.zh, "title")
        if one.label.en:
            self.put(TITLE, 3, one.label.en, "quiet")
        self.put(POLICY, 2, policy_text(one.hit_policy, one.aggregation, self.language), "bold")
        rest = members(one, leave_out={"label", "hit_policy", "aggregation", "inputs", "outputs", "rows"})
        text = compact({"langqiao": 1, **rest})
        for at in range(0, len(text), CHUNK):
            self.put(FORMAT, 2 + at // CHUNK, text[at : at + CHUNK])

    def _bands(self) -> None:
        self.put(BANDS, 1, self.words.number, "heading")
        for first, count, word, look in (
            (2, self.inputs, self.words.when, "when"),
            (2 + self.inputs, len(self.columns) - self.inputs, self.words.then, "then"),
        ):
            for column in range(first, first + count):
                self.put(BANDS, column, word if column == first else None, look)
            if count > 1:
                self.sheet.merge_cells(start_row=BANDS, end_row=BANDS, start_column=first, end_column=first + count - 1)
        self.put(BANDS, self.note, self.words.note, "heading")
        self.put(BANDS, self.note + 1, self.words.uid, "quiet")
        self.put(TECHNICAL, 1, self.words.technical, "quiet")
        self.put(COLUMNS, 1, self.words.column, "quiet")

    def _heading(self, column: int, each: DecisionInput | DecisionOutput) -> None:
        label = each.label.as_dict()[self.language.value] if each.label else each.name
        self.put(LABELS, column, label, "when" if isinstance(each, DecisionInput) else "then")
        read = each.expression if isinstance(each, DecisionInput) else each.name
        self.put(TECHNICAL, column, f"{read} : {each.type}" if read else each.type, "technical")
        self.put(COLUMNS, column, compact(members(each, leave_out={"expression", "type"})))

    def _row(self, row: int, at: int, uid: str, when: Sequence[str], then: Sequence[str], note: str) -> None:
        self.put(row, 1, Decimal(at + 1), "number")
        for number, column in enumerate(self.columns):
            cells, place = (when, number) if number < self.inputs else (then, number - self.inputs)
            text = cells[place] if place < len(cells) else ""
            is_text = number < self.inputs and column.shape not in ("date", "date_time")
            self.put(row, 2 + number, self._shown(number, text), "cell", is_text)
        self.put(row, self.note, note or None, "cell")
        self.put(row, self.note + 1, uid, "quiet")

    def _shown(self, number: int, text: str) -> Written:
        """A cell as people read it; the same text of a column is worked out once."""
        if (number, text) not in self.shown:
            show = show_test if number < self.inputs else show_result
            self.shown[number, text] = show(text, self.columns[number], self.language)
        return self.shown[number, text]

    def _look(self) -> None:
        for column in range(1, self.note + 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = 8 if column == 1 else 22
        self.sheet.column_dimensions[get_column_letter(self.note + 1)].hidden = True
        for row in (FORMAT, COLUMNS):
            self.sheet.row_dimensions[row].hidden = True
        self.sheet.freeze_panes = self.sheet.cell(FIRST_ROW, 2)
