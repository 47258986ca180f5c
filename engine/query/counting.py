"""Counting up to a thousand: beyond that people want to know that there are many, and an exact number costs a full
scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, literal_column, select

MOST_COUNTED = 1000


def capped_count(rows: Select[Any]) -> ScalarSelect[int]:
    """How many rows a select finds, as a value, giving up one past the cap."""
    some = (
        rows.with_only_columns(literal_column("1").label("one"))
        .order_by(None)
        .limit(MOST_COUNTED + 1)
        .subquery("counted")
    )
    return select(func.count()).select_from(some).scalar_subquery()


def told(found: int) -> tuple[int, bool]:
    """A capped count as (value, exact): 1,000 and more is 1,000, not exactly."""
    return (MOST_COUNTED, False) if found > MOST_COUNTED else (found, True)


def as_json(counted: tuple[int, bool]) -> Mapping[str, Any]:
    """As a list's answer carries it."""
    return {"value": counted[0], "exact": counted[1]}
