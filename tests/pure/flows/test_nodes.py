"""Every type of node has all there must be of it, and is tried out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine.flows.node import nodes
from engine.flows.node_table import HEAD, table
from engine.flows.tryout import Did, Sample, TriedOut, TryOut
from engine.problems import Language
from tests.pure.flows.documents import arc, flow, node, with_nodes
from tests.pure.flows.test_due import START_AT
from tests.support.world import KINDS, World

HERE = Path(__file__).parent
FORM = {
    "kind": "form", "schema": 1, "name": "loan", "uid": "formxxxxxxxx", "label": {"zh": "贷款", "en": "Loan"},
    "fields": [{"uid": "amountxxxxxx", "name": "amount", "type": "integer", "label": {"zh": "金额", "en": "Amount"}}],
    "layout": [],
}  # fmt: skip
TIMER = {"event": {"kind": "timer", "after": "PT1H"}}


def line(*more: dict[str, Any]) -> dict[str, Any]:
    """Nodes one after the other."""
    names = ["start", *(each["name"] for each in more), "end"]
    return with_nodes(*more, arcs=[arc(one, other) for one, other in pairwise(names)])


def gateway(kind: str) -> dict[str, Any]:
    conditions = {} if kind == "parallelGateway" else {"condition": "amount > 1"}
    default = {} if kind == "parallelGateway" else {"default": True}
    return with_nodes(
        node("x", kind), node("a"), node("b"), node("y", kind),
        arcs=[arc("start", "x"), arc("x", "a", **conditions), arc("x", "b", **default), arc("a", "y"), arc("b", "y"),
              arc("y", "end")],
    )  # fmt: skip


SMALLEST: dict[str, dict[str, Any]] = {
    "startEvent": line(node("x")),
    "endEvent": line(node("x")),
    "userTask": line(node("x")),
    "serviceTask": line(node("x", "serviceTask", service="core")),
    "scriptTask": line(node("x", "scriptTask", set=[{"field": "amount", "value": "amount + 1"}])),
    "sendTask": line(node("x", "sendTask", to={"post": "boss"})),
    "receiveTask": line(node("x", "receiveTask", event={"kind": "message", "name": "paid"})),
    "businessRuleTask": line(node("x", "businessRuleTask", decision="rate", result="r")),
    "callActivity": line(node("x", "callActivity", flow="other")),
    "subProcess": with_nodes(
        node("x", "subProcess", multi={"of": "[1, 2]"}), node("in", "startEvent", inside="x"), node("a", inside="x"),
        node("out", "endEvent", inside="x"),
        arcs=[arc("start", "x"), arc("x", "end"), arc("in", "a"), arc("a", "out")],
    ),
    "exclusiveGateway": gateway("exclusiveGateway"),
    "parallelGateway": gateway("parallelGateway"),
    "inclusiveGateway": gateway("inclusiveGateway"),
    "eventBasedGateway": with_nodes(
        node("x", "eventBasedGateway"), node("t", "intermediateCatchEvent", **TIMER),
        node("m", "receiveTask", event={"kind": "message", "name": "paid"}),
        arcs=[arc("start", "x"), arc("x", "t"), arc("x", "m"), arc("t", "end"), arc("m", "end")],
    ),
    "intermediateCatchEvent": line(node("x", "intermediateCatchEvent", **TIMER)),
    "intermediateThrowEvent": line(node("x", "intermediateThrowEvent", event={"kind": "signal", "name": "go"})),
    "boundaryEvent": with_nodes(
        node("a"), node("x", "boundaryEvent", attached_to="a", **TIMER), arcs=[arc("start", "a"), arc("a", "end"),
                                                                              arc("x", "end")],
    ),
}  # fmt: skip
TOLD = {
    "startEvent": "case_started", "endEvent": "case_ended", "userTask": "task_decided", "serviceTask": "answered",
    "scriptTask": "fields_set", "sendTask": "send", "receiveTask": "received", "businessRuleTask": "decided",
    "callActivity": "instance_begun", "subProcess": "instance_begun", "exclusiveGateway": "went",
    "parallelGateway": "went", "inclusiveGateway": "went", "eventBasedGateway": "received",
    "intermediateCatchEvent": "timer_fired", "intermediateThrowEvent": "thrown", "boundaryEvent": "timer_fired",
}  # fmt: skip


def tried(body: dict[str, Any]) -> TriedOut:
    world = World({"bank": [FORM, body]})
    scope: Any = world.seen_from("bank")
    compiled = KINDS["flow"].compile(world.models["bank", "flow", "lending"], scope)
    sample = Sample(record={"amountxxxxxx": 5}, done={"a": [Did(after="PT2H")]}, messages=["paid"])
    return TryOut(compiled, sample, START_AT).run()


@pytest.mark.parametrize("language", list(Language))
def test_no_cell_of_the_table_is_empty(language: Language) -> None:
    rows = table(language)
    empty = [(each.name, HEAD[at]) for each in rows for at, cell in enumerate(each.cells()) if not cell]
    assert empty == []
    assert [each.name for each in rows] == nodes.names()
    for each in rows:
        print(" | ".join(each.cells()))


@pytest.mark.parametrize("name", nodes.names())
def test_the_test_that_plays_it_is_there(name: str) -> None:
    file, _, test = nodes.get(name).proofs.test.partition("::")
    assert f"def {test}(" in (HERE / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", nodes.names())
def test_every_type_of_node_is_tried_out(name: str) -> None:
    found = tried(SMALLEST[name])
    assert (found.ended, [each.said.en for each in found.lines if each.kind == "incident"]) == ("done", [])
    assert TOLD[name] in {each.what for each in found.lines}


def test_a_script_is_worked_out_on_the_sample() -> None:
    body = with_nodes(
        node("x", "scriptTask", set=[{"field": "amount", "value": "amount * 10"}]), node("g", "exclusiveGateway"),
        node("large"), arcs=[arc("start", "x"), arc("x", "g"), arc("g", "large", condition="amount = 50"),
                             arc("g", "end", default=True), arc("large", "end")],
    )  # fmt: skip
    assert "largexxxxxxxx" in tried(body).path


def test_a_condition_may_ask_what_was_found_in_the_same_step() -> None:
    body = with_nodes(
        node("x", "callActivity", flow="other", waits=True), node("g", "exclusiveGateway"), node("large"),
        arcs=[arc("start", "x"), arc("x", "g"), arc("g", "large", condition="x.over = 1"),
              arc("g", "end", default=True), arc("large", "end")],
    )  # fmt: skip
    assert "largexxxxxxxx" in tried(body).path


def test_a_flow_of_every_type_of_node_is_written_in_a_document() -> None:
    assert set(SMALLEST) == set(nodes.names())
    assert flow([], [])["kind"] == "flow"
