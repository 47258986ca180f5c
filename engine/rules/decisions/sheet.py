"""A decision read as a whole: its columns, every cell, and everything wrong with them, with the place of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from engine.expressions.failure import ExpressionError
from engine.kinds import Scope
from engine.problems import Code, Problem, has_errors, pointer
from engine.reference import Label
from engine.rules.decisions.cells import ANYTHING, NOTHING, Cell, CellReader, Result
from engine.rules.decisions.columns import Column, Frame, frame_of
from engine.rules.decisions.model import Characteristic, Decision
from engine.rules.decisions.references import is_declared

TOO_MANY_ROWS = Code(
    "decision_too_many_rows",
    zh="决策表最多 {limit} 行，现在有 {count} 行",
    en="A table has at most {limit} rows; this one has {count}",
)
TOO_MANY_COLUMNS = Code(
    "decision_too_many_columns",
    zh="最多 {limit} 列，现在有 {count} 列",
    en="At most {limit} columns; there are {count}",
)
WRONG_WIDTH = Code(
    "decision_wrong_width",
    zh="这一行应有 {wanted} 个单元格，现在有 {count} 个",
    en="This row must have {wanted} cells; it has {count}",
)
NOT_A_NUMBER = Code("decision_points_no_number", zh="分值“{value}”不是数字", en="'{value}' is no number of points")

MOST_ROWS = 5_000
MOST_COLUMNS = 50
MOST_PROBLEMS = 200
"""More are of no use to anybody."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is read: its place, one cell for each input, one result for each output."""

    at: int
    uid: str
    cells: tuple[Cell, ...]
    results: tuple[Result, ...]

    @property
    def number(self) -> int:
        """As people count."""
        return self.at + 1


@dataclass(frozen=True, slots=True)
class ReadBin:
    """A bin, or what is otherwise (its cell is None)."""

    uid: str
    cell: Cell | None
    points: Decimal
    label: Label | None
    reason: Label | None


@dataclass
class Sheet:
    """A decision read as far as it can be.

    `problems` are what the kind tells of; `expression_problems` those of expressions and formulas, which `definitions`
    tells of for every kind alike.
    """

    decision: Decision
    frame: Frame
    rows: tuple[Row, ...] = ()
    defaults: tuple[Result | None, ...] = ()
    domains: tuple[tuple[Cell, ...] | None, ...] = ()
    allowed: tuple[tuple[Result, ...], ...] = ()
    cards: tuple[tuple[ReadBin, ...], ...] = ()
    base: Decimal = Decimal(0)
    problems: list[Problem] = field(default_factory=list)
    expression_problems: list[Problem] = field(default_factory=list)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns of conditions, or the characteristics."""
        return self.frame.inputs

    @property
    def outputs(self) -> tuple[Column, ...]:
        """The columns of results."""
        return self.frame.outputs

    @property
    def is_sound(self) -> bool:
        """It may be compiled."""
        return not has_errors([*self.problems, *self.expression_problems])

    def read(self, read: Callable[[str], Read], text: str, path: str, otherwise: Read, column: str = "") -> Read:
        """What a text says; where it says nothing, the problem is noted and `otherwise` stands in. `column` is the
        written type of a column of conditions."""
        try:
            return read(text)
        except ExpressionError as error:
            is_declared_too = is_declared(text, column, len(self.decision.rows))
            told = self.expression_problems if is_declared_too else self.problems
            if len(told) < MOST_PROBLEMS:
                told.append(error.problem(path))
            return otherwise


def read_sheet(decision: Decision, scope: Scope) -> Sheet:
    """Read a decision as its app sees it."""
    frame = frame_of(decision, scope)
    sheet = Sheet(decision, frame, problems=[*frame.problems], expression_problems=[*frame.expression_problems])
    if decision.shape == "score_card":
        _card(sheet)
    else:
        _table(sheet)
    return sheet


def _table(sheet: Sheet) -> None:
    decision = sheet.decision
    for member, columns in (("inputs", decision.inputs), ("outputs", decision.outputs)):
        if len(columns) > MOST_COLUMNS:
            sheet.problems.append(TOO_MANY_COLUMNS.at(pointer(member), limit=MOST_COLUMNS, count=len(columns)))
            return
    if len(decision.rows) > MOST_ROWS:
        sheet.problems.append(TOO_MANY_ROWS.at("/rows", limit=MOST_ROWS, count=len(decision.rows)))
        return
    tests = [CellReader(column, sheet.frame) for column in sheet.inputs]
    results = [CellReader(column, sheet.frame) for column in sheet.outputs]
    sheet.domains = tuple(
        tuple(_domain(sheet, tests[at], each.values, pointer("inputs", at, "values"))) if each.values else None
        for at, each in enumerate(decision.inputs)
    )
    sheet.allowed = tuple(
        tuple(
            _result(sheet, results[at], text, pointer("outputs", at, "values", index))
            for index, text in enumerate(each.values or ())
        )
        for at, each in enumerate(decision.outputs)
    )
    sheet.defaults = tuple(
        None if each.default is None else _result(sheet, results[at], each.default, pointer("outputs", at, "default"))
        for at, each in enumerate(decision.outputs)
    )
    sheet.rows = tuple(_rows(sheet, tests, results))


def _rows(sheet: Sheet, tests: Sequence[CellReader], results: Sequence[CellReader]) -> Iterator[Row]:
    for at, row in enumerate(sheet.decision.rows):
        for member, written, wanted in (("when", row.when, len(tests)), ("then", row.then, len(results))):
            if len(written) != wanted and len(sheet.problems) < MOST_PROBLEMS:
                path = pointer("rows", at, member)
                sheet.problems.append(WRONG_WIDTH.at(path, wanted=wanted, count=len(written)))
        cells = tuple(
            _cell(sheet, reader, text, f"/rows/{at}/when/{place}")
            for place, (reader, text) in enumerate(zip(tests, row.when, strict=False))
        )
        given = tuple(
            _result(sheet, reader, text, f"/rows/{at}/then/{place}")
            for place, (reader, text) in enumerate(zip(results, row.then, strict=False))
        )
        missing = len(tests) - len(cells), len(results) - len(given)
        yield Row(at, row.uid, cells + (ANYTHING,) * missing[0], given + (NOTHING,) * missing[1])


def _cell(sheet: Sheet, reader: CellReader, text: str, path: str) -> Cell:
    cell = sheet.read(reader.cell, text, path, ANYTHING, reader.column.written)
    if cell.formula is not None:
        _note(sheet, cell.formula.problems, path)
    return cell


def _result(sheet: Sheet, reader: CellReader, text: str, path: str) -> Result:
    result = sheet.read(reader.result, text, path, NOTHING)
    if result.formula is not None:
        _note(sheet, result.formula.problems, path)
    return result


def _note(sheet: Sheet, problems: Sequence[Problem], path: str) -> None:
    if len(sheet.expression_problems) < MOST_PROBLEMS:
        sheet.expression_problems += [each.under(path) for each in problems]


def _domain(sheet: Sheet, reader: CellReader, values: Sequence[str], path: str) -> Iterator[Cell]:
    for index, text in enumerate(values):
        yield _cell(sheet, reader, text, path + pointer(index))


def _card(sheet: Sheet) -> None:
    decision = sheet.decision
    count = len(decision.characteristics)
    if count > MOST_COLUMNS:
        sheet.problems.append(TOO_MANY_COLUMNS.at("/characteristics", limit=MOST_COLUMNS, count=count))
        return
    if sum(len(each.bins) for each in decision.characteristics) > MOST_ROWS:
        sheet.problems.append(TOO_MANY_ROWS.at("/characteristics", limit=MOST_ROWS, count=count))
        return
    if decision.base is not None:
        sheet.base = _points(sheet, decision.base, "/base")
    sheet.cards = tuple(
        tuple(_bins(sheet, CellReader(sheet.inputs[at], sheet.frame), each, pointer("characteristics", at)))
        for at, each in enumerate(decision.characteristics)
    )


def _bins(sheet: Sheet, reader: CellReader, characteristic: Characteristic, path: str) -> Iterator[ReadBin]:
    for index, each in enumerate(characteristic.bins):
        place = path + pointer("bins", index)
        cell = _cell(sheet, reader, each.when, place + "/when")
        points = _points(sheet, each.points, place + "/points")
        yield ReadBin(each.uid, cell, points, each.label, each.reason)
    if characteristic.otherwise is not None:
        points = _points(sheet, characteristic.otherwise.points, path + "/otherwise/points")
        yield ReadBin("", None, points, None, characteristic.otherwise.reason)


def _points(sheet: Sheet, written: str | int, path: str) -> Decimal:
    try:
        value = Decimal(written)
        if value.is_finite() and abs(value.adjusted()) <= 20 and len(value.as_tuple().digits) <= 30:
            return value
    except InvalidOperation:
        pass
    sheet.problems.append(NOT_A_NUMBER.at(path, value=str(written)[:40]))
    return Decimal(0)
