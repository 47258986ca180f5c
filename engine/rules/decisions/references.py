"""What a decision names: its form, the option sets of its columns, and where it holds expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.fields.surroundings import referred
from engine.kinds import Expression, Use
from engine.problems import pointer
from engine.rules.decisions.cells import formula_of
from engine.rules.decisions.columns import TESTED, is_plain_name
from engine.rules.decisions.model import Characteristic, Decision, DecisionInput

OPTION = "option:"
QUOTED = re.compile(r'\s*"[^"\\]*"(?:\s*,\s*"[^"\\]*")*\s*')
"""A cell of texts and nothing else: what options are named in. That `not("a")` lets an empty value pass is what such a
cell says, and no reason for the warning an expression gets."""

MOST_BOUND = 200
"""Options in the cells of a table of more rows are kept by their codes alone."""


def references(decision: Decision, app: str) -> Iterator[Use]:
    """The form, and the option sets of columns."""
    form = referred(decision.form, app)
    if form is not None:
        yield Use("/form", "form", form)
    for member in ("inputs", "outputs", "characteristics"):
        for at, each in enumerate(getattr(decision, member)):
            named = referred(each.type.removeprefix(OPTION), app) if each.type.startswith(OPTION) else None
            if named is not None:
                yield Use(pointer(member, at, "type"), "option_set", named)


def expressions(decision: Decision, app: str) -> Iterator[Expression]:
    """Input expressions, formulas, and cells that name options."""
    form = referred(decision.form, app)
    is_card = decision.shape == "score_card"
    asked: list[DecisionInput | Characteristic] = [*(decision.characteristics if is_card else decision.inputs)]
    names: dict[str, str] = {}
    for each in asked:
        names |= dict.fromkeys((each.name, *_labels(each.label)), each.type)
    given = dict(names) if form is None else {}
    for each in asked:
        text = each.expression.strip()
        if form is None and is_plain_name(text):
            given.setdefault(text, each.type)
    member = "characteristics" if is_card else "inputs"
    for at, each in enumerate(asked):
        if each.expression.strip():
            yield Expression(pointer(member, at, "expression"), form, each.type, given)
    cells = _card_cells(decision) if is_card else _table_cells(decision)
    for path, text, column in cells:
        if is_declared(text, column, len(decision.rows)):
            tested = column if column is not None else ""
            yield Expression(path, form, "boolean", {**names, TESTED: tested}, is_test=True)
    for path, text, wanted in _results(decision):
        if formula_of(text) is not None:
            yield Expression(path, form, wanted, names, is_test=True)


def is_declared(text: str, column: str, rows: int) -> bool:
    """The cell is one `definitions` reads too: a formula, or options of a set in a table that is not large."""
    if formula_of(text) is not None:
        return True
    return column.startswith(OPTION) and rows <= MOST_BOUND and QUOTED.fullmatch(text) is not None


def _table_cells(decision: Decision) -> Iterator[tuple[str, str, str]]:
    for at, row in enumerate(decision.rows):
        for place, (text, column) in enumerate(zip(row.when, decision.inputs, strict=False)):
            yield f"/rows/{at}/when/{place}", text, column.type
    for at, each in enumerate(decision.inputs):
        for place, text in enumerate(each.values or ()):
            yield f"/inputs/{at}/values/{place}", text, each.type


def _card_cells(decision: Decision) -> Iterator[tuple[str, str, str]]:
    for at, characteristic in enumerate(decision.characteristics):
        for place, each in enumerate(characteristic.bins):
            yield f"/characteristics/{at}/bins/{place}/when", each.when, characteristic.type


def _results(decision: Decision) -> Iterator[tuple[str, str, str]]:
    for at, row in enumerate(decision.rows):
        for place, (text, column) in enumerate(zip(row.then, decision.outputs, strict=False)):
            yield f"/rows/{at}/then/{place}", text, column.type
    for at, each in enumerate(decision.outputs):
        if each.default is not None:
            yield f"/outputs/{at}/default", each.default, each.type


def _labels(label: object) -> Iterator[str]:
    for text in (getattr(label, "zh", None), getattr(label, "en", None)):
        if text:
            yield text
