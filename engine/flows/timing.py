"""Time in a step: timers that are due, reminders and rungs among them, and clocks that stand still."""

from __future__ import annotations

from datetime import datetime

from engine.errors import Conflict
from engine.flows import commands
from engine.flows.node import Moves
from engine.flows.questions import Alarms, Later, Limits, Notify, Now, When
from engine.flows.run import Run
from engine.flows.state import Task, Timer, Token
from engine.problems import Code

NOT_ARMED = Code("flow_timer_not_armed", zh="这个定时已经取消或处理过", en="This timer is withdrawn or done already")
STOPPED = Code("flow_timer_stopped", zh="计时已暂停", en="Its clock stands still")
NO_CLOCK = Code("flow_nothing_to_pause", zh="这件事没有在计时", en="No clock runs for this")
NOT_STOPPED = Code("flow_nothing_to_resume", zh="计时没有暂停", en="Its clock does not stand still")
OF_THE_CASE = 0
"""The token of a timer that belongs to no token: it ends with the case."""


def arm_limits(run: Run) -> Moves:
    """The limits of the whole case, when it starts."""
    if run.graph.limits:
        found: list[tuple[str, datetime]] = yield Limits()
        for limit, due in found:
            run.timer(OF_THE_CASE, limit, due, "limit")


def arm_task(run: Run, token: Token) -> Moves:
    """The time of the task the token waits at, and what is said around it."""
    written = run.graph.vertices[token.node].part.due
    if written is None:
        return
    due: datetime | None = yield When(token.node, "due", token.scope)
    if due is None:
        run.trouble(token, "flow_no_time")
        return
    run.timer(token.number, token.node, due, "due")
    if written.remind or written.escalate or written.repeat is not None:
        alarms: list[tuple[str, datetime]] = yield Alarms(token.node, due)
        for what, when in alarms:
            run.timer(token.number, token.node, when, what, written.most_repeats if what == "repeat" else 0)


def fire(run: Run, command: commands.Fire) -> Moves:
    """A timer is due: a limit or a reminder is told, a task is late, an event happens."""
    timer = run.state.timers.get(command.timer)
    if timer is None:
        raise Conflict(NOT_ARMED)
    if timer.stopped is not None:
        raise Conflict(STOPPED)
    del run.state.timers[command.timer]
    if timer.what not in ("", "due"):
        yield from _said(run, timer)
        return
    token = run.state.tokens[timer.token]
    run.tell("timer_fired", timer.at, token=token.number)
    if timer.what == "due":
        yield from run.resume(token, timer)
    elif run.graph.vertices[token.node].type == "eventBasedGateway":
        yield from run.resume(token, timer.at)
    elif run.graph.vertices[timer.at].host is not None:
        yield from run.resume(token, timer, timer.at)
    else:
        yield from run.resume(token, None)


def _said(run: Run, timer: Timer) -> Moves:
    """People are told; the graph knows nothing of it."""
    kind, _, rung = timer.what.partition(".")
    story = {"remind": "reminded", "repeat": "reminded", "escalate": "escalated", "limit": "limit_reached"}[kind]
    run.tell(story, timer.at, token=timer.token or None, what=timer.what, rung=int(rung or 0))
    run.wishes.append(Notify(timer.at, timer.token, timer.what))
    if kind == "repeat" and timer.left > 0:
        again: datetime | None = yield When(timer.at, "repeat")
        if again is not None:
            run.timer(timer.token, timer.at, again, timer.what, timer.left - 1)


def pause(run: Run, command: commands.Pause, task: Task) -> Moves:
    """The clocks of a task stand still."""
    now: datetime = yield Now()
    running = [each for each in _clocks(run, task) if each.stopped is None]
    if not running:
        raise Conflict(NO_CLOCK)
    for each in running:
        each.stopped = now
    run.tell("paused", task.node, task=task.number, token=task.token, person=task.person, reason=command.reason)


def go_on(run: Run, task: Task) -> Moves:
    """They go on: each is due as much later as it stood still, on its calendar."""
    stopped = [each for each in _clocks(run, task) if each.stopped is not None]
    if not stopped:
        raise Conflict(NOT_STOPPED)
    for each in stopped:
        assert each.stopped is not None
        each.due = yield Later(each.at, each.what, each.due, each.stopped)
        each.stopped = None
    run.tell("resumed", task.node, task=task.number, token=task.token, person=task.person)


def _clocks(run: Run, task: Task) -> list[Timer]:
    return [each for each in run.state.timers.values() if each.token == task.token and each.what]
