"""When things are due, what is said around it, and what a clock that stood still makes of it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from engine.clock import DEFAULT_ZONE
from engine.errors import Conflict
from engine.expressions.python_source import Moment
from engine.flows import commands
from engine.flows.compile import compile_flow
from engine.flows.compiled import CompiledFlow
from engine.flows.due import Times, alarms, shifted
from engine.flows.interpret import drive, step
from engine.flows.questions import Alarms, Assign, Later, Limits, Notify, Now, Question, When
from engine.flows.spans import Span, read_span
from engine.flows.state import State
from engine.flows.story import told
from engine.flows.task_model import Due
from tests.pure.calendars.test_working_time import BRANCH, at, time_of
from tests.support.world import World

FORM = {
    "kind": "form", "schema": 1, "name": "case", "uid": "formxxxxxxxx", "label": {"zh": "事项"},
    "fields": [{"uid": "amountxxxxxx", "name": "amount", "type": "money", "label": {"zh": "金额"}},
               {"uid": "hoursxxxxxxx", "name": "hours", "type": "integer", "label": {"zh": "小时"}}],
    "layout": [],
}  # fmt: skip
START_AT = at("03-06 16:00")
LADDER = {
    "duration": "P1D", "calendar": "branch", "remind": ["-PT2H", "PT0S", "PT1H"], "repeat": "PT4H", "most_repeats": 2,
    "escalate": [{"after": "PT0S", "to": {"relation": "supervisor", "of": "assignee"}},
                 {"after": "P1D", "to": {"post": "president"}, "channels": ["inbox", "sms"]}],
}  # fmt: skip


def flow(due: dict[str, Any] | None = None, limits: list[dict[str, Any]] | None = None) -> CompiledFlow:
    names = ("start", "approve", "end")
    task = {"type": "userTask", "assignment": {"strategy": "initiator"}, "actions": {"approve": {}}}
    bodies = [{"type": "startEvent"}, task | ({"due": due} if due else {}), {"type": "endEvent"}]
    body = {
        "kind": "flow", "schema": 1, "name": "flow", "uid": "flowxxxxxxxx", "label": {"zh": "流程"}, "form": "case",
        "limits": limits or [],
        "nodes": [{"uid": f"{name}xxxxxxxx", "name": name, **each} for name, each in zip(names, bodies, strict=True)],
        "sequence_flows": [{"uid": f"arc{source}xxxx", "from": source, "to": target}
                           for source, target in pairwise(names)],
    }  # fmt: skip
    world = World({"bank": [FORM, BRANCH, body]})
    found = [each.code.name for each in world.check("bank", "flow", "flow") if each.is_error]
    assert found == []
    return compile_flow(world.models["bank", "flow", "flow"], world.seen_from("bank"))  # type: ignore[arg-type]


def times(compiled: CompiledFlow, now: datetime, **record: Any) -> Times:
    values = {f"{name}xxxxxxxx"[:12]: value for name, value in record.items()}
    moment = Moment(now, now.date())
    return Times(compiled, {"branch": time_of(BRANCH)}, now, lambda each: each.work_out(values, {}, moment))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P1D", Span(1)), ("PT24H", Span(0, 86_400)), ("-PT2H", Span(0, -7_200)), ("P1DT4H30M", Span(1, 16_200)),
        ("PT0S", Span()), ("P", None), ("PT", None), ("P1M", None), ("P1Y", None), ("1D", None), ("PT1.5H", None),
        ("P-1D", None), ("", None), ("p1d", None),
    ],
)  # fmt: skip
def test_lengths_of_time(text: str, span: Span | None) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize(
    ("due", "start", "end"),
    [
        pytest.param({"duration": "P1D"}, "03-06 16:00", "03-07 16:00", id="a natural day"),
        pytest.param({"duration": "PT30M"}, "03-06 16:00", "03-06 16:30", id="minutes"),
        pytest.param({"duration": "P1D", "calendar": "branch"}, "03-06 16:00", "03-09 16:00", id="a working day"),
        pytest.param({"duration": "PT24H", "calendar": "branch"}, "03-06 16:00", "03-12 10:30", id="24 working hours"),
        pytest.param({"duration": "hours(hours)", "calendar": "branch"}, "03-06 16:00", "03-09 11:00", id="FEEL: time"),
        pytest.param({"duration": "hours", "calendar": "branch"}, "03-06 16:00", "03-10 16:00", id="a number: days"),
        pytest.param({"duration": "amount"}, "03-06 16:00", None, id="nothing that is a length"),
        pytest.param({"duration": "P1D", "calendar": "branch"}, "12-31 16:00", None, id="a year it does not know"),
    ],
)  # fmt: skip
def test_the_due_time_of_a_task(due: dict[str, Any], start: str, end: str | None) -> None:
    hours = 2 if due["duration"] == "hours" else 3.5
    found = times(flow(due), at(start), hours=Decimal(str(hours))).answer(When("approvexxxxxxxx", "due"))
    assert found == (None if end is None else at(end))


def test_reminders_and_the_ladder_are_counted_on_the_calendar_of_the_task() -> None:
    due = Due.model_validate(LADDER)
    found = alarms(due, at("03-09 16:00"), time_of(BRANCH), at("03-06 16:00"))
    assert found == [
        ("remind.0", at("03-09 14:00")),
        ("remind.1", at("03-09 16:00")),
        ("escalate.0", at("03-09 16:00")),
        ("remind.2", at("03-09 17:00")),
        ("repeat", at("03-10 11:30")),
        ("escalate.1", at("03-10 16:00")),
    ]


def test_a_reminder_before_the_task_came_is_left_out() -> None:
    due = Due.model_validate({"duration": "PT1H", "remind": ["-PT2H", "-PT30M"]})
    found = alarms(due, at("03-06 17:00"), None, at("03-06 16:00"))
    assert found == [("remind.1", at("03-06 16:30"))]


def test_limits_apply_if_their_condition_holds() -> None:
    limit = {"uid": "limitxxxxxxx", "name": "large", "after": "PT24H", "if": "amount > 1000", "to": {"post": "boss"}}
    always = {"uid": "limitxxxxxx2", "name": "week", "after": "P5D", "clock": "branch", "to": {"post": "boss"}}
    compiled = flow(limits=[limit, always])
    start = at("03-06 16:00")
    assert times(compiled, start, amount=Decimal(5000)).answer(Limits()) == [
        ("limitxxxxxxx", at("03-07 16:00")), ("limitxxxxxx2", at("03-13 16:00")),
    ]  # fmt: skip
    assert times(compiled, start, amount=None).answer(Limits()) == [("limitxxxxxx2", at("03-13 16:00"))]


def test_a_clock_that_stood_still_leaves_what_was_left() -> None:
    assert shifted(at("03-03 09:00"), at("03-02 09:00"), at("03-05 09:00"), None) == at("03-06 09:00")
    branch = time_of(BRANCH)  # one working hour was left
    assert shifted(at("03-02 17:00"), at("03-02 16:00"), at("03-09 10:00"), branch) == at("03-09 11:00")
    assert shifted(at("03-03 09:30"), at("03-02 17:00"), at("03-06 17:00"), branch) == at("03-09 09:30")


class Clockwork:
    """A case and its clock: timers are fired in the order of time."""

    def __init__(self, compiled: CompiledFlow, start: str) -> None:
        self.compiled, self.now, self.state, self.told = compiled, at(start), State(), []  # type: ignore[var-annotated]
        self.story: list[str] = []
        self.do(commands.Start("startxxxxxxxx"))

    def answer(self, question: Question) -> Any:
        if isinstance(question, When | Alarms | Limits | Now | Later):
            return times(self.compiled, self.now).answer(question)
        assert isinstance(question, Assign)
        return ["ada"]

    def do(self, command: commands.Command) -> None:
        made = drive(step(self.compiled.graph, self.state, command), self.answer)
        self.state = made.state
        self.story += [told(each, self.compiled).as_dict()["en"] for each in made.events]
        shown = self.now.astimezone(DEFAULT_ZONE).strftime("%m-%d %H:%M")
        self.told += [(shown, each.what) for each in made.wishes if isinstance(each, Notify)]
        self.told += [(shown, each.kind) for each in made.events if each.kind in ("late", "task_decided", "case_ended")]

    def until(self, text: str) -> None:
        while True:
            left = [each for each in self.state.timers.values() if each.stopped is None and each.due <= at(text)]
            if not left:
                self.now = at(text)
                return
            first = min(left, key=lambda each: (each.due, each.number))
            self.now = max(self.now, first.due)
            self.do(commands.Fire(first.number))

    @property
    def task(self) -> int:
        return next(iter(self.state.tasks))


def test_the_ladder_runs_until_the_task_is_done() -> None:
    case = Clockwork(flow(LADDER), "03-06 16:00")
    case.until("03-20 09:00")
    assert case.told == [
        ("03-09 14:00", "remind.0"), ("03-09 16:00", "late"), ("03-09 16:00", "remind.1"),
        ("03-09 16:00", "escalate.0"), ("03-09 17:00", "remind.2"), ("03-10 11:30", "repeat"),
        ("03-10 16:00", "escalate.1"), ("03-10 17:00", "repeat"), ("03-11 14:00", "repeat"),
    ]  # fmt: skip
    early = Clockwork(flow(LADDER), "03-06 16:00")
    early.until("03-09 14:30")
    early.do(commands.Finish(early.task, "approve"))
    assert early.state.timers == {}
    early.until("03-20 09:00")
    assert [each for _, each in early.told] == ["remind.0", "task_decided", "case_ended"]


def test_a_clock_that_stands_still_reminds_nobody() -> None:
    case = Clockwork(flow(LADDER), "03-06 16:00")
    case.until("03-09 13:30")
    case.do(commands.Pause(case.task, "customer"))
    case.until("03-17 10:00")
    assert case.told == []
    case.do(commands.Resume(case.task))
    case.until("03-17 15:00")
    assert case.told == [
        ("03-17 10:30", "remind.0"), ("03-17 14:00", "late"),
        ("03-17 14:00", "remind.1"), ("03-17 14:00", "escalate.0"), ("03-17 15:00", "remind.2"),
    ]  # fmt: skip


@pytest.mark.parametrize(("late", "outcome"), [("approve", "approve"), ("reject", "reject")])
def test_what_happens_by_itself_says_so(late: str, outcome: str) -> None:
    case = Clockwork(flow({"duration": "PT1H", "late": late}), "03-06 16:00")
    case.until("03-06 18:00")
    assert case.state.names["approvexxxxxxxx"] == {"outcome": outcome, "how": "time_out"}
    assert case.state.status == "done"


def test_returned_by_itself_it_waits_to_be_submitted_again() -> None:
    case = Clockwork(flow({"duration": "PT1H", "late": "return"}), "03-06 16:00")
    case.until("03-06 18:00")
    assert [each.node for each in case.state.tasks.values()] == ["startxxxxxxxx"]
    case.do(commands.Finish(case.task, "complete"))
    assert [each.node for each in case.state.tasks.values()] == ["approvexxxxxxxx"]


def test_a_limit_of_the_case_ends_with_it() -> None:
    limit = {"uid": "limitxxxxxxx", "name": "day", "after": "PT24H", "to": {"post": "boss"}}
    case = Clockwork(flow(limits=[limit]), "03-06 16:00")
    case.until("03-07 17:00")
    assert case.told == [("03-07 16:00", "limit")]
    done = Clockwork(flow(limits=[limit]), "03-06 16:00")
    done.do(commands.Finish(done.task, "approve"))
    assert done.state.timers == {}
    cancelled = Clockwork(flow(limits=[limit]), "03-06 16:00")
    cancelled.do(commands.Cancel())
    assert cancelled.state.timers == {}


def test_a_timer_is_fired_once_and_never_while_it_stands_still() -> None:
    case = Clockwork(flow(LADDER), "03-06 16:00")
    number = next(iter(case.state.timers))
    case.do(commands.Pause(case.task, "customer"))
    for command in (commands.Fire(number), commands.Fire(999), commands.Pause(case.task, "customer")):
        with pytest.raises(Conflict):
            case.do(command)
    case.do(commands.Resume(case.task))
    with pytest.raises(Conflict):
        case.do(commands.Resume(case.task))
