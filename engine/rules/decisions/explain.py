"""Why a row matched or did not: the first condition that failed, with its value, in words. By the reference meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.expressions import ast
from engine.expressions.closures import closure
from engine.expressions.closures_values import RECORD
from engine.expressions.native import to_value
from engine.expressions.python_source import Moment
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.problems import Language
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.columns import Column
from engine.rules.decisions.phrases import Both, both, condition, shown
from engine.rules.decisions.sheet import Row, Sheet

Native = Any  # what a record holds
MOST_EXPLAINED = 500
FAILED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Failed:
    """The condition that kept a row from matching."""

    input: str
    text: str
    value: Native
    sentence: Both


@dataclass(frozen=True, slots=True)
class Why:
    """One row: its number from 1, its uid, and what failed; None where it matched."""

    row: int
    uid: str
    failed: Failed | None
    sentence: Both

    @property
    def matched(self) -> bool:
        """Every condition held."""
        return self.failed is None


def why(
    sheet: Sheet, values: Sequence[Native], record: Mapping[str, Native], moment: Moment, *, until_first: bool
) -> list[Why]:
    """Row by row, in order; with `until_first` no further than the first that matches. At most 500 rows are told."""
    run = Run(instant(moment.now), given=moment.given)
    fields = {uid: to_value(each) for uid, each in record.items()}
    fields |= {each.uid: to_value(value) for each, value in zip(sheet.inputs, values, strict=True)}
    scope = Scope({RECORD: fields})
    found: list[Why] = []
    for row in sheet.rows[:MOST_EXPLAINED]:
        told = _row(sheet, row, values, run, scope)
        found.append(told)
        if told.matched and until_first:
            break
    return found


def holds(cell: Cell, column: Column, run: Run, scope: Scope) -> bool:
    """The cell passes, by the reference meaning."""
    node = cell.condition(column)
    run.steps = 0
    return node is None or closure(node)(run, scope) is True


def matches(row: Row, columns: Sequence[Column], run: Run, scope: Scope) -> bool:
    """Every cell of the row passes, by the reference meaning."""
    return all(holds(cell, column, run, scope) for cell, column in zip(row.cells, columns, strict=True))


def _row(sheet: Sheet, row: Row, values: Sequence[Native], run: Run, scope: Scope) -> Why:
    for at, (cell, column) in enumerate(zip(row.cells, sheet.inputs, strict=True)):
        if not holds(cell, column, run, scope):
            sentence = failed_sentence(cell, column, values[at])
            text = sheet.decision.rows[row.at].when[at]
            return Why(row.number, row.uid, Failed(column.name, text, values[at], sentence), sentence)
    told = [
        {each.value: f"{column.label.as_dict()[each.value]}{condition(cell, column, each)}" for each in Language}
        for cell, column in zip(row.cells, sheet.inputs, strict=True)
        if not cell.is_any
    ]
    zh = "，".join(each["zh"] for each in told) or "任何情况都命中"
    en = ", ".join(each["en"] for each in told) or "matches in any case"
    return Why(row.number, row.uid, None, both(zh, en))


def failed_sentence(cell: Cell, column: Column, value: Native) -> Both:
    """`级别为“贵宾”，不是“私行”`; `金额为 4.2 万，未超过 20 万`."""
    label = column.label.as_dict()
    now = {each.value: shown(value, column, each) for each in Language}
    match cell:
        case Cell(tests=(ast.Test(operator, ast.Literal() | ast.Temporal()),), negated=False) if operator in FAILED:
            opposite = Cell((ast.Test(FAILED[operator], cell.tests[0].operand),))  # type: ignore[attr-defined]
            if value is not None:
                return both(
                    f"{label['zh']}为{_spaced(now['zh'])}，{condition(opposite, column, Language.ZH).strip()}",
                    f"{label['en']} is {now['en']}, which{condition(opposite, column, Language.EN)}",
                )
        case Cell(tests=tests, negated=False, formula=None) if tests and cell.equals() is not None:
            wanted = {each.value: condition(Cell(tests, negated=True), column, each).strip() for each in Language}
            return both(
                f"{label['zh']}为{_spaced(now['zh'])}，{wanted['zh']}",
                f"{label['en']} is {now['en']}: it {wanted['en']}",
            )
    wanted = {each.value: condition(cell, column, each).strip() for each in Language}
    return both(
        f"{label['zh']}为{_spaced(now['zh'])}，要求{wanted['zh']}",
        f"{label['en']} is {now['en']}; wanted: {wanted['en']}",
    )


def _spaced(text: str) -> str:
    return text if text.startswith("“") or not text[:1].isascii() else f" {text}"
