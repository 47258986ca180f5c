"""All ways at once, and together again."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class ParallelPart(NodePart):
    """Everything at once."""

    type: Annotated[Literal["parallelGateway"], titled("类型", "Type")]


@nodes.add
class ParallelGateway(Node[ParallelPart]):
    """Waits for a token on every way in, then goes along every way out."""

    name, icon = "parallelGateway", "plus"
    label = Label(zh="并行", en="Parallel gateway")
    model = ParallelPart
    proofs = Proofs(
        tried=Label(zh="各分支都走，等齐再继续", en="all ways, and together again"),
        told=("went",),
        stops=("flow_stuck",),
        test="test_patterns.py::synchronization",
    )

    def enter(self, run: Run, node: ParallelPart, token: Token) -> Moves:
        """BPMN 2.0.2, 13.4.1: one token is taken from each way in; others on the same way wait for the next time."""
        ways = run.graph.incoming[token.node]
        if len(ways) > 1:
            token.waits = "join"
            found: dict[str, Token] = {}
            for each in run.state.tokens_in(token.scope):
                if each.node == token.node and each.waits == "join":
                    found.setdefault(str(each.via), each)
            if any(arc.uid not in found for arc in ways):
                return
            for arc in ways:
                if found[arc.uid] is not token:
                    run.consume(found[arc.uid])
        token.waits = None
        arcs = list(run.graph.outgoing[token.node])
        if len(arcs) > 1:
            run.went(token, arcs)
        run.fork(token, arcs)
        return
        yield
