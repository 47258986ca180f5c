"""What a flow names is found by where-used, and follows when it is called otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from engine.definitions.bindings import follow_own_renames
from engine.definitions.scope import Landscape
from engine.definitions.source import Source, at
from engine.definitions.uses import uses_of
from engine.reference import Reference
from tests.golden.test_golden import DOCUMENTS, HERE
from tests.support.world import KINDS

Body = dict[str, Any]


def documents() -> list[Source]:
    found = []
    for path in DOCUMENTS:
        if path.is_relative_to(HERE / "schema_1"):
            body = json.loads(path.read_text(encoding="utf-8"))
            found.append(Source(path.parts[-3], body["kind"], body["name"], body["uid"], body, body["schema"]))
    return found


@pytest.fixture(scope="module")
def stored() -> Landscape:
    sources = documents()
    landscape = Landscape(KINDS, sources)
    return Landscape(KINDS, [replace(each, bindings=landscape.meanings(each)) for each in sources])


def of(landscape: Landscape, app: str, kind: str, name: str) -> Source:
    found = landscape.find(kind, Reference(app, name))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("app", "kind", "name", "part", "paths"),
    [
        ("crm", "form", "complaint", "amount", ["/sequence_flows/3/condition", "/sign_on/0"]),
        ("crm", "form", "complaint", "level", ["/limits/0/if"]),
        ("crm", "form", "complaint", "times", ["/nodes/8/set/0/field", "/nodes/8/set/0/value"]),
        ("crm", "decision", "dispatch", None, ["/nodes/1/decision"]),
        ("crm", "role", "desk_clerk", None, ["/nodes/6/to/role"]),
        ("crm", "message", "vip_overdue", None,
         ["/limits/0/message", "/nodes/2/due/escalate/0/message", "/nodes/6/message"]),
        ("bank", "calendar", "counter", None, ["/nodes/2/due/calendar", "/nodes/5/event/calendar"]),
    ],
)  # fmt: skip
def test_where_used_finds_every_place(
    stored: Landscape, app: str, kind: str, name: str, part: str | None, paths: list[str]
) -> None:
    views = uses_of(stored, of(stored, app, kind, name), part)
    found = [each for each in views if each.kind == "flow"]
    assert sorted(each.path for each in found) == sorted(paths)
    assert all(each.where["zh"] and each.where["en"] for each in found)


def test_a_message_uses_the_fields_it_puts_in(stored: Landscape) -> None:
    found = [
        each for each in uses_of(stored, of(stored, "crm", "form", "complaint"), "reason") if each.kind == "message"
    ]
    assert {each.path for each in found} == {"/channels/email/zh", "/channels/email/en"}


def test_a_renamed_field_is_called_so_in_the_flow(stored: Landscape) -> None:
    form = of(stored, "crm", "form", "complaint")
    fields = [each | {"name": "total"} if each["name"] == "amount" else each for each in form.body["fields"]]
    renamed = replace(form, body={**form.body, "fields": fields})
    others = [each for each in stored.of() if each.key != form.key]
    body = Landscape(KINDS, [*others, renamed]).body(of(stored, "crm", "flow", "complaint_handling"))
    assert at(body, "/sequence_flows/3/condition") == 'total > 10000 or d.post = "private_desk"'
    assert at(body, "/sign_on/0") == "total"


def test_a_renamed_node_is_called_so_wherever_the_flow_names_it(stored: Landscape) -> None:
    flow = of(stored, "crm", "flow", "complaint_handling")
    before = dict(flow.body)
    after = json.loads(json.dumps(before).replace('"name": "handle"', '"name": "work"'))
    sent = replace(flow, body=after, bindings={})
    landscape = Landscape(KINDS, [sent if each.key == flow.key else each for each in stored.of()])
    uses = landscape.references(of(landscape, "crm", "flow", "complaint_handling"))
    body = follow_own_renames("crm", before, after, uses, Reference("crm", "complaint_handling"))
    places = ("/sequence_flows/1/to", "/sequence_flows/2/from", "/nodes/4/actions/reject/to")
    assert [at(body, each) for each in (*places, "/nodes/4/actions/return/targets/1")] == ["work"] * 4


def test_a_called_flow_is_found_and_followed() -> None:
    """A flow of another app, by its reference."""
    sources = documents()
    caller = json.loads(json.dumps(next(each.body for each in sources if each.kind == "flow")))
    caller |= {"name": "caller", "uid": "callerxxxxxxxxxx", "limits": [], "sign_on": []}
    caller["nodes"] = [
        {"uid": "callernode000001", "name": "begin", "type": "startEvent"},
        {"uid": "callernode000002", "name": "other", "type": "callActivity", "flow": "complaint_handling"},
        {"uid": "callernode000003", "name": "over", "type": "endEvent"},
    ]
    caller["sequence_flows"] = [
        {"uid": "callerarc0000001", "from": "begin", "to": "other"},
        {"uid": "callerarc0000002", "from": "other", "to": "over"},
    ]
    made = Source("crm", "flow", "caller", "callerxxxxxxxxxx", caller, 1)
    landscape = Landscape(KINDS, [*sources, made])
    bound = replace(made, bindings=landscape.meanings(made))
    called = next(each for each in sources if each.kind == "flow")
    renamed = replace(called, name="handling", body={**called.body, "name": "handling"})
    rest = [each for each in sources if each.key != called.key]
    found = Landscape(KINDS, [*rest, renamed, bound]).body(bound)
    assert at(found, "/nodes/1/flow") == "handling"
