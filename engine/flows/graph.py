"""A flow as a graph: who follows whom, inside which sub-process, and from where a join can still be reached.

Made once for each version; the interpreter, the try-out and the checker of soundness read the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx


@dataclass(frozen=True, slots=True)
class Arc:
    """A sequence flow between two nodes, by uid."""

    uid: str
    source: str
    target: str
    has_condition: bool = False
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node as far as moving tokens needs to know it. `inside` is the sub-process it is in; `host` the node it is
    attached to, where it is a boundary event."""

    uid: str
    type: str
    inside: str | None = None
    host: str | None = None
    part: Any = None  # what the author wrote, a NodePart


@dataclass(frozen=True, eq=False)
class Graph:
    """Vertices and arcs. All orders are those of the document."""

    vertices: Mapping[str, Vertex]
    arcs: Sequence[Arc]
    limits: Sequence[str] = ()  # uids of the time limits of the whole case

    def named(self, uid: str) -> dict[str, str]:
        """What people call a node, in both languages."""
        part = self.vertices[uid].part
        label = getattr(part, "label", None)
        return (
            label.as_dict()
            if label is not None
            else {"zh": getattr(part, "name", uid), "en": getattr(part, "name", uid)}
        )

    def named_node(self, name: str) -> str:
        """The uid of the node of this name."""
        return self.uids[name]

    @cached_property
    def uids(self) -> Mapping[str, str]:
        """The uid of each node by name."""
        return {each.part.name: each.uid for each in self.vertices.values()}

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Arc, ...]]:
        """The arcs that leave each node."""
        return _grouped(self.vertices, self.arcs, lambda arc: arc.source)

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Arc, ...]]:
        """The arcs that arrive at each node."""
        return _grouped(self.vertices, self.arcs, lambda arc: arc.target)

    @cached_property
    def arc(self) -> Mapping[str, Arc]:
        """Arcs by uid."""
        return {each.uid: each for each in self.arcs}

    @cached_property
    def boundary(self) -> Mapping[str, tuple[Vertex, ...]]:
        """The boundary events of each node."""
        found: dict[str, tuple[Vertex, ...]] = {}
        for each in self.vertices.values():
            if each.host is not None:
                found[each.host] = (*found.get(each.host, ()), each)
        return found

    @cached_property
    def starts(self) -> Mapping[str | None, tuple[Vertex, ...]]:
        """Where a token begins in the case (None) and in each sub-process."""
        found: dict[str | None, tuple[Vertex, ...]] = {}
        for each in self.vertices.values():
            if each.type == "startEvent":
                found[each.inside] = (*found.get(each.inside, ()), each)
        return found

    @cached_property
    def tasks(self) -> frozenset[str]:
        """Nodes at which people have something to do."""
        return frozenset(each.uid for each in self.vertices.values() if each.type == "userTask")

    @cached_property
    def inclusive_joins(self) -> frozenset[str]:
        """Inclusive gateways with several ways in."""
        several = (uid for uid, arcs in self.incoming.items() if len(arcs) > 1)
        return frozenset(uid for uid in several if self.vertices[uid].type == "inclusiveGateway")

    @cached_property
    def upstream(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """For each inclusive join and each arc into it: the nodes from which that arc can be reached without passing
        through the join."""
        return {
            join: {arc.uid: self._before(arc.source, join) for arc in self.incoming[join]}
            for join in self.inclusive_joins
        }

    @cached_property
    def _drawn(self) -> nx.DiGraph[str]:
        """The nodes with "" above every start and below every end."""
        drawn: nx.DiGraph[str] = nx.DiGraph()
        drawn.add_nodes_from(["", *self.vertices])
        drawn.add_edges_from((arc.source, arc.target) for arc in self.arcs)
        for each in self.vertices.values():
            if each.host is not None:
                drawn.add_edge(each.host, each.uid)
        return drawn

    @cached_property
    def dominators(self) -> Mapping[str, str | None]:
        """The immediate dominator of each node: what every way to it passes through last; "" is above all."""
        drawn = self._drawn.copy()
        drawn.add_edges_from(
            (each.inside or "", each.uid) for each in self.vertices.values() if each.type == "startEvent"
        )
        return dict(nx.immediate_dominators(drawn, ""))

    @cached_property
    def after_all(self) -> Mapping[str, str | None]:
        """The immediate post-dominator of each node: what every way from it passes through first; "" is the end."""
        drawn = self._drawn.reverse()
        drawn.add_edges_from(("", uid) for uid in self.vertices if not self.outgoing[uid])
        return dict(nx.immediate_dominators(drawn, ""))

    def forks(self, node: str) -> dict[str, frozenset[str]]:
        """The nodes that open several ways at once, with the ways of each by which this node is come to, before they
        meet again."""
        found = {}
        for fork in self.above(node)[1:]:
            meeting = self.after_all.get(fork)
            if fork and self._is_fork(fork) and meeting not in self.above(node):
                ways = [
                    *self.outgoing[fork],
                    *(arc for each in self.boundary.get(fork, ()) for arc in self.outgoing[each.uid]),
                ]
                found[fork] = frozenset(each.uid for each in ways if self.reaches(each.target, node, fork, meeting))
        return found

    def _is_fork(self, node: str) -> bool:
        vertex, arcs = self.vertices[node], self.outgoing[node]
        if vertex.type in ("exclusiveGateway", "eventBasedGateway"):
            return False
        return len(arcs) > 1 or any(not each.part.interrupting for each in self.boundary.get(node, ()))

    def above(self, node: str) -> list[str]:
        """The node and all that dominate it, from below."""
        found = [node]
        while (over := self.dominators.get(found[-1])) is not None and over != found[-1]:
            found.append(over)
        return found

    def reaches(self, node: str, target: str, *without: str | None) -> bool:
        """Whether there is a way between two nodes that does not pass through certain others."""
        found, left = {node}, [node]
        while left:
            at = left.pop()
            if at == target:
                return True
            after = [arc.target for arc in self.outgoing[at]] + [each.uid for each in self.boundary.get(at, ())]
            left += [each for each in after if each not in without and each not in found]
            found.update(after)
        return False

    def _before(self, node: str, without: str) -> frozenset[str]:
        if node == without:
            return frozenset()
        found, left = {node}, [node]
        while left:
            at = left.pop()
            host = self.vertices[at].host
            before = [arc.source for arc in self.incoming[at]] + ([host] if host is not None else [])
            for each in before:
                if each != without and each not in found:
                    found.add(each)
                    left.append(each)
        return frozenset(found)

    def may_join(self, join: str, filled: frozenset[str] | set[str], elsewhere: Iterable[str]) -> bool:
        """Whether an inclusive join goes on: an arc is filled, and no token elsewhere in its scope that can reach an
        empty arc has to be waited for. BPMN 2.0.2, table 13.3: it need not be where it can reach a filled one as well.
        """
        ways = self.upstream[join]
        empty = [before for arc, before in ways.items() if arc not in filled]
        full = [before for arc, before in ways.items() if arc in filled]
        if not full:
            return False
        return not any(
            any(at in before for before in empty) and not any(at in before for before in full) for at in elsewhere
        )


def _grouped(vertices: Mapping[str, Vertex], arcs: Sequence[Arc], by: Any) -> dict[str, tuple[Arc, ...]]:
    found: dict[str, list[Arc]] = {uid: [] for uid in vertices}
    for arc in arcs:
        found[by(arc)].append(arc)
    return {uid: tuple(each) for uid, each in found.items()}
