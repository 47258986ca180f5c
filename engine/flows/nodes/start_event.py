"""Where a case begins."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from engine.flows.moving import straight_back
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Assign
from engine.flows.run import Run
from engine.flows.signers import NO, open_round
from engine.flows.state import Token
from engine.kinds import Part
from engine.reference import Label, Slug, titled

TRIGGERS = {
    "form": ("提交表单", "A form is submitted"),
    "record": ("从记录发起", "From a record"),
    "api": ("接口", "By API"),
    "schedule": ("定时", "On schedule"),
    "message": ("消息", "A message"),
}


class Trigger(Part):
    """What starts it: submitting the form, a person at a record, a program, a schedule (five fields; on the days of a
    calendar that are worked), a message."""

    kind: Annotated[
        Literal["form", "record", "api", "schedule", "message"], titled("触发方式", "Trigger", words=TRIGGERS)
    ] = "form"
    cron: Annotated[str | None, titled("时间表", "Schedule", max_length=100)] = None
    calendar: Annotated[str, titled("日历", "Calendar", max_length=97)] = "natural"
    message: Annotated[Slug | None, titled("消息名", "Message")] = None


class StartPart(NodePart):
    """A start; one inside a sub-process has no trigger."""

    type: Annotated[Literal["startEvent"], titled("类型", "Type")]
    trigger: Annotated[Trigger | None, titled("触发", "Trigger")] = None


WITHDRAW = "withdraw"
"""The outcome by which who started it gives up instead of submitting again."""


@nodes.add
class StartEvent(Node[StartPart]):
    """A token begins here; one that was returned waits until who started the case submits again."""

    name, icon = "startEvent", "play"
    label = Label(zh="开始", en="Start")
    model = StartPart
    waits = True
    proofs = Proofs(
        tried=Label(zh="走过；被退回时由发起人重新提交", en="passes; returned, it is submitted again"),
        told=("case_started", "resubmitted", "task_made"),
        stops=("flow_nobody",),
        test="test_due.py::test_returned_by_itself_it_waits_to_be_submitted_again",
    )

    def enter(self, run: Run, node: StartPart, token: Token) -> Moves:
        """The start of the case itself, come to again: a task for who started it."""
        if token.number not in run.returned or run.graph.vertices[token.node].inside is not None:
            yield from run.leave(token)
            return
        token.waits = "tasks"
        people: list[str] = yield Assign(token.node, token.scope)
        if not people:
            run.trouble(token, "flow_nobody")
            return
        for task in open_round(run.state, token, people[:1], "any"):
            run.tell("task_made", token.node, token=token.number, task=task.number, person=task.person)

    def resume(self, run: Run, node: StartPart, token: Token, happened: Any) -> Moves:
        """Submitted again, or given up."""
        outcome, how = happened
        run.found(token.node, outcome=outcome, how=how)
        if outcome in (WITHDRAW, NO):
            run.end("withdrawn", status="cancelled", node=token.node)
            return
        run.tell("resubmitted", token.node, token=token.number)
        if not straight_back(run, token):
            run.free(token)
            yield from run.leave(token)
