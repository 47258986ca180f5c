"""What a step of a case costs in memory, against SpiffWorkflow.

Processor time of whole cases (start, a task, a choice by an amount, a task, end), in interleaved rounds. SpiffWorkflow
is under the LGPL: nothing here depends on it, no lock file names it, and where nobody has installed it beside, this
bench says so and is left out. `python -m benchmarks --only flow_steps` runs this alone.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio
from engine.expressions.check import check_text
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.expressions.surroundings import Member, Plain
from engine.expressions.types import Money, Typed
from engine.flows import commands
from engine.flows.compiled import Formula
from engine.flows.drawn import graph_of
from engine.flows.interpret import drive, step
from engine.flows.model import Flow
from engine.flows.questions import Assign, Question
from engine.flows.state import State
from engine.reference import Label

CASES = 300
GOAL = 5.0
MOMENT = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), date(2026, 11, 22), Given())
RECORD = {"amount": Decimal(20_000), "why": "x", "level": "vip"}
NODES = (("s", "startEvent"), ("a", "userTask"), ("x", "exclusiveGateway"), ("b", "userTask"), ("c", "userTask"),
         ("e", "endEvent"))  # fmt: skip
WAYS = (("s", "a", None), ("a", "x", None), ("x", "b", "amount > 10000"), ("x", "c", None), ("b", "e", None),
        ("c", "e", None))  # fmt: skip


def ours() -> Callable[[], int]:
    """A case from its start to its end; the steps it took."""
    who = {"assignment": {"strategy": "initiator"}, "actions": {"approve": {}}}
    nodes = [{"uid": f"{name}xxxxxxxx", "name": name, "type": kind} | (who if kind == "userTask" else {})
             for name, kind in NODES]  # fmt: skip
    ways = [{"uid": f"{one}{other}xxxxxxx", "from": one, "to": other} | ({"condition": text} if text else {})
            | ({"default": True} if one == "x" and text is None else {}) for one, other, text in WAYS]  # fmt: skip
    graph = graph_of(Flow.model_validate({
        "kind": "flow", "schema": 1, "name": "bench", "uid": "benchxxxxxxx", "label": {"zh": "流程"}, "form": "loan",
        "nodes": nodes, "sequence_flows": ways}))  # fmt: skip
    around = Plain({None: (Member("amount", "amount", Label(zh="金额"), Typed(Money("CNY"))),)})
    checked, problems = check_text("amount > 10000", around)
    assert checked is not None, problems
    formula = Formula(checked, {})

    def answer(question: Question) -> Any:
        return ["ada"] if isinstance(question, Assign) else formula.work_out(RECORD, {}, MOMENT)

    def play() -> int:
        state, steps = drive(step(graph, State(), commands.Start("sxxxxxxxx")), answer).state, 1
        while state.status == "open":
            (task,) = state.tasks
            state, steps = drive(step(graph, state, commands.Finish(task, "approve")), answer).state, steps + 1
        return steps

    return play


def spiff() -> Callable[[], int]:
    """The same by SpiffWorkflow."""
    from SpiffWorkflow import TaskState  # type: ignore[import-not-found, unused-ignore]
    from SpiffWorkflow.bpmn import BpmnWorkflow  # type: ignore[import-not-found, unused-ignore]
    from SpiffWorkflow.bpmn.parser import BpmnParser  # type: ignore[import-not-found, unused-ignore]

    parser = BpmnParser()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bench.bpmn")
        file.write_text(_bpmn(), encoding="utf-8")
        parser.add_bpmn_file(str(file))
        spec = parser.get_spec("bench")

    def play() -> int:
        case, steps = BpmnWorkflow(spec), 1
        case.data.update({**RECORD, "amount": 20_000})
        case.do_engine_steps()
        while not case.is_completed():
            (task,) = case.get_tasks(state=TaskState.READY, manual=True)
            task.data["amount"] = 20_000
            task.run()
            case.do_engine_steps()
            steps += 1
        return steps

    return play


def _bpmn() -> str:
    ways = "".join(
        f'<sequenceFlow id="{one}{other}" sourceRef="{one}" targetRef="{other}">'
        + (f"<conditionExpression>{text.replace('>', '&gt;')}</conditionExpression>" if text else "")
        + "</sequenceFlow>"
        for one, other, text in WAYS
    )
    nodes = "".join(
        f'<{kind} id="{name}" name="{name}"{" default=" + chr(34) + "xc" + chr(34) if name == "x" else ""}>'
        + "".join(f"<incoming>{one}{other}</incoming>" for one, other, _ in WAYS if other == name)
        + "".join(f"<outgoing>{one}{other}</outgoing>" for one, other, _ in WAYS if one == name)
        + f"</{kind}>"
        for name, kind in NODES
    )
    return (
        '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
        f'targetNamespace="bench"><process id="bench" isExecutable="true">{nodes}{ways}</process></definitions>'
    )


def timed(play: Callable[[], int]) -> float:
    """Processor seconds a step."""
    steps, start = 0, time.process_time()
    for _ in range(CASES):
        steps += play()
    return (time.process_time() - start) / steps


def main(rounds: int) -> int:
    """How many goals were missed."""
    own = ours()
    assert own() == 3
    if importlib.util.find_spec("SpiffWorkflow") is None:
        milliseconds = sorted(timed(own) * 1_000 for _ in range(rounds))
        print(f"flow steps: {milliseconds[rounds // 2]:.4f} ms a step; SpiffWorkflow (LGPL) is not installed: left out")
        return 0
    other = spiff()
    assert other() == 3
    pairs = [(timed(other), timed(own)) for _ in range(rounds)]
    ratio = Ratio.of([theirs for theirs, _ in pairs], [mine for _, mine in pairs])
    theirs, mine = (sorted(each)[rounds // 2] * 1_000 for each in zip(*pairs, strict=True))
    print(f"flow steps: {mine:.4f} ms a step, SpiffWorkflow {theirs:.4f}: {ratio} times, goal {GOAL:g}")
    return int(ratio.median < GOAL)
