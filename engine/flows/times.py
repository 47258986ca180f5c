"""The clock and the calendars of a running case, for the pure answers of `engine.flows.due`."""

from __future__ import annotations

from typing import Any

from engine.calendars.live import live_working_times
from engine.flows.due import Times
from engine.flows.questions import Alarms, Later, Limits, Now, When
from engine.flows.world import World


async def answered(world: World, question: When | Alarms | Limits | Later | Now) -> Any:
    """What the clock says. Expressions it may ask for are worked out before: the record is read outside of it."""
    flow, places, scope = world.flow, list[tuple[str, str]](), 0
    match question:
        case When(node, _, scope):
            places = [(node, each) for each in ("due.duration", "event.after", "event.at")]
        case Limits():
            places = [(uid, "if") for uid in flow.limits]
    known = {id(flow.formulas[each]): await world.work_out(*each, scope) for each in places if each in flow.formulas}
    calendars = live_working_times(world.caller.live, flow.app)
    return Times(flow, calendars, world.caller.now(), lambda formula: known.get(id(formula))).answer(question)
