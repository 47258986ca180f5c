"""Values for which no row answers, found column by column: rows that are the same to all columns left are looked at
once, and the work is counted, so that the worst table costs no more than is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.rules.decisions.axis import NULL, Run, runs
from engine.rules.decisions.boxes import Boxes, members

Box = tuple[int, ...]
"""The atoms of each column."""

MOST_BOXES = 60


@dataclass
class Search:
    """One search. `work` is how many rows may still be looked at, counted over all columns."""

    boxes: Boxes
    work: int
    truncated: bool = False
    domain: tuple[int, ...] = ()
    _full: list[int] = field(default_factory=list)
    _known: dict[tuple[int, int], tuple[Box, ...]] = field(default_factory=dict)
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

    def uncovered(self, domain: Sequence[int], rows: int) -> tuple[Box, ...]:
        """Boxes of the domain that none of these rows lets pass, as large as one pass over the columns makes them."""
        self.domain = tuple(domain)
        self._known.clear()
        if not all(self.domain):
            return ()
        return self._below(0, rows)

    def _below(self, column: int, active: int) -> tuple[Box, ...]:
        if active & self._full[column]:
            return ()
        if not active:
            return (self.domain[column:],)
        key = (column, active)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._column(column, active)
        return found

    def _column(self, column: int, active: int) -> tuple[Box, ...]:
        places = list(members(active))
        self.work -= len(places)
        if self.work < 0:
            self.truncated = True
            return ()
        merged: dict[tuple[Box, ...], int] = {}
        for rows, atoms in self._pieces(column, places).items():
            below = self._below(column + 1, rows)
            if below:
                merged[below] = merged.get(below, 0) | atoms
        found = [(atoms, *box) for below, atoms in merged.items() for box in below]
        if len(found) > MOST_BOXES:
            self.truncated = True
        return tuple(found[:MOST_BOXES])

    def _pieces(self, column: int, places: Sequence[int]) -> dict[int, int]:
        """The domain cut where any of the rows begins or ends: by the rows that let them pass, the atoms."""
        domain, changes = self.domain[column], dict[int, int]()
        for row in places:
            for low, high in self._runs(self.boxes.within(row, column)):
                changes[low] = changes.get(low, 0) ^ (1 << row)
                changes[high + 1] = changes.get(high + 1, 0) ^ (1 << row)
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
