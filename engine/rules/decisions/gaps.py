"""Values for which no row answers, found column by column: rows that are the same to all columns left are looked at
once, and the work is counted, so that the worst table costs no more than is allowed.

What is found is kept as a diagram: for each column the atoms, and what is uncovered of the columns after it. Boxes are
written out of it at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.rules.decisions.axis import NULL, Run, runs
from engine.rules.decisions.boxes import Boxes, members

Box = tuple[int, ...]
"""The atoms of each column."""
Node = tuple[tuple[int, int], ...]
"""Sets of atoms, each with the number of the node that says what is uncovered behind it."""

NOTHING, EVERYTHING = 0, 1
"""The nodes under which all is covered, and nothing is."""

WIDE = 1_000
"""Atoms from where on a piece costs more than one step."""
FEW = 3_000
"""The work one row may cost that is looked for behind others."""


class OutOfWork(Exception):
    """The search has cost what it may."""


@dataclass
class Search:
    """A search. `work` is how many rows and pieces may still be looked at, counted over all columns."""

    boxes: Boxes
    work: int
    truncated: bool = False
    domain: tuple[int, ...] = ()
    _full: list[int] = field(default_factory=list)
    _nodes: list[Node] = field(default_factory=list)
    _numbers: dict[Node, int] = field(default_factory=dict)
    _known: dict[tuple[int, int], int] = field(default_factory=dict)
    _stretches: dict[int, list[Run]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        full = -1
        self._full = [full]
        for column in reversed(range(len(self.boxes.axes))):
            passing = 0
            size = (1 << self.boxes.axes[column].size) - 1
            for row, masks in enumerate(self.boxes.masks):
                if masks[column] is None or masks[column] == size:
                    passing |= 1 << row
            full &= passing
            self._full.insert(0, full)

    def uncovered(self, domain: Sequence[int], rows: int, most: int) -> list[Box]:
        """Boxes of the domain that none of these rows lets pass, at most so many of them."""
        self._begin(domain)
        if not all(self.domain):
            return []
        try:
            found = self._below(0, rows)
        except OutOfWork:
            self.truncated = True
            return []
        boxes: list[Box] = []
        for box in self._written(0, found):
            if len(boxes) == most:
                self.truncated = True
                break
            boxes.append(box)
        return boxes

    def covers(self, domain: Sequence[int], rows: int) -> bool:
        """These rows together let pass all of the domain; False where finding out would cost too much."""
        self._begin(domain)
        allowed = min(FEW, self.work)
        before, self.work = self.work, allowed
        try:
            return self._is_covered(0, rows, set())
        except OutOfWork:
            self.truncated = True
            return False
        finally:
            self.work += before - allowed

    def _begin(self, domain: Sequence[int]) -> None:
        self.domain = tuple(domain)
        self._nodes, self._numbers = [(), ()], {}
        self._known.clear()

    def _below(self, column: int, active: int) -> int:
        """The number of the node for what these rows leave uncovered from this column on."""
        if active & self._full[column]:
            return NOTHING
        if not active:
            return EVERYTHING
        key = (column, active)
        found = self._known.get(key)
        if found is None:
            merged: dict[int, int] = {}
            for rows, atoms in self._pieces(column, active).items():
                below = self._below(column + 1, rows)
                if below != NOTHING:
                    merged[below] = merged.get(below, 0) | atoms
            found = self._known[key] = self._number(column, tuple((atoms, below) for below, atoms in merged.items()))
        return found

    def _number(self, column: int, node: Node) -> int:
        if not node:
            return NOTHING
        if len(node) == 1 and node[0] == (self.domain[column], EVERYTHING):
            return EVERYTHING
        found = self._numbers.get(node)
        if found is None:
            found = self._numbers[node] = len(self._nodes)
            self._nodes.append(node)
        return found

    def _written(self, column: int, number: int) -> Iterator[Box]:
        if number == NOTHING:
            return
        if number == EVERYTHING:
            yield self.domain[column:]
            return
        for atoms, below in self._nodes[number]:
            for box in self._written(column + 1, below):
                yield (atoms, *box)

    def _is_covered(self, column: int, active: int, known: set[tuple[int, int]]) -> bool:
        if active & self._full[column]:
            return True
        if not active or column == len(self.domain):
            return bool(active)
        if (column, active) not in known:
            if not all(self._is_covered(column + 1, rows, known) for rows in self._pieces(column, active)):
                return False
            known.add((column, active))
        return True

    def _pieces(self, column: int, active: int) -> dict[int, int]:
        """The domain cut where any of the rows begins or ends: by the rows that let them pass, the atoms."""
        domain, changes = self.domain[column], dict[int, int]()
        for row in members(active):
            for low, high in self._runs(self.boxes.within(row, column)):
                changes[low] = changes.get(low, 0) ^ (1 << row)
                changes[high + 1] = changes.get(high + 1, 0) ^ (1 << row)
        self.work -= active.bit_count() + len(changes) * (1 + self.boxes.axes[column].size // WIDE)
        if self.work < 0:
            raise OutOfWork
        pieces: dict[int, int] = {}
        rest, now, begun = domain, 0, 0
        for at in sorted(changes):
            atoms = (1 << at) - (1 << begun) & rest if now else 0
            if atoms:
                pieces[now] = pieces.get(now, 0) | atoms
                rest &= ~atoms
            now ^= changes[at]
            begun = at
        return pieces | {0: rest} if rest else pieces

    def _runs(self, mask: int) -> list[Run]:
        found = self._stretches.get(mask)
        if found is None:
            found = self._stretches[mask] = runs(mask)
        return found


def without_nulls(boxes: Boxes) -> list[int]:
    """The domain in which every input has a value."""
    return [axis.every & ~NULL for axis in boxes.axes]
