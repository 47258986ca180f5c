"""Waiting for a time, a message or a signal."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.events_model import CatchEvent
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class CatchPart(NodePart):
    """What is waited for."""

    type: Annotated[Literal["intermediateCatchEvent"], titled("类型", "Type")]
    event: CatchEvent


@nodes.add
class IntermediateCatchEvent(Node[CatchPart]):
    """Goes on when it happens."""

    name, icon = "intermediateCatchEvent", "clock"
    label = Label(zh="等待", en="Wait")
    model = CatchPart
    waits = True
    proofs = Proofs(
        tried=Label(zh="快进到时间，或收到样例消息", en="the clock moves on, or a message comes"),
        told=("timer_armed", "timer_fired", "received"),
        stops=("flow_no_time",),
        test="test_patterns.py::transient_trigger",
    )

    def enter(self, run: Run, node: CatchPart, token: Token) -> Moves:
        """Waits."""
        token.waits = "timer" if node.event.kind == "timer" else node.event.kind
        yield from run.listen(token, token.node)

    def resume(self, run: Run, node: CatchPart, token: Token, happened: Any) -> Moves:
        """`happened`: what a message carries; nothing of a timer."""
        run.free(token)
        if happened is not None:
            run.found(token.node, result=happened)
        yield from run.leave(token)
