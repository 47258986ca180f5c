"""Starting a case: on a record that is there, in the transaction that may have made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, NotFound
from engine.flows import commands, store
from engine.flows.compiled import CompiledFlow
from engine.flows.following import next_tasks
from engine.flows.people import active
from engine.flows.state import State
from engine.flows.step import Flows
from engine.flows.store import Done, Loaded, Told
from engine.problems import Code
from engine.records.caller import Caller
from engine.records.tables import record_case
from engine.reference import Label

STARTED = kind("flow.start", zh="发起流程", en="Case started")
START = Label(zh="开始节点", en="start")
MOST_DEPTH = 20
IS_HELD = Code(
    "flow_record_busy",
    zh="这条记录正在流程 {number} 中办理（{nodes}），结束后才能再发起",
    en="This record is in case {number} ({nodes}); another can start when that is over",
)
TOO_DEEP = Code(
    "flow_too_deep", zh="流程相互调用超过 {limit} 层", en="Flows call each other more than {limit} levels deep"
)


@dataclass(frozen=True, slots=True)
class Calling:
    """The case and its token's number for it, where another case begins this one."""

    parent: UUID
    root: UUID
    child: int | None
    depth: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a case begins on: a flow of a version, a record, and whom its starter chose for nodes, by node name."""

    version: UUID
    flow: CompiledFlow
    record: UUID
    chosen: Mapping[str, Sequence[str]] | None = None
    trigger: str | None = None
    calling: Calling | None = None


async def start(flows: Flows, caller: Caller, beginning: Beginning, told: Told) -> dict[str, Any]:
    """A case on a record, and its first steps: its number and who has it next."""
    session = caller.session
    assert isinstance(session, Session), "a case is started in a transaction"
    await refuse_second(session, beginning.record)
    found = await store.new_number(session, told)
    if isinstance(found, Done):
        answered: dict[str, Any] = found.answer
        return answered
    held = await _fresh(flows, caller, beginning, found)
    node = _starts_at(beginning.flow, beginning.trigger)

    async def answer(before: Loaded, made: Any, flow: CompiledFlow) -> dict[str, Any]:
        return {
            "id": before.row["id"],
            "number": before.row["number"],
            "record": before.row["record_id"],
            "status": made.state.status,
            "next": await next_tasks(session, flow, made.state),
        }

    answered = await flows.take(session, held, told, commands.Start(node), answer, is_new=True)
    details = {"flow": beginning.flow.name, "number": found, "record": str(beginning.record)}
    await audit.record(
        session, caller.actor, STARTED, app=beginning.flow.app, subject=Subject("case", held.row["id"]), details=details
    )
    return answered


async def refuse_second(session: Session, record: UUID) -> None:
    """Two cases do not hold one record."""
    held = record_case.c
    statement = select(held.number, held.nodes).where(held.record_id == record, held.state == "open", held.locks)
    row = await session.row(statement)
    if row is not None:
        raise Conflict(IS_HELD, number=row.number, nodes="、".join(row.nodes))


async def _fresh(flows: Flows, caller: Caller, beginning: Beginning, number: int) -> Loaded:
    """The rows of a case before its first step."""
    flow, case, calling = beginning.flow, new_id(), beginning.calling
    if calling is not None and calling.depth > MOST_DEPTH:
        raise Conflict(TOO_DEEP, limit=MOST_DEPTH)
    entity = caller.live.entity(flow.form.app, flow.form.name)
    state = State()
    for name, people in (beginning.chosen or {}).items():
        uid = flow.graph.uids.get(name)
        if uid is not None:
            state.names[uid] = {"chosen": await active(caller.session, list(people))}
    row = {
        "id": str(case),
        "number": number,
        "app": flow.app,
        "flow": flow.uid,
        "label": flow.label.as_dict(),
        "release": caller.live.release(flow.app),
        "version_id": str(beginning.version),
        "form_app": flow.form.app,
        "form": entity.uid,
        "record_id": str(beginning.record),
        "root_id": str(case if calling is None else calling.root),
        "parent_id": None if calling is None else str(calling.parent),
        "parent_child": None if calling is None else calling.child,
        "depth": 0 if calling is None else calling.depth,
        "status": "open",
        "suspended": False,
        "result": None,
        "initiator": str(caller.actor.me),
        "unit": None if caller.actor.unit is None else str(caller.actor.unit),
        "started_at": caller.now().isoformat(),
        "ended_at": None,
        "last": 0,
        "seq": 0,
        "visits": {},
        "names": {},
    }
    return Loaded(row, state)


def _starts_at(flow: CompiledFlow, trigger: str | None) -> str:
    """The start event of a trigger; without one the first there is."""
    starts = flow.graph.starts.get(None, ())
    for each in starts:
        said = each.part.trigger.kind if each.part.trigger is not None else "record"
        if trigger is None or said == trigger:
            return each.uid
    raise NotFound(START.as_dict(), trigger or flow.name)


def in_name_of(caller: Caller, person: UUID, name: str) -> Caller:
    """The system doing something that belongs to a person's case."""
    return replace(caller, actor=replace(caller.actor, person=person, name=name))
