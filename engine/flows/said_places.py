"""What people call the place in a flow a problem speaks of: the node, the way between two, the time limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.flows.model import Flow
from engine.flows.node import nodes
from engine.kinds import Scope
from engine.problems import Problem

_PLACE = re.compile(r"/(nodes|sequence_flows|limits)/(\d+)(?:/.*)?")


def called(node: Any) -> dict[str, str]:  # Any: a part of the registry of nodes
    """What people call a node: its label, else its type and its name."""
    if node.label is not None:
        label: dict[str, str] = node.label.as_dict()
        return label
    kind = nodes.get(node.type).label.as_dict()
    return {"zh": f"{kind['zh']} {node.name}", "en": f"{kind['en']} {node.name}"}


def places(flow: Flow, _: Scope) -> Callable[[Problem], Mapping[str, str] | None]:
    """By the path of the problem; a sentence that says the place itself gets nothing before it."""
    by_name = {each.name: called(each) for each in flow.nodes}

    def place(problem: Problem) -> Mapping[str, str] | None:
        found = _PLACE.fullmatch(problem.path)
        at = int(found[2]) if found else -1
        if found is None or "node" in problem.params:
            return None
        if found[1] == "nodes" and at < len(flow.nodes):
            said = called(flow.nodes[at])
            return {"zh": f"“{said['zh']}”：", "en": f"'{said['en']}': "}
        if found[1] == "limits" and at < len(flow.limits):
            return {"zh": f"全程时限 {flow.limits[at].name}：", "en": f"Limit {flow.limits[at].name}: "}
        if found[1] == "sequence_flows" and at < len(flow.sequence_flows):
            arc = flow.sequence_flows[at]
            source, target = (by_name.get(each, {"zh": each, "en": each}) for each in (arc.source, arc.target))
            return {
                "zh": f"从“{source['zh']}”到“{target['zh']}”：",
                "en": f"From '{source['en']}' to '{target['en']}': ",
            }
        return None

    return place
