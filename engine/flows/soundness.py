"""Whether a flow always comes to its end: no way stops for ever, none runs twice, every node can be reached.

van der Aalst, *The Application of Petri Nets to Workflow Management* (1998): option to complete, proper completion, no
dead node. What reduces to nothing by series, blocks and loops is sound; the states of the rest are searched. Where that
would take too long, the answer is "not proven", never "sound".
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from engine.flows.graph import Graph
from engine.flows.net import Marking, Net, TooWide
from engine.flows.reducing import reduces

MOST_STATES = 20_000
Kind = Literal["stops", "twice", "endless", "unreached"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, at which node, and the nodes that led to it in their order.

    stops      it can come to stand there for ever
    twice      two tokens can come there on the same way: what follows would run twice
    endless    from there the end can no more be reached
    unreached  nothing ever comes there
    """

    kind: Kind
    node: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a level; `is_proven` is False where the search was broken off."""

    flaws: tuple[Flaw, ...]
    is_proven: bool = True
    states: int = 0

    @property
    def is_sound(self) -> bool:
        """Proven to come to its end."""
        return self.is_proven and not self.flaws


def soundness(graph: Graph, most: int = MOST_STATES) -> list[Verdict]:
    """A verdict for the flow itself and one for each sub-process."""
    levels = [None, *(each.uid for each in graph.vertices.values() if each.type == "subProcess")]
    return [of_level(graph, each, most) for each in levels]


def of_level(graph: Graph, inside: str | None, most: int = MOST_STATES) -> Verdict:
    """The verdict for one level."""
    if reduces(graph, inside):
        return Verdict(())
    try:
        return search(Net(graph, inside), most)
    except TooWide:
        return Verdict((), is_proven=False)


def search(net: Net, most: int = MOST_STATES) -> Verdict:
    """Look at every state there can be."""
    came: dict[Marking, tuple[Marking | None, str]] = {}
    after: dict[Marking, list[Marking]] = {}
    left: deque[Marking] = deque()
    reached: set[str] = set()

    def note(marking: Marking, before: Marking | None, node: str) -> None:
        reached.add(node)
        if marking not in came:
            came[marking] = before, node
            left.append(marking)

    for move in net.first():
        note(move.marking, None, move.node)
    while left:
        marking = left.popleft()
        twice = next((arc for arc, count in marking if count > 1), None)
        if twice is not None:
            return Verdict((Flaw("twice", net.graph.arc[twice].target, _way(came, marking)),), states=len(came))
        if len(came) > most:
            return Verdict((), is_proven=False, states=len(came))
        found = list(net.moves(marking))
        after[marking] = [each.marking for each in found]
        if marking and not found:
            stands = net.graph.arc[marking[0][0]].target
            return Verdict((Flaw("stops", stands, _way(came, marking)),), states=len(came))
        for move in found:
            note(move.marking, marking, move.node)
    flaws = [*_endless(net, came, after), *_unreached(net, reached)]
    return Verdict(tuple(flaws), states=len(came))


def _way(came: dict[Marking, tuple[Marking | None, str]], marking: Marking) -> tuple[str, ...]:
    """The nodes by which a state was come to."""
    nodes: list[str] = []
    at: Marking | None = marking
    while at is not None:
        at, node = came[at]
        nodes.append(node)
    return tuple(reversed(nodes))


def _endless(
    net: Net, came: dict[Marking, tuple[Marking | None, str]], after: dict[Marking, list[Marking]]
) -> list[Flaw]:
    """A state from which the end, no token at all, cannot be reached."""
    before: dict[Marking, list[Marking]] = {}
    for marking, others in after.items():
        for other in others:
            before.setdefault(other, []).append(marking)
    ends: set[Marking] = {()} if () in after else set()
    left = list(ends)
    while left:
        for each in before.get(left.pop(), ()):
            if each not in ends:
                ends.add(each)
                left.append(each)
    lost = next((each for each in after if each not in ends), None)
    return [] if lost is None else [Flaw("endless", net.graph.arc[lost[0][0]].target, _way(came, lost))]


def _unreached(net: Net, reached: set[str]) -> list[Flaw]:
    return [
        Flaw("unreached", each.uid)
        for each in net.nodes
        if each.uid not in reached and each.host is None and each.type != "endEvent"
    ]
