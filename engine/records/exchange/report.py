"""What a file came to, as a file: its rows as they were, what is wrong marked in its cell and said at the end; and an
empty sheet to begin with."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from engine.database.session import Database
from engine.permissions.access import Action
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.exchange import batch as batches
from engine.records.exchange.batch import Batch
from engine.records.exchange.importing import problem_json
from engine.records.exchange.mapping import importable
from engine.records.exchange.workbook import Cell, Marked, Workbook
from engine.records.exchange.workbook_parts import Properties
from engine.records.lens import Lens
from engine.records.validation import is_given

ROW = {Language.ZH: "行号", Language.EN: "Row"}
WRONG = {Language.ZH: "问题（导入时忽略本列）", Language.EN: "Problems (this column is not imported)"}
SHEET = {Language.ZH: "未通过的行", Language.EN: "Rows with problems"}
NOTES = {Language.ZH: "填写说明", Language.EN: "How to fill in"}
HEADINGS = {
    Language.ZH: ("列", "类型", "必填", "说明", "可选值"),
    Language.EN: ("Column", "Type", "Required", "Notes", "Choices"),
}
NEEDED = {Language.ZH: "必填", Language.EN: "required"}
YES_NO = {Language.ZH: ("是", "否"), Language.EN: ("Yes", "No")}
MOST_ROWS = 10_000
LONGEST_LIST = 250


class _Pipe:
    """Bytes on their way out."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> None:
        self._parts.append(data)

    def taken(self) -> bytes:
        """What was written since the last call."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


async def report(caller: Caller, lens: Lens, batch: Batch, database: Database) -> AsyncIterator[bytes]:
    """The rows with problems, which may be put right and brought again as they are."""
    language, pipe = caller.language, _Pipe()
    made = caller.clock.business()
    book = Workbook(pipe, Properties(batch.file_name, caller.actor.name, made))
    titles = [each["title"] for each in batch.columns]
    book.start(SHEET[language], [*titles, WRONG[language], ROW[language]], widths=[18.0] * len(titles) + [60.0, 8.0])
    column = "undone" if batch.state in (batches.UNDOING, batches.UNDONE) else "checked"
    after = -1
    while True:
        async with database.reading() as session:
            some = await batches.pieces(session, batch.id, "cells", column, after=after)
        if not some:
            break
        after = some[-1].number
        await asyncio.to_thread(_write, book, lens, batch, [(each[1], each[2]) for each in some], language)
        if piece := pipe.taken():
            yield piece
    book.close(note=batch.file_name)
    yield pipe.taken()


def _write(
    book: Workbook, lens: Lens, batch: Batch, pieces: Sequence[tuple[bytes, bytes | None]], language: Language
) -> None:
    for cells, told in pieces:
        wrong: Mapping[str, Any] = batches.unpacked(told) or {}
        if not wrong:
            continue
        rows: list[list[Cell | Marked]] = []
        for number, row in batches.unpacked(cells):
            problems = wrong.get(str(number))
            if not problems:
                continue
            shown = [problem_json(lens, batch, number, each, language.value) for each in problems]
            marked = {each["at"] for each in shown}
            filled = [*row, *([None] * (len(batch.columns) - len(row)))]
            said = "\n".join(
                f"{each['column']}: {each['message']}" if each["column"] else each["message"] for each in shown
            )
            out: list[Cell | Marked] = [_cell(each, is_wrong=at in marked) for at, each in enumerate(filled)]
            rows.append([*out, said, number])
        book.rows(rows)


def _cell(cell: Any, *, is_wrong: bool) -> Cell | Marked:  # Any: a cell as it was read
    text: str | None = cell[1] if isinstance(cell, list) else cell
    if isinstance(text, bool):
        text = YES_NO[Language.ZH][0 if text else 1]
    return Marked(text) if is_wrong else text


def template(caller: Caller, lens: Lens) -> bytes:
    """An empty sheet with the form's own headings, choices to pick from, and notes."""
    language = caller.language
    written = lens.rights.ever_written(Action.CREATE)
    fields = [each for each in importable(lens) if each.uid in written and not is_given(each)]
    book = Book()
    book.properties.creator = "Langqiao"
    sheet: Any = book.active  # Any: openpyxl is untyped
    sheet.title = lens.entity.label.as_dict()[language.value].translate(dict.fromkeys(map(ord, "[]:*?/\\'"), " "))[:31]
    notes: Any = book.create_sheet(NOTES[language])
    notes.append(HEADINGS[language])
    lists: Any = book.create_sheet("_")
    lists.sheet_state = "hidden"
    for at, each in enumerate(fields, 1):
        label = each.label.as_dict()[language.value]
        cell = sheet.cell(1, at, f"{label}*" if each.required else label)
        cell.data_type, cell.font, cell.fill = "s", Font(bold=True), PatternFill("solid", fgColor="F0F2F5")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(14, min(40, 2 * len(label) + 6))
        sheet.column_dimensions[letter].number_format = _format(each)
        choices = _choices(each, language)
        said = _said(each, language)
        cell.comment = Comment(said, "Langqiao") if said else None
        row = [label, each.type, NEEDED[language] if each.required else "", said, "、".join(choices)]
        notes.append([_safe(text) for text in row])
        if choices and each.type != "choices":
            for number, choice in enumerate(choices, 1):
                lists.cell(number, at, choice).data_type = "s"
            check = DataValidation("list", f"'_'!${letter}$1:${letter}${len(choices)}", allow_blank=True)
            check.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(check)
    for letter, width in zip("ABCDE", (18, 14, 8, 50, 60), strict=True):
        notes.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _format(field: EntityField) -> str:
    return {"date": "yyyy-mm-dd", "date_time": "yyyy-mm-dd hh:mm:ss", "integer": "0"}.get(
        field.type, "General" if field.type in ("money", "decimal", "percent") else "@"
    )


def _choices(field: EntityField, language: Language) -> list[str]:
    if field.type == "boolean":
        return list(YES_NO[language])
    codes = [code for code in field.codes if code not in field.retired_codes][:LONGEST_LIST]
    show = field.traits.display
    return [show([code] if field.type == "choices" else code, language) for code in codes]


_SAID = {
    "date": ("如 2026-03-02", "such as 2026-03-02"),
    "date_time": ("如 2026-03-02 09:00", "such as 2026-03-02 09:00"),
    "person": ("姓名或登录名", "Name or login"),
    "org_unit": ("机构名称或编号", "Name or code of the unit"),
    "reference": ("对方记录的名称或唯一编号", "What the record is called, or its unique number"),
    "choices": ("多个值用顿号分开", "Several values with commas between"),
    "percent": ("3.85 表示 3.85%", "3.85 is 3.85 %"),
    "tags": ("多个值用顿号分开", "Several values with commas between"),
}


def _said(field: EntityField, language: Language) -> str:
    zh, en = _SAID.get(field.type, ("", ""))
    return zh if language is Language.ZH else en
