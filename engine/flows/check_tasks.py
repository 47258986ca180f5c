"""What is wrong with people in a flow: who has to do a task, what he may do, where he may send it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.flows.assignment import Assignment, To
from engine.flows.check_drawing import NO_NODE
from engine.flows.graph import Graph
from engine.flows.model import Flow
from engine.flows.moving import may_move
from engine.flows.places import Group, groups_of
from engine.flows.said_places import called
from engine.problems import Code, Problem, Severity, pointer

NOBODY_NAMED = Code("flow_nobody_named", zh="还没有指定由谁办理", en="It does not say who has to do it yet")
ONE_OF_PEOPLE = Code(
    "flow_one_of_people",
    zh="人员、岗位、角色、组织关系、字段中取一个",
    en="Name people, a post, a role, a relation or a field: one of them",
)
NEEDS = Code("flow_strategy_needs", zh="这种指定方式还要填写{member}", en="This way of naming somebody needs {member}")
NO_SUBSTITUTE = Code(
    "flow_no_substitute", zh="无人时转给谁还没有填写", en="It does not say who gets it where nobody is found"
)
NO_WAY_ON = Code(
    "flow_no_way_on",
    zh="没有“通过”或“完成”操作，这件事永远办不完",
    en="It has neither 'approve' nor 'complete': it could never be done",
)
NO_TARGET = Code(
    "flow_no_return_target",
    zh="“退回”还没有写可退回到哪里",
    en="'Return' does not say where to",
    severity=Severity.WARNING,
)
NOT_BACK = Code(
    "flow_not_a_target",
    zh="不能转到“{target}”：只能到人工任务或开始",
    en="It cannot go to '{target}': only to a user task or a start",
)
OTHER_BRANCH = Code(
    "flow_target_elsewhere",
    zh="不能转到“{target}”：它在另一条并行分支上，或在子流程之内",
    en="It cannot go to '{target}': that is in another parallel branch, or inside a sub-process",
)
NOT_OFFERED = Code(
    "flow_required_not_offered",
    zh="“{action}”不在可用操作中",
    en="'{action}' is not among what may be done here",
)
NO_SHARED = Code(
    "flow_consult_no_fields",
    zh="征求意见时别人看不到任何字段；请列出可见字段",
    en="Whoever is consulted sees no field; list those he may see",
    severity=Severity.WARNING,
)
UNIT_OF = Code(
    "flow_of_not_needed",
    zh="“相对于”只用于岗位和组织关系",
    en="'of' goes with a post or a relation only",
)
MEMBERS = {
    "person": ("人员", "people"),
    "post": ("岗位", "a post"),
    "role": ("角色", "a role"),
    "relation": ("组织关系", "a relation"),
    "field": ("字段", "a field"),
    "decision": ("决策表", "a decision table"),
}
"""The member each strategy needs."""
GOALS = frozenset({"userTask", "startEvent"})
DOING = ("approve", "complete")


def task_problems(flow: Flow, graph: Graph | None) -> Iterator[Problem]:
    """Everything wrong with them; where a token may be sent is asked of a flow that is drawn as one."""
    by_name = {each.name: each for each in flow.nodes}
    for group in groups_of(flow):
        yield from _people(group)
    for at, node in enumerate(flow.nodes):
        if node.type == "userTask":
            place = pointer("nodes", at)
            yield from _assignment(node.assignment, place + "/assignment", by_name)
            yield from _actions(node, place, by_name, graph)


def _people(group: Group) -> Iterator[Problem]:
    to = group.to
    named = [name for name in ("person", "post", "role", "relation", "field") if getattr(to, name) is not None]
    if to.of is not None and not {"post", "relation"} & set(named):
        yield UNIT_OF.at(group.path + "/of")
    if isinstance(to, Assignment):
        return
    if len(named) != 1:
        yield ONE_OF_PEOPLE.at(group.path)
    elif to.person == []:
        yield NOBODY_NAMED.at(group.path + "/person")


def _assignment(who: Assignment, place: str, by_name: dict[str, Any]) -> Iterator[Problem]:
    needed = MEMBERS.get(who.strategy)
    if needed is not None and getattr(who, who.strategy) in (None, []):
        yield NEEDS.at(place + pointer(who.strategy), member={"zh": needed[0], "en": needed[1]})
    for name in To.model_fields:
        is_extra = name not in ("of", who.strategy) and getattr(who, name) is not None
        if is_extra:
            yield ONE_OF_PEOPLE.at(place + pointer(name))
    if who.empty.then == "to" and who.empty.to is None:
        yield NO_SUBSTITUTE.at(place + "/empty/to")
    if who.node is not None and who.node not in by_name:
        yield NO_NODE.at(place + "/node", name=who.node)


def _actions(node: Any, place: str, by_name: dict[str, Any], graph: Graph | None) -> Iterator[Problem]:  # Any: its part
    if not any(each in node.actions for each in DOING):
        yield NO_WAY_ON.at(place + "/actions")
    for name, action in node.actions.items():
        path = place + pointer("actions", name)
        if action.to is not None:
            yield from _target(node, action.to, path + "/to", by_name, graph)
        for at, target in enumerate(action.targets or ()):
            yield from _target(node, target, path + pointer("targets", at), by_name, graph)
        if name == "return" and not action.targets:
            yield NO_TARGET.at(path)
        if name == "consult" and not action.fields:
            yield NO_SHARED.at(path)
    for member in ("comment", "attachment", "signature"):
        for at, name in enumerate(getattr(node, member).required_on):
            if name not in node.actions:
                yield NOT_OFFERED.at(place + pointer(member, "required_on", at), action=name)


def _target(node: Any, name: str, path: str, by_name: dict[str, Any], graph: Graph | None) -> Iterator[Problem]:
    target = by_name.get(name)
    if target is None:
        yield NO_NODE.at(path, name=name)
    elif target.type not in GOALS and target.type != "endEvent":
        yield NOT_BACK.at(path, target=called(target))
    elif graph is not None and not may_move(graph, node.uid, target.uid):
        yield OTHER_BRANCH.at(path, target=called(target))
