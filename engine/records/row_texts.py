"""What became of rows, in words: which came, went or are otherwise now, with the cells that differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.fields.field_type import Json
from engine.fields.rows import ROW_ID
from engine.problems import Language
from engine.records.entity import Entity, EntityField
from engine.records.row_changes import AT, told_rows

MOST_TOLD = 100
"""Rows of one change that are told one by one; of the others how many there are."""
MOST_IN_TEXT = 20

Told = Mapping[str, Any]  # Any: JSON


def told(field: EntityField, change: Sequence[Json], language: Language) -> dict[str, Any]:
    """A change of rows: `old` and `new` as they travel, a line for each row in the texts, and each row by itself."""
    entity = field.rows
    assert entity is not None
    old, new = change[0] or [], change[1] or []
    rows = _rows(entity, old, new, language)
    return {
        "field": field.name,
        "label": field.label.as_dict(),
        "old": told_rows(entity, old[:MOST_TOLD]) or None,
        "new": told_rows(entity, new[:MOST_TOLD]) or None,
        "old_text": _text(rows, "old_text", language),
        "new_text": _text(rows, "new_text", language),
        "rows": rows[:MOST_TOLD],
        "more_rows": max(0, len(rows) - MOST_TOLD),
    }


def _rows(entity: Entity, old: Sequence[Told], new: Sequence[Told], language: Language) -> list[dict[str, Any]]:
    was = {row[ROW_ID]: row for row in old}
    now = {row[ROW_ID]: row for row in new}
    found = [_row(entity, row, now.get(key), language) for key, row in was.items()]
    found += [_row(entity, None, row, language) for key, row in now.items() if key not in was]
    return sorted(found, key=lambda each: each["at"])


def _row(entity: Entity, was: Told | None, now: Told | None, language: Language) -> dict[str, Any]:
    """One row; of one that is still there only the cells that differ."""
    cells = []
    for each in entity.fields:
        before, after = (was or {}).get(each.uid), (now or {}).get(each.uid)
        if before != after:
            texts = [None if value is None else each.traits.display(value, language) for value in (before, after)]
            label = each.label.as_dict()
            cells.append({"field": each.name, "label": label, "old_text": texts[0], "new_text": texts[1]})
    place = now if now is not None else was
    assert place is not None
    return {
        "what": _what(was, now, bool(cells)),
        "at": place[AT],
        "was_at": None if was is None else was[AT],
        "cells": cells,
    }


def _what(was: Told | None, now: Told | None, is_changed: bool) -> str:
    if was is None:
        return "added"
    if now is None:
        return "removed"
    return "changed" if is_changed else "moved"


def _text(rows: Sequence[dict[str, Any]], side: str, language: Language) -> str | None:
    """A line for each row there is on this side."""
    between = "，" if language is Language.ZH else ", "
    gone = "added" if side == "old_text" else "removed"
    lines = []
    for row in rows:
        if row["what"] == gone:
            continue
        at = row["was_at"] if side == "old_text" else row["at"]
        cells = (f"{cell['label'][language.value]} {cell[side]}" for cell in row["cells"] if cell[side])
        lines.append(f"{at + 1}. {between.join(cells)}".rstrip())
    more = len(lines) - MOST_IN_TEXT
    if more > 0:
        lines = [*lines[:MOST_IN_TEXT], f"…（还有 {more} 行）" if language is Language.ZH else f"… ({more} more)"]
    return "\n".join(lines) or None
