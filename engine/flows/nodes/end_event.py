"""Where a token ends, or everything does."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, Slug, titled


class EndPart(NodePart):
    """An end. `terminate` ends everything else in the case or the sub-process too. `result`: what the case came to."""

    type: Annotated[Literal["endEvent"], titled("类型", "Type")]
    terminate: Annotated[bool, titled("终止其余分支", "Ends everything")] = False
    result: Annotated[Slug | None, titled("结果", "Result")] = None


@nodes.add
class EndEvent(Node[EndPart]):
    """A token that arrives is no more."""

    name, icon = "endEvent", "stop"
    label = Label(zh="结束", en="End")
    model = EndPart
    proofs = Proofs(
        tried=Label(zh="结束，列出结果", en="ends, with the result"),
        told=("case_ended",),
        stops=(),
        test="test_patterns.py::explicit_termination",
    )

    def enter(self, run: Run, node: EndPart, token: Token) -> Moves:
        """The end of a token; BPMN 2.0.2, 10.5.3."""
        if node.result is not None and run.state.scopes[token.scope].token is None:
            run.state.result = node.result
        scope = token.scope
        run.consume(token)
        if node.terminate:
            for other in list(run.state.tokens_in(scope)):
                run.free(other)
                run.consume(other)
        return
        yield
