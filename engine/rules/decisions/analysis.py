"""What is doubtful about a table: values no row answers, rows that hit together, rows that never hit.

Empty is a value of its own, looked at where an input may be empty. What a formula decides is not looked into: its row
counts as answering wherever it might, and is never called overlapping or masked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.rules.decisions.axis import NULL
from engine.rules.decisions.boxes import Boxes, boxes_of, members
from engine.rules.decisions.cells import ANYTHING, Cell
from engine.rules.decisions.findings import Dead, Gap, Masked, Overlap, cell_text, dead, gap, masked, overlap
from engine.rules.decisions.gaps import Box, Search, without_nulls
from engine.rules.decisions.sheet import Sheet

WORK = 300_000
MOST_FINDINGS = 200
MOST_PAIRS = 50_000
MOST_GAPS = 50
MOST_TOGETHER = 24
"""A row is looked for behind so many others together."""

SINGLE_HIT = ("unique", "any", "priority", "first")


@dataclass(frozen=True)
class Analysis:
    """Everything found. `truncated` says that there may be more: the work or the list was cut off."""

    overlaps: tuple[Overlap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    masked: tuple[Masked, ...] = ()
    dead: tuple[Dead, ...] = ()
    truncated: bool = False


def analyse(sheet: Sheet, work: int = WORK) -> Analysis:
    """Analyse a table as far as its cells can be read. A score card has nothing to analyse."""
    if sheet.decision.shape != "table" or not sheet.rows or not sheet.inputs:
        return Analysis()
    return _Analysing(sheet, work).all()


class _Analysing:
    def __init__(self, sheet: Sheet, work: int) -> None:
        self.sheet, self.policy = sheet, sheet.decision.hit_policy
        self.boxes: Boxes = boxes_of(sheet)
        self.search = Search(self.boxes, work)
        self.cut = self.boxes.is_cut
        self._given = [
            tuple(each.literal if each.formula is None else id(each) for each in row.results) for row in sheet.rows
        ]

    def all(self) -> Analysis:
        dead_rows = [dead(self.sheet, row) for row in list(members(self.boxes.dead))[:MOST_FINDINGS]]
        hidden = list(self._masked())
        overlaps = list(self._overlaps({each.index for each in hidden}))
        gaps = list(self._gaps())
        truncated = self.cut or self.search.truncated
        return Analysis(tuple(overlaps), tuple(gaps), tuple(hidden), tuple(dead_rows), truncated)

    # Rows that never hit

    def _masked(self) -> Iterator[Masked]:
        if self.policy not in ("first", "priority"):
            return
        count = 0
        for row in range(len(self.sheet.rows)):
            if (self.boxes.dead | self.boxes.unknown) >> row & 1:
                continue
            before = self._before(row)
            by = [*islice(members(self.boxes.holds[row] & before), 1)] or self._together(row, before)
            if by:
                count += 1
                if count > MOST_FINDINGS:
                    self.cut = True
                    return
                yield masked(self.sheet, row, by)

    def _before(self, row: int) -> int:
        """The rows that go before this one where both match."""
        rows = self.boxes.meets[row] & ~self.boxes.dead
        if self.policy == "first":
            return rows & ((1 << row) - 1)
        mine = self._priority(row)
        return sum(1 << each for each in members(rows) if (self._priority(each), each) < (mine, row))

    def _together(self, row: int, before: int) -> list[int]:
        """Several rows that together let pass all this one does."""
        if not 2 <= before.bit_count() <= MOST_TOGETHER:
            return []
        domain = [self.boxes.within(row, column) for column in range(len(self.boxes.axes))]
        return list(members(before)) if self.search.covers(domain, before) else []

    def _priority(self, row: int) -> tuple[int, ...]:
        ranks: list[int] = []
        for result, allowed in zip(self.sheet.rows[row].results, self.sheet.allowed, strict=True):
            values = [each.value for each in allowed]
            known = result.formula is None and result.value in values
            ranks.append(values.index(result.value) if known else len(values))
        return tuple(ranks)

    # Rows that hit together

    def _overlaps(self, hidden: set[int]) -> Iterator[Overlap]:
        if self.policy not in SINGLE_HIT:
            return
        looked = found = 0
        for row in range(len(self.sheet.rows)):
            if (self.boxes.dead | self.boxes.unknown) >> row & 1 or row in hidden:
                continue
            later = self.boxes.meets[row] & ~self.boxes.dead & -(1 << (row + 1))
            for other in members(later):
                looked += 1
                if looked > MOST_PAIRS or found >= MOST_FINDINGS:
                    self.cut = True
                    return
                harmful = self._harmful(row, other)
                if harmful is None or other in hidden:
                    continue
                found += 1
                yield overlap(self.sheet, row, other, self._common(row, other), harmful=harmful)

    def _harmful(self, row: int, other: int) -> bool | None:
        """Whether somebody has to settle it; None where it is as it should be: a special case before a general one."""
        differ = self._given[row] != self._given[other]
        match self.policy:
            case "unique":
                return True
            case "any":
                return differ
            case "priority":
                return True if differ and self._priority(row) == self._priority(other) else None
        refines = self.boxes.holds[row] >> other & 1 or self.boxes.holds[other] >> row & 1
        return None if refines else differ

    def _common(self, row: int, other: int) -> Mapping[int, Cell]:
        """What both let pass, of the columns in which they differ; of all that are limited where they are the same."""
        axes = self.boxes.axes
        shared = {at: (axis, self.boxes.within(row, at) & self.boxes.within(other, at)) for at, axis in enumerate(axes)}
        differing = [at for at in shared if self.boxes.within(row, at) != self.boxes.within(other, at)]
        limited = [at for at in shared if shared[at][1] != axes[at].every]
        return {at: shared[at][0].cell(shared[at][1]) for at in (differing or limited)}

    # Values no row answers

    def _gaps(self) -> Iterator[Gap]:
        has_default = any(each is not None for each in self.sheet.defaults)
        if has_default or self.policy not in SINGLE_HIT:
            return
        everybody = (1 << len(self.sheet.rows)) - 1 & ~self.boxes.dead
        found = 0
        for domain, empty in self._domains():
            for box in self.search.uncovered(domain, everybody, MOST_GAPS - found):
                found += 1
                yield self._gap(box, empty)

    def _domains(self) -> Iterator[tuple[list[int], int | None]]:
        """All inputs given; then, for each that may be empty, that one empty, those before it given."""
        given = without_nulls(self.boxes)
        yield given, None
        for at, axis in enumerate(self.boxes.axes):
            if axis.every & NULL:
                later = [each.every for each in self.boxes.axes[at + 1 :]]
                yield [*given[:at], NULL, *later], at

    def _gap(self, box: Box, empty: int | None) -> Gap:
        cells: dict[int, Cell] = {}
        for at, (axis, atoms) in enumerate(zip(self.boxes.axes, self._widened(box), strict=True)):
            cell = axis.cell(atoms)
            if not cell.is_any:
                cells[at] = cell
        when = [cell_text(cells.get(at, ANYTHING)) for at in range(len(self.boxes.axes))]
        return gap(self.sheet, cells, when, is_empty=empty is not None)

    def _widened(self, box: Box) -> Box:
        """With the empty value, wherever a column is hardly limited and no row answers then either."""
        found = list(box)
        for at, axis in enumerate(self.boxes.axes):
            if axis.every & NULL and not found[at] & NULL and axis.is_wide(found[at]):
                wider = [*found[:at], found[at] | NULL, *found[at + 1 :]]
                if not self._is_met(wider):
                    found = wider
        return tuple(found)

    def _is_met(self, box: Sequence[int]) -> bool:
        """Some row lets pass something of it."""
        return any(
            all(self.boxes.within(row, at) & atoms for at, atoms in enumerate(box))
            for row in range(len(self.sheet.rows))
            if not self.boxes.dead >> row & 1
        )
