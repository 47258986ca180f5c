"""Trying a flow that is being drawn: its draft among all drafts of the app, a sample record, a fast clock.

Nothing is written and nothing leaves. What the sample says of related records is read with the rights of who tries.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from engine.calendars.compile import compile_calendar
from engine.calendars.live import live_working_times
from engine.calendars.model import Calendar
from engine.calendars.working_time import WorkingTime
from engine.definitions.check import check_one
from engine.definitions.overlay import Overlays
from engine.definitions.runner import existing_app
from engine.definitions.scope import AppScope
from engine.errors import Invalid
from engine.expressions.native import to_native
from engine.expressions.types import Record
from engine.fields.surroundings import FormSurroundings
from engine.flows.check_drawing import NO_NODE
from engine.flows.check_events import BAD_SPAN
from engine.flows.check_tasks import NOT_OFFERED
from engine.flows.compile import compile_flow
from engine.flows.compiled import CompiledFlow
from engine.flows.model import Flow
from engine.flows.spans import read_span
from engine.flows.tryout import Decide, Did, Line, Sample, TriedOut, TryOut
from engine.identity.names import labels
from engine.kinds import StoredTable
from engine.problems import Code, Problem, pointer
from engine.records.caller import Caller
from engine.records.given import given_to
from engine.records.reached import Reached
from engine.records.trying import read_values
from engine.reference import Label, Reference

NO_START = Code("flow_try_no_start", zh="流程没有名为“{name}”的开始节点", en="The flow has no start named '{name}'")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
SHOWN = "%Y-%m-%d %H:%M"

DecideOf = Callable[[CompiledFlow, Mapping[str, Any]], Awaitable[Decide]]
"""(the flow, the sample record) → what its decisions answer: how flows, which stand beside rules, ask."""


@dataclass(frozen=True)
class Wished:
    """What somebody wants to try. `values` by field name, as JSON; everything else by the names of nodes."""

    values: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON
    initiator: UUID | None = None
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    done: Mapping[str, Sequence[Did]] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    messages: Sequence[str] = ()
    begins: datetime | None = None
    at: str | None = None


@dataclass(frozen=True)
class _Drafted:
    """The scope of a flow that is compiled to be tried: no release has it yet."""

    around: AppScope
    release: int = 0
    version_id: str = ""

    @property
    def app(self) -> str:
        return self.around.app

    def find(self, kind: str, reference: Reference) -> Any:  # Any: a model of that kind
        return self.around.find(kind, reference)

    def names(self, kind: str) -> Sequence[Reference]:
        return self.around.names(kind)

    def table(self, form: str) -> StoredTable | None:
        del form
        return None


async def try_flow(
    caller: Caller, overlays: Overlays, app: str, name: str, wished: Wished, decide: DecideOf
) -> TriedOut:
    """What would happen. Raises NotFound where there is no such flow, Invalid with the flow's own errors, or with what
    is wrong with the sample."""
    await existing_app(caller.session, app)
    around = await overlays.drafted(caller.session, app)
    source = around.located(app, "flow", name)
    errors = [each for each in check_one(around.landscape, source) if each.is_error]
    if errors:
        raise Invalid(errors)
    scope = around.landscape.scope(app)
    flow = compile_flow(cast("Flow", around.landscape.model(source)), _Drafted(scope))
    record = await _sampled(caller, flow, scope, wished)
    calendars = {**live_working_times(cast("Any", caller.live), app), **_drafted_calendars(scope, app)}
    given = await given_to(caller, app, [each.checked.tree for each in flow.formulas.values()])
    given = replace(given, ranks={**given.ranks, **flow.ranks})
    initiator = str(wished.initiator or caller.actor.me)
    sample = Sample(record, initiator, wished.people, wished.done, wished.answers, wished.messages)
    begins = wished.begins or caller.now()
    run = TryOut(flow, sample, begins, calendars, given, await decide(flow, record)).run
    tried = await asyncio.to_thread(partial(run, wished.at))
    return replace(tried, lines=await _named(caller, tried.lines))


async def _sampled(caller: Caller, flow: CompiledFlow, scope: AppScope, wished: Wished) -> dict[str, Any]:
    """The sample record by field uid."""
    problems = list(_misnamed(flow, wished))
    around = FormSurroundings(scope, flow.form)
    values: dict[str, Any] = {}
    try:
        values = read_values(around, Record(str(flow.form)), wished.values, "/values")
    except Invalid as error:
        problems += error.problems
    if problems:
        raise Invalid(problems)
    for formula in flow.formulas.values():
        reached = Reached(caller, formula.checked, around)
        values = {uid: await reached.filled(uid, each) for uid, each in values.items()}
    return {uid: to_native(each) for uid, each in values.items()}


def _misnamed(flow: CompiledFlow, wished: Wished) -> list[Problem]:
    """Nodes the sample speaks of that are not there, lengths of time that are none."""
    names = flow.graph.uids
    said: list[tuple[str, str]] = [
        (pointer(member, each), each)
        for member in ("people", "done", "answers")
        for each in getattr(wished, member)
        if each not in names
    ]
    problems = [NO_NODE.at(path, name=each[:60]) for path, each in said]
    for node, planned in wished.done.items():
        for at, did in enumerate(planned):
            offered = getattr(flow.part(names[node]), "actions", {}) if node in names else {}
            if did.outcome is not None and node in names and did.outcome not in offered:
                problems.append(NOT_OFFERED.at(pointer("done", node, at, "outcome"), action=did.outcome))
            if read_span(did.after) is None:
                problems.append(BAD_SPAN.at(pointer("done", node, at, "after"), text=did.after))
            if did.target is not None and did.target not in names:
                problems.append(NO_NODE.at(pointer("done", node, at, "target"), name=did.target[:60]))
    starts = {each.part.name for each in flow.graph.starts.get(None, ())}
    if wished.at is not None and wished.at not in starts:
        problems.append(NO_START.at("/at", name=wished.at[:60]))
    return problems


def _drafted_calendars(scope: AppScope, app: str) -> dict[str, WorkingTime]:
    """The calendars as they are in the drafts."""
    found: dict[str, WorkingTime] = {}
    for reference in scope.names("calendar"):
        model = scope.find("calendar", reference)
        if isinstance(model, Calendar):
            hours = WorkingTime.of(compile_calendar(model, _Drafted(scope)))
            found[str(reference)] = hours
            if reference.app == app:
                found[reference.name] = hours
    return found


async def _named(caller: Caller, lines: Sequence[Line]) -> list[Line]:
    """People are called by their names, instants as the bank's clocks show them."""
    ids = {UUID(each) for line in lines for each in ID.findall(" ".join([line.said.zh, *line.to]))}
    zone = caller.clock.zone
    known = {str(key): name for key, name in (await labels(caller.session, ids)).items()}

    def called(text: str) -> str:
        named = ID.sub(lambda found: known.get(found[0], found[0]), text)
        return INSTANT.sub(lambda found: datetime.fromisoformat(found[0]).astimezone(zone).strftime(SHOWN), named)

    return [
        replace(
            each,
            said=Label(zh=called(each.said.zh), en=called(each.said.en or each.said.zh)),
            to=[called(one) for one in each.to],
        )
        for each in lines
    ]
