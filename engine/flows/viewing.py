"""A case as its readers see it: where it stands on the graph, who had it when, what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, literal, or_, select

from engine.errors import LangqiaoError, NotFound
from engine.flows import copies
from engine.flows.acting import TASK, WHEN, allowed_actions, lens_of_task
from engine.flows.compiled import CompiledFlow
from engine.flows.inbox import how_late, node_label, node_name
from engine.flows.questions import Event
from engine.flows.signed import signed
from engine.flows.step import Flows
from engine.flows.store import CASE, Loaded
from engine.flows.story import BY_PEOPLE, STORY, told
from engine.flows.tables import case, copy, event, incident, task, token
from engine.flows.team import people_led
from engine.identity.actor import PlatformRole
from engine.records import reading
from engine.records.caller import Caller
from engine.records.names import names

MOST_EVENTS, MOST_TASKS = 100, 500
ONE = literal(1)


async def open_case(flows: Flows, caller: Caller, number: UUID) -> tuple[Any, CompiledFlow, bool]:
    """A case somebody may see: he started it, has or had something to do in it, was sent a copy, administers flows or
    may read its record, or somebody below him has it now. For all others there is no such case. And whether he may read
    what was said in it: who only administers it, or leads those who have it, sees where it stands."""
    me = caller.actor.me
    mine = or_(
        case.c.initiator == me,
        exists(select(ONE).where(task.c.case_id == case.c.id, task.c.person == me)),
        exists(select(ONE).where(copy.c.case_id == case.c.id, copy.c.person == me)),
    )
    row = await caller.session.row(select(case, mine.label("mine")).where(case.c.id == number))
    if row is None:
        raise NotFound(CASE.as_dict(), number)
    flow = await flows.versions.get(caller.session, caller.live, row.version_id, row.flow)
    hears = row.mine or await _reads(caller, flow, row.record_id)
    if not hears and not caller.actor.holds(PlatformRole.SYSTEM_ADMIN) and not await _leads(caller, number):
        raise NotFound(CASE.as_dict(), number)
    return row, flow, hears


async def _leads(caller: Caller, number: UUID) -> bool:
    statement = select(task.c.person).where(task.c.case_id == number, task.c.state == "open")
    has_it = {str(each.person) for each in await caller.session.rows(statement)}
    return not has_it.isdisjoint(await people_led(caller)) if has_it else False


async def _reads(caller: Caller, flow: CompiledFlow, record: UUID) -> bool:
    try:
        await reading.get(caller, flow.form.app, flow.form.name, record)
    except LangqiaoError:
        return False
    return True


async def case_of(flows: Flows, caller: Caller, number: UUID) -> dict[str, Any]:
    """A case with its marked graph, who has had it, and who was sent a copy."""
    row, flow, hears = await open_case(flows, caller, number)
    tasks = await caller.session.rows(
        select(task).where(task.c.case_id == number).order_by(task.c.number.desc()).limit(MOST_TASKS)
    )
    tokens = await caller.session.rows(select(token.c.node, token.c.waits).where(token.c.case_id == number))
    troubles = await caller.session.rows(
        select(incident).where(incident.c.case_id == number, incident.c.closed_at.is_(None))
    )
    people = {row.initiator} | {each.person for each in tasks} | {each.ended_by for each in tasks if each.ended_by}
    known = await names(caller.session, people, set())
    here = {each.node for each in tokens}
    rests = await signed(flows.system(caller.session), flow, row.record_id) if hears and flow.model.sign_on else None
    return {
        "id": str(row.id), "number": row.number, "app": row.app, "label": row.label, "status": row.status,
        "suspended": row.suspended, "result": row.result, "release": row.release,
        "started_at": row.started_at.isoformat(), "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "initiator": {"id": str(row.initiator), "label": known.person(row.initiator)},
        "record": {"app": flow.form.app, "form": flow.form.name, "id": str(row.record_id)},
        "parent": str(row.parent_id) if row.parent_id else None,
        "nodes": [
            {"name": vertex.part.name, "label": flow.graph.named(uid), "type": vertex.type,
             "state": "active" if uid in here else "done" if row.visits.get(uid) else "pending",
             "visits": row.visits.get(uid, 0)}
            for uid, vertex in flow.graph.vertices.items()
        ],
        "sequence_flows": [
            {"from": node_name(flow, arc.source), "to": node_name(flow, arc.target)} for arc in flow.graph.arcs
        ],
        "tasks": [
            _task(caller, flow, each, known) | _stands(each, rests) | ({} if hears else {"opinion": None})
            for each in reversed(tasks)
        ],
        "incidents": [
            {"number": each.number, "code": each.code, "node": node_label(flow, each.details.get("node", "")),
             "details": {key: value for key, value in each.details.items() if key != "node"} if hears else {},
             "at": each.at.isoformat()}
            for each in troubles
        ],
        "copies": await copies.of_case(caller.session, number),
        "may": _may(caller, row, flow, tasks),
    }  # fmt: skip


def _stands(row: Any, rests: str | None) -> dict[str, Any]:
    """Whether what somebody said was given on an earlier state of what it rests on."""
    told = (row.seen or {}).get("signed")
    return {"earlier": told is not None and rests is not None and told != rests}


def _may(caller: Caller, row: Any, flow: CompiledFlow, tasks: Any) -> list[str]:
    """What somebody may do with a case as a whole: who started it withdraws and urges where every open task allows it,
    the administrator does the rest."""
    if row.status != "open":
        return []
    parts = [flow.graph.vertices[each.node].part for each in tasks if each.state in ("open", "waiting", "paused")]
    found = []
    if row.initiator == caller.actor.me and not row.suspended:
        found = [
            each for each in ("withdraw", "urge") if all(each in getattr(part, "actions", (each,)) for part in parts)
        ]
    if caller.actor.holds(PlatformRole.SYSTEM_ADMIN):
        found += ["cancel", "resume"] if row.suspended else ["cancel", "jump", "reassign", "suspend", "retry", "skip"]
    return found


def _task(caller: Caller, flow: CompiledFlow, row: Any, known: Any) -> dict[str, Any]:
    return {
        "id": str(row.id), "number": row.number, "node": node_name(flow, row.node),
        "label": node_label(flow, row.node), "person": {"id": str(row.person), "label": known.person(row.person)},
        "origin": row.origin, "state": row.state, "created_at": row.created_at.isoformat(),
        "due_at": row.due_at.isoformat() if row.due_at else None,
        "due": how_late(row.due_at, row.ended_at or caller.now()),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "ended_by": {"id": str(row.ended_by), "label": known.person(row.ended_by)} if row.ended_by else None,
        "outcome": row.outcome, "how": row.how, "opinion": row.opinion, "read_at":
            row.read_at.isoformat() if row.read_at else None, "urged": row.urged,
    }  # fmt: skip


async def story(flows: Flows, caller: Caller, number: UUID, before: int | None) -> dict[str, Any]:
    """What happened, the newest first, a hundred at a time."""
    _, flow, hears = await open_case(flows, caller, number)
    statement = select(event).where(event.c.case_id == number).order_by(event.c.seq.desc()).limit(MOST_EVENTS + 1)
    if before is not None:
        statement = statement.where(event.c.seq < before)
    rows = await caller.session.rows(statement)
    shown = rows[:MOST_EVENTS]
    people = {each.actor for each in shown} | {each.person for each in shown if each.person}
    people |= {each.on_behalf_of for each in shown if each.on_behalf_of}
    people |= {UUID(each.details["to"]) for each in shown if each.kind == "transferred"}
    known = await names(caller.session, people, set())

    def who(person: UUID | None) -> dict[str, Any] | None:
        return None if person is None else {"id": str(person), "label": known.person(person)}

    return {
        "items": [
            {"seq": each.seq, "at": each.at.isoformat(), "kind": each.kind,
             "node": None if each.node is None else node_label(flow, each.node), "actor": who(each.actor),
             "on_behalf_of": who(each.on_behalf_of), "person": who(each.person),
             "details": each.details if hears else {},
             "text": _text(flow, each, known, caller.clock.zone) if hears else None}
            for each in shown
        ],
        "next": shown[-1].seq if len(rows) > MOST_EVENTS else None,
    }  # fmt: skip


def _text(flow: CompiledFlow, row: Any, known: Any, zone: ZoneInfo) -> dict[str, str] | None:
    """The sentence of an event; None of a kind this build does not know."""
    if row.kind not in STORY and row.kind not in BY_PEOPLE:
        return None
    happened = Event(row.kind, row.node, row.token, row.task, str(row.person or row.actor), _dated(row.details, zone))

    def name(person: str) -> str:
        try:
            return known.person(UUID(person)) or "?"
        except ValueError:
            return person

    return told(happened, flow, name).as_dict()


def _dated(details: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """When something is due, as the clock on the wall shows it."""
    try:
        return {**details, "due": datetime.fromisoformat(str(details["due"])).astimezone(zone).strftime(WHEN)}
    except (KeyError, ValueError):
        return details


async def task_of(flows: Flows, caller: Caller, number: UUID) -> tuple[dict[str, Any], Caller | None]:
    """A task with what may be done with it and, as long as it is open, its record; and through what its holder looks at
    that."""
    found = await caller.session.row(select(task).where(task.c.id == number, task.c.person == caller.actor.me))
    if found is None:
        raise NotFound(TASK.as_dict(), number)
    of = await caller.session.row(select(case).where(case.c.id == found.case_id))
    assert of is not None, "a task has a case"
    flow = await flows.versions.get(caller.session, caller.live, of.version_id, of.flow)
    part = flow.graph.vertices[found.node].part
    beside = await caller.session.rows(
        select(task.c.person, task.c.origin, task.c.state)
        .where(task.c.case_id == of.id, task.c.token == found.token, task.c.id != number,
               task.c.state.in_(("open", "waiting", "paused")))
        .order_by(task.c.number)
    )  # fmt: skip
    people = {found.person, of.initiator} | {each.person for each in beside}
    known = await names(caller.session, people | ({found.ended_by} if found.ended_by else set()), set())
    record, at_it = None, None
    if found.state in ("open", "paused", "waiting"):
        held = Loaded({"version_id": str(of.version_id)}, None, {found.number: dict(found._mapping)})  # type: ignore[arg-type]
        at_it = replace(caller, given=lens_of_task(caller, flow, held, found.number))
        record = await reading.get(at_it, flow.form.app, flow.form.name, of.record_id)
    required = {
        name: list(rule.required_on)
        for name in ("comment", "attachment", "signature")
        if (rule := getattr(part, name, None)) is not None
    }
    guidance = getattr(part, "guidance", None)
    return {
        **_task(caller, flow, found, known),
        "case": {"id": str(of.id), "number": of.number, "label": of.label, "app": of.app, "status": of.status,
                 "suspended": of.suspended, "record": str(of.record_id),
                 "initiator": {"id": str(of.initiator), "label": known.person(of.initiator)}},
        "actions": allowed_actions(part, found.origin) if found.state == "open" and not of.suspended else [],
        "required": required,
        **_choices(flow, of, found.node),
        "signers": [
            {"person": {"id": str(each.person), "label": known.person(each.person)}, "origin": each.origin,
             "state": each.state}
            for each in beside
        ],
        "guidance": None if guidance is None else guidance.as_dict(),
        "checklist": [each.as_dict() for each in getattr(part, "checklist", ())],
        "draft": found.draft,
        "form": {"app": flow.form.app, "form": flow.form.name},
        "record": record,
    }, at_it  # fmt: skip


def _choices(flow: CompiledFlow, of: Any, node: str) -> dict[str, Any]:
    """What there is to choose from at a node: what its actions are called, where it may be returned to, how signers
    are added."""
    actions = getattr(flow.graph.vertices[node].part, "actions", {})
    back, signers = actions.get("return"), actions.get("add_signer")
    may = back.targets if back is not None else None
    targets = [
        uid for uid, vertex in flow.graph.vertices.items()
        if back is not None and uid != node and of.visits.get(uid) and vertex.type in ("userTask", "startEvent")
        and (not may or "$previous" in may or vertex.part.name in may)
    ]  # fmt: skip
    return {
        "labels": {name: each.label.as_dict() for name, each in actions.items() if each.label is not None},
        "targets": [{"node": node_name(flow, uid), "label": node_label(flow, uid)} for uid in targets],
        "straight": back is not None and back.resume == "direct",
        "ways": list((signers.modes if signers is not None else None) or ("before", "beside", "after")),
    }
