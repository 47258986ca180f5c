"""A time limit attached to a node."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.events_model import TimerEvent
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, Slug, titled


class BoundaryPart(NodePart):
    """Attached to a node by its name. One that interrupts takes the token away from there."""

    type: Annotated[Literal["boundaryEvent"], titled("类型", "Type")]
    attached_to: Annotated[Slug, titled("附着于", "Attached to")]
    interrupting: Annotated[bool, titled("中断", "Interrupting")] = True
    event: Annotated[TimerEvent, titled("时限", "Timer")]


@nodes.add
class BoundaryEvent(Node[BoundaryPart]):
    """Begins a way of its own when it happens."""

    name, icon = "boundaryEvent", "alarm"
    label = Label(zh="时限", en="Boundary timer")
    model = BoundaryPart
    proofs = Proofs(
        tried=Label(zh="快进到时间；办得早就不触发", en="the clock moves to its time, unless the node is done before"),
        told=("timer_armed", "timer_fired"),
        stops=("flow_no_time",),
        test="test_patterns.py::cancel_activity",
    )

    def resume(self, run: Run, node: BoundaryPart, token: Token, happened: Any) -> Moves:
        """`token` is the host's. BPMN 2.0.2, 13.5.3."""
        if node.interrupting:
            run.free(token)
            token.node, token.via = node.uid, None
            yield from run.leave(token)
            return
        other = Token(run.state.number(), token.scope, node.uid, None)
        run.state.tokens[other.number] = other
        if happened.left > 0:
            yield from run.arm(token, node.uid, left=happened.left - 1)
        yield from run.leave(other)
