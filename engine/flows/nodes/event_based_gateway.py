"""Whatever happens first."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, titled


class EventBasedPart(NodePart):
    """Each way out leads to an event that is waited for, or a task that receives."""

    type: Annotated[Literal["eventBasedGateway"], titled("类型", "Type")]


@nodes.add
class EventBasedGateway(Node[EventBasedPart]):
    """Waits for all its events; the first wins, the others are withdrawn."""

    name, icon = "eventBasedGateway", "race"
    label = Label(zh="事件分支", en="Event-based gateway")
    model = EventBasedPart
    waits = True
    proofs = Proofs(
        tried=Label(zh="先到的赢：样例消息，或快进到时间", en="what comes first: a message, or the time"),
        told=("received", "timer_fired"),
        stops=("flow_no_time",),
        test="test_patterns.py::deferred_choice",
    )

    def enter(self, run: Run, node: EventBasedPart, token: Token) -> Moves:
        """BPMN 2.0.2, 13.4.4."""
        token.waits = "message"
        for arc in run.graph.outgoing[token.node]:
            yield from run.listen(token, arc.target)

    def resume(self, run: Run, node: EventBasedPart, token: Token, happened: Any) -> Moves:
        """`happened` is the uid of the event that won."""
        run.free(token)
        won = next(arc for arc in run.graph.outgoing[token.node] if arc.target == happened)
        token.node, token.via = won.target, won.uid
        yield from run.leave(token)
