"""A flow as its author draws it: nodes, the sequence flows between them, and what holds for every case of it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field

from engine.flows.assignment import To
from engine.flows.node import nodes
from engine.kinds import Definition, Part
from engine.reference import Slug, Uid, titled

AnyNode: Any = reduce(or_, (each.model for each in nodes))
"""One of the models of the registry, told apart by `type`."""

LOCKS = {"node": ("按节点", "As the node says"), "none": ("不锁定", "Not at all")}


class SequenceFlow(Part):
    """From one node to another, by name. Of a node's, at most one is the default."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    source: Annotated[Slug, titled("从", "From", alias="from")]
    target: Annotated[Slug, titled("到", "To", alias="to")]
    condition: Annotated[str | None, titled("条件", "Condition", max_length=8_192)] = None
    default: Annotated[bool, titled("默认", "Default")] = False


class Limit(Part):
    """A time limit of the whole case, counted from its start."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    after: Annotated[str, titled("之后", "After", max_length=40)]
    clock: Annotated[str, titled("日历", "Calendar", max_length=97)] = "natural"
    applies: Annotated[str | None, titled("条件", "If", alias="if", max_length=8_192)] = None
    to: Annotated[To, titled("通知", "To")]
    channels: Annotated[list[Slug], titled("渠道", "Channels", default_factory=lambda: ["inbox"])]
    message: Annotated[str | None, titled("消息模板", "Message", max_length=97, refers_to="message")] = None


class Place(Part):
    """Where a node stands on the free canvas, in pixels."""

    x: Annotated[int, titled("横", "x", ge=-100_000, le=100_000)]
    y: Annotated[int, titled("纵", "y", ge=-100_000, le=100_000)]


class Flow(Definition):
    """A flow over the records of a form."""

    kind: Annotated[Literal["flow"], titled("种类", "Kind")]
    form: Annotated[str, titled("表单", "Form", max_length=97, refers_to="form")]
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    record_lock: Annotated[Literal["node", "none"], titled("办理中锁定", "Record lock", words=LOCKS)] = "node"
    sign_on: Annotated[list[str], titled("签批所依据的字段", "Signed on", default_factory=list)]
    limits: Annotated[list[Limit], titled("全程时限", "Limits", default_factory=list)]
    nodes: Annotated[list[Annotated[AnyNode, Field(discriminator="type")]], titled("节点", "Nodes")]
    sequence_flows: Annotated[list[SequenceFlow], titled("连线", "Sequence flows", default_factory=list)]
    layout: Annotated[dict[Uid, Place], titled("位置", "Layout", default_factory=dict)]
