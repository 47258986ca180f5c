"""From a sheet to the document of a decision, with every problem of every cell told at once by its address.

A sheet we wrote gives back the document it came from, with what people changed. Any other sheet gives a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.definitions.fmt import write_uids
from engine.definitions.naming import propose_name
from engine.problems import Problem, pointer
from engine.rules.decisions.model import Decision
from engine.rules.exchange.cell_problems import Unreadable
from engine.rules.exchange.cell_results import read_result
from engine.rules.exchange.cell_tests import read_test
from engine.rules.exchange.column_types import guessed_type
from engine.rules.exchange.columns import Choices, Column, no_choices
from engine.rules.exchange.grid import Fault, Formula, Grid, Written, address
from engine.rules.exchange.loss import Brought, Loss
from engine.rules.exchange.sheet_layout import Heading, Layout, find_layout
from engine.rules.exchange.sheet_problems import (
    BAD_FORMAT,
    GUESSED,
    MOST_RULES,
    NO_HEADING,
    NO_OUTPUT,
    NO_TABLE,
    OTHER_SHEET,
    TEXT_ABOVE,
    TOO_MANY_RULES,
    UNIT_IN_NAME,
    UNKNOWN_POLICY,
)
from engine.rules.exchange.sheet_words import read_policy
from engine.rules.exchange.xlsx_reading import read_sheets
from engine.rules.exchange.xlsx_writing import unescaped

Json = dict[str, Any]  # Any: a document
NAMELESS = re.compile(r"sheet\s*\d*|工作表\s*\d*", re.IGNORECASE)
UNIT = re.compile(r"[（(]\s*(?:千元|万元|百万元?|亿元?|万|千|%|‰|百分比)\s*[)）]")


@dataclass(frozen=True, slots=True)
class Around:
    """What a sheet is read among: options by set, the sets its texts may be of, and the fields it may mean.

    `fields` are expression and type by label. `title` is what a sheet without a name of its own is called.
    """

    choices: Choices = no_choices
    sets: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    form: str | None = None
    title: str = "决策表"


NOWHERE = Around()


def from_xlsx(file: bytes, around: Around = NOWHERE) -> Brought:
    """The decision in a workbook. Raises BadFile."""
    sheets = read_sheets(file)
    laid_out = [(name, grid, layout) for name, grid in sheets.items() if (layout := find_layout(grid))]
    if not laid_out:
        return Brought(problems=[NO_TABLE.at("", sheet=next(iter(sheets)))])
    laid_out.sort(key=lambda each: not each[2].is_ours)
    name, grid, layout = laid_out[0]
    brought = Brought(losses=[Loss(each, OTHER_SHEET, {"sheet": each}) for each in sheets if each != name])
    reading = SheetReading(grid, layout, around, brought)
    body = reading.body(around.title if NAMELESS.fullmatch(name) else name)
    if body is not None:
        brought.definitions.append(body)
    return brought


class SheetReading:
    """One sheet."""

    def __init__(self, grid: Grid, layout: Layout, around: Around, brought: Brought) -> None:
        self.grid, self.layout, self.around, self.brought = grid, layout, around, brought
        self.rows = [row for row in range(layout.first, grid.rows + 1) if not self._is_empty(row)]

    def _is_empty(self, row: int) -> bool:
        columns = [each.column for each in (*self.layout.inputs, *self.layout.outputs)]
        return all(self.grid.at(row, column) in (None, "") for column in columns)

    def body(self, title: str) -> Json | None:
        """The document, or None where there is too little to make one."""
        layout = self.layout
        if not layout.outputs or not layout.inputs:
            self._wrong(NO_OUTPUT.at("", sheet=title))
            return None
        if len(self.rows) > MOST_RULES:
            self._wrong(TOO_MANY_RULES.at("", limit=MOST_RULES, count=len(self.rows)))
            return None
        for row, column in layout.damaged:
            self._wrong(BAD_FORMAT.at(pointer(address(row, column)), cell=address(row, column)))
        document = self._head(title)
        inputs, outputs = self._columns(layout.inputs, read_test), self._columns(layout.outputs, read_result)
        document["inputs"] = [each for each, _, _ in inputs]
        document["outputs"] = [{k: v for k, v in each.items() if k != "expression"} for each, _, _ in outputs]
        document["rows"] = [self._row(row, inputs, outputs) for row in self.rows]
        if not layout.is_ours:
            names = [[each.label for each in side] for side in (layout.inputs, layout.outputs)]
            self._wrong(GUESSED.at("", inputs=names[0], outputs=names[1]))
            self.brought.losses += [Loss(title, TEXT_ABOVE, {"text": each}) for each in layout.above[1:]]
        return _with_uids(document)

    def _wrong(self, problem: Problem) -> None:
        self.brought.problems.append(problem)

    def _head(self, title: str) -> Json:
        layout = self.layout
        kept = {name: value for name, value in layout.kept.items() if name not in ("langqiao", "kind", "schema")}
        zh, en = layout.title if layout.title[0] else (next(iter(layout.above), title)[:200], "")
        label = {"zh": zh, "en": en} if en else {"zh": zh}
        name = kept.pop("name", None) or propose_name(zh, fallback="decision")
        document: Json = {"kind": "decision", "schema": 1, "name": name, **kept, "label": label}
        policy = read_policy(layout.policy) if layout.policy else ("first", None)
        if policy is None:
            cell = address(*layout.policy_cell)
            self._wrong(UNKNOWN_POLICY.at(pointer(cell), cell=cell, text=layout.policy))
        found, aggregation = policy or ("first", None)
        if self.around.form is not None:
            document.setdefault("form", self.around.form)
        return {**document, "hit_policy": found, **({"aggregation": aggregation} if aggregation else {})}

    def _columns(self, headings: list[Heading], read: Read) -> list[tuple[Json, Column, Heading]]:
        found: list[tuple[Json, Column, Heading]] = []
        taken: set[str] = set()
        for each in headings:
            label = each.label or str(each.kept.get("name", ""))
            cell = address(self.layout.labels, each.column)
            if not label:
                self._wrong(NO_HEADING.at(pointer(cell), cell=cell))
            meant, known = self.around.fields.get(label, ("", "")) if not self.layout.is_ours else ("", "")
            expression, _, written = each.technical.rpartition(" : ") if each.technical else (meant, "", known)
            kind = written.strip() or self._guess(each, read)
            if kind == "number" and not self.layout.is_ours and UNIT.search(label):
                self._wrong(UNIT_IN_NAME.at(pointer(cell), cell=cell, label=label))
            name = str(each.kept.get("name") or propose_name(label or cell, taken, fallback="column"))
            taken.add(name)
            body: Json = {**each.kept, "name": name, "label": _label(each, label or cell), "type": kind}
            if expression.strip():
                body["expression"] = expression.strip()
            if body["label"] is None:
                del body["label"]
            found.append((body, Column.of(kind, self.around.choices), each))
        return found

    def _guess(self, heading: Heading, read: Read) -> str:
        cells = [self.grid.at(row, heading.column) for row in self.rows]
        return guessed_type(cells, read, self.around.sets, self.around.choices)

    def _row(
        self, row: int, inputs: list[tuple[Json, Column, Heading]], outputs: list[tuple[Json, Column, Heading]]
    ) -> Json:
        made: Json = {
            "when": [self._cell(row, heading.column, column, read_test) for _, column, heading in inputs],
            "then": [self._cell(row, heading.column, column, read_result) for _, column, heading in outputs],
        }
        note = self.grid.at(row, self.layout.note) if self.layout.note else None
        if note not in (None, "") and not isinstance(note, (Formula, Fault)):
            made["note"] = unescaped(str(note).strip())[:500]
        uid = self.grid.text(row, self.layout.uid) if self.layout.uid else ""
        return {"uid": uid, **made} if uid else made

    def _cell(self, row: int, at: int, column: Column, read: Read) -> str:
        written = self.grid.at(row, at)
        written = unescaped(written) if isinstance(written, str) else written
        try:
            return read(written, column)
        except Unreadable as wrong:
            self._wrong(wrong.at(address(row, at)))
            return _as_it_stands(written)


Read = Callable[[Written, Column], str]


def _as_it_stands(written: Written) -> str:
    """What cannot be read stays visible, and wrong, in the proposal."""
    match written:
        case Formula(text) | Fault(text) | str(text):
            return text.strip()[:2_000]
        case None:
            return ""
    return str(written)


def _label(heading: Heading, visible: str) -> Json | None:
    """The label the column had, in the language that was not changed; none where its name was shown for one."""
    kept = heading.kept.get("label")
    if not isinstance(kept, Mapping):
        return None if heading.kept.get("name") == visible else {"zh": visible[:200]}
    if visible in (kept.get("zh"), kept.get("en")):
        return dict(kept)
    return {"zh": visible[:200]}


def _with_uids(document: Json) -> Json:
    """A uid for every part; that of the decision itself only where it came along."""
    rows = document["rows"]
    seen: set[str] = set()
    for each in rows:  # a row copied in Excel brings a copy of its uid
        if each.get("uid") in seen:
            del each["uid"]
        seen.add(each.get("uid", ""))
    made = write_uids("import", document["name"], document, Decision)
    if "uid" not in document:
        made.pop("uid", None)
    return made
