"""From a sheet to the document of a decision, with every problem of every cell told at once by its address.

A sheet we wrote gives back the document it came from, with what people changed. Any other sheet gives a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine.definitions.fmt import write_uids
from engine.definitions.naming import propose_name
from engine.problems import Problem, pointer
from engine.rules.decisions.model import HIT_POLICIES, Decision
from engine.rules.exchange.cell_problems import Unreadable
from engine.rules.exchange.cell_results import read_result
from engine.rules.exchange.cell_tests import read_test
from engine.rules.exchange.column_types import guessed_type
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Fault, Formula, Grid, Written, address
from engine.rules.exchange.loss import Brought, Loss
from engine.rules.exchange.pen import unescaped
from engine.rules.exchange.sheet_around import KEPT, Around, as_it_stands, label_of
from engine.rules.exchange.sheet_layout import Heading, Layout
from engine.rules.exchange.sheet_problems import (
    BAD_FORMAT,
    GUESSED,
    MOST_RULES,
    NO_HEADING,
    NO_OUTPUT,
    TEXT_ABOVE,
    TOO_MANY_RULES,
    UNIT_IN_NAME,
    UNKNOWN_POLICY,
)
from engine.rules.exchange.sheet_words import read_policy

Json = dict[str, Any]  # Any: a document
KEPT_OF_COLUMNS = frozenset({"name", "uid", "label", "values", "default"})
"""What hidden cells may bring of a column."""
UNIT = re.compile(r"[（(]\s*(?:千元|万元|百万元?|亿元?|万|千|%|‰|百分比)\s*[)）]")


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
            self._wrong(BAD_FORMAT.at("", cell=address(row, column)))
        document = self._head(title)
        inputs = self._columns(layout.inputs, "inputs", read_test)
        outputs = self._columns(layout.outputs, "outputs", read_result)
        document["inputs"] = [each.body for each in inputs]
        document["outputs"] = [{k: v for k, v in each.body.items() if k != "expression"} for each in outputs]
        document["rows"] = [self._row(row, at, inputs, outputs) for at, row in enumerate(self.rows)]
        if not layout.is_ours:
            names = [[each.label for each in side] for side in (layout.inputs, layout.outputs)]
            zh, en = HIT_POLICIES[document["hit_policy"]]
            self._wrong(GUESSED.at("", inputs=names[0], outputs=names[1], policy={"zh": zh, "en": en}))
            self.brought.losses += [Loss(title, TEXT_ABOVE, {"text": each}) for each in layout.above[1:]]
        return _with_uids(document)

    def _wrong(self, problem: Problem) -> None:
        self.brought.problems.append(problem)

    def _head(self, title: str) -> Json:
        layout = self.layout
        kept = {name: value for name, value in layout.kept.items() if name in KEPT}
        zh, en = layout.title if layout.title[0] else (next(iter(layout.above), title)[:200], "")
        label = {"zh": zh, "en": en} if en else {"zh": zh}
        name = str(kept.pop("name", None) or propose_name(zh, fallback="decision"))
        document: Json = {"kind": "decision", "schema": 1, "name": name, **kept, "label": label}
        policy = read_policy(layout.policy) if layout.policy else ("first", None)
        if policy is None:
            self._wrong(UNKNOWN_POLICY.at("/hit_policy", cell=address(*layout.policy_cell), text=layout.policy))
        found, aggregation = policy or ("first", None)
        if self.around.form is not None:
            document.setdefault("form", self.around.form)
        return {**document, "hit_policy": found, **({"aggregation": aggregation} if aggregation else {})}

    def _columns(self, headings: list[Heading], side: str, read: Read) -> list[_Read]:
        found: list[_Read] = []
        taken: set[str] = set()
        for at, each in enumerate(headings):
            kept = {name: value for name, value in each.kept.items() if name in KEPT_OF_COLUMNS}
            if str(kept.get("name")) in taken:
                kept = {}  # a column copied in Excel
            label = each.label or str(kept.get("name", ""))
            cell, path = address(self.layout.labels, each.column), pointer(side, at, "label")
            if not label:
                self._wrong(NO_HEADING.at(path, cell=cell))
            meant, known = self.around.fields.get(label, ("", "")) if not self.layout.is_ours else ("", "")
            expression, _, written = each.technical.rpartition(" : ") if each.technical else (meant, "", known)
            kind = written.strip() or self._guess(each, read)
            if kind == "number" and not self.layout.is_ours and UNIT.search(label):
                self._wrong(UNIT_IN_NAME.at(path, cell=cell, label=label))
            name = str(kept.get("name") or propose_name(label or cell, taken, fallback="column"))
            taken.add(name)
            body: Json = {**kept, "name": name, "label": label_of(kept, label or cell), "type": kind}
            if expression.strip():
                body["expression"] = expression.strip()
            if body["label"] is None:
                del body["label"]
            found.append(_Read(body, Column.of(kind, self.around.choices), each.column))
        return found

    def _guess(self, heading: Heading, read: Read) -> str:
        cells = [self.grid.at(row, heading.column) for row in self.rows]
        return guessed_type(cells, read, self.around.sets, self.around.choices)

    def _row(self, row: int, at: int, inputs: list[_Read], outputs: list[_Read]) -> Json:
        path = pointer("rows", at)
        made: Json = {
            "when": [self._cell(row, each, read_test, f"{path}/when/{n}") for n, each in enumerate(inputs)],
            "then": [self._cell(row, each, read_result, f"{path}/then/{n}") for n, each in enumerate(outputs)],
        }
        note = self.grid.at(row, self.layout.note) if self.layout.note else None
        if note not in (None, "") and not isinstance(note, (Formula, Fault)):
            made["note"] = unescaped(str(note).strip())[:500]
        uid = self.grid.text(row, self.layout.uid) if self.layout.uid else ""
        return {"uid": uid, **made} if uid else made

    def _cell(self, row: int, column: _Read, read: Read, path: str) -> str:
        written = self.grid.at(row, column.at)
        written = unescaped(written) if isinstance(written, str) else written
        known = column.cells.get((type(written), written))
        if known is not None:
            return known
        try:
            made = column.cells[type(written), written] = read(written, column.column)
        except Unreadable as wrong:
            self._wrong(wrong.at(address(row, column.at), path))
            return as_it_stands(written)
        return made


@dataclass(slots=True)
class _Read:
    """A column as it is read: its part of the document, what it holds, where it is, and cells read before."""

    body: Json
    column: Column
    at: int
    cells: dict[tuple[type, Written], str] = field(default_factory=dict)


Read = Callable[[Written, Column], str]


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
