"""Why a case may stand still, in words: what an administrator reads beside retry, skip and cancel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.flows.compiled import CompiledFlow
from engine.flows.said_places import called
from engine.problems import Code, Problem

CODES: Mapping[str, Code] = {
    each.name: each
    for each in (
        Code(
            "flow_no_branch",
            zh="“{node}”：没有一个条件成立，也没有默认分支",
            en="'{node}': no condition holds and there is no default",
        ),
        Code(
            "flow_no_time",
            zh="“{node}”：算不出时限（表达式没有值，或日历未涵盖那一年）",
            en="'{node}': when it is due cannot be said (the expression has no value, or the calendar does not cover "
            "the year)",
        ),
        Code("flow_nobody", zh="“{node}”：找不到办理人", en="'{node}': nobody is found who has to do it"),
        Code(
            "flow_runaway",
            zh="“{node}”：一步之内走了 {limit} 次，是不等待的循环",
            en="'{node}': {limit} moves in one step, a loop that waits for nothing",
        ),
        Code(
            "flow_stuck",
            zh="“{node}”：各分支互相等待，谁也走不下去",
            en="'{node}': the branches wait for each other and none goes on",
        ),
        Code("flow_call_failed", zh="“{node}”：调用失败：{reason}", en="'{node}': the call failed: {reason}"),
        Code(
            "flow_cannot_begin",
            zh="“{node}”：无法发起流程“{flow}”：{reason}",
            en="'{node}': the flow '{flow}' cannot be started: {reason}",
        ),
        Code(
            "flow_too_many_instances",
            zh="“{node}”：要办 {count} 份，最多 {limit} 份",
            en="'{node}': {count} instances are wanted, at most {limit} are allowed",
        ),
    )
}
"""Every code a token may stop with."""


def incident(flow: CompiledFlow, code: str, details: Mapping[str, Any]) -> Problem:
    """An incident as a problem with its values; `details` are those of `state.Incident`."""
    node = flow.graph.vertices.get(str(details.get("node")))
    named = called(node.part) if node is not None else {"zh": "?", "en": "?"}
    defaults = {"reason": "?", "limit": "?", "count": "?", "flow": "?"}
    return CODES[code].at("", **{**defaults, **details, "node": named})
