"""When something is due: lengths of time worked out against the record, on the calendar the author names."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from engine.flows.questions import Alarms, Later, Limits, When
from engine.flows.spans import read_span, span_of
from engine.flows.world import World


async def answered(world: World, question: When | Alarms | Limits | Later) -> Any:
    """What the clock says."""
    match question:
        case When(node, "due"):
            part = world.flow.part(node)
            return after(world, part.due.duration, await world.work_out(node, "due.duration"))
        case When(node, "repeat"):
            return after(world, world.flow.part(node).due.repeat, None)
        case When(node):
            event = world.flow.part(node).event
            if event.at is not None:
                found = await world.work_out(node, "event.at")
                return found if isinstance(found, datetime) else None
            return after(world, event.after, await world.work_out(node, "event.after"))
        case Alarms(node, due):
            return _alarms(world, node, due)
        case Limits():
            return [found async for found in _limits(world)]
        case Later(_, _, due, stopped):
            return due + (world.caller.now() - stopped)


def after(world: World, written: str | None, worked_out: Any, since: datetime | None = None) -> datetime | None:
    """So long after an instant, now if none is said."""
    length = span_of(worked_out) if worked_out is not None else read_span(written or "")
    begun = since or world.caller.now()
    return None if length is None else begun + timedelta(days=length.days, seconds=length.seconds)


def _alarms(world: World, node: str, due: datetime) -> list[tuple[str, datetime]]:
    written = world.flow.part(node).due
    said = [(f"remind.{at}", each) for at, each in enumerate(written.remind)]
    said += [(f"escalate.{at}", each.after) for at, each in enumerate(written.escalate)]
    said += [("repeat", written.repeat)] if written.repeat is not None else []
    found = [(what, when) for what, text in said if (when := after(world, text, None, due)) is not None]
    return sorted(found, key=lambda each: each[1])


async def _limits(world: World) -> Any:
    for limit in world.flow.model.limits:
        if limit.applies is not None and await world.work_out(limit.uid, "if") is not True:
            continue
        when = after(world, limit.after, None)
        if when is not None:
            yield limit.uid, when
