"""The rows of a table as boxes over the atoms of its columns, and which rows meet or hold which.

Sets of rows are numbers, a bit for each row, so that thousands of rows are compared at a time: for every column the
rows that let an atom pass, and from them, row by row, those that share a value with it in all columns. (After the sweep
over rules in *Semantics and Analysis of DMN Decision Tables*, arXiv 1603.07466.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.rules.decisions.axis import Axis, Run, runs
from engine.rules.decisions.sheet import Sheet

BLOCK = 64
"""Atoms summed up together, so that a long stretch costs a few steps."""


@dataclass
class Boxes:
    """`masks[row][column]` are the atoms a cell lets pass, None where a formula does not say. `meets` and `holds` are,
    for each row, the rows that share values with it and those that let pass all it does (itself included); rows with
    such formulas, `unknown`, are in neither."""

    axes: tuple[Axis, ...]
    masks: list[tuple[int | None, ...]]
    meets: list[int]
    holds: list[int]
    unknown: int
    dead: int

    def within(self, row: int, column: int) -> int:
        """The atoms of a cell that may occur at all; of a formula all of them."""
        found = self.masks[row][column]
        every = self.axes[column].every
        return every if found is None else found & every


def boxes_of(sheet: Sheet) -> Boxes:
    """The boxes of all rows."""
    axes = tuple(
        Axis.of(column, (row.cells[at] for row in sheet.rows), sheet.domains[at])
        for at, column in enumerate(sheet.inputs)
    )
    masks = [tuple(axis.mask(cell) for axis, cell in zip(axes, row.cells, strict=True)) for row in sheet.rows]
    everybody = (1 << len(masks)) - 1
    unknown = dead = 0
    for place, row in enumerate(masks):
        if None in row:
            unknown |= 1 << place
        if any(each is not None and not each & axis.every for each, axis in zip(row, axes, strict=True)):
            dead |= 1 << place
    found = Boxes(axes, masks, [everybody & ~unknown] * len(masks), [everybody & ~unknown] * len(masks), unknown, dead)
    for column, axis in enumerate(axes):
        _narrow(found, column, axis)
    return found


def members(rows: int) -> Iterator[int]:
    """The places in a set of rows, in order."""
    while rows:
        low = rows & -rows
        yield low.bit_length() - 1
        rows ^= low


def _narrow(boxes: Boxes, column: int, axis: Axis) -> None:
    """Keep, for every row, those that meet and hold it in this column too."""
    stretches: list[list[Run]] = [runs(boxes.within(row, column)) for row in range(len(boxes.masks))]
    rows = rows_by_atom(stretches, axis.size)
    some = [_any(rows[at : at + BLOCK]) for at in range(0, axis.size, BLOCK)]
    every = [_all(rows[at : at + BLOCK], axis, at) for at in range(0, axis.size, BLOCK)]
    known: dict[int, tuple[int, int]] = {}
    for place, stretch in enumerate(stretches):
        mask = boxes.within(place, column)
        found = known.get(mask)
        if found is None:
            meets, holds = 0, -1
            for low, high in stretch:
                at = low
                while at <= high:
                    if at % BLOCK == 0 and at + BLOCK - 1 <= high:
                        meets |= some[at // BLOCK]
                        holds &= every[at // BLOCK]
                        at += BLOCK
                    else:
                        meets |= rows[at]
                        holds &= rows[at]
                        at += 1
            found = known[mask] = (meets, holds)
        boxes.meets[place] &= found[0]
        boxes.holds[place] &= found[1]


def rows_by_atom(stretches: list[list[Run]], size: int) -> list[int]:
    """For every atom the rows that let it pass."""
    begins, ends = [0] * (size + 1), [0] * (size + 1)
    for place, stretch in enumerate(stretches):
        bit = 1 << place
        for low, high in stretch:
            begins[low] |= bit
            ends[high + 1] |= bit
    found: list[int] = []
    now = 0
    for at in range(size):
        now = (now & ~ends[at]) | begins[at]
        found.append(now)
    return found


def _any(rows: list[int]) -> int:
    found = 0
    for each in rows:
        found |= each
    return found


def _all(rows: list[int], axis: Axis, first: int) -> int:
    """Rows that let every atom of a block pass; atoms that cannot occur do not count."""
    found = -1
    for at, each in enumerate(rows, first):
        if axis.every >> at & 1:
            found &= each
    return found
