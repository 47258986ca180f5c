"""What an evaluation is given besides the record: who asks, how options rank today, and the calendars.

These change without any expression changing, so nothing of them is in a tree: they are handed in at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.expressions.fixed import FIXED
from engine.expressions.functions.organisation import ALL
from engine.expressions.values.organisation import Organisation
from engine.expressions.values.temporal import Date, DateTime
from engine.expressions.values.types import Value
from engine.expressions.values.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Given:
    """`ranks` are the codes of each ranked option set (app/name), lowest first; the calendar "" is the bank's own.
    `unit` is the unit of the post acted in; the organisation is left out where nothing asks for it."""

    me: str | None = None
    ranks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    calendars: Mapping[str, Workdays] = field(default_factory=dict)
    unit: str | None = None
    organisation: Organisation | None = None
    _sides: dict[tuple[str, str, bool, bool], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def side(self, option_set: str, code: str, upwards: bool, inside: bool) -> frozenset[str]:
        """The codes of a set on one side of a rank: at least (or at most) as `code`, or the others."""
        key = option_set, code, upwards, inside
        found = self._sides.get(key)
        if found is None:
            found = self._sides[key] = frozenset(self.codes_from(option_set, code, upwards=upwards)[not inside])
        return found

    def codes_from(self, option_set: str, code: str, *, upwards: bool) -> tuple[list[str], list[str]]:
        """The codes of a set ranking at least (or at most) as `code` does, and the others; none without a rank."""
        order = list(self.ranks.get(option_set, ()))
        if code not in order:
            return [], []
        at = order.index(code)
        return (order[at:], order[:at]) if upwards else (order[: at + 1], order[at + 1 :])


def _ranked(upwards: bool) -> Callable[..., Value]:
    def compared(given: Given, value: Value, other: Value, option_set: Value) -> Value:
        inside, outside = given.codes_from(str(option_set), str(other), upwards=upwards)
        return True if value in inside else False if value in outside else None

    return compared


def _on_calendar(meaning: Callable[..., Value]) -> Callable[..., Value]:
    """The last argument may name a calendar."""

    def call(given: Given, *arguments: Value) -> Value:
        *values, last = arguments
        name = last if isinstance(last, str) else ""
        values = values if isinstance(last, str) else [*values, last]
        calendar = given.calendars.get(name)
        if calendar is None or any(each is None for each in values):
            return None
        return meaning(calendar, *(each.date if isinstance(each, DateTime) else each for each in values))

    return call


def _add(calendar: Workdays, day: Date, days: Value) -> Value:
    return calendar.add(day, int(days))


def _in_the_organisation(meaning: Callable[..., Value]) -> Callable[..., Value]:
    def call(given: Given, *arguments: Value) -> Value:
        if given.organisation is None or None in arguments:
            return None
        return meaning(given.organisation, *arguments)

    return call


OF_THE_RUN: dict[str, Callable[..., Value]] = {
    "me": lambda given: given.me,
    **dict.fromkeys(FIXED, lambda given, key: key),
    "at least": _ranked(True),
    "at most": _ranked(False),
    "is workday": _on_calendar(Workdays.is_workday),
    "workday add": _on_calendar(_add),
    "workday diff": _on_calendar(Workdays.between),
    **{each.name: _in_the_organisation(each.means) for each in ALL},
    "my unit": lambda given: given.unit,
}
"""The functions that need it: each takes what is given, then its arguments."""
