"""One way of several."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Evaluate
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class ExclusivePart(NodePart):
    """A choice: the first sequence flow whose condition holds, in their order, else the default."""

    type: Annotated[Literal["exclusiveGateway"], titled("类型", "Type")]


@nodes.add
class ExclusiveGateway(Node[ExclusivePart]):
    """A token goes one way; whatever arrives passes through."""

    name, icon = "exclusiveGateway", "branch"
    label = Label(zh="条件分支", en="Exclusive gateway")
    model = ExclusivePart
    proofs = Proofs(
        tried=Label(zh="按样例记录算条件", en="works the conditions out of the sample record"),
        told=("went",),
        stops=("flow_no_branch",),
        test="test_patterns.py::exclusive_choice",
    )

    def enter(self, run: Run, node: ExclusivePart, token: Token) -> Moves:
        """BPMN 2.0.2, 13.4.2: none that holds and no default is an error."""
        arcs = run.graph.outgoing[token.node]
        if len(arcs) == 1 and not arcs[0].has_condition:
            run.take(token, arcs[0])
            return
        for arc in arcs:
            if not arc.is_default and (
                not arc.has_condition or (yield Evaluate(arc.uid, "condition", token.scope)) is True
            ):
                run.went(token, [arc])
                run.take(token, arc)
                return
        default = next((arc for arc in arcs if arc.is_default), None)
        if default is not None:
            run.went(token, [default])
            run.take(token, default)
        elif not arcs:
            run.consume(token)
        else:
            run.trouble(token, "flow_no_branch")
