"""Taking away what certainly goes well: series, blocks that open and close alike, loops. What is left is searched.

After the reduction rules for workflow graphs (Sadiq and Orlowska 2000) for series, closed blocks and loops. A level
that comes down to a single way from start to end is sound.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.flows.graph import Graph

END = "end of it"
GATEWAYS = {"exclusiveGateway": "xor", "eventBasedGateway": "xor", "parallelGateway": "and", "inclusiveGateway": "or"}


@dataclass(slots=True)
class _Drawing:
    """Arcs by number; for each node how it splits and joins."""

    arcs: dict[int, tuple[str, str]] = field(default_factory=dict)
    splits: dict[str, str] = field(default_factory=dict)
    joins: dict[str, str] = field(default_factory=dict)

    def outs(self, node: str) -> list[int]:
        return [number for number, (source, _) in self.arcs.items() if source == node]

    def ins(self, node: str) -> list[int]:
        return [number for number, (_, target) in self.arcs.items() if target == node]


def reduces(graph: Graph, inside: str | None) -> bool:
    """Whether the level comes down to one way from its only start to its end."""
    drawing = _draw(graph, inside)
    if drawing is None:
        return False
    nodes = list(drawing.splits)
    changed = True
    while changed:
        changed = False
        for node in nodes:
            if node in drawing.splits:
                changed |= _block(drawing, node) or _loop(drawing, node) or _series(drawing, node)
    return len(drawing.splits) == 1 and len(drawing.arcs) == 1


def _draw(graph: Graph, inside: str | None) -> _Drawing | None:
    """None where something is in it that these rules say nothing of."""
    drawing = _Drawing()
    number = 0
    for each in graph.vertices.values():
        if each.inside != inside or each.host is not None:
            continue
        events = graph.boundary.get(each.uid, ())
        outs = graph.outgoing[each.uid]
        if each.type == "endEvent":
            if each.part.terminate:
                return None
            continue
        if any(not event.part.interrupting for event in events) or (events and len(outs) != 1):
            return None
        targets = [arc.target for arc in outs]
        for event in events:
            away = graph.outgoing[event.uid]
            if len(away) != 1:
                return None
            targets.append(away[0].target)
        if not targets or (each.type not in GATEWAYS and any(arc.has_condition for arc in outs)):
            return None
        drawing.splits[each.uid] = "xor" if events else GATEWAYS.get(each.type, "and")
        drawing.joins[each.uid] = GATEWAYS.get(each.type, "xor")
        for target in targets:
            number += 1
            drawing.arcs[number] = each.uid, END if graph.vertices[target].type == "endEvent" else target
    starts = graph.starts.get(inside, ())
    if len(starts) != 1 or any(not drawing.ins(each) for each in drawing.splits if each != starts[0].uid):
        return None
    return drawing


def _series(drawing: _Drawing, node: str) -> bool:
    """A node with one way in and one way out."""
    ins, outs = drawing.ins(node), drawing.outs(node)
    if len(ins) != 1 or len(outs) != 1 or drawing.arcs[ins[0]][0] == node:
        return False
    drawing.arcs[ins[0]] = drawing.arcs[ins[0]][0], drawing.arcs[outs[0]][1]
    del drawing.arcs[outs[0]], drawing.splits[node], drawing.joins[node]
    return True


def _block(drawing: _Drawing, node: str) -> bool:
    """Several ways from a node to another that joins as it splits; any split may go to the end by all its ways."""
    outs = drawing.outs(node)
    by_target: dict[str, list[int]] = {}
    for each in outs:
        by_target.setdefault(drawing.arcs[each][1], []).append(each)
    for target, numbers in by_target.items():
        if len(numbers) < 2:
            continue
        split = drawing.splits[node]
        if target == END:
            fits = split == "xor" or len(numbers) == len(outs)
        else:
            fits = drawing.joins[target] == split and (split == "xor" or len(numbers) == len(outs))
            fits = fits and (split != "or" or len(drawing.ins(target)) == len(numbers))
        if fits:
            for each in numbers[1:]:
                del drawing.arcs[each]
            return True
    return False


def _loop(drawing: _Drawing, node: str) -> bool:
    """A choice that leads back to where it came from, or to itself."""
    if drawing.splits[node] != "xor" or drawing.joins[node] != "xor":
        return False
    outs = drawing.outs(node)
    itself = [each for each in outs if drawing.arcs[each][1] == node]
    if itself and len(outs) > len(itself):
        for each in itself:
            del drawing.arcs[each]
        return True
    ins = drawing.ins(node)
    if len(ins) != 1 or len(outs) < 2:
        return False
    before = drawing.arcs[ins[0]][0]
    if drawing.joins.get(before) != "xor" or len(drawing.outs(before)) != 1:
        return False
    back = [each for each in outs if drawing.arcs[each][1] == before]
    if not back or len(back) == len(outs):
        return False
    for each in back:
        del drawing.arcs[each]
    return True
