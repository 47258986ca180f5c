"""Searching a large table: by the first column that mostly lists values, and then row by row among those it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import merge
from typing import Any

from engine.expressions.python_source import Moment
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.literals import native
from engine.rules.decisions.predicates import Predicate, predicate
from engine.rules.decisions.sheet import Row, Sheet

Native = Any  # what a record holds
Formula = Callable[..., bool]
Test = tuple[int, Predicate]


class Large:
    """A table with its index. `formulas` are the conditions that are formulas, by row and column."""

    def __init__(self, sheet: Sheet, formulas: Mapping[tuple[int, int], Formula]) -> None:
        self._column, self._listed, self._others = _index(sheet)
        kept: dict[int, Predicate | None] = {}
        self._tests = [tuple(_tests(row, self._column, kept)) for row in sheet.rows]
        self._formulas: dict[int, list[Formula]] = {}
        for (row, _), formula in formulas.items():
            self._formulas.setdefault(row, []).append(formula)

    def hits(self, moment: Moment, *arguments: Native) -> list[int]:
        """The places of all rows that match."""
        return [row for row in self._candidates(arguments) if self._matches(row, moment, arguments)]

    def first(self, moment: Moment, *arguments: Native) -> int:
        """The place of the first, -1 where there is none."""
        for row in self._candidates(arguments):
            if self._matches(row, moment, arguments):
                return int(row)
        return -1

    def _candidates(self, arguments: Sequence[Native]) -> Any:  # Any: places in order, a list or not
        if self._column is None:
            return self._others
        found = self._listed.get(arguments[self._column], ())
        return merge(found, self._others) if found and self._others else found or self._others

    def _matches(self, row: int, moment: Moment, arguments: Sequence[Native]) -> bool:
        for at, test in self._tests[row]:
            if not test(arguments[at]):
                return False
        formulas = self._formulas.get(row)
        return formulas is None or all(each(moment, *arguments) for each in formulas)


def _tests(row: Row, indexed: int | None, kept: dict[int, Predicate | None]) -> list[Test]:
    """What is left to ask of a row the index has named."""
    found: list[Test] = []
    for at, cell in enumerate(row.cells):
        if cell.is_any or (at == indexed and cell.equals() is not None):
            continue
        test = _kept(cell, kept)
        if test is not None:
            found.append((at, test))
    return found


def _kept(cell: Cell, kept: dict[int, Predicate | None]) -> Predicate | None:
    if id(cell) not in kept:
        kept[id(cell)] = predicate(cell)
    return kept[id(cell)]


def _index(sheet: Sheet) -> tuple[int | None, Mapping[Native, Sequence[int]], Sequence[int]]:
    """The column, the rows that list a value, and the rows that list none; no column where none mostly lists."""
    for at in range(len(sheet.inputs)):
        listed = [row.cells[at].equals() for row in sheet.rows]
        if sum(each is not None for each in listed) * 2 < len(listed):
            continue
        rows: dict[Native, list[int]] = {}
        for place, found in enumerate(listed):
            for value in {native(each) for each in found or ()}:
                rows.setdefault(value, []).append(place)
        return at, rows, [place for place, found in enumerate(listed) if found is None]
    return None, {}, range(len(sheet.rows))
