"""Waiting for a message."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.events_model import MessageEvent
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class ReceivePart(NodePart):
    """The message that is waited for."""

    type: Annotated[Literal["receiveTask"], titled("类型", "Type")]
    event: Annotated[MessageEvent, titled("消息", "Message")]


@nodes.add
class ReceiveTask(Node[ReceivePart]):
    """Goes on when the message comes; timers may be attached."""

    name, icon = "receiveTask", "inbox"
    label = Label(zh="等待消息", en="Receive")
    model = ReceivePart
    waits = True
    proofs = Proofs(
        tried=Label(zh="等样例中的消息，收到就继续", en="waits for a message of the sample"),
        told=("received",),
        stops=("flow_no_time",),
        test="test_patterns.py::persistent_trigger",
    )

    def enter(self, run: Run, node: ReceivePart, token: Token) -> Moves:
        """Waits."""
        token.waits = "message"
        yield from run.listen(token, token.node)
        yield from run.arm_boundary(token)

    def resume(self, run: Run, node: ReceivePart, token: Token, happened: Any) -> Moves:
        """`happened`: what the message carries."""
        run.free(token)
        run.found(token.node, result=happened)
        yield from run.leave(token)
