"""One step of a case: (graph, state, command) → (state', events, wishes). Pure and synchronous.

It is a generator: it yields a question (`engine.flows.questions`) where it needs to know something of the world - a
condition, who has to do a task, when something is due - and is sent the answer. The engine answers from the database,
the try-out from sample data, a test from a table; all of them run this.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from engine.errors import Conflict
from engine.flows import commands, signers, timing
from engine.flows.graph import Graph
from engine.flows.moving import CannotMove, may_move, move
from engine.flows.node import Moves
from engine.flows.nodes.user_task import approved_by
from engine.flows.questions import Event, Question, Wish
from engine.flows.run import Run
from engine.flows.state import Scope, State, Task, Token
from engine.problems import Code

NOT_OPEN = Code("flow_not_open", zh="这件事已经办完或撤回", en="This is done or withdrawn already")
LATE_ANSWER = Code("flow_late_answer", zh="答复已过期", en="The answer comes too late")
LAST_SIGNER = Code("flow_last_signer", zh="不能减去最后一位签批人", en="The last signer cannot be removed")
ASKED_ALREADY = Code("flow_asked_already", zh="已在等待其他人，暂不能处理", en="It waits for somebody else first")


@dataclass(frozen=True, slots=True)
class Step:
    """What came of a command."""

    state: State
    events: list[Event]
    wishes: list[Wish]
    moves: int


def step(
    graph: Graph, state: State, command: commands.Command, watch: Callable[[State], None] | None = None
) -> Generator[Question, Any, Step]:
    """Carry out a command; raises Conflict where the case no longer allows it. The state given is not changed.

    `watch` is given the state in the making: whoever answers a question reads there what nodes have found out in this
    very step, a decision before the condition that asks about it.
    """
    run = Run(graph, state.copied())
    if watch is not None:
        watch(run.state)
    yield from _DO[type(command)](run, command)
    yield from run.settle()
    return Step(run.state, run.events, run.wishes, run.moves)


def drive(moves: Generator[Question, Any, Step], answer: Callable[[Question], Any]) -> Step:
    """Run a step to its end with a function that answers at once."""
    try:
        question = next(moves)
        while True:
            question = moves.send(answer(question))
    except StopIteration as end:
        made: Step = end.value
        return made


def _start(run: Run, command: commands.Start) -> Moves:
    run.state.scopes[0] = Scope(0, None, None, None)
    run.place(command.node)
    run.tell("case_started", command.node)
    yield from timing.arm_limits(run)


def _open(run: Run, number: int) -> Task:
    task = run.state.tasks.get(number)
    if task is None or task.standing == "waiting":
        raise Conflict(NOT_OPEN)
    if task.standing == "paused":
        raise Conflict(ASKED_ALREADY)
    return task


def _finish(run: Run, command: commands.Finish) -> Moves:
    task = _open(run, command.task)
    token = run.state.tokens[task.token]
    said = {"outcome": command.outcome, "how": command.how}
    run.tell("task_done", task.node, task=task.number, token=token.number, person=task.person, **said)
    for opened in signers.finish(run.state, task, command.outcome):
        run.tell("task_made", opened.node, task=opened.number, token=token.number, person=opened.person)
    if task.origin == "consulted":
        return
    if command.outcome != signers.NO and task.origin != "delegated" and task.node in run.graph.tasks:
        approved_by(run, task)
    yield from run.resume(token, (command.outcome, command.how))


def _return(run: Run, command: commands.Return) -> Moves:
    task = _open(run, command.task)
    token = run.state.tokens[task.token]
    if command.straight and not may_move(run.graph, command.target, task.node):
        raise CannotMove(run.graph, command.target, task.node)  # what runs beside it ends by going back
    run.tell("returned", task.node, task=task.number, token=token.number, person=task.person, target=command.target)
    run.found(command.target, back=task.node if command.straight else None)
    move(run, token, command.target)
    return
    yield


def _ask(run: Run, command: commands.Ask) -> Moves:
    task = _open(run, command.task)
    token = run.state.tokens[task.token]
    for person in command.people:
        if command.origin == "beside":
            made = signers.add_seat(run.state, token, run.state.rounds[token.number], person, "beside", task.number)
        else:
            made = signers.ask(run.state, task, person, command.origin)
        run.tell("asked", task.node, task=made.number, token=token.number, person=person, origin=command.origin)
    return
    yield


def _transfer(run: Run, command: commands.Transfer) -> Moves:
    task = _open(run, command.task)
    run.tell("transferred", task.node, task=task.number, token=task.token, person=task.person, to=command.person)
    task.person, task.origin = command.person, task.origin if task.origin != "assigned" else "transferred"
    return
    yield


def _remove(run: Run, command: commands.Remove) -> Moves:
    task = run.state.tasks.get(command.task)
    if task is None or task.number != task.seat:
        raise Conflict(NOT_OPEN)
    made = run.state.rounds[task.token]
    if len(made.seats) == 1:
        raise Conflict(LAST_SIGNER)
    run.tell("signer_removed", task.node, task=task.number, token=task.token, person=task.person)
    for opened in signers.remove(run.state, task.seat):
        run.tell("task_made", opened.node, task=opened.number, token=task.token, person=opened.person)
    last = next((said for said in made.seats.values() if said not in (None, signers.NO)), signers.NO)
    yield from run.resume(run.state.tokens[task.token], (last, "person"))


def _pause(run: Run, command: commands.Pause) -> Moves:
    yield from timing.pause(run, command, _open(run, command.task))


def _go_on(run: Run, command: commands.Resume) -> Moves:
    yield from timing.go_on(run, _open(run, command.task))


def _answer(run: Run, command: commands.Answer) -> Moves:
    job = run.state.jobs.get(command.job)
    if job is None or job.fence != command.fence:
        raise Conflict(LATE_ANSWER)
    token = run.state.tokens[job.token]
    if command.failure is not None:
        run.free(token)
        run.trouble(token, "flow_call_failed", reason=command.failure)
        return
    run.tell("answered", job.node, token=token.number)
    yield from run.resume(token, command.result)


def _deliver(run: Run, command: commands.Deliver) -> Moves:
    found = run.state.subscriptions.get(command.subscription)
    if found is None:
        raise Conflict(NOT_OPEN)
    token = run.state.tokens[found.token]
    run.tell("received", found.at, token=token.number, name=found.name)
    is_race = run.graph.vertices[token.node].type == "eventBasedGateway"
    if is_race and command.payload is not None:
        run.found(found.at, result=command.payload)
    yield from run.resume(token, found.at if is_race else command.payload)


def _ended(run: Run, command: commands.Ended) -> Moves:
    child = run.state.children.pop(command.child, None)
    if child is None:
        raise Conflict(NOT_OPEN)
    yield from run.resume(run.state.tokens[child.token], command.result)


def _jump(run: Run, command: commands.Jump) -> Moves:
    token = run.state.tokens.get(command.token)
    if token is None:
        raise Conflict(NOT_OPEN)
    run.tell("jumped", token.node, token=token.number, target=command.target)
    move(run, token, command.target)
    return
    yield


def _retry(run: Run, command: commands.Retry) -> Moves:
    token = _of_incident(run, command.incident)
    run.tell("retried", token.node, token=token.number)
    run.returned.add(token.number)
    run.agenda.append(token.number)
    return
    yield


def _skip(run: Run, command: commands.Skip) -> Moves:
    token = _of_incident(run, command.incident)
    run.tell("skipped", token.node, token=token.number)
    if command.result is not None:
        run.found(token.node, result=command.result)
    yield from run.leave(token)


def _of_incident(run: Run, number: int) -> Token:
    found = run.state.incidents.get(number)
    if found is None:
        raise Conflict(NOT_OPEN)
    token = run.state.tokens[found.token]
    run.free(token)
    return token


def _cancel(run: Run, command: commands.Cancel) -> Moves:
    run.end(command.result, status="cancelled")
    return
    yield


_DO: dict[type, Callable[[Run, Any], Moves]] = {  # Any: the command of that type
    commands.Start: _start,
    commands.Finish: _finish,
    commands.Return: _return,
    commands.Ask: _ask,
    commands.Transfer: _transfer,
    commands.Remove: _remove,
    commands.Pause: _pause,
    commands.Resume: _go_on,
    commands.Fire: timing.fire,
    commands.Answer: _answer,
    commands.Deliver: _deliver,
    commands.Ended: _ended,
    commands.Jump: _jump,
    commands.Retry: _retry,
    commands.Skip: _skip,
    commands.Cancel: _cancel,
}
