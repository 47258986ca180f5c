"""From a sheet to the document of a score card, with every problem of every cell told at once by its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.definitions.fmt import write_uids
from engine.definitions.naming import propose_name
from engine.problems import Problem, pointer
from engine.rules.decisions.model import Decision
from engine.rules.exchange.card_layout import CardLayout
from engine.rules.exchange.card_problems import (
    BAD_POINTS,
    BAD_REASONS,
    GUESSED,
    NO_ITEM,
    NO_POINTS,
    TWO_OTHERWISE,
)
from engine.rules.exchange.card_words import ITEM, LABEL, OTHERWISE, POINTS, RANGE, REASON, SOURCE
from engine.rules.exchange.cell_problems import IS_FAULT, IS_FORMULA, Unreadable
from engine.rules.exchange.cell_tests import read_test
from engine.rules.exchange.cell_values import feel_number, read_value
from engine.rules.exchange.column_types import guessed_type
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Fault, Formula, Grid, Written, address
from engine.rules.exchange.loss import Brought, Loss
from engine.rules.exchange.pen import unescaped
from engine.rules.exchange.sheet_around import KEPT, Around, as_it_stands, label_of
from engine.rules.exchange.sheet_problems import BAD_FORMAT, MOST_RULES, TEXT_ABOVE, TOO_MANY_RULES

Json = dict[str, Any]  # Any: a document
NUMBER = Column.of("number")
ITS_REASON_CODES = 4


@dataclass(slots=True)
class _Item:
    """A characteristic on the sheet: its rows, and what a hidden cell keeps of it."""

    row: int
    label: str
    kept: Json
    rows: list[int] = field(default_factory=list)


class CardReading:
    """One sheet."""

    def __init__(self, grid: Grid, layout: CardLayout, around: Around, brought: Brought) -> None:
        self.grid, self.layout, self.around, self.brought = grid, layout, around, brought
        self.kept = {row: layout.kept_at(grid, row) for row in range(layout.headings + 1, grid.rows + 1)}
        self.rows = [row for row in self.kept if self._says_something(row)]
        self.uids: set[str] = set()

    def _says_something(self, row: int) -> bool:
        filled = (self._at(row, each) for each in (ITEM, RANGE, POINTS))
        return any(each not in (None, "") for each in filled) or "bin" in self.kept[row]

    def body(self, title: str) -> Json | None:
        """The document, or None where there is too much of it."""
        layout = self.layout
        if len(self.rows) > MOST_RULES:
            self._wrong(TOO_MANY_RULES.at("", limit=MOST_RULES, count=len(self.rows)))
            return None
        for row, column in layout.damaged:
            self._wrong(BAD_FORMAT.at("", cell=address(row, column)))
        document = self._head(title)
        items = self._items()
        taken: set[str] = set()
        document["characteristics"] = [self._characteristic(at, each, taken) for at, each in enumerate(items)]
        if not layout.is_ours:
            self._wrong(GUESSED.at("", names=[each.label for each in items]))
            self.brought.losses += [Loss(title, TEXT_ABOVE, {"text": each}) for each in layout.above[1:]]
        made = write_uids("import", document["name"], document, Decision)
        if "uid" not in document:
            made.pop("uid", None)
        return made

    def _wrong(self, problem: Problem) -> None:
        self.brought.problems.append(problem)

    def _at(self, row: int, name: str) -> Written:
        column = self.layout.columns.get(name)
        return self.grid.at(row, column) if column else None

    def _text(self, row: int, name: str) -> str:
        column = self.layout.columns.get(name)
        return unescaped(self.grid.text(row, column)) if column else ""

    def _cell(self, row: int, name: str) -> str:
        return address(row, self.layout.columns[name])

    def _head(self, title: str) -> Json:
        layout = self.layout
        kept = {name: value for name, value in layout.kept.items() if name in KEPT}
        zh, en = layout.title if layout.title[0] else (next(iter(layout.above), title)[:200], "")
        name = str(kept.pop("name", None) or propose_name(zh, fallback="decision"))
        label = {"zh": zh, "en": en} if en else {"zh": zh}
        document: Json = {"kind": "decision", "schema": 1, "name": name, **kept, "label": label, "shape": "score_card"}
        if self.around.form is not None:
            document.setdefault("form", self.around.form)
        if layout.base is not None and self.grid.at(*layout.base) not in (None, ""):
            document["base"] = self._points(*layout.base, layout.kept.get("base"), "/base")
        if layout.reasons is not None and self.grid.at(*layout.reasons) not in (None, ""):
            count = self._reasons(*layout.reasons)
            if count is not None and count != layout.kept.get("reason_codes", ITS_REASON_CODES):
                document["reason_codes"] = count
            elif "reason_codes" in layout.kept:
                document["reason_codes"] = layout.kept["reason_codes"]
        return document

    def _reasons(self, row: int, column: int) -> int | None:
        text = self.grid.text(row, column)
        read = read_value(text, NUMBER)
        if read and isinstance(read.order, Decimal) and read.order == int(read.order) and 0 <= read.order <= 20:
            return int(read.order)
        self._wrong(BAD_REASONS.at("/reason_codes", cell=address(row, column), text=text))
        return None

    def _items(self) -> list[_Item]:
        """Rows by the characteristic they belong to: a name stands before its first row, or before every one."""
        found: list[_Item] = []
        seen: set[str] = set()
        for row in self.rows:
            label = self._text(row, ITEM)
            kept = self.kept[row].get("characteristic")
            kept = kept if isinstance(kept, dict) else {}
            is_copy = str(kept.get("uid")) in seen  # a row copied in Excel
            begins = label and (not found or label != found[-1].label or (kept and not is_copy))
            if begins:
                found.append(_Item(row, label, {} if is_copy else kept))
                seen.add(str(kept.get("uid")))
            elif not found:
                self._wrong(NO_ITEM.at("", cell=self._cell(row, ITEM)))
                continue
            found[-1].rows.append(row)
        return found

    def _characteristic(self, at: int, item: _Item, taken: set[str]) -> Json:
        kept = {name: value for name, value in item.kept.items() if name in ("uid", "name", "label")}
        meant, known = self.around.fields.get(item.label, ("", ""))
        technical = self._text(item.row, SOURCE)
        expression, _, written = technical.rpartition(" : ") if technical else (meant, "", known)
        ranges = [each for row in item.rows if not self._is_otherwise(each := self._at(row, RANGE))]
        kind = written.strip() or guessed_type(ranges, read_test, self.around.sets, self.around.choices)
        name = str(kept.get("name") or propose_name(item.label, taken, fallback="item"))
        taken.add(name)
        made: Json = {**kept, "name": name, "label": label_of(kept, item.label), "type": kind, "bins": []}
        if made["label"] is None:
            del made["label"]
        if expression.strip():
            made["expression"] = expression.strip()
        column = Column.of(kind, self.around.choices)
        for row in item.rows:
            self._line(row, pointer("characteristics", at), column, made)
        return made

    def _is_otherwise(self, written: Written) -> bool:
        return isinstance(written, str) and written.strip().casefold() in OTHERWISE

    def _line(self, row: int, path: str, column: Column, made: Json) -> None:
        """A bin, or what is otherwise."""
        if self._is_otherwise(self._at(row, RANGE)):
            if "otherwise" in made:
                label = made.get("label", {"zh": made["name"]})
                return self._wrong(TWO_OTHERWISE.at(path, cell=self._cell(row, RANGE), label=label))
            made["otherwise"] = self._earned(row, "otherwise", path + "/otherwise")
            return None
        is_name_alone = all(self._at(row, each) in (None, "") for each in (RANGE, POINTS))
        if is_name_alone and "bin" not in self.kept[row]:
            return None
        place = f"{path}/bins/{len(made['bins'])}"
        kept = self.kept[row].get("bin")
        uid = kept.get("uid") if isinstance(kept, dict) else None
        label = self._label(row, LABEL, kept)
        bin_: Json = {"when": self._range(row, column, place + "/when"), **self._earned(row, "bin", place)}
        if isinstance(uid, str) and uid not in self.uids:
            self.uids.add(uid)
            bin_["uid"] = uid
        made["bins"].append({**bin_, **({"label": label} if label else {})})
        return None

    def _earned(self, row: int, member: str, path: str) -> Json:
        """Points and the reason told when they are few."""
        kept = self.kept[row].get(member)
        before = kept.get("points") if isinstance(kept, dict) else None
        points = self._points(row, self.layout.columns[POINTS], before, path + "/points")
        reason = self._label(row, REASON, kept)
        return {"points": points, **({"reason": reason} if reason else {})}

    def _label(self, row: int, column: str, kept: object) -> Json | None:
        """Words beside a bin: those that were there in both languages, or what somebody wrote instead."""
        written = self._at(row, column)
        text = "" if written is None or isinstance(written, (Formula, Fault)) else unescaped(str(written).strip())
        before = kept.get(column) if isinstance(kept, Mapping) else None
        return label_of({"label": before}, text) if text else None

    def _range(self, row: int, column: Column, path: str) -> str:
        written = self._at(row, RANGE)
        written = unescaped(written) if isinstance(written, str) else written
        try:
            return read_test(written, column)
        except Unreadable as wrong:
            self._wrong(wrong.at(self._cell(row, RANGE), path))
            return as_it_stands(written)

    def _points(self, row: int, column: int, before: object, path: str) -> str | int:
        """Points as a decimal; as they were written before where they are still the same."""
        written, cell = self.grid.at(row, column), address(row, column)
        match written:
            case None | "":
                self._wrong(NO_POINTS.at(path, cell=cell))
                return ""
            case Formula(text):
                self._wrong(IS_FORMULA.at(path, cell=cell, text=text))
                return text[:200]
            case Fault(text):
                self._wrong(IS_FAULT.at(path, cell=cell, text=text))
                return text
        text = unescaped(feel_number(written) if isinstance(written, Decimal) else str(written)).strip()
        read = read_value(text, NUMBER)
        if read is None or not isinstance(read.order, Decimal):
            self._wrong(BAD_POINTS.at(path, cell=cell, text=text))
            return text[:200]
        was = read_value(str(before), NUMBER) if isinstance(before, (str, int)) else None
        if was is not None and was.order == read.order and isinstance(before, (str, int)):
            return before
        return int(read.order) if read.order == int(read.order) else read.text
