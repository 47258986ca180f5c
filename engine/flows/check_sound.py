"""Whether a flow always comes to its end, said in business words and at the node where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from engine.flows.graph import Graph
from engine.flows.model import Flow
from engine.flows.said_places import called
from engine.flows.soundness import Flaw, soundness
from engine.problems import Code, Problem, Severity, pointer

STOPS = Code(
    "flow_stops",
    zh="“{fork}”之后不是每条分支都会到，“{node}”却要等全部到齐：案件会永远停在这里",
    en="Not every way after '{fork}' is taken, but '{node}' waits for all of them: a case would stand here for ever",
)
TWICE = Code(
    "flow_twice",
    zh="“{fork}”会同时走多条分支，而它们各自到达“{node}”：“{node}”及之后的步骤会重复执行",
    en="'{fork}' opens several ways and each of them arrives at '{node}' by itself: it runs twice",
)
ENDLESS = Code(
    "flow_endless",
    zh="到了“{node}”之后，再也走不到结束",
    en="From '{node}' on, no way leads to an end",
)
UNREACHED = Code("flow_unreached", zh="没有哪条路会走到“{node}”", en="No way ever comes to '{node}'")
NOT_PROVEN = Code(
    "flow_not_proven",
    zh="未能证明流程一定会办结（试过 {states} 种情形）；可以发布，但请试跑各条分支，或把它画得简单些",
    en="That it always comes to its end is not proven ({states} states were looked at). It may be published; try every "
    "way, or draw it simpler",
    severity=Severity.WARNING,
)
CODES = {"stops": STOPS, "twice": TWICE, "endless": ENDLESS, "unreached": UNREACHED}
ALL_AT_ONCE = frozenset({"exclusiveGateway", "eventBasedGateway"})


def soundness_problems(flow: Flow, graph: Graph) -> Iterator[Problem]:
    """A problem for each flaw; a warning where no proof was come to, never the word sound."""
    order = {each.uid: at for at, each in enumerate(flow.nodes)}
    for verdict in soundness(graph):
        for flaw in verdict.flaws:
            yield CODES[flaw.kind].at(
                pointer("nodes", order[flaw.node]),
                node=called(graph.vertices[flaw.node].part),
                fork=called(graph.vertices[_fork(graph, flaw)].part),
            )
        if not verdict.is_proven:
            yield NOT_PROVEN.at("/nodes", states=verdict.states)


def _fork(graph: Graph, flaw: Flaw) -> str:
    """The node that parted the ways: the nearest above it through which every way goes and which has several ways out;
    of ways that run twice, one that may open several at once."""
    for above in graph.above(flaw.node)[1:]:
        if above and len(graph.outgoing[above]) + len(graph.boundary.get(above, ())) > 1:
            if flaw.kind == "twice" and graph.vertices[above].type in ALL_AT_ONCE:
                continue
            return above
    return flaw.by[0] if flaw.by else flaw.node
