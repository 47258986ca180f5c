"""The rows of a table as boxes over the atoms of its columns, and which rows meet or hold which.

Sets of rows are numbers, a bit for each row, so that thousands of rows are compared at a time: for every column the
rows that let an atom pass, and from them, row by row, those that share a value with it in all columns. (After the sweep
over rules in *Semantics and Analysis of DMN Decision Tables*, arXiv 1603.07466.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import and_, or_

from engine.rules.decisions.axis import Axis, Run
from engine.rules.decisions.sheet import Sheet

BLOCK = 64
"""Atoms summed up together, so that a long stretch costs a few steps."""
MOST_BITS = 400_000_000
"""Rows times atoms, over all columns. A column beyond that is not looked into: 50 MB is what an analysis may take."""
MANY, FEW = 256, 40
"""A column of more atoms is compared by the ends of its cells, unless more of them than this are broken in pieces."""


@dataclass
class Boxes:
    """`masks[row][column]` are the atoms a cell lets pass, None where a formula does not say. `meets` and `holds` are,
    for each row, the rows that share values with it and those that let pass all it does (itself included); rows with
    such formulas, `unknown`, are in neither. `is_cut` says that there is a column too large to be looked into."""

    axes: tuple[Axis, ...]
    masks: list[tuple[int | None, ...]]
    meets: list[int]
    holds: list[int]
    unknown: int
    dead: int
    is_cut: bool = False

    def within(self, row: int, column: int) -> int:
        """The atoms of a cell that may occur at all; of a formula all of them."""
        found = self.masks[row][column]
        every = self.axes[column].every
        return every if found is None else found & every


def boxes_of(sheet: Sheet) -> Boxes:
    """The boxes of all rows."""
    axes = tuple(_axes(sheet))
    masks = [tuple(axis.mask(cell) for axis, cell in zip(axes, row.cells, strict=True)) for row in sheet.rows]
    everybody = (1 << len(masks)) - 1
    unknown = dead = 0
    for place, row in enumerate(masks):
        if None in row:
            unknown |= 1 << place
        if any(each is not None and not each & axis.every for each, axis in zip(row, axes, strict=True)):
            dead |= 1 << place
    known = [everybody & ~unknown] * len(masks)
    found = Boxes(axes, masks, known, [*known], unknown, dead, is_cut=any(each.is_too_long for each in axes))
    for column, axis in enumerate(axes):
        _narrow(found, column, axis)
    return found


def _axes(sheet: Sheet) -> Iterator[Axis]:
    """The columns as atoms, as far as there is room for them."""
    bits = MOST_BITS
    for at, column in enumerate(sheet.inputs):
        axis = Axis.of(column, (row.cells[at] for row in sheet.rows), sheet.domains[at], bits // len(sheet.rows))
        bits -= axis.size * len(sheet.rows)
        yield axis


def members(rows: int) -> Iterator[int]:
    """The places in a set of rows, in order."""
    while rows:
        low = rows & -rows
        yield low.bit_length() - 1
        rows ^= low


def _narrow(boxes: Boxes, column: int, axis: Axis) -> None:
    """Keep, for every row, those that meet and hold it in this column too."""
    stretches = [axis.stretches(boxes.masks[row][column]) for row in range(len(boxes.masks))]
    broken = [row for row, stretch in enumerate(stretches) if len(stretch) != 1]
    compare = _by_ends(stretches, axis) if axis.size > MANY and len(broken) <= FEW else _by_atoms(stretches, axis)
    known: dict[tuple[Run, ...], tuple[int, int]] = {}
    for place, stretch in enumerate(stretches):
        found = known.get(stretch)
        if found is None:
            found = known[stretch] = compare(stretch)
        boxes.meets[place] &= found[0]
        boxes.holds[place] &= found[1]


Compared = Callable[[tuple[Run, ...]], tuple[int, int]]
"""From the stretches of a cell to the rows that meet it and the rows that hold it."""


def _by_ends(stretches: Sequence[tuple[Run, ...]], axis: Axis) -> Compared:
    """For long columns whose cells are mostly one stretch: where each begins and ends says it all."""
    begins, ends = [0] * (axis.size + 1), [0] * (axis.size + 1)
    whole = 0
    broken: list[tuple[int, tuple[Run, ...]]] = []
    for row, stretch in enumerate(stretches):
        if len(stretch) == 1:
            whole |= 1 << row
            begins[stretch[0][0]] |= 1 << row
            ends[stretch[0][1]] |= 1 << row
        else:
            broken.append((row, stretch))
    begun, ended = list(accumulate(begins, or_)), list(accumulate(ends, or_))  # up to and with this atom

    def compare(stretch: tuple[Run, ...]) -> tuple[int, int]:
        meets, holds = 0, whole
        for low, high in stretch:
            meets |= begun[high] & ~(ended[low - 1] if low else 0)
            holds &= begun[low] & ~(ended[high - 1] if high else 0)
        for row, other in broken:
            if any(low <= last and first <= high for low, high in stretch for first, last in other):
                meets |= 1 << row
            if all(any(first <= low and high <= last for first, last in other) for low, high in stretch):
                holds |= 1 << row
        return meets, holds

    return compare


def _by_atoms(stretches: Sequence[tuple[Run, ...]], axis: Axis) -> Compared:
    """Atom by atom, many of them summed up together."""
    rows = rows_by_atom(stretches, axis.size)
    some = [reduce(or_, rows[at : at + BLOCK], 0) for at in range(0, axis.size, BLOCK)]
    every = [reduce(and_, rows[at : at + BLOCK], -1) for at in range(0, axis.size, BLOCK)]

    def compare(stretch: tuple[Run, ...]) -> tuple[int, int]:
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
        return meets, holds

    return compare


def rows_by_atom(stretches: Sequence[Sequence[Run]], size: int) -> list[int]:
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
