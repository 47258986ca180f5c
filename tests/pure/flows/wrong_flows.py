"""Flows with something wrong, and what is told of each at which place."""

from __future__ import annotations

from tests.pure.flows.documents import AND, OR, XOR, Body, arc, block, flow, node, simple, with_nodes

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
