"""Trying a flow out before it is published: sample data, a fast clock, and nothing leaves. Pure.

The same interpreter runs as in earnest. People do what the sample says they do, or the first thing there is to do;
where nobody has anything to do the clock moves to the next timer. What comes out is a list: the path, who has it, the
timers, the messages and who would have got them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Literal

from engine.calendars.working_time import WorkingTime
from engine.clock import DEFAULT_ZONE
from engine.errors import Conflict
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.flows import commands, questions
from engine.flows.assignment import To
from engine.flows.compiled import CompiledFlow, Formula
from engine.flows.due import Times, later
from engine.flows.interpret import drive, step
from engine.flows.naming import people_named
from engine.flows.spans import read_span
from engine.flows.state import State, Task
from engine.flows.story import told
from engine.reference import Label, sentence

MOST_STEPS = 500
FURTHEST = timedelta(days=730)
Kind = Literal["path", "task", "timer", "message", "incident", "waiting"]
KIND_OF: Mapping[str, Kind] = {
    **dict.fromkeys(("task_made", "task_done", "task_decided", "asked", "transferred"), "task"),
    **dict.fromkeys(("timer_armed", "timer_fired", "late", "limit_reached", "paused", "resumed"), "timer"),
    **dict.fromkeys(("reminded", "escalated", "sent"), "message"),
    "incident": "incident",
}
"""Under which heading a kind of event is listed; anything else is the path."""


@dataclass(frozen=True)
class Did:
    """What somebody does at a node when he has it: after so long, with this outcome; or returns it."""

    outcome: str | None = None  # None: the first thing there is to do
    after: str = "PT0S"
    target: str | None = None  # name of the node it is returned to


@dataclass(frozen=True)
class Sample:
    """What is tried. `record` by field uid; by the names of nodes: who gets a task, what is done there each time it
    comes, what a decision or a service answers. `messages` come in this order when nothing else is left to happen."""

    record: Mapping[str, Any] = field(default_factory=dict)  # Any: what a record holds
    initiator: str = "initiator"
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    done: Mapping[str, Sequence[Did]] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    messages: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """Something that would happen. `node` is a uid; `to` who would be told, by which `channels`, with which message."""

    at: datetime
    kind: Kind
    what: str
    node: str | None
    said: Label
    to: Sequence[str] = ()
    channels: Sequence[str] = ()
    message: str | None = None


@dataclass(frozen=True)
class TriedOut:
    """What came of it: `ended` is "done", "cancelled", "waiting", "incident" or "too_long"."""

    ended: str
    result: str | None
    lines: Sequence[Line]
    path: Sequence[str]  # uids of the nodes, in the order they were come to
    state: State


Decide = Callable[[str, Mapping[str, Any]], Any]
"""(uid of the node, what nodes have found out) → what its decision says."""


class TryOut:
    """One try."""

    def __init__(
        self,
        flow: CompiledFlow,
        sample: Sample,
        start: datetime,
        calendars: Mapping[str, WorkingTime] | None = None,
        given: Given | None = None,
        decide: Decide | None = None,
    ) -> None:
        self.flow, self.sample, self.now, self._decide = flow, sample, start, decide
        self._record = dict(sample.record)
        self._calendars, self._given, self._begun = calendars or {}, given or Given(ranks=flow.ranks), start
        self._state, self._lines = State(), list[Line]()
        self._making = self._state
        self._path: list[str] = []
        self._came: dict[str, int] = {}
        self._plans: dict[int, tuple[datetime, Did]] = {}
        self._left = list(sample.messages)

    def run(self, at: str | None = None) -> TriedOut:
        """From the start of this name, or the first, until nothing happens any more."""
        start = self.flow.graph.uids[at] if at is not None else self.flow.graph.starts[None][0].uid
        self._do(commands.Start(start))
        for _ in range(MOST_STEPS):
            if self._state.status != "open":
                return self._over(self._state.status)
            if self.now - self._begun > FURTHEST:
                return self._over("too_long")
            if not self._next():
                return self._over("incident" if self._state.incidents else "waiting")
        return self._over("too_long")

    def _over(self, ended: str) -> TriedOut:
        return TriedOut(ended, self._state.result, self._lines, self._path, self._state)

    # ---- what happens next

    def _next(self) -> bool:
        """The one thing that is next in time; services answer first, messages come last."""
        state = self._state
        for job in list(state.jobs.values()):
            self._do(commands.Answer(job.number, job.fence, self.sample.answers.get(self._name(job.node))))
            return True
        for child in list(state.children.values()):
            self._do(commands.Ended(child.number, self.sample.answers.get(self._name(child.node))))
            return True
        open_tasks = [each for each in state.tasks.values() if each.standing == "open"]
        acts = [(*self._plan(task), task) for task in open_tasks]
        timers = [each for each in state.timers.values() if each.stopped is None]
        act = min(acts, key=lambda each: (each[0], each[2].number), default=None)
        timer = min(timers, key=lambda each: (each.due, each.number), default=None)
        if act is not None and act[0] - self._begun > FURTHEST:
            act = None  # it is never done
        if act is not None and (timer is None or act[0] <= timer.due):
            self.now = max(self.now, act[0])
            self._act(act[2], act[1])
            return True
        if act is None and self._left and self._deliver(self._left.pop(0)):
            return True
        if timer is not None and (act is not None or self._moves_on(timer.what)):
            self.now = max(self.now, timer.due)
            self._do(commands.Fire(timer.number))
            return True
        return False

    def _moves_on(self, what: str) -> bool:
        """Where nobody has anything to do, a limit of the case alone would only let the clock run."""
        return what != "limit" or any(each.what == "" for each in self._state.timers.values())

    def _deliver(self, name: str) -> bool:
        for each in self._state.subscriptions.values():
            if each.name == name:
                self._do(commands.Deliver(each.number, self.sample.answers.get(self._name(each.at))))
                return True
        return False

    def _plan(self, task: Task) -> tuple[datetime, Did]:
        """When somebody does what; said when the task has come."""
        if task.number not in self._plans:
            name = self._name(task.node)
            planned, times = self.sample.done.get(name, ()), self._came.get(name, 0)
            self._came[name] = times + 1
            did = planned[min(times, len(planned) - 1)] if planned else Did()
            span = read_span(did.after)
            when = later(self.now, span, None) if span is not None else None
            self._plans[task.number] = when or self.now, did
        return self._plans[task.number]

    def _act(self, task: Task, did: Did) -> None:
        if did.target is not None and did.target in self.flow.graph.uids:
            try:
                self._do(commands.Return(task.number, self.flow.graph.uids[did.target]))
                return
            except Conflict:
                pass  # it may not go there: he does what there is to do instead
        self._do(commands.Finish(task.number, did.outcome or self._first(task)))

    def _first(self, task: Task) -> str:
        actions = getattr(self.flow.graph.vertices[task.node].part, "actions", {})
        return next((each for each in ("approve", "complete") if each in actions), "complete")

    # ---- running it

    def _do(self, command: commands.Command) -> None:
        made = drive(step(self.flow.graph, self._state, command, self._watch), self._answer)
        came = {uid: made.state.visits.get(uid, 0) - self._state.visits.get(uid, 0) for uid in made.state.visits}
        self._path += [uid for uid, times in came.items() for _ in range(times)]
        self._state = made.state
        for event in made.events:
            kind = KIND_OF.get(event.kind, "path")
            if event.kind not in ("reminded", "escalated", "sent", "limit_reached"):
                self._lines.append(Line(self.now, kind, event.kind, event.node, told(event, self.flow, self._who)))
        for wish in made.wishes:
            if isinstance(wish, questions.Send | questions.Notify):
                self._lines.append(self._message(wish))

    def _watch(self, state: State) -> None:
        self._making = state

    def _message(self, wish: questions.Send | questions.Notify) -> Line:
        """What would have been sent."""
        part, what = self.flow.part(wish.node), wish.what if isinstance(wish, questions.Notify) else "send"
        kind, _, rung = what.partition(".")
        source = part.due.escalate[int(rung)] if kind == "escalate" else part
        channels, message = getattr(source, "channels", ["inbox"]), getattr(source, "message", None)
        if kind in ("remind", "repeat"):
            to = [each.person for each in self._state.tasks_of(wish.token) if each.standing == "open"]
        else:
            to = self._people(wish.node, source.to, "to" if kind != "escalate" else f"due.{what}.to", wish.token)
        names = [self._who(each) for each in to]
        shown = {"zh": "、".join(names) or "（无人）", "en": ", ".join(names) or "(nobody)"}
        name = self._name(wish.node)
        said = sentence(f"消息（{name}）发给{shown['zh']}", f"Message ({name}) to {shown['en']}")
        return Line(self.now, "message", what, wish.node, said, to, channels, message)

    def _who(self, person: str) -> str:
        return person

    def _answer(self, question: questions.Question) -> Any:  # Any: what each question says
        match question:
            case questions.Assign():
                return self._assigned(question.node)
            case questions.Evaluate():
                formula = self.flow.formulas.get((question.node, question.member))
                return None if formula is None else self._work_out(formula, question.scope)
            case questions.Decide():
                return self._decided(question.node)
            case questions.Write():
                self._write(question.node, question.scope)
                return True
        scope = getattr(question, "scope", 0)
        work_out = partial(self._work_out, scope=scope)
        return Times(self.flow, self._calendars, self.now, work_out).answer(question)

    def _write(self, node: str, scope: int) -> None:
        """All values are worked out before any is set."""
        found = [each.field for each in self.flow.graph.vertices[node].part.set]
        formulas = {name: self.flow.formulas.get((node, name)) for name in found}
        values = {name: self._work_out(each, scope) for name, each in formulas.items() if each is not None}
        self._record |= {self.flow.fields.get(name, name): value for name, value in values.items()}

    def _decided(self, node: str) -> Any:
        answers = self.sample.answers
        if self._name(node) in answers or self._decide is None:
            return answers.get(self._name(node))
        return self._decide(node, self._making.names)

    def _assigned(self, node: str) -> list[str]:
        part = self.flow.graph.vertices[node].part
        if self._name(node) in self.sample.people:
            return list(self.sample.people[self._name(node)])
        who = getattr(part, "assignment", None)
        if who is None or who.strategy in ("initiator", "chosen"):
            return [self.sample.initiator]
        found = self._people(node, who, "assignment", None)
        if not found and who.empty.then == "to" and who.empty.to is not None:
            found = self._people(node, who.empty.to, "assignment.empty.to", None)
        return found

    def _people(self, node: str, to: To, member: str, token: int | None) -> list[str]:
        """Who it is in the sample: a field's person; a post or relation by what people call it."""
        formula = self.flow.formulas.get((node, f"{member}.field"))
        if formula is not None:
            found = self._work_out(formula)
            return [str(each) for each in (found if isinstance(found, list) else [found]) if each is not None]
        assignees = [each.person for each in self._making.tasks_of(token)] if token else []
        return people_named(to, assignees, self.sample.initiator)

    def _work_out(self, formula: Formula, scope: int = 0) -> Any:
        of_the_case = {"initiator": self.sample.initiator, "item": self._making.item(scope)}
        names = {**self._making.names, "": of_the_case}
        moment = Moment(self.now, self.now.astimezone(DEFAULT_ZONE).date(), self._given)
        return formula.work_out(self._record, names, moment)

    def _name(self, uid: str) -> str:
        return str(self.flow.part(uid).name)
