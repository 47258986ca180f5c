"""Flows that begin by the clock: each time one is due, once, whatever number of workers there are.

Until when a schedule has been seen to is a row, moved on in the transaction that starts the case: a worker that dies
leaves both or neither. What was missed while nobody worked is made up for once, however often it was due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as insert_once

from engine.calendars.live import live_calendars
from engine.database.session import Database, Session
from engine.errors import LangqiaoError
from engine.expressions.values.temporal import Date
from engine.flows.cron import Cron, read_cron
from engine.flows.references import NATURAL
from engine.flows.starting import Beginning, start
from engine.flows.step import Flows
from engine.flows.tables import schedule
from engine.records import saving
from engine.records.caller import Write

log = structlog.get_logger(__name__)
s = schedule.c


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A start of a live flow that has a schedule."""

    app: str
    flow: str
    uid: str
    node: str
    cron: Cron
    calendar: str


async def start_due(flows: Flows, database: Database) -> int:
    """Begin what is due by now; how many cases that were."""
    begun = 0
    for each in list(scheduled(flows)):
        begun += await database.run(lambda session, one=each: begin_due(flows, session, one))  # type: ignore[misc]
    return begun


def scheduled(flows: Flows) -> Iterator[Scheduled]:
    """Every start by the clock of a live flow."""
    live = flows.live.now
    for app in live.apps():
        for definition in live.definitions(app, "flow"):
            for node in definition.model.nodes:
                trigger = getattr(node, "trigger", None)
                if trigger is None or trigger.kind != "schedule" or node.inside is not None:
                    continue
                cron = read_cron(trigger.cron or "")
                if cron is not None:
                    yield Scheduled(app, definition.name, definition.model.uid, node.uid, cron, trigger.calendar)


async def begin_due(flows: Flows, session: Session, one: Scheduled) -> int:
    """Begin a case where this start is due and nobody else is at it; how many that were."""
    now = flows.clock.business()
    first = {"flow": one.uid, "node": one.node, "seen_at": now}
    await session.execute(insert_once(schedule).values(first).on_conflict_do_nothing())
    here = (s.flow == one.uid, s.node == one.node)
    row = await session.row(select(s.seen_at).where(*here).with_for_update(skip_locked=True))
    if row is None:  # another worker is at it
        return 0
    due = one.cron.latest(row.seen_at, now, flows.clock.zone, _worked(flows, one))
    if due is None:
        return 0
    case, reason = await _case(flows, session, one, due)
    told = {"seen_at": due, "last_at": due, "case_id": case, "reason": reason}
    await session.execute(update(schedule).where(*here).values(**told))
    return int(case is not None)


def _worked(flows: Flows, one: Scheduled) -> Any:  # Any: a day → whether it is worked
    if one.calendar == NATURAL:
        return lambda _: True
    calendar = live_calendars(flows.live.now, one.app).get(one.calendar)

    def works(day: date) -> bool:
        return calendar is not None and calendar.is_workday(Date(day.year, day.month, day.day)) is True

    return works


async def _case(flows: Flows, session: Session, one: Scheduled, due: datetime) -> tuple[UUID | None, str | None]:
    """A record as the form makes it by itself, and a case on it; or why there is none."""
    picture = await flows.live.hold(session, one.app)
    caller = flows.system(session).in_release(picture)
    try:
        async with session.savepoint():
            version, flow = await flows.versions.live(session, picture, one.app, one.flow)
            write = Write(source="flow", cause=({"schedule": one.node, "at": due.isoformat()},))
            record = await saving.create(caller, flow.form.app, flow.form.name, {}, write=write)
            beginning = Beginning(version, flow, UUID(record["id"]), trigger="schedule")
            begun = await start(flows, caller, beginning, flows.told(caller))
            return UUID(begun["id"]), None
    except LangqiaoError as error:
        problem = error.problems[0] if error.problems else error.problem
        log.warning("flow_schedule_failed", app=one.app, flow=one.flow, code=problem.code.name)
        return None, problem.code.name
