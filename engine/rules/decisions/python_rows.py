"""Source of the conditions of a small table: one function that goes through the rows, and asks the first column that
only lists values no more than once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.python_writer import Writer
from engine.expressions.types import BOOLEAN, Typed
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.columns import Column
from engine.rules.decisions.literals import native
from engine.rules.decisions.sheet import Sheet

Native = Any  # what a record holds
Path = tuple[str, ...]
Given = tuple[Native, ...] | str
"""What a row gives: the values, or the source of a tuple."""

MOST_BRANCHES, MOST_LINES = 24, 600
OTHER = object()
"""A value no cell lists."""


class TableWriter(Writer):
    """The writer of many trees that share their constants."""

    def __init__(self, columns: Sequence[Column], types: dict[int, Typed], extra: Sequence[Path]) -> None:
        checked = Checked(ast.Literal(True), Typed(BOOLEAN, False), frozenset(), frozenset(), (), types)
        fields: dict[Path, str] = {(column.uid,): f"f{at}" for at, column in enumerate(columns)}
        fields |= {path: f"g{at}" for at, path in enumerate(extra)}
        super().__init__(checked, fields)
        self._known: dict[tuple[type, str], str] = {}

    def constant(self, value: Native) -> str:
        """The name of a constant; found at once among tens of thousands."""
        key = type(value), repr(value)
        name = self._known.get(key)
        if name is None:
            value = sys.intern(value) if type(value) is str else value  # equal texts are then mostly the same
            name = self._known[key] = f"k{len(self.constants)}"
            self.constants[name] = value
        return name


def condition(writer: Writer, cells: Sequence[Cell], columns: Sequence[Column], leave_out: int = -1) -> str:
    """Source that is True exactly when every cell passes."""
    parts = [
        _source(writer, node)
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True))
        if at != leave_out and (node := cell.condition(column)) is not None
    ]
    return " and ".join(parts) if parts else "True"


def budgeted(source: str) -> str:
    """With a budget for its loops, where it has any."""
    return f"((b := Budget()) is not None and {source})" if "(b, " in source else source


def small_source(
    writer: TableWriter, sheet: Sheet, outputs: Sequence[Given], default: Given | None, parameters: str
) -> str:
    """`first` gives the place of the first row that matches, `hits` all of them, `answer` the results of the first."""
    conditions = [condition(writer, row.cells, sheet.inputs) for row in sheet.rows]
    budget = "    b = Budget()\n" if any("(b, " in each for each in conditions) else ""
    every = "".join(f"    if {each}:\n        found.append({at})\n" for at, each in enumerate(conditions))
    places = [str(at) for at in range(len(conditions))]
    answers = [_answer(f"r{at}", f"o{at}", each, parameters) for at, each in enumerate(outputs)]
    fallback = _answer("rd", "od", default, parameters)
    return (
        f"def hits({parameters}):\n{budget}    found = []\n{every}    return found\n"
        f"def first({parameters}):\n{budget}{_first(writer, sheet, places, '-1')}"
        f"def answer({parameters}):\n{budget}{_first(writer, sheet, answers, fallback)}"
    )


def _first(writer: TableWriter, sheet: Sheet, results: Sequence[str], fallback: str) -> str:
    column = _branching(sheet)
    everything = range(len(sheet.rows))
    if column is None:
        return _chain(writer, sheet, everything, results, fallback, -1, "    ")
    values = _listed(sheet, column)
    source, word = "", "if"
    for value in values:
        rows = [at for at in everything if _lets_pass(sheet.rows[at].cells[column], value)]
        test = f"f{column} is None" if value is None else f"f{column} == {writer.constant(value)}"
        source += f"    {word} {test}:\n" + _chain(writer, sheet, rows, results, fallback, column, "        ")
        word = "elif"
    others = [at for at in everything if _lets_pass(sheet.rows[at].cells[column], OTHER)]
    return source + _chain(writer, sheet, others, results, fallback, column, "    ")


def _chain(
    writer: TableWriter,
    sheet: Sheet,
    rows: Sequence[int],
    results: Sequence[str],
    fallback: str,
    leave_out: int,
    indent: str,
) -> str:
    """`if …: return …` for each of these rows, no further than one that always matches."""
    lines: list[str] = []
    for at in rows:
        test = condition(writer, sheet.rows[at].cells, sheet.inputs, leave_out)
        if test == "True":
            return "".join(lines) + f"{indent}return {results[at]}\n"
        lines.append(f"{indent}if {test}:\n{indent}    return {results[at]}\n")
    return "".join(lines) + f"{indent}return {fallback}\n"


def _branching(sheet: Sheet) -> int | None:
    """The first column whose cells only list values, or any, or all but some, where branching saves comparisons."""
    for column in range(len(sheet.inputs)):
        cells = [row.cells[column] for row in sheet.rows]
        if any(cell.formula is not None or not _only_lists(cell) for cell in cells):
            continue
        values = _listed(sheet, column)
        lines = sum(_lets_pass(cell, value) for cell in cells for value in (*values, OTHER))
        if 2 <= len(values) <= MOST_BRANCHES and lines <= MOST_LINES:
            return column
    return None


def _only_lists(cell: Cell) -> bool:
    return all(isinstance(each, (ast.Literal, ast.Temporal)) for each in cell.tests)


def _listed(sheet: Sheet, column: int) -> list[Native]:
    """Every value the cells list, in order; null among them where some cell tells it apart."""
    found: dict[Native, None] = {}
    for row in sheet.rows:
        found |= dict.fromkeys(native(each) for each in row.cells[column].literals())
    return list(found)


def _lets_pass(cell: Cell, value: Native) -> bool:
    """A cell that only lists values, and one of them; `not("a")` lets null pass, as `null != "a"` says."""
    return cell.is_any or any(native(each) == value for each in cell.literals()) is not cell.negated


def _source(writer: Writer, node: ast.Node) -> str:
    """As the writer has it; of a range in a field, which is most of them, with one look for null."""
    match node:
        case ast.In(ast.Field() as of, (ast.Range(low, high) as test,)) if not _is_null(low) and not _is_null(high):
            value, below, above = writer.value(of), writer.value(low), writer.value(high)
            signs = "<=" if test.low_included else "<", "<=" if test.high_included else "<"
            if writer.type_of(of).type.feel in NATIVELY:
                return f"({value} is not None and {below} {signs[0]} {value} {signs[1]} {above})"
    return writer.true(node)


def _is_null(node: ast.Node) -> bool:
    return node == ast.Literal(None)


NATIVELY = frozenset({"number", "string", "date", "date and time"})
"""Types whose values Python compares as the language does."""


def _answer(constant: str, function: str, given: Given | None, parameters: str) -> str:
    return f"{function}({parameters})" if isinstance(given, str) else constant
