"""One step of a case is one transaction: claim the key, hold the root case, load, guard, interpret, write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.errors import Conflict
from engine.flows import commands, store, tables, times
from engine.flows.announcing import announced
from engine.flows.compiled import CompiledFlow
from engine.flows.interpret import Step, step
from engine.flows.people import assigned, people_of
from engine.flows.questions import (
    Alarms,
    Assign,
    Begin,
    Call,
    Decide,
    Evaluate,
    Event,
    Later,
    Limits,
    Notify,
    Now,
    Question,
    Send,
    Stop,
    Throw,
    When,
    Wish,
)
from engine.flows.questions import Write as Written
from engine.flows.run import Run
from engine.flows.state import Child, Job
from engine.flows.store import Loaded, Told, Writing
from engine.flows.versions import Versions
from engine.flows.world import Decided, World
from engine.identity.actor import SYSTEM
from engine.problems import Language
from engine.records.caller import Caller


@dataclass(slots=True)
class Flows:
    """What running flows needs of the process: the live releases, the clock, compiled versions, decisions."""

    live: Any  # a definitions.live.Live
    clock: Clock
    versions: Versions
    asks: Decided | None = None
    services: dict[str, Callable[[Mapping[str, Any], str], Awaitable[Any]]] = field(default_factory=dict)
    address: str = ""  # where people open the product: for links in messages

    def system(self, session: ReadSession, case: UUID | None = None) -> Caller:
        """The platform acting in the course of a case."""
        return Caller(session, SYSTEM, self.live.now, self.clock, Language.ZH, case=case)

    def told(self, caller: Caller, key: str | None = None, digest: bytes | None = None) -> Told:
        """Who does a step, and when."""
        return Told(caller.actor.person, caller.now(), caller.actor.on_behalf_of, key, digest)

    async def answered(self, session: ReadSession, told: Told) -> Any:
        """What was answered under a key before; None where it is new. Conflict where it stood for something else."""
        c = tables.command.c
        row = await session.row(select(c.answer, c.digest).where(c.actor == told.actor, c.key == told.key))
        if row is not None and row.digest != told.digest:
            raise Conflict(store.KEY_REUSED)
        return None if row is None else row.answer

    async def world(self, session: ReadSession, held: Loaded) -> World:
        """What a case asks."""
        row = held.row
        flow = await self.versions.get(session, self.live.now, UUID(row["version_id"]), row["flow"])
        return World(
            self.system(session, held.id),
            flow,
            UUID(row["record_id"]),
            held.id,
            row["initiator"],
            self.asks,
            held.state,
        )

    async def take(
        self, session: Session, held: Loaded, told: Told, command: commands.Command | None,
        answer: Callable[[Loaded, Step, CompiledFlow], Awaitable[Any]] | None = None, *, is_new: bool = False,
        copies: Sequence[dict[str, Any]] = (), events: Sequence[Event] = (),
    ) -> Any:  # fmt: skip
        """Carry out a command on a case that is held, and write what comes of it; the answer is kept under the key.
        Without a command nothing moves, and what is told or copied is written."""
        world = await self.world(session, held)
        made = Step(held.shifted or held.state, [], [], 0) if command is None else await driven(world, command)
        made.events.extend(events)
        writing = Writing(held, made.state, made.events, told, is_new=is_new, copies=list(copies))
        for wish in made.wishes:
            await _gather(world, writing, wish)
        for row in announced(writing):
            put(writing, *row)
        _after_end(writing, made, held)
        _look_back(writing, made, held)
        writing.record = _record_case(world.flow, held, made)
        writing.answer = None if answer is None else await answer(held, made, world.flow)
        await store.flush(session, writing)
        return writing.answer

    async def trouble(
        self, token: int, code: str, /, session: Session, held: Loaded, told: Told, **details: Any
    ) -> None:  # fmt: skip
        """A token cannot go on, for a reason outside of its graph."""
        world = await self.world(session, held)
        run = Run(world.flow.graph, held.state.copied())
        run.free(run.state.tokens[token])
        run.trouble(run.state.tokens[token], code, **details)
        writing = Writing(held, run.state, run.events, told)
        writing.record = _record_case(world.flow, held, Step(run.state, [], [], 0))
        await store.flush(session, writing)


async def driven(world: World, command: commands.Command) -> Step:
    """Interpret a command, its questions answered from the world."""
    moves = step(world.flow.graph, world.state, command, world.watch)
    try:
        question = next(moves)
        while True:
            question = moves.send(await answered(world, question))
    except StopIteration as end:
        made: Step = end.value
        return made


async def answered(world: World, question: Question) -> Any:
    """What the world says."""
    match question:
        case Evaluate(node, member, scope):
            return await world.work_out(node, member, scope)
        case Assign(node):
            part = world.flow.graph.vertices[node].part
            if not hasattr(part, "assignment"):
                return [world.initiator]
            return await assigned(world, node, part.assignment)
        case Decide(node):
            return await world.decide(world.flow.graph.vertices[node].part.decision, (node, "decision"))
        case Written(node, scope):
            return await world.write(node, scope)
        case When() | Alarms() | Limits() | Later() | Now():
            return await times.answered(world, question)
    raise TypeError(f"nobody answers {question!r}")


async def _gather(world: World, writing: Writing, wish: Wish) -> None:
    """A wish becomes a row that is performed once the step is kept; copies are rows themselves."""
    case, row = writing.before.id, writing.before.row
    match wish:
        case Send(node, token):
            part = world.flow.graph.vertices[node].part
            people = await people_of(world, node, part.to, "to")
            if part.copy_of:
                writing.copies += [copied(case, node, each, writing.told) for each in people]
            else:
                payload = {"node": node, "people": people, "message": part.message, "channels": list(part.channels)}
                put(writing, "send", f"{case}:{token}:{_visit(writing, token)}", payload)
        case Call(node, job, fence):
            part = world.flow.graph.vertices[node].part
            scope = _scope(world, world.state.jobs.get(job))
            values = {name: await world.work_out(node, name, scope) for name in part.input}
            payload = {"job": job, "fence": fence, "service": part.service, "input": values}
            payload["retry"] = {"most": part.retry.most, "after": part.retry.after}
            put(writing, "call", f"{case}:{job}:{fence}", payload)
        case Begin(node, child, item):
            part = world.flow.graph.vertices[node].part
            begun, scope = replace(world, item=item), _scope(world, world.state.children.get(child))
            values = {name: await begun.work_out(node, name, 0 if item is not None else scope) for name in part.values}
            payload = {"flow": part.flow, "child": child or None, "item": item, "values": values, "node": node}
            put(writing, "begin", f"{case}:begin:{child or new_id()}", payload)
        case Stop(child):
            put(writing, "stop", f"{case}:stop:{child}", {"child": child})
        case Throw(node, kind, name, key):
            payload = {"kind": kind, "name": name, "key": key, "app": row["app"]}
            put(writing, "throw", f"{case}:throw:{new_id()}", payload)
        case Notify(node, token, what):
            people = await _notified(world, wish)
            by = _rung(world, wish)
            payload = {"node": node, "what": what, "people": people, "message": None, "channels": ["inbox"]}
            if by is not None:
                payload |= {"message": by.message, "channels": list(by.channels)}
            put(writing, "send", f"{case}:notify:{new_id()}", payload)


def _scope(world: World, row: Job | Child | None) -> int:
    """The scope of the token that waits for something."""
    token = None if row is None else world.state.tokens.get(row.token)
    return 0 if token is None else token.scope


async def _notified(world: World, wish: Notify) -> list[str]:
    """Whom a reminder or a rung of the ladder tells: who has the task, or whom the author named."""
    kind, _, rung = wish.what.partition(".")
    by = _rung(world, wish)
    if by is not None:
        place = f"due.escalate.{int(rung or 0)}.to" if kind == "escalate" else "to"
        return await people_of(world, wish.node, by.to, place)
    return sorted({each.person for each in world.state.tasks.values() if each.node == wish.node})


def _rung(world: World, wish: Notify) -> Any:  # Any: a rung of a ladder, or a limit
    """What its author says of whom it tells, how and on which channels; None of a reminder."""
    kind, _, rung = wish.what.partition(".")
    vertex = world.flow.graph.vertices.get(wish.node)
    if vertex is None:
        return world.flow.limits[wish.node]
    return vertex.part.due.escalate[int(rung or 0)] if kind == "escalate" else None


def copied(case: UUID, node: str | None, person: str, told: Told) -> dict[str, Any]:
    """A copy of a case for somebody."""
    return {"id": str(new_id()), "case_id": str(case), "node": node, "person": person, "by": str(told.actor),
            "at": told.at.isoformat(), "read_at": None}  # fmt: skip


def put(writing: Writing, kind: str, key: str, payload: Mapping[str, Any]) -> None:
    """Something to be done once the step is kept; once for each key."""
    at = writing.told.at.isoformat()
    writing.outbox.append(
        {"id": str(new_id()), "case_id": writing.before.row["id"], "kind": kind, "key": key, "payload": payload,
         "state": "waiting", "run_at": at, "attempts": 0, "reason": None, "created_at": at}
    )  # fmt: skip


def _visit(writing: Writing, token: int) -> str:
    found = writing.after.tokens.get(token)
    return f"{'' if found is None else found.visit}:{new_id()}"


def _after_end(writing: Writing, made: Step, held: Loaded) -> None:
    """Who waits for this case is told, once, when it is over."""
    if made.state.status != "open" and held.row["parent_child"] is not None and held.row["status"] == "open":
        payload = {"case": held.row["parent_id"], "child": held.row["parent_child"], "result": made.state.result}
        put(writing, "ended", f"{held.id}:ended", payload)


def _look_back(writing: Writing, made: Step, held: Loaded) -> None:
    """A message that is waited for from now on may have come already."""
    for number, each in made.state.subscriptions.items():
        if each.kind == "message" and number not in held.state.subscriptions:
            payload = {"app": held.row["app"], "name": each.name, "key": each.key, "subscription": number}
            put(writing, "look", f"{held.id}:look:{number}", payload)


def _record_case(flow: CompiledFlow, held: Loaded, made: Step) -> dict[str, Any]:
    """What the record's `case` is from now on."""
    state = made.state
    open_tasks = [each for each in state.tasks.values() if each.standing == "open"]
    nodes = [flow.graph.named(uid)["zh"] for uid in dict.fromkeys(each.node for each in state.tokens.values())]
    dues = [each.due for each in state.timers.values() if any(each.at == task.node for task in open_tasks)]
    return {
        "record_id": held.row["record_id"],
        "app": held.row["form_app"],
        "form": held.row["form"],
        "case_id": held.row["id"],
        "number": held.row["number"],
        "state": state.status,
        "locks": flow.locks and state.status == "open",
        "nodes": nodes,
        "assignees": list(dict.fromkeys(each.person for each in open_tasks)),
        "started_at": held.row["started_at"],
        "due_at": min(dues).isoformat() if dues else None,
    }
