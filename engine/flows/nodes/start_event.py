"""Where a case begins."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.flows.node import Node, NodePart, nodes
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
    """What starts it: submitting the form, a person at a record, a program, a schedule (five fields), a message."""

    kind: Annotated[
        Literal["form", "record", "api", "schedule", "message"], titled("触发方式", "Trigger", words=TRIGGERS)
    ] = "form"
    cron: Annotated[str | None, titled("时间表", "Schedule", max_length=100)] = None
    message: Annotated[Slug | None, titled("消息名", "Message")] = None


class StartPart(NodePart):
    """A start; one inside a sub-process has no trigger."""

    type: Annotated[Literal["startEvent"], titled("类型", "Type")]
    trigger: Annotated[Trigger | None, titled("触发", "Trigger")] = None


@nodes.add
class StartEvent(Node[StartPart]):
    """A token begins here."""

    name, icon = "startEvent", "play"
    label = Label(zh="开始", en="Start")
    model = StartPart
