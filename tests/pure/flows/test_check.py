"""What is wrong with a flow is told all at once, at its place, in words business people use."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.definitions.check import check_one
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.problems import Language
from tests.support.world import KINDS

Body = dict[str, Any]
FORM: Body = {
    "kind": "form",
    "schema": 1,
    "name": "loan",
    "uid": "formxxxxxxxx",
    "label": {"zh": "贷款", "en": "Loan"},
    "fields": [
        {
            "uid": "numberxxxxxx",
            "name": "number",
            "type": "serial_number",
            "label": {"zh": "编号", "en": "No"},
            "options": {"pattern": "DK-{0000}"},
        },
        {"uid": "amountxxxxxx", "name": "amount", "type": "money", "label": {"zh": "金额", "en": "Amount"}},
        {"uid": "riskxxxxxxxx", "name": "risk", "type": "text", "label": {"zh": "风险", "en": "Risk"}},
    ],
    "layout": [],
}
CALENDAR: Body = {
    "kind": "calendar",
    "schema": 1,
    "name": "branch",
    "uid": "branchxxxxxx",
    "label": {"zh": "网点"},
    "years": [2026],
}
APP: Body = {
    "kind": "app",
    "schema": 1,
    "name": "app",
    "uid": "appxxxxxxxxx",
    "label": {"zh": "应用", "en": "App"},
    "icon": "app",
    "menu": [],
}


def node(name: str, kind: str = "userTask", **more: Any) -> Body:
    found: Body = {
        "uid": f"{name.replace('_', '')}xxxxxxxx",
        "name": name,
        "type": kind,
        "label": {"zh": f"节点{name}", "en": f"Node {name}"},
    }
    if kind == "userTask":
        found |= {"assignment": {"strategy": "initiator"}, "actions": {"approve": {}}}
    return found | more


def arc(source: str, target: str, **more: Any) -> Body:
    return {"uid": f"{source}{target}arcxxxxx".replace("_", "")[:26], "from": source, "to": target, **more}


def flow(nodes: list[Body], arcs: list[Body], **more: Any) -> Body:
    return {
        "kind": "flow",
        "schema": 1,
        "name": "lending",
        "uid": "flowxxxxxxxx",
        "label": {"zh": "放款", "en": "Lending"},
        "form": "loan",
        "nodes": nodes,
        "sequence_flows": arcs,
        **more,
    }


def simple(**task: Any) -> Body:
    nodes = [node("start", "startEvent"), node("approve", **task), node("end", "endEvent")]
    return flow(nodes, [arc("start", "approve"), arc("approve", "end")])


def problems(body: Body) -> list[tuple[str, str]]:
    found = [each for each in told(body) if each.code.name != "no_english"]
    return sorted((each.code.name, each.path) for each in found)


def told(body: Body) -> Any:
    sources = [Source("bank", each["kind"], each["name"], each["uid"], each, 1) for each in (APP, FORM, CALENDAR, body)]
    landscape = Landscape(KINDS, sources)
    return check_one(landscape, sources[-1])


def with_nodes(*more: Body, arcs: list[Body]) -> Body:
    return flow([node("start", "startEvent"), *more, node("end", "endEvent")], arcs)


AND, XOR, OR = "parallelGateway", "exclusiveGateway", "inclusiveGateway"


def block(split: str, join: str, **conditions: Any) -> Body:
    return with_nodes(
        node("split", split),
        node("one"),
        node("two"),
        node("join", join),
        arcs=[
            arc("start", "split"),
            arc("split", "one", **conditions),
            arc("split", "two", **({"default": True} if conditions else {})),
            arc("one", "join"),
            arc("two", "join"),
            arc("join", "end"),
        ],
    )


WRONG: list[tuple[str, Body, list[tuple[str, str]]]] = [
    ("nothing is wrong", simple(), []),
    ("no nodes at all", flow([], []), [("flow_no_end", "/nodes"), ("flow_no_start", "/nodes")]),
    (
        "a way to nowhere",
        flow([node("start", "startEvent"), node("end", "endEvent")], [arc("start", "gone")]),
        [("flow_nothing_before", "/nodes/1"), ("missing_part", "/sequence_flows/0/to")],
    ),
    (
        "a loose node",
        flow([*simple()["nodes"], node("loose")], simple()["sequence_flows"]),
        [("flow_nothing_after", "/nodes/3"), ("flow_nothing_before", "/nodes/3")],
    ),
    (
        "a name used twice",
        flow([*simple()["nodes"], node("approve") | {"uid": "otherxxxxxxx"}], simple()["sequence_flows"]),
        [("flow_duplicate_name", "/nodes/3/name")],
    ),
    (
        "two forms starts",
        with_nodes(node("again", "startEvent"), arcs=[arc("start", "end"), arc("again", "end")]),
        [("flow_two_form_starts", "/nodes/1")],
    ),
    (
        "back into the start",
        with_nodes(node("a"), arcs=[arc("start", "a"), arc("a", "end"), arc("a", "start")]),
        [("flow_into_start", "/sequence_flows/2/to")],
    ),
    (
        "out of the end",
        with_nodes(node("a"), arcs=[arc("start", "end"), arc("end", "a"), arc("a", "end")]),
        [("flow_out_of_end", "/sequence_flows/1/from")],
    ),
    (
        "a choice without conditions",
        block(XOR, XOR),
        [("flow_no_condition", "/sequence_flows/1/condition"), ("flow_no_condition", "/sequence_flows/2/condition")],
    ),
    (
        "a choice without default",
        with_nodes(
            node("x", XOR),
            node("a"),
            arcs=[
                arc("start", "x"),
                arc("x", "a", condition="amount > 1"),
                arc("x", "end", condition="amount <= 1"),
                arc("a", "end"),
            ],
        ),
        [("flow_no_default", "/nodes/1")],
    ),
    (
        "conditions on all at once",
        block(AND, AND, condition="amount > 1"),
        [
            ("flow_idle_condition", "/sequence_flows/1/condition"),
            ("flow_idle_condition", "/sequence_flows/2/condition"),
        ],
    ),
    ("all opened, each let through", block(AND, XOR), [("flow_twice", "/nodes/5")]),
    ("one opened, all waited for", block(XOR, AND, condition="amount > 1"), [("flow_stops", "/nodes/4")]),
    ("some opened, all waited for", block(OR, AND, condition="amount > 1"), [("flow_stops", "/nodes/4")]),
    (
        "a loop without a way out",
        with_nodes(node("m", XOR), node("a"), arcs=[arc("start", "m"), arc("m", "a"), arc("a", "m")]),
        [("flow_nothing_before", "/nodes/3")],
    ),
    (
        "a condition that is none",
        block(XOR, XOR, condition="amount"),
        [("expression_wrong_result", "/sequence_flows/1/condition")],
    ),
    (
        "a condition on what is not there",
        block(XOR, XOR, condition="gone > 1"),
        [("expression_unknown_name", "/sequence_flows/1/condition")],
    ),
    (
        "a race between tasks",
        with_nodes(
            node("r", "eventBasedGateway"),
            node("a"),
            node("w", "receiveTask", event={"kind": "message", "name": "paid"}),
            arcs=[arc("start", "r"), arc("r", "a"), arc("r", "w"), arc("a", "end"), arc("w", "end")],
        ),
        [("flow_not_an_event", "/sequence_flows/1/to")],
    ),
    (
        "a timer on a gateway",
        with_nodes(
            node("x", XOR),
            node("t", "boundaryEvent", attached_to="x", event={"kind": "timer", "after": "P1D"}),
            arcs=[arc("start", "x"), arc("x", "end"), arc("t", "end")],
        ),
        [("flow_not_a_host", "/nodes/2/attached_to")],
    ),
    (
        "a timer that interrupts again and again",
        with_nodes(
            node("a"),
            node("t", "boundaryEvent", attached_to="a", event={"kind": "timer", "after": "P1D", "repeat": 2}),
            arcs=[arc("start", "a"), arc("a", "end"), arc("t", "end")],
        ),
        [("flow_interrupts_once", "/nodes/2/event/repeat")],
    ),
    (
        "a timer without a time",
        with_nodes(
            node("w", "intermediateCatchEvent", event={"kind": "timer"}), arcs=[arc("start", "w"), arc("w", "end")]
        ),
        [("flow_one_time", "/nodes/1/event")],
    ),
    (
        "nothing inside",
        with_nodes(node("p", "subProcess"), arcs=[arc("start", "p"), arc("p", "end")]),
        [("flow_no_end_inside", "/nodes/1"), ("flow_no_start_inside", "/nodes/1")],
    ),
    (
        "inside no sub-process",
        with_nodes(node("a", inside="start"), arcs=[arc("start", "end")]),
        [
            ("flow_not_inside", "/nodes/1/inside"),
            ("flow_nothing_after", "/nodes/1"),
            ("flow_nothing_before", "/nodes/1"),
        ],
    ),
    (
        "inside itself",
        with_nodes(
            node("p", "subProcess", inside="q"), node("q", "subProcess", inside="p"), arcs=[arc("start", "end")]
        ),
        [
            ("flow_inside_itself", "/nodes/1/inside"),
            ("flow_inside_itself", "/nodes/2/inside"),
            *[
                (code, f"/nodes/{at}")
                for code in ("flow_no_end_inside", "flow_no_start_inside", "flow_nothing_after", "flow_nothing_before")
                for at in (1, 2)
            ],
        ],
    ),
    ("a task nobody can do", simple(actions={"reject": {}}), [("flow_no_way_on", "/nodes/1/actions")]),
    (
        "a post that is not named",
        simple(assignment={"strategy": "post"}),
        [("flow_strategy_needs", "/nodes/1/assignment/post")],
    ),
    (
        "too many ways of naming",
        simple(assignment={"strategy": "post", "post": "boss", "role": "clerk"}),
        [("missing_definition", "/nodes/1/assignment/role")],
    ),
    (
        "named in two ways",
        simple(assignment={"strategy": "post", "post": "boss", "person": ["x"]}),
        [("flow_one_of_people", "/nodes/1/assignment/person")],
    ),
    (
        "nobody, and then?",
        simple(assignment={"strategy": "initiator", "empty": {"then": "to"}}),
        [("flow_no_substitute", "/nodes/1/assignment/empty/to")],
    ),
    (
        "returned to nowhere",
        simple(actions={"approve": {}, "return": {"targets": ["gone", "end"]}}),
        [("missing_part", "/nodes/1/actions/return/targets/0")],
    ),
    (
        "an opinion on what cannot be done",
        simple(comment={"required_on": ["reject"]}),
        [("flow_required_not_offered", "/nodes/1/comment/required_on/0")],
    ),
    (
        "a field that is not there",
        simple(fields=[{"field": "gone", "write": "always"}]),
        [("missing_part", "/nodes/1/fields/0/field")],
    ),
    (
        "a number that is given",
        simple(fields=[{"field": "number", "write": "always"}]),
        [("flow_field_not_writable", "/nodes/1/fields/0/field")],
    ),
    (
        "a field twice",
        simple(fields=[{"field": "risk"}, {"field": "risk"}]),
        [("flow_field_twice", "/nodes/1/fields/1/field")],
    ),
    (
        "times that are none",
        simple(
            due={
                "duration": "P1D",
                "calendar": "gone",
                "remind": ["2h"],
                "repeat": "PT0S",
                "escalate": [{"after": "-PT1H", "to": {}}],
            }
        ),
        [
            ("flow_bad_span", "/nodes/1/due/remind/0"),
            ("flow_one_of_people", "/nodes/1/due/escalate/0/to"),
            ("flow_span_before", "/nodes/1/due/escalate/0/after"),
            ("flow_span_before", "/nodes/1/due/repeat"),
            ("missing_definition", "/nodes/1/due/calendar"),
        ],
    ),
    (
        "a schedule that is none",
        flow(
            [node("start", "startEvent", trigger={"kind": "schedule", "cron": "0 25 * * *"}), node("end", "endEvent")],
            [arc("start", "end")],
        ),
        [("flow_bad_schedule", "/nodes/0/trigger/cron")],
    ),
    (
        "a result called like a field",
        with_nodes(
            node("s", "serviceTask", service="core", result="amount"), arcs=[arc("start", "s"), arc("s", "end")]
        ),
        [("flow_name_hides_field", "/nodes/1/result")],
    ),
    (
        "a decision and a flow that are not there",
        with_nodes(
            node("d", "businessRuleTask", decision="gone", result="r"),
            node("c", "callActivity", flow="gone"),
            arcs=[arc("start", "d"), arc("d", "c"), arc("c", "end")],
        ),
        [("missing_definition", "/nodes/1/decision"), ("missing_definition", "/nodes/2/flow")],
    ),
    (
        "a limit that is none",
        simple()
        | {
            "limits": [
                {"uid": "limitxxxxxxx", "name": "approve", "after": "soon", "to": {"post": "boss", "person": ["x"]}}
            ]
        },
        [
            ("flow_bad_span", "/limits/0/after"),
            ("flow_duplicate_name", "/limits/0/name"),
            ("flow_one_of_people", "/limits/0/to"),
        ],
    ),
    ("signed on what is not there", simple() | {"sign_on": ["gone"]}, [("missing_part", "/sign_on/0")]),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(body, found, id=name) for name, body, found in WRONG])
def test_everything_wrong_is_told_at_its_place(body: Body, expected: list[tuple[str, str]]) -> None:
    assert problems(body) == sorted(expected)


def test_what_runs_twice_is_said_in_business_words() -> None:
    (found,) = told(block(AND, XOR))
    assert found.text(Language.ZH).startswith("“节点split”会同时走多条分支，而它们各自到达“节点end”")
    (stops,) = told(block(XOR, AND, condition="amount > 1"))
    assert stops.text(Language.EN).startswith("Not every way after 'Node split' is taken, but 'Node join' waits")


def test_a_problem_names_the_node_it_is_about() -> None:
    (found,) = told(simple(actions={"reject": {}}))
    assert found.text(Language.ZH) == "“节点approve”：没有“通过”或“完成”操作，这件事永远办不完"
    (choice, _) = told(block(XOR, XOR))
    assert choice.text(Language.EN).startswith("From 'Node split' to 'Node one': Give it a condition")


def test_what_could_not_be_proven_is_said_and_may_be_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two or-splits crossing into two or-joins: nothing reduces, and the search is broken off."""
    monkeypatch.setattr("engine.flows.soundness.soundness.__defaults__", (3,))
    names = [node("a", OR), node("b", OR), node("c", OR), node("j", OR), node("k", OR), node("z", AND)]
    arcs = [
        arc("start", "a"),
        arc("a", "b", condition="amount > 1"),
        arc("a", "c", default=True),
        arc("b", "j", condition="amount > 2"),
        arc("b", "k", default=True),
        arc("c", "j", condition="amount > 3"),
        arc("c", "k", default=True),
        arc("j", "z"),
        arc("k", "z"),
        arc("z", "end"),
    ]
    found = told(with_nodes(*names, arcs=arcs))
    assert [(each.code.name, each.is_error) for each in found if each.code.name == "flow_not_proven"] == [
        ("flow_not_proven", False)
    ]


def test_the_full_or_join_rule_is_the_one_of_the_engine() -> None:
    """A loop around an inclusive block: sound by the rule that does not wait for what can reach a filled way too."""
    body = with_nodes(
        node("m", XOR),
        node("o", OR),
        node("one"),
        node("two"),
        node("j", OR),
        node("x", XOR),
        arcs=[
            arc("start", "m"),
            arc("m", "o"),
            arc("o", "one", condition="amount > 1"),
            arc("o", "two", default=True),
            arc("one", "j"),
            arc("two", "j"),
            arc("j", "x"),
            arc("x", "m", condition="amount > 9"),
            arc("x", "end", default=True),
        ],
    )
    assert problems(body) == []


def changed(path: list[Any], value: Any) -> Callable[[Body], Body]:
    def change(body: Body) -> Body:
        made = copy.deepcopy(body)
        at = made
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        return made

    return change


SHAPES = [
    (["nodes", 1, "type"], "robot"),
    (["nodes", 1, "surprise"], 1),
    (["nodes", 1, "due"], {"duration": 5}),
    (["nodes", 1, "actions"], {"fly": {}}),
    (["nodes"], None),
    (["sequence_flows", 0, "from"], 7),
    (["nodes", 1, "multi"], {"mode": "vote", "ratio": "2"}),
    (["record_lock"], "maybe"),
    (["limits"], {}),
]


@pytest.mark.parametrize(("path", "value"), SHAPES)
def test_shapes_that_cannot_be_read_are_problems_too(path: list[Any], value: Any) -> None:
    found = told(changed(path, value)(simple()))
    assert found
    assert all(each.is_error for each in found)
