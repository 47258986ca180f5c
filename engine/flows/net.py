"""A flow as a net of arcs that hold tokens: who may move next. Conditions, people and times are left open.

The tokens of a marking stand on arcs. A node takes tokens from the arcs that lead to it and puts some on those that
lead away; every way a condition could go is a way of its own. This is what the checker of soundness searches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.flows.graph import Graph, Vertex

Marking = tuple[tuple[str, int], ...]
"""Arcs that hold tokens and how many, sorted."""

EXCLUSIVE = frozenset({"exclusiveGateway", "eventBasedGateway"})
MOST_OPEN = 10
"""An inclusive choice of more ways than this is not taken apart: 2^n."""


@dataclass(frozen=True, slots=True)
class Move:
    """A node that moves, and the marking it leaves."""

    node: str
    marking: Marking


class TooWide(Exception):
    """An inclusive choice has too many ways to look at each."""


class Net:
    """The nodes of one level: the flow itself (None) or a sub-process, whose inside is a level of its own."""

    def __init__(self, graph: Graph, inside: str | None) -> None:
        self.graph = graph
        self.nodes = [each for each in graph.vertices.values() if each.inside == inside]
        self._outs = {each.uid: list(self._ways_out(each)) for each in self.nodes}

    def first(self) -> Iterator[Move]:
        """Where a case may begin."""
        for each in self.nodes:
            if each.type == "startEvent":
                for out in self._outs[each.uid]:
                    yield Move(each.uid, put({}, out))

    def moves(self, marking: Marking) -> Iterator[Move]:
        """Everything that may happen next."""
        held = dict(marking)
        for arc in held:
            node = self.graph.vertices[self.graph.arc[arc].target]
            for left in self._taken(node, arc, held):
                if node.type == "endEvent" and node.part.terminate:
                    yield Move(node.uid, ())
                    continue
                for out in self._outs[node.uid]:
                    yield Move(node.uid, put(left, out))

    def _taken(self, node: Vertex, arc: str, held: Mapping[str, int]) -> Iterator[dict[str, int]]:
        """The tokens left when the node takes what it needs, `arc` among it; each way only once."""
        ways = [each.uid for each in self.graph.incoming[node.uid]]
        if len(ways) > 1 and node.type in ("parallelGateway", "inclusiveGateway"):
            filled = [each for each in ways if held.get(each)]
            if arc != filled[0]:
                return
            if node.type == "parallelGateway" and len(filled) < len(ways):
                return
            if node.type == "inclusiveGateway" and not self._may_join(node.uid, filled, held):
                return
            yield without(held, filled)
        else:
            yield without(held, [arc])

    def _may_join(self, join: str, filled: Sequence[str], held: Mapping[str, int]) -> bool:
        elsewhere = [self.graph.arc[each].target for each in held if self.graph.arc[each].target != join]
        return self.graph.may_join(join, frozenset(filled), elsewhere)

    def _ways_out(self, node: Vertex) -> Iterator[tuple[str, ...]]:
        """The sets of arcs that may get a token when a node is left."""
        arcs = self.graph.outgoing[node.uid]
        own = list(self._own(node, [each.uid for each in arcs]))
        side: list[tuple[str, ...]] = []
        for event in self.graph.boundary.get(node.uid, ()):
            outs = tuple(each.uid for each in self.graph.outgoing[event.uid])
            if event.part.interrupting:
                yield outs
            else:
                side.append(outs)
        for out in own:
            yield out
            for beside in side:
                yield (*out, *beside)

    def _own(self, node: Vertex, arcs: list[str]) -> Iterator[tuple[str, ...]]:
        if node.type in EXCLUSIVE and arcs:
            yield from ((each,) for each in arcs)
            return
        open_ways = [each for each in arcs if self.graph.arc[each].has_condition]
        if node.type == "parallelGateway" or not open_ways:
            yield tuple(arcs)
            return
        always = [each.uid for each in self.graph.outgoing[node.uid] if not each.has_condition and not each.is_default]
        default = [each.uid for each in self.graph.outgoing[node.uid] if each.is_default]
        if len(open_ways) > MOST_OPEN:
            raise TooWide(node.uid)
        for count in range(1, len(open_ways) + 1):
            for chosen in combinations(open_ways, count):
                yield (*always, *chosen)
        if default or always:
            yield (*always, *default)


def put(held: Mapping[str, int], arcs: Sequence[str]) -> Marking:
    """A marking with a token more on each of these arcs."""
    made = dict(held)
    for each in arcs:
        made[each] = made.get(each, 0) + 1
    return tuple(sorted(made.items()))


def without(held: Mapping[str, int], arcs: Sequence[str]) -> dict[str, int]:
    """What is left when each of these arcs gives a token."""
    made = dict(held)
    for each in arcs:
        if made[each] == 1:
            del made[each]
        else:
            made[each] -= 1
    return made
