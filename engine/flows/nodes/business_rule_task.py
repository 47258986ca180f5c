"""Asking a decision."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Decide
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, Slug, titled


class BusinessRulePart(NodePart):
    """A decision, and the name its result has in later expressions."""

    type: Annotated[Literal["businessRuleTask"], titled("类型", "Type")]
    decision: Annotated[str, titled("决策表", "Decision", max_length=97, refers_to="decision")]
    result: Annotated[Slug, titled("结果名", "Result")]


@nodes.add
class BusinessRuleTask(Node[BusinessRulePart]):
    """Asks in the same transaction and goes on with the result."""

    name, icon = "businessRuleTask", "table"
    label = Label(zh="决策", en="Decision")
    model = BusinessRulePart
    proofs = Proofs(
        tried=Label(zh="用样例的结果，或真的问决策表", en="the result of the sample, or the decision itself"),
        told=("decided",),
        stops=(),
        test="test_tryout.py::test_the_straight_path",
    )

    def enter(self, run: Run, node: BusinessRulePart, token: Token) -> Moves:
        """The decision of the release the case is pinned to."""
        result = yield Decide(token.node, token.scope)
        run.found(token.node, result=result)
        run.tell("decided", token.node, token=token.number, result=result)
        yield from run.leave(token)
