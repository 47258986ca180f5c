"""What an evaluation on behalf of somebody is given: himself, and the ranks, calendars and organisation of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from engine.calendars.live import live_calendars
from engine.expressions import ast
from engine.expressions.functions.organisation import asks
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.expressions.values.organisation import Organisation
from engine.identity import standing
from engine.records.caller import Caller


async def given_to(caller: Caller, app: str, trees: Iterable[ast.Node]) -> Given:
    """For expressions of `app`, which calls its own calendars by their bare names."""
    live: Any = caller.live  # Any: a Picture
    ranks: dict[str, Sequence[str]] = {}
    for each in live.apps():
        for definition in live.definitions(each, "option_set"):
            option_set = live.option_set(each, definition.name)
            if option_set.ranked:
                ranks[f"{each}/{definition.name}"] = option_set.codes
    return Given(
        str(caller.actor.me),
        ranks,
        live_calendars(live, app),
        unit=unit_of(caller),
        organisation=await organisation_for(caller) if asks(trees) else None,
    )


async def moment_of(caller: Caller, app: str, trees: Iterable[ast.Node]) -> Moment:
    """The same with the instant and the day it is at the bank: what generated Python and SQL are run with."""
    now = caller.now().astimezone(caller.clock.zone)
    return Moment(now, caller.clock.today(), await given_to(caller, app, trees))


def unit_of(caller: Caller) -> str | None:
    """The unit of the post he acts in."""
    return None if caller.actor.unit is None else str(caller.actor.unit)


_kept: WeakKeyDictionary[Any, tuple[int, date, Organisation]] = WeakKeyDictionary()  # Any: a picture


async def organisation_for(caller: Caller) -> Organisation:
    """The organisation of the day: read anew where anything of it, or the day, has changed since it was read."""
    today, epoch = caller.clock.today(), await standing.epoch(caller.session)
    kept = _kept.get(caller.live)
    if kept is None or kept[:2] != (epoch, today):
        kept = _kept[caller.live] = (epoch, today, await standing.organisation(caller.session, today))
    return kept[2]
