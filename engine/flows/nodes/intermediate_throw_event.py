"""Sending a message or signal to whoever waits for it."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.events_model import MessageEvent, SignalEvent, ThrowEvent
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Evaluate, Throw
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class ThrowPart(NodePart):
    """What is sent; none is a milestone."""

    type: Annotated[Literal["intermediateThrowEvent"], titled("类型", "Type")]
    event: ThrowEvent


@nodes.add
class IntermediateThrowEvent(Node[ThrowPart]):
    """Sends when the step is kept, and goes on at once."""

    name, icon = "intermediateThrowEvent", "send"
    label = Label(zh="发出事件", en="Throw")
    model = ThrowPart
    proofs = Proofs(
        tried=Label(zh="列出发出了什么", en="lists what was thrown"),
        told=("thrown", "milestone"),
        stops=(),
        test="test_nodes.py::test_every_type_of_node_is_tried_out",
    )

    def enter(self, run: Run, node: ThrowPart, token: Token) -> Moves:
        """A signal nobody waits for is lost, a message is kept for a while."""
        event = node.event
        if isinstance(event, MessageEvent):
            key = (yield Evaluate(token.node, "key", token.scope)) if event.key is not None else None
            run.wishes.append(Throw(token.node, "message", event.name, None if key is None else str(key)))
        elif isinstance(event, SignalEvent):
            run.wishes.append(Throw(token.node, "signal", event.name))
        run.tell("milestone" if event.kind == "none" else "thrown", token.node, token=token.number)
        yield from run.leave(token)
