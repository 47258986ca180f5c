"""What an evaluation on behalf of somebody is given: himself, and the ranks and calendars that are live."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.calendars.live import live_calendars
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.records.caller import Caller


def given_to(caller: Caller, app: str) -> Given:
    """For an expression of `app`, which calls its own calendars by their bare names."""
    live: Any = caller.live  # Any: a Picture
    ranks: dict[str, Sequence[str]] = {}
    for each in live.apps():
        for definition in live.definitions(each, "option_set"):
            option_set = live.option_set(each, definition.name)
            if option_set.ranked:
                ranks[f"{each}/{definition.name}"] = option_set.codes
    return Given(str(caller.actor.person), ranks, live_calendars(live, app))


def moment_of(caller: Caller, app: str) -> Moment:
    """The same with the instant and the day it is at the bank: what generated Python and SQL are run with."""
    now = caller.now().astimezone(caller.clock.zone)
    return Moment(now, caller.clock.today(), given_to(caller, app))
