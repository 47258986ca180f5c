"""Telling somebody."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.assignment import To
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Send
from engine.flows.run import Run
from engine.flows.state import Token
from engine.reference import Label, Slug, titled


class SendPart(NodePart):
    """A message, or a copy with a receipt when it is read."""

    type: Annotated[Literal["sendTask"], titled("类型", "Type")]
    to: Annotated[To, titled("接收人", "To")]
    message: Annotated[str | None, titled("消息模板", "Message", max_length=97, refers_to="message")] = None
    channels: Annotated[list[Slug], titled("渠道", "Channels", default_factory=lambda: ["inbox"])]
    copy_of: Annotated[bool, titled("抄送", "A copy of the record")] = False


@nodes.add
class SendTask(Node[SendPart]):
    """Sends when the step is kept, and goes on at once."""

    name, icon = "sendTask", "mail"
    label = Label(zh="抄送/通知", en="Send")
    model = SendPart
    proofs = Proofs(
        tried=Label(zh="列出会发给谁、哪个渠道", en="lists who would get it, by which channel"),
        told=("sent",),
        stops=(),
        test="test_nodes.py::test_every_type_of_node_is_tried_out",
    )

    def enter(self, run: Run, node: SendPart, token: Token) -> Moves:
        """Nothing is waited for."""
        run.wishes.append(Send(token.node, token.number))
        run.tell("sent", token.node, token=token.number)
        yield from run.leave(token)
