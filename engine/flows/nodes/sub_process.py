"""A flow within the flow, once or once for each of something."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Evaluate
from engine.flows.run import Run
from engine.flows.state import Many, Token
from engine.kinds import Part
from engine.reference import Label, titled


class Each(Part):
    """Once for each element of a list; FEEL. One after the other, or all at once. With `until` - FEEL - the rest is
    withdrawn as soon as it holds."""

    of: Annotated[str, titled("对每一个", "For each of", max_length=8_192)]
    sequential: Annotated[bool, titled("依次", "One after the other")] = False
    until: Annotated[str | None, titled("提前结束条件", "Until", max_length=8_192)] = None


class SubProcessPart(NodePart):
    """Nodes name it in `inside`."""

    type: Annotated[Literal["subProcess"], titled("类型", "Type")]
    multi: Annotated[Each | None, titled("多实例", "For each")] = None


MOST_INSTANCES = 1_000


@nodes.add
class SubProcess(Node[SubProcessPart]):
    """Goes on when everything inside is over."""

    name, icon = "subProcess", "frame"
    label = Label(zh="子流程", en="Sub-process")
    model = SubProcessPart
    waits = True
    proofs = Proofs(
        tried=Label(zh="逐份走完", en="goes through each instance"),
        told=("instance_begun",),
        stops=("flow_too_many_instances", "flow_no_time"),
        test="test_patterns.py::instances_known_when_run",
    )

    def enter(self, run: Run, node: SubProcessPart, token: Token) -> Moves:
        """A scope for each instance."""
        token.waits = "scope"
        yield from run.arm_boundary(token)
        if node.multi is None:
            run.open_scope(token)
            return
        items = yield Evaluate(token.node, "of", token.scope)
        items = list(items) if isinstance(items, (list, tuple)) else [] if items is None else [items]
        if len(items) > MOST_INSTANCES:
            run.free(token)
            run.trouble(token, "flow_too_many_instances", count=len(items), limit=MOST_INSTANCES)
            return
        if not items:
            run.free(token)
            yield from run.leave(token)
            return
        many = Many(token.number, items)
        run.state.many[token.number] = many
        for item in items[:1] if node.multi.sequential else items:
            many.begun += 1
            run.open_scope(token, item)

    def resume(self, run: Run, node: SubProcessPart, token: Token, happened: Any) -> Moves:
        """`happened` is the scope that is over."""
        many = run.state.many.get(token.number)
        if many is not None and node.multi is not None:
            many.over += 1
            run.found(token.node, over=many.over, total=len(many.items))
            enough = node.multi.until is not None and (yield Evaluate(token.node, "until", token.scope)) is True
            if not enough and many.over < len(many.items):
                if node.multi.sequential:
                    many.begun += 1
                    run.open_scope(token, many.items[many.begun - 1])
                return
        run.free(token)
        yield from run.leave(token)
