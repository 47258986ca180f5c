"""Counting up to a thousand: beyond that people want to know that there are many, and an exact number costs a full
scan."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, literal_column, select

MOST_COUNTED = 1000

MANY_FOR = 20.0
"""Seconds for which a list found to have more than the cap is taken to have more still."""


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


class Many:
    """Which lists were lately found to have more than the cap. Counting a thousand records is what a list costs most,
    and "1,000 and more" seldom changes; a number a person can check by eye is counted anew each time."""

    def __init__(self, size: int = 4096) -> None:
        self._size = size
        self._until: OrderedDict[bytes, float] = OrderedDict()

    def holds(self, list_: bytes) -> bool:
        """Whether the list had more than the cap a moment ago."""
        return self._until.get(list_, 0.0) > time.monotonic()

    def note(self, list_: bytes, counted: tuple[int, bool]) -> None:
        """Remember what was counted, if it was more than the cap."""
        if counted[1]:
            return
        self._until[list_] = time.monotonic() + MANY_FOR
        self._until.move_to_end(list_)
        if len(self._until) > self._size:
            self._until.popitem(last=False)


def list_digest(statement: str, arguments: Sequence[Any]) -> bytes:
    """What tells a list from others: its statement and all it is bound to, the reader's own part included."""
    return sha256(f"{statement}\0{arguments!r}".encode()).digest()
