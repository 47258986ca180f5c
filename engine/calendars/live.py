"""The calendars that are live, as evaluations are given them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from engine.calendars.working_time import WorkingTime
from engine.expressions.values.workdays import Workdays


class Releases(Protocol):
    """All live releases at one moment: a `definitions.live.Picture`."""

    def apps(self) -> Sequence[str]:
        """Every app with a live release."""
        ...

    def definitions(self, app: str, kind: str) -> Any:
        """The app's live definitions of a kind. Any: each has a name and a model."""
        ...

    def compiled(self, kind: str, app: str, name: str) -> Any:
        """What a kind's compile returned."""
        ...


_kept: WeakKeyDictionary[Any, dict[str, dict[str, Workdays]]] = WeakKeyDictionary()  # Any: a picture


def live_calendars(live: Releases, app: str) -> dict[str, Workdays]:
    """The calendars an expression of `app` may name: its own by name, all by `app/name`, and the bank's own as ""."""
    kept = _kept.setdefault(live, {})
    if app not in kept:
        kept[app] = _found(live, app)
    return kept[app]


_times: WeakKeyDictionary[Any, dict[str, dict[str, WorkingTime]]] = WeakKeyDictionary()  # Any: a picture


def live_working_times(live: Releases, app: str) -> dict[str, WorkingTime]:
    """The working time of the calendars a definition of `app` may name: its own by name, all by `app/name`."""
    kept = _times.setdefault(live, {})
    if app not in kept:
        kept[app] = {}
        for each in live.apps():
            for definition in live.definitions(each, "calendar"):
                times = WorkingTime.of(live.compiled("calendar", each, definition.name))
                kept[app][f"{each}/{definition.name}"] = times
                if each == app:
                    kept[app][definition.name] = times
    return kept[app]


def _found(live: Releases, app: str) -> dict[str, Workdays]:
    found: dict[str, Workdays] = {}
    for each in live.apps():
        for definition in live.definitions(each, "calendar"):
            calendar = live.compiled("calendar", each, definition.name)
            found[f"{each}/{definition.name}"] = calendar.workdays
            if each == app:
                found[definition.name] = calendar.workdays
            if calendar.of_the_bank:
                found.setdefault("", calendar.workdays)
    return found
