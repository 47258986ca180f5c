"""What is wrong with triggers, events, time limits and lengths of time in a flow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.flows.cron import read_cron
from engine.flows.model import Flow
from engine.flows.spans import read_span
from engine.problems import Code, Problem, pointer

BAD_SPAN = Code(
    "flow_bad_span",
    zh="“{text}”不是时长；可写 P1D（1 天）、PT4H（4 小时）、PT30M（30 分钟）",
    en="'{text}' is no length of time; write P1D (a day), PT4H (four hours), PT30M (thirty minutes)",
)
NOT_BEFORE = Code("flow_span_before", zh="“{text}”应向后计", en="'{text}' must count forwards")
ONE_TIME = Code(
    "flow_one_time", zh="请写时长或时刻，二者取一", en="Give a length of time or an instant, one of the two"
)
ONCE_ONLY = Code(
    "flow_interrupts_once",
    zh="会中断节点的时限只发生一次，不能重复",
    en="A time limit that interrupts happens once; it cannot repeat",
)
BAD_CRON = Code(
    "flow_bad_schedule",
    zh="“{text}”不是时间表；写五项：分 时 日 月 周，如 0 8 * * 1-5",
    en="'{text}' is no schedule; write minute, hour, day, month and weekday, like 0 8 * * 1-5",
)
NO_MESSAGE = Code("flow_start_no_message", zh="请写由哪个消息触发", en="Say which message starts it")
TRIGGER_INSIDE = Code(
    "flow_trigger_inside", zh="子流程里的开始没有触发方式", en="A start inside a sub-process has no trigger"
)
REASON_TWICE = Code("flow_reason_twice", zh="暂停原因“{name}”重复", en="The reason '{name}' is there twice")


def event_problems(flow: Flow) -> Iterator[Problem]:
    """Everything wrong with them."""
    for at, limit in enumerate(flow.limits):
        yield from _span(pointer("limits", at, "after"), limit.after, forwards=True)
    for at, node in enumerate(flow.nodes):
        place = pointer("nodes", at)
        if node.type == "startEvent" and node.trigger is not None:
            yield from _trigger(node, place + "/trigger")
        event = getattr(node, "event", None)
        if event is not None and event.kind == "timer":
            yield from _timer(node, event, place)
        if getattr(node, "due", None) is not None:
            yield from _due(node.due, place + "/due")
        if getattr(node, "retry", None) is not None:
            yield from _span(place + "/retry/after", node.retry.after, forwards=True)


def _span(path: str, text: str, *, forwards: bool) -> Iterator[Problem]:
    found = read_span(text)
    if found is None:
        yield BAD_SPAN.at(path, text=text)
    elif forwards and found.is_before:
        yield NOT_BEFORE.at(path, text=text)


def _timer(node: Any, event: Any, place: str) -> Iterator[Problem]:  # Any: parts of the registry of nodes
    if (event.after is None) == (event.at is None):
        yield ONE_TIME.at(place + "/event")
    elif event.after is not None and (found := read_span(event.after)) is not None and found.is_before:
        yield NOT_BEFORE.at(place + "/event/after", text=event.after)
    if event.repeat and getattr(node, "interrupting", True):
        yield ONCE_ONLY.at(place + "/event/repeat")


def _due(due: Any, place: str) -> Iterator[Problem]:
    if (found := read_span(due.duration)) is not None and found.is_before:
        yield NOT_BEFORE.at(place + "/duration", text=due.duration)
    for at, text in enumerate(due.remind):
        yield from _span(place + pointer("remind", at), text, forwards=False)
    if due.repeat is not None:
        yield from _span(place + "/repeat", due.repeat, forwards=True)
        if (again := read_span(due.repeat)) is not None and not again:
            yield NOT_BEFORE.at(place + "/repeat", text=due.repeat)
    for at, rung in enumerate(due.escalate):
        yield from _span(place + pointer("escalate", at, "after"), rung.after, forwards=True)
    names = [each.name for each in due.pauses]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield REASON_TWICE.at(place + pointer("pauses", at, "name"), name=name)


def _trigger(node: Any, place: str) -> Iterator[Problem]:
    trigger = node.trigger
    if node.inside is not None:
        yield TRIGGER_INSIDE.at(place)
    if trigger.kind == "schedule" and read_cron(trigger.cron or "") is None:
        yield BAD_CRON.at(place + "/cron", text=trigger.cron or "")
    if trigger.kind == "message" and trigger.message is None:
        yield NO_MESSAGE.at(place + "/message")
