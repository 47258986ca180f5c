"""Everything that is told has a sentence in both languages, and every incident has its words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import engine.flows
from engine.flows import commands
from engine.flows.incidents import CODES, incident
from engine.flows.questions import Event
from engine.flows.story import STORY, told
from engine.problems import Language
from tests.pure.flows.test_due import LADDER, Clockwork, flow

FOLDER = Path(engine.flows.__file__).parent


def texts_given_to(method: str, position: int) -> set[str]:
    """The constants a method is called with, wherever in the interpreter."""
    found: set[str] = set()
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_it = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
            if is_it and len(node.args) > position:  # type: ignore[attr-defined]
                argument = node.args[position]  # type: ignore[attr-defined]
                found |= {each.value for each in ast.walk(argument)
                          if isinstance(each, ast.Constant) and isinstance(each.value, str)}  # fmt: skip
    return found


def test_every_kind_of_event_has_a_sentence_in_both_languages() -> None:
    kinds = texts_given_to("tell", 0) - {"none"} | {"reminded", "escalated", "limit_reached"}
    assert kinds <= set(STORY)  # the others are told by whoever runs a case: urging, suspending, reassigning
    assert all(zh and en for zh, en in STORY.values())
    assert all(set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)) for zh, en in STORY.values())


def test_every_incident_has_its_words() -> None:
    assert {each for each in texts_given_to("trouble", 1) if each.startswith("flow_")} == set(CODES)
    compiled = flow()
    for code in CODES:
        shown = incident(compiled, code, {"node": "approvexxxxxxxx", "limit": 10, "count": 20, "reason": "503"})
        assert all(shown.text(each) for each in Language)
        assert "approve" in shown.text(Language.EN)


@pytest.mark.parametrize(
    ("event", "zh", "en"),
    [
        (Event("task_done", "approvexxxxxxxx", person="ada", details={"outcome": "approve", "how": "person"}),
         "ADA在“人工任务 approve”通过", "ADA approved 'User task approve'"),
        (Event("task_decided", "approvexxxxxxxx", details={"outcome": "approve", "how": "time_out"}),
         "“人工任务 approve”的结果：通过（逾期自动）", "'User task approve' was approved (by itself: it was late)"),
        (Event("task_decided", "approvexxxxxxxx", details={"outcome": "approve", "how": "duplicate"}),
         "“人工任务 approve”的结果：通过（此前已审批，自动）",
         "'User task approve' was approved (by itself: approved before)"),
        (Event("incident", "approvexxxxxxxx", details={"code": "flow_nobody", "node": "approvexxxxxxxx"}),
         "异常：“人工任务 approve”：找不到办理人", "Incident: 'User task approve': nobody is found who has to do it"),
        (Event("returned", "approvexxxxxxxx", person="ada", details={"target": "startxxxxxxxx"}),
         "从“人工任务 approve”退回到“开始 start”", "Returned from 'User task approve' to 'Start start'"),
        (Event("case_ended", details={"result": "rejected"}), "案件结束：驳回", "The case ended: rejected"),
    ],
)  # fmt: skip
def test_what_it_says(event: Event, zh: str, en: str) -> None:
    assert told(event, flow(), str.upper).as_dict() == {"zh": zh, "en": en}


def test_a_story_is_told_without_a_gap() -> None:
    pauses = [{"uid": "pausexxxxxxx", "name": "papers", "label": {"zh": "等材料", "en": "waiting for papers"}}]
    case = Clockwork(flow(LADDER | {"pauses": pauses}), "03-06 16:00")
    case.until("03-20 09:00")
    case.do(commands.Finish(case.task, "approve"))
    assert case.story[0] == "The case began"
    assert "'User task approve' was escalated (rung 2)" in case.story
    assert case.story[-1] == "The case ended"
