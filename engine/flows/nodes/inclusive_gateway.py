"""One or several ways, and together again."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class InclusivePart(NodePart):
    """Every sequence flow whose condition holds, else the default."""

    type: Annotated[Literal["inclusiveGateway"], titled("类型", "Type")]


@nodes.add
class InclusiveGateway(Node[InclusivePart]):
    """Waits for what may still arrive, then goes along every way whose condition holds."""

    name, icon = "inclusiveGateway", "circle"
    label = Label(zh="包容分支", en="Inclusive gateway")
    model = InclusivePart
    proofs = Proofs(
        tried=Label(zh="条件成立的分支都走，等齐再继续", en="every way whose condition holds, and together again"),
        told=("went",),
        stops=("flow_no_branch", "flow_stuck"),
        test="test_patterns.py::structured_synchronizing_merge",
    )

    def enter(self, run: Run, node: InclusivePart, token: Token) -> Moves:
        """BPMN 2.0.2, 13.4.3. Joining waits until nothing else moves; `Run` lets it go on."""
        if token.node in run.graph.inclusive_joins and token.via is not None:
            token.waits = "join"
            return
        yield from run.leave(token)
