"""Generated Python of a table's conditions and results: what every request runs.

The source is put together by the expressions' own writer, so no text of an author is in it. A table of up to 200 rows
is one function; a larger one is searched by an index (`searching`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.python_runtime import RUNTIME, Budget
from engine.expressions.python_source import Moment
from engine.expressions.python_writer import Writer
from engine.expressions.types import Typed
from engine.rules.decisions.cells import literal_types
from engine.rules.decisions.literals import native
from engine.rules.decisions.python_rows import Path, TableWriter, budgeted, small_source
from engine.rules.decisions.searching import Large
from engine.rules.decisions.sheet import Row, Sheet

Native = Any  # what a record holds
INDEXED_FROM = 200
"""A table of more rows is searched by an index."""


@dataclass(frozen=True)
class TableProgram:
    """A compiled table. Arguments are the values of the inputs, then of `extra`, the fields that formulas read.

    `hits` gives the places of the rows that match, of a first-hit table the first alone; `outputs` what a row gives:
    a tuple, or a function of the same arguments where it is worked out.
    """

    extra: tuple[Path, ...]
    hits: Callable[..., Sequence[int]]
    first: Callable[..., int]
    answer: Callable[..., tuple[Native, ...] | None]
    outputs: tuple[tuple[Native, ...] | Callable[..., tuple[Native, ...]], ...]
    defaults: tuple[Native, ...] | Callable[..., tuple[Native, ...]] | None

    def given(self, row: int, moment: Moment, arguments: Sequence[Native]) -> tuple[Native, ...]:
        """The results of a row."""
        found = self.outputs[row]
        return found if isinstance(found, tuple) else found(moment, *arguments)

    def default(self, moment: Moment, arguments: Sequence[Native]) -> tuple[Native, ...] | None:
        """What stands in when no row matches."""
        found = self.defaults
        return found if found is None or isinstance(found, tuple) else found(moment, *arguments)


def extra_paths(sheet: Sheet) -> tuple[Path, ...]:
    """The fields of the record that formulas read beside the inputs, sorted."""
    inputs = {(each.uid,) for each in sheet.inputs}
    found = {node.path for each in formulas_of(sheet) for node in ast.parts(each.tree) if isinstance(node, ast.Field)}
    return tuple(sorted(path for path in found if path not in inputs))


def formulas_of(sheet: Sheet) -> Iterator[Checked]:
    """Every formula of a sheet."""
    for row in sheet.rows:
        yield from (each.formula for each in row.cells if each.formula is not None)
        yield from (each.formula for each in row.results if each.formula is not None)
    yield from (each.formula for each in sheet.defaults if each is not None and each.formula is not None)
    for card in sheet.cards:
        yield from (each.cell.formula for each in card if each.cell is not None and each.cell.formula is not None)


def types_of(sheet: Sheet) -> dict[int, Typed]:
    """The types of all nodes of all its trees, by identity: the sheet keeps the nodes alive."""
    types: dict[int, Typed] = {id(column.field): column.typed for column in sheet.inputs}
    for checked in formulas_of(sheet):
        types.update(checked.types)
    for row in sheet.rows:
        for cell, column in zip(row.cells, sheet.inputs, strict=True):
            types.update((id(node), typed) for node, typed in literal_types(cell, column))
    for card, column in zip(sheet.cards, sheet.inputs, strict=False):
        for each in card:
            if each.cell is not None:
                types.update((id(node), typed) for node, typed in literal_types(each.cell, column))
    return types


def generate_table(sheet: Sheet) -> TableProgram:
    """Compile a sound table."""
    extra = extra_paths(sheet)
    writer = TableWriter(sheet.inputs, types_of(sheet), extra)
    parameters = ", ".join(parameter_names(sheet, extra))
    outputs = [_given(writer, row) for row in sheet.rows]
    default = None if all(each is None for each in sheet.defaults) else _defaults(writer, sheet)
    is_small = len(sheet.rows) <= INDEXED_FROM
    source = _results_source(outputs, default, parameters)
    source += small_source(writer, sheet, outputs, default, parameters) if is_small else _formulas(writer, sheet)
    constants = {f"r{at}": each for at, each in enumerate(outputs) if isinstance(each, tuple)}
    scope = {"__builtins__": {}, "Budget": Budget, **RUNTIME, **writer.constants, **constants, "rd": default}
    exec(compile(source, "<decision>", "exec"), scope)
    given = tuple(each if isinstance(each, tuple) else scope[f"o{at}"] for at, each in enumerate(outputs))
    fallback = default if default is None or isinstance(default, tuple) else scope["od"]
    if is_small:
        return TableProgram(extra, scope["hits"], scope["first"], scope["answer"], given, fallback)
    search = Large(sheet, scope["formulas"])

    def answer(moment: Moment, *arguments: Native) -> Any:
        row = search.first(moment, *arguments)
        found = fallback if row < 0 else given[row]
        return found if found is None or isinstance(found, tuple) else found(moment, *arguments)

    return TableProgram(extra, search.hits, search.first, answer, given, fallback)


def _formulas(writer: TableWriter, sheet: Sheet) -> str:
    """The formulas among the conditions of a large table, by row and column."""
    parameters = ", ".join(parameter_names(sheet, extra_paths(sheet)))
    parts = [
        f"({row.at}, {at}): lambda {parameters}: {budgeted(writer.true(cell.formula.tree))}"
        for row in sheet.rows
        for at, cell in enumerate(row.cells)
        if cell.formula is not None
    ]
    return f"formulas = {{{', '.join(parts)}}}\n"


def parameter_names(sheet: Sheet, extra: Sequence[Path]) -> list[str]:
    """The moment, the inputs, and the fields that formulas read."""
    return ["m", *(f"f{at}" for at in range(len(sheet.inputs))), *(f"g{at}" for at in range(len(extra)))]


def _given(writer: Writer, row: Row) -> tuple[Native, ...] | str:
    if all(each.literal is not None for each in row.results):
        return tuple(each.value for each in row.results)
    return _tuple([writer.value(each.formula.tree) if each.formula else _fixed(writer, each) for each in row.results])


def _fixed(writer: Writer, result: Any) -> str:  # Any: a `Result` with a literal
    return writer.constant(native(result.literal))


def _tuple(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)},)"


def _defaults(writer: Writer, sheet: Sheet) -> tuple[Native, ...] | str:
    found = sheet.defaults
    if all(each is None or each.literal is not None for each in found):
        return tuple(None if each is None else each.value for each in found)
    return _tuple(
        [
            "None" if each is None else writer.value(each.formula.tree) if each.formula else _fixed(writer, each)
            for each in found
        ]
    )


def _results_source(
    outputs: Sequence[tuple[Native, ...] | str], default: tuple[Native, ...] | str | None, parameters: str
) -> str:
    named = [(f"o{at}", each) for at, each in enumerate(outputs)] + [("od", default)]
    return "".join(
        f"def {name}({parameters}):\n    b = Budget()\n    return {each}\n"
        for name, each in named
        if isinstance(each, str)
    )
