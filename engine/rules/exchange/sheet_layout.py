"""Where things stand on a sheet: ours by its technical row, anybody's by its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.rules.exchange.grid import Grid
from engine.rules.exchange.pen import unescaped
from engine.rules.exchange.sheet_words import NOTE_WORDS, NUMBER_WORDS, THEN_WORDS, WHEN_WORDS, read_policy, spelled

HIGHEST_HEADING = 20
"""Rows that are looked through for headings."""
RESULT_NAME = re.compile(r"结果|结论|输出|动作|处理|派给|返回|result|output|then", re.IGNORECASE)


@dataclass(slots=True)
class Heading:
    """A column of the table: where it is, what it is called, and what the sheet says of it."""

    column: int
    label: str
    technical: str = ""
    kept: dict[str, Any] = field(default_factory=dict)  # Any: JSON


@dataclass(slots=True)
class Layout:
    """A table on a sheet."""

    labels: int
    first: int
    inputs: list[Heading] = field(default_factory=list)
    outputs: list[Heading] = field(default_factory=list)
    note: int | None = None
    uid: int | None = None
    policy: str = ""
    policy_cell: tuple[int, int] = (1, 1)
    title: tuple[str, str] = ("", "")
    kept: dict[str, Any] = field(default_factory=dict)  # Any: JSON
    is_ours: bool = False
    damaged: list[tuple[int, int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)


def find_layout(grid: Grid) -> Layout | None:
    """The table, or None where there is none."""
    technical = _tagged(grid, "technical")
    return _ours(grid, technical) if technical else _plain(grid)


def _tagged(grid: Grid, word: str) -> int | None:
    words = spelled(word)
    return next((row for row in range(1, HIGHEST_HEADING + 1) if grid.text(row, 1).casefold() in words), None)


def _ours(grid: Grid, technical: int) -> Layout:
    columns, policy, title, kept = (_tagged(grid, each) for each in ("column", "hit_policy", "title", "format"))
    found = Layout(technical - 1, max(technical, columns or 0) + 1, is_ours=True)
    bands = technical - 2
    found.policy, found.policy_cell = grid.text(policy or 0, 2), (policy or 1, 2)
    found.title = (unescaped(grid.text(title or 0, 2)), unescaped(grid.text(title or 0, 3)))
    found.kept = _json(grid, found, kept, range(2, grid.columns + 1)) if kept else {}
    side = ""
    for column in range(2, grid.columns + 1):
        band = grid.text(bands, column).casefold()
        if band in spelled("note"):
            found.note, side = column, "over"
        elif band in spelled("uid"):
            found.uid, side = column, "over"
        elif band in WHEN_WORDS or band in THEN_WORDS:
            side = "then" if band in THEN_WORDS else "when"
        label = unescaped(grid.text(found.labels, column))
        if side in ("when", "then") and (label or grid.text(technical, column)):
            tags = _json(grid, found, columns, [column]) if columns else {}
            heading = Heading(column, label, unescaped(grid.text(technical, column)), tags)
            (found.inputs if side == "when" else found.outputs).append(heading)
    return found


def _json(grid: Grid, found: Layout, row: int, columns: range | list[int]) -> dict[str, Any]:
    """What is kept in hidden cells; nothing, and said so, where somebody has changed it."""
    texts = (grid.at(row, column) for column in columns)
    text = "".join(unescaped(each) for each in texts if isinstance(each, str))
    if not text:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        found.damaged.append((row, columns[0]))
        return {}
    return value


def _plain(grid: Grid) -> Layout | None:
    """Headings are the last row of texts before the first row that is not headings alone."""
    bands = next((row for row in range(1, HIGHEST_HEADING) if _is_band(grid, row)), None)
    top, labels = (bands, bands + 1) if bands else _heading_rows(grid)
    if not 0 < labels < grid.rows:
        return None
    found = Layout(labels, labels + 1)
    for row in range(1, top + bool(bands)):
        texts = [text for column in range(1, grid.columns + 1) if (text := grid.text(row, column))]
        policy = next((each for each in texts if read_policy(each)), None)
        found.policy = found.policy or policy or ""
        if row == bands or _is_about_the_whole(grid, row):
            continue
        found.above += list(dict.fromkeys(each for each in texts if each != policy))
    _sides(grid, found, bands)
    return found


def _is_band(grid: Grid, row: int) -> bool:
    texts = {grid.text(row, column).casefold() for column in range(1, grid.columns + 1)}
    return bool(texts & WHEN_WORDS) and bool(texts & THEN_WORDS) and not texts - WHEN_WORDS - THEN_WORDS - _OTHERS


_OTHERS = NOTE_WORDS | NUMBER_WORDS | {""} | {each.casefold() for each in "UAPFRO"} | {"c", "c+", "c<", "c>", "c#"}


def _heading_rows(grid: Grid) -> tuple[int, int]:
    """The first row with as many names as the table has columns, and the last that belongs to it; zeros for none."""
    rows = [row for row in range(1, min(grid.rows, HIGHEST_HEADING) + 1) if not _is_about_the_whole(grid, row)]
    width = max((_width(grid, row) for row in rows), default=0)
    top = next((row for row in rows if _width(grid, row) >= max(2, width - 1)), 0)
    last = top
    while last and any(grid.merged.get((last + 1, each)) == (top, each) for each in range(1, grid.columns + 1)):
        last += 1  # names in two rows: those merged over both stand in the lower one as well
    return top, last


def _is_about_the_whole(grid: Grid, row: int) -> bool:
    return grid.text(row, 1).casefold() in spelled("hit_policy") | spelled("title")


def _width(grid: Grid, row: int) -> int:
    """How many different cells of a row hold something; one merged over a whole table is one."""
    return len(
        {grid.merged.get((row, each), (row, each)) for each in range(1, grid.columns + 1) if grid.text(row, each)}
    )


def _sides(grid: Grid, found: Layout, bands: int | None) -> None:
    """Which columns are conditions, which results: by the bands, else by their names, else the last one."""
    headings: list[tuple[Heading, str]] = []
    for column, label in _labels(grid, found):
        plain = label.casefold()
        band = grid.text(bands, column).casefold() if bands else ""
        if band in WHEN_WORDS or band in THEN_WORDS:
            headings.append((Heading(column, label), "when" if band in WHEN_WORDS else "then"))
        elif plain in NOTE_WORDS or band in NOTE_WORDS:
            found.note = column
        elif column == 1 and _counts(grid, found) and (read_policy(label) or {plain, band} & NUMBER_WORDS):
            found.policy, found.policy_cell = (
                (label, (found.labels, 1)) if read_policy(label) else (found.policy, (1, 1))
            )
        else:
            headings.append((Heading(column, label), ""))
    by_name = [each for each, side in headings if not side and RESULT_NAME.search(each.label)]
    if not bands and not by_name and headings:
        by_name = [headings[-1][0]]
    for each, side in headings:
        if side == "then" or (not side and each in by_name):
            found.outputs.append(each)
        elif side == "when" or not bands:
            found.inputs.append(each)


def _counts(grid: Grid, found: Layout) -> bool:
    """The first column holds nothing but numbers of rows, and there are enough others."""
    if grid.columns < 3:
        return False
    texts = (grid.text(row, 1) for row in range(found.first, grid.rows + 1))
    return all(each == "" or re.fullmatch(r"[A-Za-z]{0,3}\d{1,5}\.?", each) for each in texts)


def _labels(grid: Grid, found: Layout) -> Iterator[tuple[int, str]]:
    """Every column with a name or with something below."""
    for column in range(1, grid.columns + 1):
        label = unescaped(grid.text(found.labels, column))
        if label or any(grid.at(row, column) not in (None, "") for row in range(found.first, grid.rows + 1)):
            yield column, label
