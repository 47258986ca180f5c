"""What a flow names: its form and fields, its own nodes, roles, decisions, calendars, messages, other flows; and where
it holds expressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.fields.shapes import SYSTEM_FIELDS
from engine.fields.surroundings import referred
from engine.flows.model import Flow
from engine.flows.places import expressions_of, groups_of, names_in
from engine.kinds import Expression, Use
from engine.problems import pointer
from engine.reference import Reference

NATURAL = "natural"
"""The calendar on which every hour counts."""


def expressions(flow: Flow, app: str) -> Iterator[Expression]:
    """Every expression, read in the scope of the form and of what the nodes have found out."""
    form, names = referred(flow.form, app), names_in(flow)
    for each in expressions_of(flow):
        yield Expression(each.path, form, each.wanted, names)


def references(flow: Flow, app: str) -> Iterator[Use]:
    """The uses, in the order of the document."""
    form, own = referred(flow.form, app), Reference(app, flow.name)
    if form is not None:
        yield Use("/form", "form", form)
        for at, name in enumerate(flow.sign_on):
            yield from _field(pointer("sign_on", at), form, name)
    for at, limit in enumerate(flow.limits):
        yield from _named(pointer("limits", at, "message"), "message", limit.message, app)
        yield from _calendar(pointer("limits", at, "clock"), limit.clock, app)
    for at, node in enumerate(flow.nodes):
        yield from _of_node(node, pointer("nodes", at), own, form)
    for at, arc in enumerate(flow.sequence_flows):
        yield Use(pointer("sequence_flows", at, "from"), "flow", own, arc.source)
        yield Use(pointer("sequence_flows", at, "to"), "flow", own, arc.target)
    for group in groups_of(flow):
        yield from _named(group.path + "/role", "role", group.to.role, app)


def _of_node(node: Any, place: str, own: Reference, form: Reference | None) -> Iterator[Use]:  # Any: a node's part
    app = own.app
    for member in ("inside", "attached_to"):
        if getattr(node, member, None) is not None:
            yield Use(place + pointer(member), "flow", own, getattr(node, member))
    for member, kind in (("decision", "decision"), ("flow", "flow"), ("message", "message")):
        yield from _named(place + pointer(member), kind, getattr(node, member, None), app)
    if getattr(node, "event", None) is not None and node.event.kind == "timer":
        yield from _calendar(place + "/event/calendar", node.event.calendar, app)
    if getattr(node, "trigger", None) is not None:
        yield from _calendar(place + "/trigger/calendar", node.trigger.calendar, app)
    if node.type == "scriptTask" and form is not None:
        for at, each in enumerate(node.set):
            yield from _field(place + pointer("set", at, "field"), form, each.field)
    if node.type == "userTask":
        yield from _of_task(node, place, own, form)


def _of_task(node: Any, place: str, own: Reference, form: Reference | None) -> Iterator[Use]:
    app = own.app
    yield from _named(place + "/assignment/decision", "decision", node.assignment.decision, app)
    if node.assignment.node is not None:
        yield Use(place + "/assignment/node", "flow", own, node.assignment.node)
    for name, action in node.actions.items():
        if action.to is not None:
            yield Use(place + pointer("actions", name, "to"), "flow", own, action.to)
        for at, target in enumerate(action.targets or ()):
            yield Use(place + pointer("actions", name, "targets", at), "flow", own, target)
        for at, field in enumerate(action.fields or ()) if form is not None else ():
            yield from _field(place + pointer("actions", name, "fields", at), form, field)
    for at, each in enumerate(node.fields) if form is not None else ():
        yield from _field(place + pointer("fields", at, "field"), form, each.field)
    if node.due is not None:
        yield from _calendar(place + "/due/calendar", node.due.calendar, app)
        for at, rung in enumerate(node.due.escalate):
            yield from _named(place + pointer("due", "escalate", at, "message"), "message", rung.message, app)


def _field(path: str, form: Reference | None, name: str) -> Iterator[Use]:
    if form is not None and name not in SYSTEM_FIELDS:
        yield Use(path, "form", form, name)


def _named(path: str, kind: str, text: str | None, app: str) -> Iterator[Use]:
    named = referred(text, app)
    if named is not None:
        yield Use(path, kind, named)


def _calendar(path: str, text: str, app: str) -> Iterator[Use]:
    if text != NATURAL:
        yield from _named(path, "calendar", text, app)
