"""Flows as documents, in a few words."""

from __future__ import annotations

from typing import Any

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
