"""Another flow, waited for or not."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.nodes.sub_process import MOST_INSTANCES, Each
from engine.flows.questions import Begin, Evaluate
from engine.flows.run import Run
from engine.flows.state import Many, Token
from engine.reference import Label, Slug, titled


class CallPart(NodePart):
    """A flow by name, the values its record gets (FEEL), once or for each of a list."""

    type: Annotated[Literal["callActivity"], titled("类型", "Type")]
    flow: Annotated[str, titled("流程", "Flow", max_length=97, refers_to="flow")]
    values: Annotated[dict[Slug, str], titled("带入字段", "Values", default_factory=dict)]
    waits: Annotated[bool, titled("等待其结束", "Waits for its end")] = True
    multi: Annotated[Each | None, titled("多实例", "For each")] = None


@nodes.add
class CallActivity(Node[CallPart]):
    """Starts cases of another flow; goes on at once, or when all are over."""

    name, icon = "callActivity", "flow"
    label = Label(zh="调用流程", en="Call a flow")
    model = CallPart
    waits = True
    proofs = Proofs(
        tried=Label(zh="不进入被调流程，视为已结束", en="the other flow is not gone into; it counts as over"),
        told=("instance_begun",),
        stops=("flow_too_many_instances", "flow_no_time"),
        test="test_patterns.py::instances_without_synchronization",
    )

    def enter(self, run: Run, node: CallPart, token: Token) -> Moves:
        """A case for each instance."""
        items: list[Any] = [None]
        if node.multi is not None:
            found = yield Evaluate(token.node, "of", token.scope)
            items = list(found) if isinstance(found, (list, tuple)) else [] if found is None else [found]
        if len(items) > MOST_INSTANCES:
            run.trouble(token, "flow_too_many_instances", count=len(items), limit=MOST_INSTANCES)
            return
        if not items or not node.waits:
            for item in items:
                run.wishes.append(Begin(token.node, 0, item))
                run.tell("instance_begun", token.node, token=token.number)
            yield from run.leave(token)
            return
        token.waits = "case"
        many = Many(token.number, items)
        run.state.many[token.number] = many
        for item in items[:1] if node.multi is not None and node.multi.sequential else items:
            self._begin(run, many, token, item)
        yield from run.arm_boundary(token)

    def resume(self, run: Run, node: CallPart, token: Token, happened: Any) -> Moves:
        """`happened` is what the case that is over came to."""
        many = run.state.many[token.number]
        many.over += 1
        run.found(token.node, over=many.over, total=len(many.items), result=happened)
        until = node.multi.until if node.multi is not None else None
        enough = until is not None and (yield Evaluate(token.node, "until", token.scope)) is True
        if not enough and many.over < len(many.items):
            if node.multi is not None and node.multi.sequential:
                self._begin(run, many, token, many.items[many.begun])
            return
        run.free(token)
        yield from run.leave(token)

    @staticmethod
    def _begin(run: Run, many: Many, token: Token, item: Any) -> None:  # Any: an element of the list
        many.begun += 1
        run.wishes.append(Begin(token.node, run.child(token).number, item))
        run.tell("instance_begun", token.node, token=token.number)
