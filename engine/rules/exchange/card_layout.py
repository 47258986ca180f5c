"""Where a score card stands on a sheet: its headings say so, in our words or in those people use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.rules.exchange.card_words import COLUMNS, ITEM, KEPT, POINTS, RANGE, SOURCE, spelled
from engine.rules.exchange.grid import Grid, Place
from engine.rules.exchange.pen import unescaped
from engine.rules.exchange.sheet_layout import HIGHEST_HEADING

Json = dict[str, Any]  # Any: a document


@dataclass(slots=True)
class CardLayout:
    """A score card on a sheet: its columns by what they hold, and what stands above them."""

    headings: int
    columns: Mapping[str, int]
    title: tuple[str, str] = ("", "")
    base: Place | None = None
    reasons: Place | None = None
    kept: Json = field(default_factory=dict)
    is_ours: bool = False
    damaged: list[Place] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    def kept_at(self, grid: Grid, row: int) -> Json:
        """What the hidden cell of a row keeps."""
        column = self.columns.get(KEPT)
        return self.read_kept(grid, row, [column]) if column and self.is_ours else {}

    def read_kept(self, grid: Grid, row: int, columns: list[int]) -> Json:
        """JSON in hidden cells; nothing, and said so, where somebody has changed it."""
        texts = (grid.at(row, column) for column in columns)
        text = "".join(unescaped(each) for each in texts if isinstance(each, str))
        try:
            value = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            self.damaged.append((row, columns[0]))
            return {}
        return value


def find_card(grid: Grid) -> CardLayout | None:
    """The score card, or None where there is none: its headings name an item, a range and points."""
    for row in range(1, min(grid.rows, HIGHEST_HEADING) + 1):
        columns = _columns(grid, row)
        if {ITEM, RANGE, POINTS} <= columns.keys():
            found = CardLayout(row, columns, is_ours=SOURCE in columns)
            _head(grid, found)
            return found
    return None


def _columns(grid: Grid, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(1, grid.columns + 1):
        text = grid.text(row, column).casefold()
        name = next((each for each in COLUMNS if text in spelled(each)), None) if text else None
        if name:
            found.setdefault(name, column)
    return found


def _head(grid: Grid, found: CardLayout) -> None:
    for row in range(1, found.headings):
        word = grid.text(row, 1).casefold()
        if word in spelled("title"):
            found.title = (unescaped(grid.text(row, 2)), unescaped(grid.text(row, 3)))
        elif word in spelled("base"):
            found.base = (row, 2)
        elif word in spelled("reasons"):
            found.reasons = (row, 2)
        elif word in spelled("format"):
            found.kept = found.read_kept(grid, row, list(range(2, grid.columns + 1)))
        else:
            texts = (grid.text(row, column) for column in range(1, grid.columns + 1))
            found.above += list(dict.fromkeys(each for each in texts if each))
