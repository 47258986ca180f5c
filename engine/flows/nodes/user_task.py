"""Something people have to do: approve, handle, fill in."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal

from engine.flows import timing
from engine.flows.assignment import Assignment
from engine.flows.moving import move, straight_back
from engine.flows.node import Moves, Node, NodePart, Proofs, nodes
from engine.flows.questions import Assign
from engine.flows.run import Run
from engine.flows.signers import NO, Verdict, open_round, verdict
from engine.flows.state import Task, Timer, Token
from engine.flows.task_model import Action, ActionName, Due, FieldRight, Multi, OpinionRule
from engine.reference import Label, titled


class UserTaskPart(NodePart):
    """Who, how several of them, what they may do and see, until when."""

    type: Annotated[Literal["userTask"], titled("类型", "Type")]
    assignment: Annotated[Assignment, titled("处理人", "Who")]
    multi: Annotated[Multi | None, titled("多人方式", "Several people")] = None
    actions: Annotated[dict[ActionName, Action], titled("操作", "Actions", default_factory=dict)]
    fields: Annotated[list[FieldRight], titled("字段权限", "Fields", default_factory=list)]
    due: Annotated[Due | None, titled("时限", "Due")] = None
    comment: Annotated[OpinionRule, titled("意见", "Opinion", default_factory=OpinionRule)]
    attachment: Annotated[OpinionRule, titled("附件", "Attachment", default_factory=OpinionRule)]
    signature: Annotated[OpinionRule, titled("手写签名", "Signature", default_factory=OpinionRule)]
    guidance: Annotated[Label | None, titled("办理指引", "Guidance")] = None
    checklist: Annotated[list[Label], titled("检查清单", "Checklist", default_factory=list)]


ONE_OF_THEM = Multi(mode="any")
"""How several sign where the author says nothing."""


@cache
def _ratio(written: str) -> Fraction:
    return Fraction(written)


@nodes.add
class UserTask(Node[UserTaskPart]):
    """A task for each signer; goes on when they have decided."""

    name, icon = "userTask", "user"
    label = Label(zh="人工任务", en="User task")
    model = UserTaskPart
    waits = True
    proofs = Proofs(
        tried=Label(
            zh="按样例办理：谁、多久之后、怎么办；不说就按第一个操作",
            en="somebody does what the sample says: who, after how long, what; else the first action",
        ),
        told=("task_made", "task_done", "task_decided", "late", "returned", "reminded", "escalated"),
        stops=("flow_nobody", "flow_no_time"),
        test="test_due.py::test_the_ladder_runs_until_the_task_is_done",
    )

    def enter(self, run: Run, node: UserTaskPart, token: Token) -> Moves:
        """Find who has to do it. Nobody: as the author says. Approved before: not again, if he says so."""
        token.waits = "tasks"
        people: list[str] = yield Assign(token.node, token.scope)
        how = "empty"
        if people and node.assignment.skip_if_approved:
            before = {each for found in run.state.names.values() for each in found.get("approved_by", ())}
            people, how = [each for each in people if each not in before], "duplicate"
        if not people:
            yield from self._nobody(run, node, token, how)
            return
        mode = node.multi.mode if node.multi is not None else "any"
        for task in open_round(run.state, token, people, mode):
            run.tell("task_made", token.node, token=token.number, task=task.number, person=task.person)
        yield from run.arm_boundary(token)
        yield from timing.arm_task(run, token)

    def _nobody(self, run: Run, node: UserTaskPart, token: Token, how: str) -> Moves:
        if how == "duplicate" or node.assignment.empty.then == "approve":
            yield from self.decided(run, node, token, "yes", "approve", how)
        else:
            run.trouble(token, "flow_nobody")

    def resume(self, run: Run, node: UserTaskPart, token: Token, happened: Any) -> Moves:
        """A task is done: `happened` is (outcome, how it came to it); or a timer: it is due. What the signers have
        decided is done."""
        if isinstance(happened, Timer):
            yield from self._late(run, node, token)
            return
        outcome, how = happened
        multi = node.multi or ONE_OF_THEM
        said = verdict(run.state.rounds[token.number], _ratio(multi.ratio), multi.reject, everybody=multi.everybody)
        if said is not None:
            yield from self.decided(run, node, token, said, outcome if said == "yes" else NO, how)

    def _late(self, run: Run, node: UserTaskPart, token: Token) -> Moves:
        """It is due: what the author says happens by itself then, told as such."""
        then = node.due.late if node.due is not None else "wait"
        run.tell("late", token.node, token=token.number, then=then)
        if then in ("approve", "reject"):
            said: Verdict = "yes" if then == "approve" else "no"
            yield from self.decided(run, node, token, said, then, "time_out")
        elif then == "return":
            target = back_to(run, node, token)
            run.tell("returned", token.node, token=token.number, target=target, how="time_out")
            move(run, token, target)

    def decided(self, run: Run, node: UserTaskPart, token: Token, said: Verdict, outcome: str, how: str) -> Moves:
        """The task as a whole is over: on along the sequence flows, or where a rejection goes."""
        run.found(token.node, outcome=outcome, how=how)
        run.tell("task_decided", token.node, token=token.number, outcome=outcome, how=how)
        action = node.actions.get("reject")
        if said == "no" and action is not None and action.to is not None:
            move(run, token, run.graph.named_node(action.to))
            return
        if said == "yes" and straight_back(run, token):
            return
        run.free(token)
        if said == "no" and not any(each.has_condition for each in run.graph.outgoing[token.node]):
            run.end("rejected", node=token.node)
            return
        yield from run.leave(token)


def back_to(run: Run, node: UserTaskPart, token: Token) -> str:
    """Where it goes by itself: the first node it may be returned to, else the start around it."""
    action = node.actions.get("return")
    targets = action.targets if action is not None else None
    if targets:
        return run.graph.named_node(targets[0])
    return run.graph.starts[run.graph.vertices[token.node].inside][0].uid


def approved_by(run: Run, task: Task) -> None:
    """Remember that somebody has approved at a node."""
    known = run.state.names.get(task.node, {}).get("approved_by", [])
    run.found(task.node, approved_by=[*known, task.person], assignee=task.person)
