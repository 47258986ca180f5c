"""What is done with a case as a whole: withdrawn or urged by who started it; moved, reassigned, stopped and mended by
who administers flows or leads those who have it. All of the latter with a reason, all of it audited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.session import Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.flows import commands, store
from engine.flows.acting import HAS_IT, NO_SUCH_PERSON, NODE, SUSPENDED
from engine.flows.asked import MOST_TEXT, NO_PEOPLE
from engine.flows.compiled import CompiledFlow
from engine.flows.following import next_tasks
from engine.flows.people import active
from engine.flows.questions import Event
from engine.flows.step import Flows
from engine.flows.store import CASE, Done, Loaded, Told
from engine.flows.tables import event
from engine.flows.team import leads
from engine.identity.actor import PlatformRole
from engine.problems import Code, Problem
from engine.records.caller import Caller

ADMINISTERED = kind("flow.administer", zh="管理流程实例", en="Case administered")
BY_STARTER = kind("flow.starter", zh="发起人操作流程", en="Case acted on by its starter")
ACTS: Mapping[str, tuple[str, str]] = {
    "withdraw": ("撤回", "Withdraw"),
    "urge": ("催办", "Urge"),
    "cancel": ("终止", "Cancel"),
    "jump": ("跳转", "Jump"),
    "reassign": ("改派", "Reassign"),
    "suspend": ("暂停", "Suspend"),
    "resume": ("恢复", "Resume"),
    "retry": ("重试", "Retry"),
    "skip": ("跳过", "Skip"),
}
STARTERS = frozenset({"withdraw", "urge"})
URGED_LATELY = Code("flow_urged_lately", zh="刚刚催办过，请稍后再催", en="It was urged just now; wait a little")
NOT_OVER = Code("flow_over", zh="流程已结束", en="The case is over")
NO_REASON = Code(
    "flow_reason_missing", zh="请填写原因（2 到 {limit} 个字）", en="Give a reason of 2 to {limit} characters"
)
NO_INCIDENT = Code("flow_incident_gone", zh="没有这个待处理的异常", en="There is no such open incident")
NOT_SUSPENDED = Code("flow_not_suspended", zh="流程没有暂停", en="The case is not suspended")
NO_TASK = Code("flow_no_such_task", zh="这个流程里没有这件待办任务", en="The case has no such open task")
BETWEEN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to be done with a case. `node` is where a token is and `to` where it goes, by name."""

    name: str
    reason: str = ""
    node: str | None = None
    to: str | None = None
    task: UUID | None = None
    person: str | None = None
    incident: int | None = None
    result: Any = None  # JSON


def read(name: str, body: Mapping[str, Any]) -> Act:
    """What was sent; everything wrong with it at once."""
    problems: list[Problem] = []
    reason = body.get("reason") or ""
    if not isinstance(reason, str) or len(reason) > MOST_TEXT or (name not in STARTERS and len(reason.strip()) < 2):
        problems.append(NO_REASON.at("/reason", limit=MOST_TEXT))
    found: dict[str, Any] = {}
    for key in ("task", "person"):
        if name == "reassign":
            try:
                found[key] = UUID(str(body.get(key)))
            except ValueError:
                problems.append(NO_TASK.at("/task") if key == "task" else NO_PEOPLE.at("/person", limit=1))
    node, to, incident = body.get("node"), body.get("to"), body.get("incident")
    if name == "jump" and not isinstance(to, str):
        problems.append(Code("flow_target_missing", zh="请选择目标节点", en="Choose a node").at("/to"))
    if name in ("retry", "skip") and (isinstance(incident, bool) or not isinstance(incident, int)):
        problems.append(NO_INCIDENT.at("/incident"))
    if problems:
        raise Invalid(problems)
    person = found.get("person")
    return Act(
        name, reason.strip(), node if isinstance(node, str) else None, to if isinstance(to, str) else None,
        found.get("task"), None if person is None else str(person), incident, body.get("result"),
    )  # fmt: skip


async def administer(flows: Flows, caller: Caller, case: UUID, act: Act, told: Told) -> Any:
    """Do it, in one step; who may not see the case finds none."""
    session = caller.session
    assert isinstance(session, Session), "a case is acted on in a transaction"
    held = await store.held_case(session, told, case=case)
    if isinstance(held, Done):
        return held.answer
    flow = await flows.versions.get(session, caller.live, UUID(held.row["version_id"]), held.row["flow"])
    await _need(caller, held, act)
    if held.row["status"] != "open":
        raise Conflict(NOT_OVER)
    if held.row["suspended"] and act.name not in ("resume", "cancel"):
        raise Conflict(SUSPENDED)
    command, events, told = await _command(caller, flow, held, act, told)

    async def answer(before: Loaded, made: Any, flow: CompiledFlow) -> dict[str, Any]:
        return {
            "id": before.row["id"], "number": before.row["number"], "status": made.state.status,
            "suspended": before.row["suspended"], "result": made.state.result,
            "next": await next_tasks(session, flow, made.state),
        }  # fmt: skip

    answered = await flows.take(session, held, told, command, answer, events=events)
    details = {"act": act.name, "reason": act.reason, "number": held.row["number"], "node": act.node, "to": act.to,
               "task": None if act.task is None else str(act.task), "person": act.person}  # fmt: skip
    entry = BY_STARTER if act.name in STARTERS else ADMINISTERED
    await audit.record(session, caller.actor, entry, app=flow.app, subject=Subject("case", str(case)), details=details)
    return answered


async def _need(caller: Caller, held: Loaded, act: Act) -> None:
    actor = caller.actor
    if act.name in STARTERS:
        if held.row["initiator"] != str(actor.me):
            raise NotFound(CASE.as_dict(), held.id)
        return
    if actor.holds(PlatformRole.SYSTEM_ADMIN):
        return
    if act.name == "reassign":
        row = next((each for each in held.tasks.values() if each["id"] == str(act.task)), None)
        if row is not None and await leads(caller, row["person"]):
            if act.person is not None and not await leads(caller, act.person) and act.person != str(actor.me):
                zh, en = ACTS["reassign"]
                raise Forbidden({"zh": zh, "en": en})
            return
    raise NotFound(CASE.as_dict(), held.id)


async def _command(
    caller: Caller, flow: CompiledFlow, held: Loaded, act: Act, told: Told
) -> tuple[commands.Command | None, list[Event], Told]:
    said = Event(act.name, details={"reason": act.reason})
    match act.name:
        case "withdraw":
            _need_nodes(flow, held, "withdraw")
            return commands.Cancel("withdrawn"), [said], told
        case "cancel":
            return commands.Cancel("cancelled"), [said], told
        case "urge":
            return None, [Event("urged", details={"reason": act.reason})], _urged(flow, held, told)
        case "jump":
            return _jump(flow, held, act), [said], told
        case "reassign":
            return await _reassign(caller, held, act), [said], told
        case "suspend":
            held.row["suspended"] = True
            return None, [Event("suspended", details={"reason": act.reason})], told
        case "resume":
            await _resume(caller, held, told)
            return None, [Event("case_resumed", details={"reason": act.reason})], told
    if act.incident not in held.state.incidents:
        raise Invalid([NO_INCIDENT.at("/incident")])
    number = int(act.incident or 0)
    again: commands.Command = commands.Retry(number) if act.name == "retry" else commands.Skip(number, act.result)
    return again, [said], told


def _need_nodes(flow: CompiledFlow, held: Loaded, action: str) -> None:
    """Every task that is open lets it be done."""
    parts = [flow.graph.vertices[each.node].part for each in held.state.tasks.values()]
    if not all(action in getattr(part, "actions", {action: None}) for part in parts):
        zh, en = ACTS[action]
        raise Forbidden({"zh": zh, "en": en})


def _urged(flow: CompiledFlow, held: Loaded, told: Told) -> Told:
    _need_nodes(flow, held, "urge")
    rows = [row for row in held.tasks.values() if row["state"] == "open"]
    lately = told.at - BETWEEN
    if any(row["urged_at"] and datetime.fromisoformat(row["urged_at"]) > lately for row in rows):
        raise Conflict(URGED_LATELY)
    at = told.at.isoformat()
    return replace(told, said={row["number"]: {"urged": row["urged"] + 1, "urged_at": at} for row in rows})


def _jump(flow: CompiledFlow, held: Loaded, act: Act) -> commands.Jump:
    target = flow.graph.uids.get(act.to or "")
    if target is None:
        raise NotFound(NODE.as_dict(), act.to or "")
    there = [
        each for each in held.state.tokens.values()
        if act.node is None or flow.graph.vertices[each.node].part.name == act.node
    ]  # fmt: skip
    if not there:
        raise NotFound(NODE.as_dict(), act.node or "")
    return commands.Jump(there[0].number, target)


async def _reassign(caller: Caller, held: Loaded, act: Act) -> commands.Transfer:
    row = next((each for each in held.tasks.values() if each["id"] == str(act.task)), None)
    if row is None:
        raise Invalid([NO_TASK.at("/task")])
    if not await active(caller.session, [act.person or ""]):
        raise Invalid([NO_SUCH_PERSON.at("/person")])
    if any(each.person == act.person and each.token == row["token"] for each in held.state.tasks.values()):
        raise Invalid([HAS_IT.at("/person")])
    return commands.Transfer(row["number"], act.person or "")


async def _resume(caller: Caller, held: Loaded, told: Told) -> None:
    """The time it stood still is added to what was due: nobody is late for it."""
    if not held.row["suspended"]:
        raise Conflict(NOT_SUSPENDED)
    held.row["suspended"] = False
    e = event.c
    since = await caller.session.scalar(
        select(e.at).where(e.case_id == held.id, e.kind == "suspended").order_by(e.seq.desc()).limit(1)
    )
    if since is not None:
        stood = told.at - since
        held.shifted = held.state.copied()
        for each in held.shifted.timers.values():
            if each.stopped is None:
                each.due += stood
