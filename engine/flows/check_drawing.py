"""What is wrong with how a flow is drawn: starts and ends, ways that lead nowhere, conditions nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.flows.model import Flow
from engine.flows.said_places import called
from engine.problems import Code, Problem, Severity, pointer

NO_START = Code("flow_no_start", zh="流程还没有开始节点", en="The flow has no start yet")
NO_START_INSIDE = Code("flow_no_start_inside", zh="里面应恰有一个开始节点", en="It needs exactly one start inside")
NO_END = Code("flow_no_end", zh="流程还没有结束节点", en="The flow has no end yet")
NO_END_INSIDE = Code("flow_no_end_inside", zh="里面还没有结束节点", en="It has no end inside yet")
NO_NODE = Code("flow_no_node", zh="没有名为“{name}”的节点", en="There is no node named '{name}'")
NOTHING_AFTER = Code(
    "flow_nothing_after",
    zh="后面没有连线；请连到下一步或结束",
    en="Nothing comes after it; lead it on to a next step or an end",
)
NOTHING_BEFORE = Code("flow_nothing_before", zh="没有连线通到这里", en="No way leads here")
INTO_START = Code("flow_into_start", zh="不能连到开始节点；要退回给发起人请用“退回”", en="No way may lead into a start")
OUT_OF_END = Code("flow_out_of_end", zh="结束之后不能再有连线", en="No way may lead out of an end")
INTO_BOUNDARY = Code(
    "flow_into_boundary", zh="不能连到附着的时限事件", en="No way may lead into an event that is attached to a node"
)
CROSSES = Code(
    "flow_crosses_sub_process",
    zh="连线不能跨过子流程的边界",
    en="A way may not lead into a sub-process or out of it",
)
NOT_INSIDE = Code(
    "flow_not_inside",
    zh="“{name}”不是子流程，里面不能放节点",
    en="'{name}' is no sub-process; nothing can be inside it",
)
INSIDE_ITSELF = Code("flow_inside_itself", zh="子流程套在了自己里面", en="A sub-process is inside itself")
NOT_A_HOST = Code(
    "flow_not_a_host",
    zh="时限不能附着于“{host}”：那里不停留",
    en="A time limit cannot be attached to '{host}': nothing stays there",
)
TWO_DEFAULTS = Code("flow_two_defaults", zh="只能有一条默认分支", en="There can be only one default")
NO_CONDITION = Code(
    "flow_no_condition",
    zh="请写条件，或设为默认分支",
    en="Give it a condition or make it the default",
)
NO_DEFAULT = Code(
    "flow_no_default",
    zh="没有默认分支：条件都不成立时，案件会停下并报异常",
    en="There is no default: where no condition holds the case stops with an incident",
    severity=Severity.WARNING,
)
IDLE_CONDITION = Code(
    "flow_idle_condition",
    zh="“{source}”不看条件，请删除条件或改用条件分支",
    en="'{source}' looks at no conditions; remove it or use an exclusive gateway",
)
ONE_WAY = Code(
    "flow_one_way",
    zh="只有一条分支，可以去掉",
    en="It has a single way; it can go",
    severity=Severity.WARNING,
)
NOT_AN_EVENT = Code(
    "flow_not_an_event",
    zh="事件分支之后应是等待或接收，“{target}”不是",
    en="An event-based gateway leads to events that are waited for; '{target}' is none",
)
TWO_FORM_STARTS = Code(
    "flow_two_form_starts",
    zh="提交表单只能有一个开始节点",
    en="Submitting the form can have one start only",
)
HOSTS = frozenset({"userTask", "serviceTask", "receiveTask", "callActivity", "subProcess"})
CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway"})
UNLOOKED = frozenset({"parallelGateway", "eventBasedGateway", "endEvent"})
CAUGHT = frozenset({"intermediateCatchEvent", "receiveTask"})


def drawing_problems(flow: Flow) -> Iterator[Problem]:
    """Everything wrong with it."""
    by_name = {each.name: each for each in flow.nodes}
    yield from _levels(flow, by_name)
    for at, node in enumerate(flow.nodes):
        yield from _hosted(node, pointer("nodes", at), by_name)
    outs: dict[str, list[int]] = {}
    ins: dict[str, list[int]] = {}
    for at, arc in enumerate(flow.sequence_flows):
        outs.setdefault(arc.source, []).append(at)
        ins.setdefault(arc.target, []).append(at)
        yield from _arc(arc, pointer("sequence_flows", at), by_name)
    for at, node in enumerate(flow.nodes):
        place = pointer("nodes", at)
        if node.type != "endEvent" and node.name not in outs:
            yield NOTHING_AFTER.at(place)
        if node.type not in ("startEvent", "boundaryEvent") and node.name not in ins:
            yield NOTHING_BEFORE.at(place)
        yield from _ways(flow, node, place, outs.get(node.name, []), by_name)


def _levels(flow: Flow, by_name: dict[str, Any]) -> Iterator[Problem]:
    starts = [each for each in flow.nodes if each.type == "startEvent"]
    ends = [each for each in flow.nodes if each.type == "endEvent"]
    outer = [each for each in starts if each.inside is None]
    if not outer:
        yield NO_START.at("/nodes")
    by_form = [each for each in outer if each.trigger is None or each.trigger.kind == "form"]
    for each in by_form[1:]:
        yield TWO_FORM_STARTS.at(pointer("nodes", flow.nodes.index(each)))
    if not any(each.inside is None for each in ends):
        yield NO_END.at("/nodes")
    for at, node in enumerate(flow.nodes):
        place = pointer("nodes", at)
        if node.type == "subProcess":
            if sum(each.inside == node.name for each in starts) != 1:
                yield NO_START_INSIDE.at(place)
            if not any(each.inside == node.name for each in ends):
                yield NO_END_INSIDE.at(place)
        if node.inside is not None:
            yield from _inside(node, place + "/inside", by_name)


def _inside(node: Any, path: str, by_name: dict[str, Any]) -> Iterator[Problem]:  # Any: a part of the registry of nodes
    outer, seen = by_name.get(node.inside), {node.name}
    if outer is None:
        yield NO_NODE.at(path, name=node.inside)
    elif outer.type != "subProcess":
        yield NOT_INSIDE.at(path, name=called(outer))
    while outer is not None:
        if outer.name in seen:
            yield INSIDE_ITSELF.at(path)
            return
        seen.add(outer.name)
        outer = by_name.get(outer.inside) if outer.inside is not None else None


def _hosted(node: Any, place: str, by_name: dict[str, Any]) -> Iterator[Problem]:
    if node.type != "boundaryEvent":
        return
    host = by_name.get(node.attached_to)
    if host is None:
        yield NO_NODE.at(place + "/attached_to", name=node.attached_to)
    elif host.type not in HOSTS:
        yield NOT_A_HOST.at(place + "/attached_to", host=called(host))
    elif host.inside != node.inside:
        yield CROSSES.at(place + "/attached_to")


def _arc(arc: Any, place: str, by_name: dict[str, Any]) -> Iterator[Problem]:
    source, target = by_name.get(arc.source), by_name.get(arc.target)
    for member, name, found in (("from", arc.source, source), ("to", arc.target, target)):
        if found is None:
            yield NO_NODE.at(place + pointer(member), name=name)
    if source is not None and source.type == "endEvent":
        yield OUT_OF_END.at(place + "/from")
    if source is not None and source.type in UNLOOKED and (arc.condition is not None or arc.default):
        yield IDLE_CONDITION.at(place + "/condition", source=called(source))
    if target is not None and target.type == "startEvent":
        yield INTO_START.at(place + "/to")
    if target is not None and target.type == "boundaryEvent":
        yield INTO_BOUNDARY.at(place + "/to")
    if source is not None and target is not None and source.inside != target.inside:
        yield CROSSES.at(place)


def _ways(flow: Flow, node: Any, place: str, outs: list[int], by_name: dict[str, Any]) -> Iterator[Problem]:
    """The ways out of a node, taken together."""
    arcs = [flow.sequence_flows[at] for at in outs]
    defaults = [at for at in outs if flow.sequence_flows[at].default]
    for at in defaults[1:]:
        yield TWO_DEFAULTS.at(pointer("sequence_flows", at, "default"))
    if node.type == "eventBasedGateway":
        if len(arcs) == 1:
            yield ONE_WAY.at(place)
        for at in outs:
            target = by_name.get(flow.sequence_flows[at].target)
            if target is not None and target.type not in CAUGHT:
                yield NOT_AN_EVENT.at(pointer("sequence_flows", at, "to"), target=called(target))
    has_conditions = any(each.condition is not None for each in arcs)
    if node.type in CHOOSING and len(arcs) > 1:
        for at in outs:
            if flow.sequence_flows[at].condition is None and not flow.sequence_flows[at].default:
                yield NO_CONDITION.at(pointer("sequence_flows", at, "condition"))
    is_open = has_conditions and all(each.condition is not None for each in arcs)
    if is_open and not defaults and node.type not in UNLOOKED:
        yield NO_DEFAULT.at(place)
