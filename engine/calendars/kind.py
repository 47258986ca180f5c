"""The kind `calendar`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.calendars.check import check
from engine.calendars.compile import compile_calendar
from engine.calendars.model import Calendar
from engine.kinds import DefinitionKind, Scope, Step, Use


def references(_: Calendar, __: str) -> Iterator[Use]:
    """A calendar names nothing."""
    yield from ()


def plan(_: Calendar | None, __: Calendar | None, ___: Scope) -> list[Step]:
    """Days are looked up when they are asked for: nothing is prepared."""
    return []


CALENDAR = DefinitionKind(
    name="calendar",
    model=Calendar,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_calendar,
    plan=plan,
)
