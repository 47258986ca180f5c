"""Who signs at a node and what comes of it: everybody, anybody, one after the other, or a vote.

The signers are a list that people may change while it runs - add somebody before, beside or after themselves, hand
over, ask - and the graph knows nothing of it. A *seat* counts once, whoever was asked on its behalf.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil
from typing import Literal

from engine.flows.state import Mode, Origin, Round, State, Task, Token

Verdict = Literal["yes", "no"]
RejectRule = Literal["any", "all", "ratio"]
NO = "reject"
"""The outcome that speaks against; every other one speaks for."""


def open_round(state: State, token: Token, people: Iterable[str], mode: Mode) -> list[Task]:
    """A task for each signer; where they come one after the other, only the first has his turn."""
    made = Round(token.number, mode)
    tasks: list[Task] = []
    for person in people:
        task = add_seat(state, token, made, person, "assigned")
        if mode == "sequential" and tasks:
            task.standing = "waiting"
        tasks.append(task)
    state.rounds[token.number] = made
    return tasks


def add_seat(state: State, token: Token, made: Round, person: str, origin: Origin, by: int | None = None) -> Task:
    """One more signer who counts for himself."""
    number = state.number()
    task = Task(number, token.number, token.node, person, seat=number, origin=origin, by=by)
    state.tasks[number] = task
    made.seats[number] = None
    return task


def ask(state: State, task: Task, person: str, origin: Origin) -> Task:
    """Somebody is asked on behalf of a task's seat: before it (it waits), after it, as delegate (it waits), or for an
    opinion only."""
    made = Task(state.number(), task.token, task.node, person, seat=task.seat, origin=origin, by=task.number)
    state.tasks[made.number] = made
    if origin in ("before", "delegated"):
        task.standing = "paused"
    if origin == "after":
        made.standing = "waiting"
    return made


def finish(state: State, task: Task, outcome: str) -> list[Task]:
    """A task is done; the tasks whose turn has come by it. A seat has spoken when nobody on its behalf is open."""
    made = state.rounds[task.token]
    del state.tasks[task.number]
    opened: list[Task] = []
    if task.origin == "consulted":
        return opened
    of_seat = [each for each in state.tasks.values() if each.seat == task.seat and each.origin != "consulted"]
    if outcome == NO and task.origin != "delegated":
        _close(state, task.seat)
        made.seats[task.seat] = NO
    elif of_seat:
        opened = _next_of_seat(task, of_seat)
    else:
        _close(state, task.seat)
        made.seats[task.seat] = outcome
    if made.mode == "sequential" and made.seats.get(task.seat) is not None:
        opened += _next_seat(state, made)
    return opened


def remove(state: State, seat: int) -> list[Task]:
    """A signer need not sign any more; the tasks whose turn has come by it."""
    task = state.tasks[seat]
    made = state.rounds[task.token]
    _close(state, seat)
    del made.seats[seat]
    return _next_seat(state, made) if made.mode == "sequential" else []


def verdict(made: Round, ratio: Fraction, rule: RejectRule, *, everybody: bool) -> Verdict | None:
    """What the signers have decided; None while it is open. `everybody`: a vote waits for all, however clear it is."""
    said = list(made.seats.values())
    no, left, total = said.count(NO), said.count(None), len(said)
    yes = total - no - left
    if made.mode == "vote":
        return _vote(yes, no, left, ceil(ratio * total), everybody=everybody)
    if made.mode in ("one", "any"):
        if yes:
            return "yes"
        return "no" if no and (no == total or rule == "any") else None
    if no and rule == "any":
        return "no"
    if left:
        return None
    if rule == "ratio":
        return "yes" if yes >= ratio * total else "no"
    return "no" if no == total and total else "yes"


def _vote(yes: int, no: int, left: int, needed: int, *, everybody: bool) -> Verdict | None:
    del no
    if everybody and left:
        return None
    if yes >= needed:
        return "yes"
    return "no" if yes + left < needed else None


def _next_of_seat(done: Task, left: list[Task]) -> list[Task]:
    """Whose turn it is within a seat: who waited for what is done, else who comes after."""
    waited = [each for each in left if each.number == done.by and each.standing == "paused"]
    still = any(each.by == done.by and each.origin in ("before", "delegated") for each in left)
    if waited and not still:
        waited[0].standing = "open"
        return waited
    if any(each.standing == "open" for each in left):
        return []
    after = [each for each in left if each.standing == "waiting"]
    for each in after[:1]:
        each.standing = "open"
    return after[:1]


def _next_seat(state: State, made: Round) -> list[Task]:
    """The next signer in turn, where nobody has it now."""
    for seat, said in made.seats.items():
        if said is None:
            task = state.tasks.get(seat)
            if task is None or task.standing != "waiting":
                return []
            task.standing = "open"
            return [task]
    return []


def _close(state: State, seat: int) -> None:
    for number in [each.number for each in state.tasks.values() if each.seat == seat]:
        del state.tasks[number]
