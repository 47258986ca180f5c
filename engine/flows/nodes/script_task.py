"""Setting fields by expression."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Write
from engine.flows.run import Run
from engine.flows.state import Token
from engine.kinds import Part
from engine.reference import Label, titled


class SetField(Part):
    """A field and what it gets."""

    field: Annotated[str, titled("字段", "Field", max_length=48)]
    value: Annotated[str, titled("取值", "Value", max_length=8_192)]


class ScriptPart(NodePart):
    """Fields set in the record, all at once."""

    type: Annotated[Literal["scriptTask"], titled("类型", "Type")]
    set: Annotated[list[SetField], titled("设置字段", "Sets", default_factory=list)]


@nodes.add
class ScriptTask(Node[ScriptPart]):
    """Sets fields in the same transaction and goes on."""

    name, icon = "scriptTask", "formula"
    label = Label(zh="设置字段", en="Set fields")
    model = ScriptPart
    proofs = Proofs(
        tried=Label(zh="在样例记录上设置字段", en="sets the fields of the sample record"),
        told=("fields_set",),
        stops=(),
        test="test_nodes.py::test_every_type_of_node_is_tried_out",
    )

    def enter(self, run: Run, node: ScriptPart, token: Token) -> Moves:
        """Expressions are read before any field is set."""
        yield Write(token.node, token.scope)
        run.tell("fields_set", token.node, token=token.number)
        yield from run.leave(token)
