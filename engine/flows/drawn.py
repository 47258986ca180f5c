"""From a flow as it is written to its graph: names become uids."""

from __future__ import annotations

from engine.flows.graph import Arc, Graph, Vertex
from engine.flows.model import Flow


def graph_of(flow: Flow) -> Graph:
    """The graph; names that are not there raise KeyError: `check` comes first."""
    uids = {each.name: each.uid for each in flow.nodes}
    vertices = {}
    for each in flow.nodes:
        host = getattr(each, "attached_to", None)
        inside = None if each.inside is None else uids[each.inside]
        vertices[each.uid] = Vertex(each.uid, each.type, inside, None if host is None else uids[host], each)
    arcs = [
        Arc(each.uid, uids[each.source], uids[each.target], each.condition is not None, each.default)
        for each in flow.sequence_flows
    ]
    return Graph(vertices, arcs, tuple(each.uid for each in flow.limits))
