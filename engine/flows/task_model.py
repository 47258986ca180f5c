"""What the author of a flow says of a task: who signs how, what may be done, until when, and what happens when late."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.assignment import To
from engine.kinds import Part
from engine.reference import Label, Slug, Uid, titled

ModeName = Literal["all", "any", "sequential", "vote"]
MODES = {
    "all": ("会签（全部同意）", "All must agree"),
    "any": ("或签（一人即可）", "Anyone"),
    "sequential": ("依次审批", "One after the other"),
    "vote": ("票签（按比例）", "Vote"),
}
RejectRuleName = Literal["any", "all", "ratio"]
REJECT_RULES = {
    "any": ("一人驳回即驳回", "One rejection rejects"),
    "all": ("全部驳回才驳回", "Only if all reject"),
    "ratio": ("按比例", "By the ratio"),
}
ActionName = Literal[
    "approve", "reject", "complete", "return", "transfer", "delegate", "consult", "add_signer", "remove_signer",
    "withdraw", "urge", "cc", "save",
]  # fmt: skip
Fraction = Annotated[str, titled("比例", "Ratio", pattern=r"^(0\.\d{1,6}|1(\.0{1,6})?)$")]


class Multi(Part):
    """How several signers sign."""

    mode: Annotated[ModeName, titled("方式", "Mode", words=MODES)] = "all"
    ratio: Fraction = "0.5"
    reject: Annotated[RejectRuleName, titled("驳回规则", "Reject rule", words=REJECT_RULES)] = "any"
    everybody: Annotated[bool, titled("等所有人表态", "Wait for everybody")] = False


class Action(Part):
    """What the holder of a task may do, with what it needs; which members count depends on the action."""

    label: Annotated[Label | None, titled("按钮名称", "Button")] = None
    to: Annotated[Slug | None, titled("去往", "Goes to")] = None
    targets: Annotated[list[str] | None, titled("可退回到", "May return to")] = None
    resume: Annotated[
        Literal["walk", "direct"],
        titled(
            "退回后",
            "Afterwards",
            words={"walk": ("重新逐级", "Walks again"), "direct": ("直接回到退回人", "Straight back")},
        ),
    ] = "walk"
    modes: Annotated[list[Literal["before", "beside", "after"]] | None, titled("加签方式", "Ways")] = None
    fields: Annotated[list[str] | None, titled("可见字段", "Fields shown")] = None


class FieldRight(Part):
    """What whoever has the task may see and write of a field."""

    field: Annotated[str, titled("字段", "Field", max_length=48)]
    see: Annotated[Literal["hidden", "masked", "clear"] | None, titled("可见", "See")] = None
    write: Annotated[Literal["never", "always"], titled("可写", "Write")] = "never"


class Rung(Part):
    """A step of the escalation ladder, counted from the due time."""

    after: Annotated[str, titled("逾期后", "After", max_length=40)]
    to: Annotated[To, titled("通知", "To")]
    channels: Annotated[list[Slug], titled("渠道", "Channels", default_factory=lambda: ["inbox"])]
    message: Annotated[Slug | None, titled("消息模板", "Message")] = None


class PauseReason(Part):
    """Why the clock of a task may stand still: something outside the bank's hands is waited for."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label, titled("显示名", "Label")]


class Due(Part):
    """Until when: a length of time on a calendar, reminders around it, and what happens after it.

    `remind` counts from the due time: `-PT2H` before, `PT0S` at, `PT4H` after it. `repeat` again and again once late.
    """

    duration: Annotated[str, titled("时限", "Duration", max_length=8_192)]
    calendar: Annotated[str, titled("日历", "Calendar", max_length=97)] = "natural"
    remind: Annotated[list[str], titled("提醒", "Reminders", default_factory=list)]
    repeat: Annotated[str | None, titled("逾期后重复提醒", "Repeat when late", max_length=40)] = None
    most_repeats: Annotated[int, titled("最多重复次数", "Repeats at most", ge=0, le=100)] = 10
    escalate: Annotated[list[Rung], titled("升级", "Escalation", default_factory=list)]
    pauses: Annotated[list[PauseReason], titled("可暂停的原因", "Reasons to pause", default_factory=list)]
    late: Annotated[
        Literal["wait", "approve", "reject", "return"],
        titled(
            "逾期自动",
            "When late",
            words={
                "wait": ("只提醒", "Wait"),
                "approve": ("自动通过", "Approve by itself"),
                "reject": ("自动驳回", "Reject by itself"),
                "return": ("自动退回", "Return by itself"),
            },
        ),
    ] = "wait"


class OpinionRule(Part):
    """When an opinion, a file or a signature must be given."""

    required_on: Annotated[list[ActionName], titled("必填于", "Required on", default_factory=list)]
