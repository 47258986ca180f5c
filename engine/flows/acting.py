"""Doing something with a task: by who has it, as its node allows, in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.session import ReadSession, Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.flows import commands, store
from engine.flows.access import consulted_lens, task_lens
from engine.flows.asked import ACTIONS, Asked, lacks
from engine.flows.compiled import CompiledFlow
from engine.flows.following import next_tasks
from engine.flows.people import active
from engine.flows.signed import signed
from engine.flows.step import Flows, copied
from engine.flows.store import Done, Loaded, Told
from engine.flows.tables import case
from engine.flows.tables import task as tasks
from engine.problems import Code
from engine.records import reading, saving
from engine.records.caller import Caller, Write
from engine.records.hold import hold
from engine.records.names import names
from engine.reference import Label, Reference

ACTED = kind("flow.act", zh="办理任务", en="Task handled")
TASK = store.TASK
NODE = Label(zh="节点", en="node")
OUTCOMES = {"approve": ("同意", "approved"), "reject": ("驳回", "rejected"), "complete": ("办理", "completed")}
TASK_DONE = Code(
    "flow_task_done",
    zh="{who}已于 {at} 处理（{did}），不能再次处理",
    en="{who} has dealt with this already, on {at} ({did})",
)
TASK_GONE = Code("flow_task_gone", zh="这件任务已撤销，无需再处理", en="This task was withdrawn; nothing is left to do")
SUSPENDED = Code("flow_suspended", zh="流程已暂停，请联系管理员", en="The case is suspended; ask an administrator")
NO_SUCH_PERSON = Code("flow_no_such_person", zh="没有这个在职人员", en="There is no such person at work")
HAS_IT = Code("flow_has_it_already", zh="他已经在处理这件事", en="This person has it already")
NO_SIGNER = Code(
    "flow_no_such_signer", zh="他不是这里的待办签批人", en="This person is no signer here with it still open"
)
WHEN = "%Y-%m-%d %H:%M"


async def act(flows: Flows, caller: Caller, task: UUID, asked: Asked, told: Told) -> Any:
    """Do one action; who is not its holder finds no such task, a second time gets the first answer."""
    session = caller.session
    assert isinstance(session, Session), "a task is acted on in a transaction"
    if asked.values and asked.action != "save":
        app = await _form_app(session, task)
        picture, _ = await hold(session, flows.live, caller.actor, app, None)
        caller = caller.in_release(picture)
    held = await store.held_case(session, told, task=task)
    if isinstance(held, Done):
        return held.answer
    number = await guard(caller, held, task)
    flow = await flows.versions.get(session, caller.live, UUID(held.row["version_id"]), held.row["flow"])
    node = held.tasks[number]["node"]
    part = flow.graph.vertices[node].part
    need_allowed(asked.action, part, held.tasks[number]["origin"])
    if problems := [*lacks(asked, part), *await _wrong_people(caller, held, number, asked)]:
        raise Invalid(problems)
    at_it = replace(caller, given=lens_of_task(caller, flow, held, number), case=held.id)
    form = Reference(flow.form.app, flow.form.name)
    record = UUID(held.row["record_id"])
    if asked.values and asked.action != "save":
        write = Write(source="flow", cause=({"case": str(held.id), "node": node},))
        await saving.update(at_it, form.app, form.name, record, asked.values, version=asked.version, write=write)
    said: dict[str, Any] = {"opinion": asked.said} if asked.action != "save" else {"draft": asked.values}
    if asked.action in OUTCOMES:
        said["seen"] = await seen(at_it, form, record)
        if said["seen"] is not None and flow.model.sign_on:
            said["seen"]["signed"] = await signed(flows.system(session, held.id), flow, record)
    told = replace(told, said={number: said})
    return await _carried_out(flows, caller, held, number, asked, told)


async def _form_app(session: ReadSession, task: UUID) -> str:
    statement = select(case.c.form_app).join(tasks, tasks.c.case_id == case.c.id).where(tasks.c.id == task)
    found = await session.scalar(statement)
    if found is None:
        raise NotFound(TASK.as_dict(), task)
    return str(found)


async def guard(caller: Caller, held: Loaded, task: UUID) -> int:
    """The number of the task, if it is open and his; otherwise who did what, or that there is no such task."""
    row = next((each for each in held.tasks.values() if each["id"] == str(task)), None)
    me = str(caller.actor.me)
    if row is not None and row["person"] == me:
        if held.row["suspended"]:
            raise Conflict(SUSPENDED)
        return int(row["number"])
    if row is None:
        await _told_done(caller, task)
    raise NotFound(TASK.as_dict(), task)


async def _told_done(caller: Caller, task: UUID) -> None:
    t = tasks.c
    row = await caller.session.row(
        select(t.person, t.state, t.ended_by, t.ended_at, t.outcome, t.how, t.token, t.case_id).where(t.id == task)
    )
    if row is None or row.person != caller.actor.me:
        raise NotFound(TASK.as_dict(), task)
    if row.state == "cancelled":  # somebody else may have decided for all
        statement = select(t.ended_by, t.ended_at, t.outcome, t.how).where(
            t.case_id == row.case_id, t.token == row.token, t.state == "done"
        )
        row = await caller.session.row(statement.order_by(t.ended_at.desc()).limit(1))
    if row is None or row.ended_by is None:
        raise Conflict(TASK_GONE)
    known = await names(caller.session, {row.ended_by}, set())
    at = row.ended_at.astimezone(caller.clock.zone).strftime(WHEN)
    zh, en = OUTCOMES.get(row.outcome or "", (row.outcome or "", row.outcome or ""))
    raise Conflict(
        TASK_DONE, who=known.person(row.ended_by) or "?", at=at, did={"zh": zh, "en": en},
        extra={"by": str(row.ended_by), "at": row.ended_at.isoformat(), "outcome": row.outcome},
    )  # fmt: skip


def need_allowed(action: str, part: Any, origin: str) -> None:  # Any: a node's part
    """Refuse what the node's author does not let people do."""
    if action not in allowed_actions(part, origin):
        zh, en = ACTIONS.get(action, (action, action))
        raise Forbidden({"zh": zh, "en": en})


def allowed_actions(part: Any, origin: str) -> list[str]:  # Any: a node's part
    """What may be done with a task of a node: who was asked by its holder gives an answer, and decides nothing."""
    if origin in ("consulted", "delegated"):
        return ["complete", "save"]
    said = getattr(part, "actions", None)
    if said is None:  # the start, returned to: submit again
        return ["complete", "reject", "save", "cc"]
    return [each for each in ACTIONS if each in said or each == "save"]


def lens_of_task(caller: Caller, flow: CompiledFlow, held: Loaded, number: int) -> Any:
    """Through what its holder looks at the record; None with his own rights, where who started it submits again."""
    row = held.tasks[number]
    part = flow.graph.vertices[row["node"]].part
    if not hasattr(part, "fields"):
        return None
    key = f"{held.row['version_id']} {row['node']}"
    if row["origin"] == "consulted":
        action = part.actions.get("consult")
        shown = (action.fields if action is not None else None) or ()
        return consulted_lens(caller, flow.form, shown, key=key)
    return task_lens(caller, flow.form, part.fields, key=key, writes=row["state"] == "open")


async def seen(caller: Caller, form: Reference, record: UUID) -> dict[str, Any] | None:
    """The version of the record and a digest of all that its holder sees of it: what his opinion was given on."""
    try:
        found = await reading.get(caller, form.app, form.name, record)
    except NotFound:
        return None
    text = orjson.dumps(found["values"], option=orjson.OPT_SORT_KEYS, default=str)
    return {"version": found["version"], "digest": hashlib.sha256(text).hexdigest(), "fields": sorted(found["values"])}


async def _wrong_people(caller: Caller, held: Loaded, number: int, asked: Asked) -> list[Any]:
    """People who are not there, or have it already; a signer who is to go must be one."""
    if not asked.people:
        return []
    token = held.tasks[number]["token"]
    there = {each.person for each in held.state.tasks.values() if each.token == token}
    if asked.action == "remove_signer":
        return [] if asked.people[0] in there else [NO_SIGNER.at("/people")]
    known = await active(caller.session, asked.people)
    found = [NO_SUCH_PERSON.at(f"/people/{at}") for at, each in enumerate(asked.people) if each not in known]
    if asked.action != "cc":
        found += [HAS_IT.at(f"/people/{at}") for at, each in enumerate(asked.people) if each in there]
    return found


async def _carried_out(flows: Flows, caller: Caller, held: Loaded, number: int, asked: Asked, told: Told) -> Any:
    session = caller.session
    assert isinstance(session, Session)
    row = held.tasks[number]

    async def answer(before: Loaded, made: Any, flow: CompiledFlow) -> dict[str, Any]:
        return {
            "task": row["id"],
            "action": asked.action,
            "case": {"id": before.row["id"], "number": before.row["number"], "status": made.state.status,
                     "result": made.state.result},
            "next": await next_tasks(session, flow, made.state),
        }  # fmt: skip

    flow = await flows.versions.get(session, caller.live, UUID(held.row["version_id"]), held.row["flow"])
    command = command_of(flow, held, number, asked)
    copies = [copied(held.id, row["node"], each, told) for each in asked.people] if asked.action == "cc" else []
    answered = await flows.take(session, held, told, command, answer, copies=copies)
    details = {"action": asked.action, "node": flow.graph.vertices[row["node"]].part.name, "case": held.row["id"],
               "task": row["id"], "people": asked.people}  # fmt: skip
    await audit.record(
        session, caller.actor, ACTED, app=flow.app, subject=Subject("case", held.row["id"]), details=details
    )
    return answered


def command_of(flow: CompiledFlow, held: Loaded, number: int, asked: Asked) -> commands.Command | None:
    """The command an action comes to; None where nothing moves."""
    match asked.action:
        case "approve" | "reject" | "complete":
            return commands.Finish(number, asked.action, said=asked.opinion)
        case "return":
            part = flow.graph.vertices[held.tasks[number]["node"]].part
            target, straight = _target(flow, held, part, asked)
            return commands.Return(number, target, straight, said=asked.opinion)
        case "transfer":
            return commands.Transfer(number, asked.people[0])
        case "delegate":
            return commands.Ask(number, (asked.people[0],), "delegated")
        case "consult":
            return commands.Ask(number, tuple(asked.people), "consulted")
        case "add_signer":
            return commands.Ask(number, tuple(asked.people), asked.way)  # type: ignore[arg-type]
        case "remove_signer":
            token = held.tasks[number]["token"]
            seats = (
                each for each in held.state.tasks.values() if each.token == token and each.person == asked.people[0]
            )
            return commands.Remove(next((each.seat for each in seats), 0))
    return None


def _target(flow: CompiledFlow, held: Loaded, part: Any, asked: Asked) -> tuple[str, bool]:
    """Where a return goes: a node by name that the author allows and that the case has been at."""
    action = part.actions.get("return") if hasattr(part, "actions") else None
    uid = flow.graph.uids.get(asked.to or "")
    may = action.targets if action is not None else None
    if uid is None or uid not in held.state.visits or (may and asked.to not in may and "$previous" not in may):
        raise NotFound(NODE.as_dict(), asked.to or "")
    straight = asked.straight if asked.straight is not None else action is not None and action.resume == "direct"
    return uid, straight
