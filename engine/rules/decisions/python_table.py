"""Generated Python of a table's conditions and results: what every request runs.

The source is put together by the expressions' own writer, so no text of an author is in it. A table of up to 200 rows
is one function; a larger one has a function a row, found by the first column that mostly lists values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.python_runtime import RUNTIME, Budget
from engine.expressions.python_source import Moment
from engine.expressions.python_writer import Writer
from engine.expressions.types import BOOLEAN, Typed
from engine.rules.decisions.cells import Cell, literal_types
from engine.rules.decisions.columns import Column
from engine.rules.decisions.literals import native
from engine.rules.decisions.sheet import Row, Sheet

Native = Any  # what a record holds
Path = tuple[str, ...]
INDEXED_FROM = 200
"""A table of more rows is searched by an index."""


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
            name = self._known[key] = f"k{len(self.constants)}"
            self.constants[name] = value
        return name


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
    parameters = ", ".join(
        ["m", *(f"f{at}" for at in range(len(sheet.inputs))), *(f"g{at}" for at in range(len(extra)))]
    )
    conditions = [condition(writer, row.cells, sheet.inputs) for row in sheet.rows]
    outputs = [_given(writer, row) for row in sheet.rows]
    default = None if all(each is None for each in sheet.defaults) else _defaults(writer, sheet)
    index = _index(sheet) if len(sheet.rows) > INDEXED_FROM else None
    source = _results_source(outputs, default, parameters)
    if len(sheet.rows) > INDEXED_FROM:
        source += f"tests = [{', '.join(f'lambda {parameters}: {_budgeted(each)}' for each in conditions)}]\n"
    else:
        source += _small(conditions, outputs, default, parameters)
    constants = {f"r{at}": each for at, each in enumerate(outputs) if isinstance(each, tuple)}
    scope = {"__builtins__": {}, "Budget": Budget, **RUNTIME, **writer.constants, **constants, "rd": default}
    exec(compile(source, "<decision>", "exec"), scope)
    given = tuple(each if isinstance(each, tuple) else scope[f"o{at}"] for at, each in enumerate(outputs))
    fallback = default if default is None or isinstance(default, tuple) else scope["od"]
    if len(sheet.rows) <= INDEXED_FROM:
        return TableProgram(extra, scope["hits"], scope["first"], scope["answer"], given, fallback)
    return _large(sheet, extra, scope["tests"], index, given, fallback)


def parameter_names(sheet: Sheet, extra: Sequence[Path]) -> list[str]:
    """The moment, the inputs, and the fields that formulas read."""
    return ["m", *(f"f{at}" for at in range(len(sheet.inputs))), *(f"g{at}" for at in range(len(extra)))]


def condition(writer: Writer, cells: Sequence[Cell], columns: Sequence[Column]) -> str:
    """Source that is True exactly when every cell passes."""
    parts = [writer.true(node) for cell, each in zip(cells, columns, strict=True) if (node := cell.condition(each))]
    return " and ".join(parts) if parts else "True"


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


def _budgeted(source: str) -> str:
    """With a budget for its loops, where it has any."""
    return f"((b := Budget()) is not None and {source})" if "(b, " in source else source


def _results_source(
    outputs: Sequence[tuple[Native, ...] | str], default: tuple[Native, ...] | str | None, parameters: str
) -> str:
    named = [(f"o{at}", each) for at, each in enumerate(outputs)] + [("od", default)]
    return "".join(
        f"def {name}({parameters}):\n    b = Budget()\n    return {each}\n"
        for name, each in named
        if isinstance(each, str)
    )


def _small(
    conditions: Sequence[str], outputs: Sequence[Any], default: tuple[Native, ...] | str | None, parameters: str
) -> str:
    """One function over all rows: the first that matches, all that match, and the results of the first."""
    budget = "    b = Budget()\n" if any("(b, " in each for each in conditions) else ""
    first = "".join(f"    if {each}:\n        return {at}\n" for at, each in enumerate(conditions))
    every = "".join(f"    if {each}:\n        found.append({at})\n" for at, each in enumerate(conditions))
    answers = "".join(
        f"    if {each}:\n        return {_answer(f'r{at}', f'o{at}', outputs[at], parameters)}\n"
        for at, each in enumerate(conditions)
    )
    return (
        f"def first({parameters}):\n{budget}{first}    return -1\n"
        f"def hits({parameters}):\n{budget}    found = []\n{every}    return found\n"
        f"def answer({parameters}):\n{budget}{answers}    return {_answer('rd', 'od', default, parameters)}\n"
    )


def _answer(constant: str, function: str, given: tuple[Native, ...] | str | None, parameters: str) -> str:
    return f"{function}({parameters})" if isinstance(given, str) else constant


Index = tuple[int, Mapping[Native, Sequence[int]], Sequence[int]]
"""The argument it is about, the rows that list a value, and the rows that list none."""


def _index(sheet: Sheet) -> Index | None:
    """By the first column in which at least half of the rows list values."""
    for at in range(len(sheet.inputs)):
        listed = [row.cells[at].equals() for row in sheet.rows]
        if sum(each is not None for each in listed) * 2 < len(listed):
            continue
        rows: dict[Native, list[int]] = {}
        for row, found in enumerate(listed):
            for value in {native(each) for each in found or ()}:
                rows.setdefault(value, []).append(row)
        return at, rows, [row for row, found in enumerate(listed) if found is None]
    return None


def _large(
    sheet: Sheet,
    extra: tuple[Path, ...],
    tests: Sequence[Callable[..., bool]],
    index: Index | None,
    given: tuple[Any, ...],
    fallback: Any,
) -> TableProgram:
    everything = range(len(tests))

    def candidates(arguments: Sequence[Native]) -> Sequence[int]:
        if index is None:
            return everything
        at, listed, others = index
        found = listed.get(arguments[at], ())
        return sorted((*found, *others)) if found and others else found or others

    def hits(moment: Moment, *arguments: Native) -> list[int]:
        return [row for row in candidates(arguments) if tests[row](moment, *arguments)]

    def first(moment: Moment, *arguments: Native) -> int:
        for row in candidates(arguments):
            if tests[row](moment, *arguments):
                return row
        return -1

    def answer(moment: Moment, *arguments: Native) -> Any:
        row = first(moment, *arguments)
        found = fallback if row < 0 else given[row]
        return found if found is None or isinstance(found, tuple) else found(moment, *arguments)

    return TableProgram(extra, hits, first, answer, given, fallback)
