"""One row of many on its way in, and which unique values were met on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from engine.database.identifier import new_id
from engine.fields.field_type import Json
from engine.problems import Problem
from engine.records.entity import EntityField
from engine.records.projection import Row
from engine.records.submission import Submission


@dataclass(slots=True)
class Item:
    """One row on its way in: what was sent, and what becomes of it. `record` is the one it changes, else a new one."""

    row: int
    sent: dict[str, Json]
    problems: list[Problem] = field(default_factory=list)
    record: UUID | None = None
    base: int = 0
    before: int = 0
    current: dict[str, Json] = field(default_factory=dict)
    found: Row | None = None
    submission: Submission = field(default_factory=Submission)

    @property
    def is_new(self) -> bool:
        """It makes a record."""
        return not self.base

    @property
    def is_idle(self) -> bool:
        """It changes nothing."""
        return not self.is_new and not self.submission.values

    @property
    def key(self) -> UUID:
        """The record's id, made where there is none yet."""
        if self.record is None:
            self.record = new_id()
        return self.record

    def whole(self, fields: Sequence[EntityField]) -> dict[str, Any]:
        """What these fields hold once the row is written."""
        values = self.submission.values
        return {
            each.uid: values[each.uid] if each.uid in values else each.traits.parse(self.current.get(each.uid))
            for each in fields
        }

    def fail(self, problems: Iterable[Problem]) -> None:
        """More of what is wrong."""
        self.problems.extend(problems)


@dataclass(slots=True)
class Seen:
    """Which unique values stand in which row of a file, by the fields they belong to."""

    rows: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def at(self, key: tuple[Any, ...], row: int) -> int | None:
        """The earlier row with the same; this one is noted."""
        earlier = self.rows.setdefault(key, row)
        return None if earlier == row else earlier
