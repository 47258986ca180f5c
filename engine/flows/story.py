"""What happened in a case as sentences in both languages. Who did it is said, and what came by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.flows.compiled import CompiledFlow
from engine.flows.incidents import CODES, incident
from engine.flows.questions import Event
from engine.flows.said_places import called
from engine.problems import Language
from engine.reference import Label, sentence

STORY: Mapping[str, tuple[str, str]] = {
    "case_started": ("案件开始", "The case began"),
    "case_ended": ("案件结束{result}", "The case ended{result}"),
    "task_made": ("“{node}”交给{person}", "'{node}' went to {person}"),
    "task_done": ("{person}在“{node}”{outcome}{how}", "{person} {outcome} '{node}'{how}"),
    "task_decided": ("“{node}”的结果：{outcome}{how}", "'{node}' was {outcome}{how}"),
    "late": ("“{node}”已逾期{then}", "'{node}' is late{then}"),
    "returned": ("从“{node}”退回到“{target}”{how}", "Returned from '{node}' to '{target}'{how}"),
    "resubmitted": ("发起人重新提交", "Submitted again by who started it"),
    "asked": ("{asked}：{person}（“{node}”）", "{asked}: {person} ('{node}')"),
    "transferred": ("{person}把“{node}”转办给{to}", "{person} handed '{node}' over to {to}"),
    "signer_removed": ("“{node}”减去签批人{person}", "{person} need not sign '{node}' any more"),
    "paused": ("{person}暂停“{node}”的计时：{reason}", "{person} stopped the clock of '{node}': {reason}"),
    "resumed": ("{person}恢复“{node}”的计时", "{person} let the clock of '{node}' go on"),
    "timer_armed": ("“{node}”的时限：{due}", "'{node}' is due {due}"),
    "timer_fired": ("“{node}”的时间到", "The time of '{node}' has come"),
    "reminded": ("已提醒“{node}”的办理人", "Whoever has '{node}' was reminded"),
    "escalated": ("“{node}”升级（第 {rung} 级）", "'{node}' was escalated (rung {rung})"),
    "limit_reached": ("全程时限“{node}”已到", "The limit '{node}' of the whole case is reached"),
    "went": ("从“{node}”走向{targets}", "From '{node}' on to {targets}"),
    "instance_begun": ("“{node}”开始一份", "An instance of '{node}' began"),
    "called": ("“{node}”已发出调用", "'{node}' was called"),
    "answered": ("“{node}”已得到答复", "'{node}' answered"),
    "received": ("“{node}”收到“{name}”", "'{node}' received '{name}'"),
    "sent": ("“{node}”已发送", "'{node}' was sent"),
    "thrown": ("“{node}”已发出", "'{node}' was thrown"),
    "milestone": ("到达“{node}”", "'{node}' was reached"),
    "decided": ("“{node}”已由决策表得出结果", "'{node}' was decided by the table"),
    "fields_set": ("“{node}”已设置字段", "'{node}' set its fields"),
    "jumped": ("管理员从“{node}”转到“{target}”", "An administrator moved it from '{node}' to '{target}'"),
    "retried": ("重试“{node}”", "'{node}' was tried again"),
    "skipped": ("跳过“{node}”", "'{node}' was skipped"),
    "incident": ("异常：{incident}", "Incident: {incident}"),
}
"""The sentence of every kind of event a step tells."""

BY_PEOPLE: Mapping[str, tuple[str, str]] = {
    "urged": ("发起人催办 {reason}", "Urged by who started it {reason}"),
    "withdraw": ("发起人撤回 {reason}", "Withdrawn by who started it {reason}"),
    "cancel": ("管理员终止：{reason}", "Cancelled by an administrator: {reason}"),
    "jump": ("管理员跳转，原因：{reason}", "Moved by an administrator, because: {reason}"),
    "reassign": ("改派，原因：{reason}", "Reassigned, because: {reason}"),
    "suspended": ("管理员暂停：{reason}", "Suspended by an administrator: {reason}"),
    "case_resumed": ("管理员恢复：{reason}", "Resumed by an administrator: {reason}"),
    "retry": ("管理员重试，原因：{reason}", "Tried again by an administrator, because: {reason}"),
    "skip": ("管理员跳过，原因：{reason}", "Skipped by an administrator, because: {reason}"),
}
"""The same of what is done with a case as a whole, with what was said about it."""

OUTCOMES = {
    "approve": ("通过", "approved"),
    "reject": ("驳回", "rejected"),
    "complete": ("完成", "completed"),
    "withdraw": ("撤回", "withdrawn"),
}
HOW = {
    "person": ("", ""),
    "time_out": ("（逾期自动）", " (by itself: it was late)"),
    "duplicate": ("（此前已审批，自动）", " (by itself: approved before)"),
    "empty": ("（无人办理，自动）", " (by itself: nobody was found)"),
}
ORIGINS = {
    "before": ("加签（前）", "Added before"),
    "beside": ("加签（并）", "Added beside"),
    "after": ("加签（后）", "Added after"),
    "delegated": ("委派", "Delegated to"),
    "consulted": ("征求意见", "Consulted"),
}
THEN = {
    "wait": ("", ""),
    "approve": ("，自动通过", ": it passes by itself"),
    "reject": ("，自动驳回", ": it is rejected by itself"),
    "return": ("，自动退回", ": it is returned by itself"),
}
RESULTS = {
    "rejected": ("：驳回", ": rejected"),
    "cancelled": ("：取消", ": cancelled"),
    "withdrawn": ("：撤回", ": withdrawn"),
}


def told(event: Event, flow: CompiledFlow, who: Callable[[str], str] = str) -> Label:
    """The sentence of an event; `who` gives the name of a person."""
    zh, en = (_told(event, flow, who, at) for at in (0, 1))
    return sentence(zh, en)


def _told(event: Event, flow: CompiledFlow, who: Callable[[str], str], at: int) -> str:
    details, language = event.details, (Language.ZH, Language.EN)[at]
    nobody = ("系统", "the system")[at]
    words: dict[str, str] = {
        "node": _node(flow, event.node, language),
        "person": who(event.person) if event.person else nobody,
        "outcome": _word(OUTCOMES, details.get("outcome"), at),
        "how": _word(HOW, details.get("how", "person"), at),
        "then": _word(THEN, details.get("then", "wait"), at),
        "asked": _word(ORIGINS, details.get("origin"), at),
        "target": _node(flow, details.get("target"), language),
        "targets": ("、", ", ")[at].join(_node(flow, each, language) for each in details.get("targets", ())),
        "to": who(str(details.get("to", ""))),
        "rung": str(int(details.get("rung", 0)) + 1),
        "due": str(details.get("due", "")),
        "name": str(details.get("name", "")),
        "reason": _reason(flow, event, language),
        "result": _result(details.get("result"), at),
        "incident": _incident(flow, {"node": event.node, **details}, language),
    }
    said = STORY[event.kind] if event.kind in STORY else BY_PEOPLE[event.kind]
    return said[at].format(**words)


def _word(words: Mapping[str, tuple[str, str]], value: Any, at: int) -> str:
    return words[value][at] if isinstance(value, str) and value in words else str(value or "")


def _result(value: Any, at: int) -> str:
    if not isinstance(value, str):
        return ""
    return RESULTS[value][at] if value in RESULTS else (f"：{value}", f": {value}")[at]


def _node(flow: CompiledFlow, uid: Any, language: Language) -> str:
    if uid in flow.limits:
        return flow.limits[uid].name
    vertex = flow.graph.vertices.get(uid) if isinstance(uid, str) else None
    return called(vertex.part)[language.value] if vertex is not None else str(uid or "")


def _reason(flow: CompiledFlow, event: Event, language: Language) -> str:
    """What people call the reason to stop a clock."""
    written = str(event.details.get("reason", ""))
    vertex = flow.graph.vertices.get(event.node or "")
    due = getattr(vertex.part, "due", None) if vertex is not None else None
    named = next((each.label.as_dict() for each in due.pauses if each.name == written), None) if due else None
    return named[language.value] if named else written


def _incident(flow: CompiledFlow, details: Mapping[str, Any], language: Language) -> str:
    code = str(details.get("code", ""))
    return incident(flow, code, details).text(language) if code in CODES else code
