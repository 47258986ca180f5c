"""A sheet as plain values: what stands in each cell, and which cells are one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula somebody wrote; its result is not trusted, because nobody knows when it was worked out."""

    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of the spreadsheet: #N/A, #REF!"""

    text: str


Written = (
    str
    | Decimal
    | bool
    | datetime.datetime
    | datetime.date
    | datetime.time
    | datetime.timedelta
    | Formula
    | Fault
    | None
)
"""What may stand in a cell."""
Place = tuple[int, int]
"""Row and column, both from 1."""


def address(row: int, column: int) -> str:
    """A cell as people call it: row 7 of column 3 is C7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


@dataclass(slots=True)
class Grid:
    """The cells of one sheet. Merged cells all hold what the first of them holds."""

    cells: dict[Place, Written] = field(default_factory=dict)
    merged: Mapping[Place, Place] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """The last row with anything in it."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def columns(self) -> int:
        """The last column with anything in it."""
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Written:
        """What stands in a cell, or in the first of the cells it is merged with."""
        return self.cells.get(self.merged.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        """The same as a trimmed text; "" where there is nothing to read."""
        found = self.at(row, column)
        if isinstance(found, Decimal):
            return f"{found:f}"
        return found.strip() if isinstance(found, str) else ""

    def is_blank(self, row: int) -> bool:
        """Nothing stands in this row."""
        return all(self.at(row, column) in (None, "") for column in range(1, self.columns + 1))
