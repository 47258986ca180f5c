"""Who has to do a task, as an author says it. Which people that are is looked up when a token arrives."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.kinds import Part
from engine.reference import Slug, titled

RelationName = Literal["supervisor", "unit_head", "same_unit"]
RELATIONS = {
    "supervisor": ("上级主管", "Supervisor"),
    "unit_head": ("机构负责人", "Head of the unit"),
    "same_unit": ("同机构人员", "People of the same unit"),
}
StrategyName = Literal["person", "post", "role", "relation", "field", "decision", "previous", "initiator", "chosen"]
STRATEGIES = {
    "person": ("指定人员", "Named people"),
    "post": ("岗位", "A post"),
    "role": ("角色", "A role"),
    "relation": ("组织关系", "By the organisation"),
    "field": ("表单中的人员", "A field"),
    "decision": ("决策表", "A decision table"),
    "previous": ("前一处理人", "Who handled it before"),
    "initiator": ("发起人", "Who started it"),
    "chosen": ("由发起人选择", "Chosen by who starts it"),
}
PickName = Literal["all", "least_loaded"]
PICKS = {"all": ("全部", "All of them"), "least_loaded": ("待办最少的一人", "Who has the least to do")}


class To(Part):
    """People: exactly the members a strategy needs are given. `of` says whose supervisor, or the post of which unit:
    a field path, `<node>.assignee`, or `initiator`."""

    person: Annotated[list[str] | None, titled("人员", "People")] = None
    post: Annotated[Slug | None, titled("岗位", "Post")] = None
    role: Annotated[str | None, titled("角色", "Role", max_length=97)] = None
    relation: Annotated[RelationName | None, titled("组织关系", "Relation", words=RELATIONS)] = None
    field: Annotated[str | None, titled("字段", "Field", max_length=200)] = None
    of: Annotated[str | None, titled("相对于", "Of", max_length=200)] = None


class Empty(Part):
    """What happens where nobody is found."""

    then: Annotated[
        Literal["to", "approve", "incident"],
        titled(
            "无人时",
            "Where nobody is found",
            words={
                "to": ("转给", "Goes to"),
                "approve": ("自动通过", "Passes by itself"),
                "incident": ("转管理员处理", "An administrator decides"),
            },
        ),
    ] = "to"
    to: Annotated[To | None, titled("转给", "Goes to")] = None


class Assignment(To):
    """Who has to do a task."""

    strategy: Annotated[StrategyName, titled("方式", "Strategy", words=STRATEGIES)]
    decision: Annotated[str | None, titled("决策表", "Decision", max_length=97, refers_to="decision")] = None
    output: Annotated[Slug | None, titled("结果列", "Output")] = None
    node: Annotated[str | None, titled("节点", "Node", max_length=48)] = None
    level: Annotated[int, titled("级数", "Levels up", ge=1, le=10)] = 1
    pick: Annotated[PickName, titled("取", "Take", words=PICKS)] = "all"
    empty: Annotated[Empty, titled("无人时", "Where nobody is found", default_factory=lambda: Empty(then="incident"))]
    exclude_initiator: Annotated[bool, titled("不含发起人", "Not who started it")] = False
    skip_if_approved: Annotated[bool, titled("已审批过的人自动通过", "Who has approved before need not again")] = False
