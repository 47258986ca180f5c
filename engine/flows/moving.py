"""Moving a token somewhere else: returning, jumping, rejecting to a node.

One primitive. What runs beside the token goes on where it stays beside it, and is withdrawn where the token goes back
to before they parted or on to after they meet; into another branch it may not go.
"""

from __future__ import annotations

from engine.errors import Conflict
from engine.flows.graph import Graph
from engine.flows.run import Run
from engine.flows.state import Token
from engine.problems import Code

CANNOT_MOVE = Code(
    "flow_cannot_move",
    zh="“{node}”不能转到“{target}”：它在另一条并行分支上，或在子流程之内",
    en="'{node}' cannot go to '{target}': that is in another parallel branch, or inside a sub-process",
)
NONE: frozenset[str] = frozenset()


class CannotMove(Conflict):
    """The token may not be moved there."""

    def __init__(self, graph: Graph, node: str, target: str) -> None:
        super().__init__(CANNOT_MOVE, node=graph.named(node), target=graph.named(target))


def may_move(graph: Graph, node: str, target: str) -> bool:
    """Whether a token may ever be moved there: outwards and to its own level, never into a sub-process, onto an event
    that is attached to something, or into one of several parallel branches from outside of them."""
    goal = graph.vertices[target]
    while graph.vertices[node].inside != goal.inside:
        outer = graph.vertices[node].inside
        if outer is None:
            return False
        node = outer
    ways = graph.forks(node)
    return goal.host is None and all(ways.get(fork, NONE) & those for fork, those in graph.forks(target).items())


def move(run: Run, token: Token, target: str) -> Token:
    """Put the token before a node; raises CannotMove. It enters there when the step goes on."""
    graph, state = run.graph, run.state
    if not may_move(graph, token.node, target):
        raise CannotMove(graph, token.node, target)
    while graph.vertices[token.node].inside != graph.vertices[target].inside:  # out of a sub-process, which ends
        outer = state.scopes[token.scope].token
        assert outer is not None, "what is inside something has a token around it"
        token = state.tokens[outer]
        run.free(token)
    for other in list(state.tokens_in(token.scope)):
        if other is not token and _is_in_the_way(graph, token.node, _place(graph, other), target):
            run.free(other)
            run.consume(other)
    run.free(token)
    token.node, token.via = target, None
    run.agenda.append(token.number)
    run.returned.add(token.number)
    return token


def straight_back(run: Run, token: Token) -> bool:
    """The token goes straight back to the node that returned it, if one did and wanted it so."""
    back = run.state.names.get(token.node, {}).get("back")
    if back is None:
        return False
    run.found(token.node, back=None)
    move(run, token, back)
    return True


def _is_in_the_way(graph: Graph, node: str, beside: str, target: str) -> bool:
    """Whether a token beside one that moves from `node` to `target` has to go: that goes back to before they parted, or
    on to after they meet."""
    fork = _common(graph, node, beside)
    return fork == target or fork not in graph.above(target) or graph.reaches(beside, target, fork)


def _place(graph: Graph, token: Token) -> str:
    """Where a token is; before the join it waits at, in the branch it came by."""
    if token.waits == "join" and token.via is not None:
        return graph.arc[token.via].source
    return token.node


def _common(graph: Graph, one: str, other: str) -> str:
    """The last node that every way to either of them passes through."""
    above = set(graph.above(other))
    return next((each for each in graph.above(one) if each in above), "")
