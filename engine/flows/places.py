"""Where a flow holds expressions and names people: one list of places that checking, compiling and where-used read.

A place is called by the uid of the node, sequence flow or limit it is in, and its member there: ("handle's uid",
"due.duration"). The same two stand in the questions of the interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.flows.assignment import Assignment, To
from engine.flows.model import Flow
from engine.flows.spans import read_span
from engine.problems import pointer


@dataclass(frozen=True, slots=True)
class Held:
    """An expression in a flow. `wanted`: the name of the type it has to have."""

    uid: str
    member: str
    path: str
    text: str
    wanted: str = "any"


@dataclass(frozen=True, slots=True)
class Group:
    """People that are named somewhere in a flow."""

    uid: str
    member: str
    path: str
    to: To


def expressions_of(flow: Flow) -> Iterator[Held]:
    """Every expression, in the order of the document; lengths written out are none."""
    for at, limit in enumerate(flow.limits):
        place = pointer("limits", at)
        yield from _some(limit.uid, "if", place + "/if", limit.applies, "boolean")
    for at, node in enumerate(flow.nodes):
        yield from _of_node(node, pointer("nodes", at))
    for at, arc in enumerate(flow.sequence_flows):
        yield from _some(arc.uid, "condition", pointer("sequence_flows", at, "condition"), arc.condition, "boolean")
    for group in groups_of(flow):
        member = "" if group.member == "" else f"{group.member}."
        for name in ("field", "of"):
            text = getattr(group.to, name)
            if text is not None and not (name == "of" and text in ("assignee", "initiator")):
                yield Held(group.uid, f"{member}{name}", f"{group.path}/{name}", text)


def _some(uid: str, member: str, path: str, text: str | None, wanted: str = "any") -> Iterator[Held]:
    if text is not None:
        yield Held(uid, member, path, text, wanted)


def _of_node(node: Any, place: str) -> Iterator[Held]:  # Any: a part of the registry of nodes
    due, event, multi = (getattr(node, name, None) for name in ("due", "event", "multi"))
    if due is not None and read_span(due.duration) is None:
        yield Held(node.uid, "due.duration", place + "/due/duration", due.duration)
    if event is not None:
        after = getattr(event, "after", None)
        if after is not None and read_span(after) is None:
            yield Held(node.uid, "event.after", place + "/event/after", after)
        yield from _some(node.uid, "event.at", place + "/event/at", getattr(event, "at", None))
        yield from _some(node.uid, "key", place + "/event/key", getattr(event, "key", None))
    if multi is not None and hasattr(multi, "of"):
        yield Held(node.uid, "of", place + "/multi/of", multi.of)
        yield from _some(node.uid, "until", place + "/multi/until", multi.until, "boolean")
    for at, each in enumerate(getattr(node, "set", ())):
        yield Held(node.uid, each.field, place + pointer("set", at, "value"), each.value)
    for member in ("input", "values"):
        for name, text in getattr(node, member, {}).items():
            yield Held(node.uid, name, place + pointer(member, name), text)


def groups_of(flow: Flow) -> Iterator[Group]:
    """Everywhere people are named."""
    for at, limit in enumerate(flow.limits):
        yield Group(limit.uid, "to", pointer("limits", at, "to"), limit.to)
    for at, node in enumerate(flow.nodes):
        place = pointer("nodes", at)
        who = getattr(node, "assignment", None)
        if isinstance(who, Assignment):
            yield Group(node.uid, "assignment", place + "/assignment", who)
            if who.empty.to is not None:
                yield Group(node.uid, "assignment.empty.to", place + "/assignment/empty/to", who.empty.to)
        due = getattr(node, "due", None)
        for rung, each in enumerate(due.escalate if due is not None else ()):
            yield Group(node.uid, f"due.escalate.{rung}.to", place + pointer("due", "escalate", rung, "to"), each.to)
        told = getattr(node, "to", None)
        if isinstance(told, To):
            yield Group(node.uid, "to", place + "/to", told)


def names_in(flow: Flow) -> dict[str, str]:
    """What names stand for by themselves in a flow's expressions, beside the fields of its form, with their types."""
    return {name: "person" if name == "initiator" else "any" for name in said_by(flow)}


def said_by(flow: Flow) -> dict[str, tuple[str, str | None]]:
    """Where what these names stand for is found: who started it and the element an instance is for, under ""; what a
    node has found out, all of it under the node's name, and the answer of a decision or service under its own."""
    found: dict[str, tuple[str, str | None]] = {each: ("", each) for each in ("initiator", "item")}
    for node in flow.nodes:
        if node.type in TELLING:
            found[node.name] = node.uid, None
    for node in flow.nodes:
        result = getattr(node, "result", None)
        if node.type in ("businessRuleTask", "serviceTask") and result is not None:
            found[result] = node.uid, "result"
    return found


TELLING = frozenset(
    {"userTask", "serviceTask", "callActivity", "subProcess", "receiveTask", "intermediateCatchEvent", "startEvent"}
)
"""Nodes whose name stands for what they have found out: `approve.outcome`, `approve.assignee`, `paid.result`."""
