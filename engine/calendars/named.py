"""The calendars that may be named from where a definition stands: live ones overlaid with drafts. Pure."""

from __future__ import annotations

from engine.calendars.compile import compile_calendar
from engine.calendars.model import Calendar
from engine.expressions.values.workdays import Workdays
from engine.kinds import Scope


def named_calendars(scope: Scope) -> dict[str, Workdays]:
    """The app's own by name, all by `app/name`, and the bank's own as "": as `live` has them."""
    found: dict[str, Workdays] = {}
    for reference in scope.names("calendar"):
        calendar = scope.find("calendar", reference)
        if not isinstance(calendar, Calendar):
            continue
        workdays = compile_calendar(calendar, scope).workdays
        found[str(reference)] = workdays
        if reference.app == scope.app:
            found[reference.name] = workdays
        if calendar.of_the_bank:
            found.setdefault("", workdays)
    return found
