"""Something another system does."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Call
from engine.flows.run import Run
from engine.flows.state import Token
from engine.kinds import Part
from engine.reference import Label, Slug, titled


class Retry(Part):
    """How often it is tried again, and how long is waited before (ISO 8601), each time twice as long."""

    most: Annotated[int, titled("最多重试", "At most", ge=0, le=20)] = 5
    after: Annotated[str, titled("间隔", "After", max_length=40)] = "PT10S"


class ServicePart(NodePart):
    """A service by name with the values it is given; FEEL. `result`: the name of what it answers."""

    type: Annotated[Literal["serviceTask"], titled("类型", "Type")]
    service: Annotated[str, titled("服务", "Service", max_length=97)]
    input: Annotated[dict[Slug, str], titled("输入", "Input", default_factory=dict)]
    result: Annotated[Slug | None, titled("结果名", "Result")] = None
    retry: Annotated[Retry, titled("重试", "Retry", default_factory=Retry)]


@nodes.add
class ServiceTask(Node[ServicePart]):
    """Calls once, waits for the answer that carries the fence it was called with."""

    name, icon = "serviceTask", "gear"
    label = Label(zh="服务调用", en="Service")
    model = ServicePart
    waits = True
    proofs = Proofs(
        tried=Label(zh="不外发；用样例的答复", en="nothing leaves; the sample answers"),
        told=("called", "answered"),
        stops=("flow_call_failed", "flow_no_time"),
        test="test_nodes.py::test_every_type_of_node_is_tried_out",
    )

    def enter(self, run: Run, node: ServicePart, token: Token) -> Moves:
        """The call itself leaves when the step is kept."""
        token.waits = "job"
        job = run.call(token)
        run.wishes.append(Call(token.node, job.number, job.fence))
        run.tell("called", token.node, token=token.number, job=job.number)
        yield from run.arm_boundary(token)

    def resume(self, run: Run, node: ServicePart, token: Token, happened: Any) -> Moves:
        """`happened` is what it answered."""
        run.free(token)
        run.found(token.node, result=happened)
        yield from run.leave(token)
