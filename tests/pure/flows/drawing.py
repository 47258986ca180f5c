"""Small flows written in a line, and a world that answers them from a table.

    drawn("s > f; f > a; f > b; a > j; b > j; j > e", f="parallelGateway", j="parallelGateway")

`s` is the start, names beginning with `e` ends, all others user tasks unless said otherwise. `x > y ? c` has a
condition named c, `x > y !` is the default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from engine.flows import commands
from engine.flows.drawn import graph_of
from engine.flows.graph import Graph
from engine.flows.interpret import Step, drive, step
from engine.flows.model import Flow
from engine.flows.questions import Alarms, Assign, Decide, Evaluate, Later, Limits, Now, Question, When, Write
from engine.flows.state import State

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def uid(name: str) -> str:
    """Any name as a uid."""
    return f"{name.replace('_', '')}xxxxxxxx"[:20]


def drawn(text: str, **said: str | dict[str, Any]) -> Graph:
    """The graph of a flow written in a line."""
    names: dict[str, None] = {}
    arcs: list[dict[str, Any]] = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        found = re.fullmatch(r"(\w+) > (\w+)(?: \? (\w+))?( !)?", part)
        assert found is not None, part
        source, target, condition, default = found.groups()
        names |= {source: None, target: None}
        arc = {"uid": uid(f"{source}to{target}{len(arcs)}"), "from": source, "to": target}
        arcs.append(arc | ({"condition": condition} if condition else {}) | ({"default": True} if default else {}))
    for name in said:
        names.setdefault(name)
    nodes = [_node(name, said.get(name)) for name in names]
    body = {"kind": "flow", "schema": 1, "name": "flow", "uid": "flowxxxxxxxx", "label": {"zh": "流程"}, "form": "case",
            "nodes": nodes, "sequence_flows": arcs}  # fmt: skip
    return graph_of(Flow.model_validate(body))


def _node(name: str, said: str | dict[str, Any] | None) -> dict[str, Any]:
    body: dict[str, Any] = {"name": name, "uid": uid(name)}
    more = {"type": said} if isinstance(said, str) else said or {}
    if "type" not in more:
        kind = "startEvent" if re.fullmatch(r"s\d*", name) else "endEvent" if name.startswith("e") else "userTask"
        more = {"type": kind, **more}
    if more["type"] == "userTask":
        body["assignment"] = {"strategy": "initiator"}
    return body | more


@dataclass
class Case:
    """A case that is played: the world is what `holds`, `people`, `values` and `times` say."""

    graph: Graph
    holds: Mapping[str, Any] = field(default_factory=dict)  # condition, or node.member → value
    people: Mapping[str, list[str]] = field(default_factory=dict)
    state: State = field(default_factory=State)
    events: list[Any] = field(default_factory=list)
    wishes: list[Any] = field(default_factory=list)
    last: Step | None = None

    def do(self, command: commands.Command) -> Case:
        """One step."""
        self.last = drive(step(self.graph, self.state, command), self.answer)
        self.state = self.last.state
        self.events += self.last.events
        self.wishes += self.last.wishes
        return self

    def answer(self, question: Question) -> Any:
        """What the world says."""
        if isinstance(question, Assign):
            return self.people.get(self.name(question.node), ["ada"])
        if isinstance(question, Alarms | Limits):
            return self.holds.get("alarms" if isinstance(question, Alarms) else "limits", [])
        if isinstance(question, Now | Later):
            return NOW
        if isinstance(question, When):
            return self.holds.get(f"{self.name(question.node)}.{question.member}", NOW)
        if isinstance(question, Evaluate) and question.member == "condition":
            return self.holds.get(self.condition(question.node))
        if isinstance(question, Evaluate | Decide):
            member = question.member if isinstance(question, Evaluate) else "decision"
            found = self.holds.get(f"{self.name(question.node)}.{member}")
            return found(self) if callable(found) else found
        assert isinstance(question, Write)
        return True

    def condition(self, arc: str) -> str:
        """The name of a sequence flow's condition."""
        source, target = self.graph.arc[arc].source, self.graph.arc[arc].target
        return f"{self.name(source)}>{self.name(target)}"

    def name(self, node: str) -> str:
        """The name of a node."""
        return str(self.graph.vertices[node].part.name)

    def start(self, at: str = "s") -> Case:
        """Begin."""
        return self.do(commands.Start(uid(at)))

    def open(self) -> list[str]:
        """The names of the nodes with open tasks, sorted, one for each task."""
        return sorted(self.name(each.node) for each in self.state.tasks.values() if each.standing == "open")

    def task(self, node: str, person: str | None = None) -> int:
        """An open task of a node."""
        return next(
            each.number
            for each in self.state.tasks.values()
            if self.name(each.node) == node and each.standing == "open" and person in (None, each.person)
        )

    def done(self, *nodes: str, outcome: str = "complete", person: str | None = None) -> Case:
        """Do one open task of each node."""
        for node in nodes:
            self.do(commands.Finish(self.task(node, person), outcome))
        return self

    def fire(self, node: str) -> Case:
        """The timer of a node is due."""
        number = next(each.number for each in self.state.timers.values() if self.name(each.at) == node)
        return self.do(commands.Fire(number))

    def deliver(self, name: str, payload: Any = None) -> Case:
        """A message or signal comes."""
        number = next(each.number for each in self.state.subscriptions.values() if each.name == name)
        return self.do(commands.Deliver(number, payload))

    @property
    def status(self) -> str:
        """Open, done or cancelled."""
        return self.state.status
