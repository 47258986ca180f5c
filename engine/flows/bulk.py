"""Doing the same with several tasks: each is a step of its own, and what goes wrong with one leaves the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.database.session import Session
from engine.errors import Invalid, LangqiaoError
from engine.flows.acting import act
from engine.flows.asked import MOST_TEXT, NOT_TEXT, Asked
from engine.flows.step import Flows
from engine.problems import Code
from engine.records.caller import Caller

MOST = 100
BAD_TASKS = Code("flow_bad_tasks", zh="请选择 1 到 {limit} 件任务", en="Choose 1 to {limit} tasks")
BAD_ACTION = Code(
    "flow_bad_bulk_action",
    zh="批量只能同意、驳回或办理完成",
    en="Several can be approved, rejected or completed",
)


@dataclass(frozen=True, slots=True)
class Many:
    """Tasks and what is to be done with each."""

    tasks: list[UUID]
    action: str
    opinion: str


def read(body: Mapping[str, Any]) -> Many:
    """What was sent; everything wrong with it at once."""
    problems = []
    tasks, action, opinion = body.get("tasks"), body.get("action"), body.get("opinion") or ""
    ids: list[UUID] = []
    try:
        ids = list(dict.fromkeys(UUID(each) for each in tasks)) if isinstance(tasks, list) else []
    except (ValueError, TypeError, AttributeError):
        ids = []
    if not 0 < len(ids) <= MOST:
        problems.append(BAD_TASKS.at("/tasks", limit=MOST))
    if action not in ("approve", "reject", "complete"):
        problems.append(BAD_ACTION.at("/action"))
    if not isinstance(opinion, str) or len(opinion) > MOST_TEXT:
        problems.append(NOT_TEXT.at("/opinion", limit=MOST_TEXT))
    if problems:
        raise Invalid(problems)
    return Many(ids, str(action), str(opinion).strip())


async def act_on_all(flows: Flows, caller: Caller, many: Many) -> list[dict[str, Any]]:
    """One after the other, each within a savepoint: in the order of their ids, so that two who do the same wait for
    each other and do not lock each other out."""
    session, found = caller.session, {}
    assert isinstance(session, Session), "tasks are acted on in a transaction"
    for each in sorted(many.tasks):
        try:
            async with session.savepoint():
                await act(flows, caller, each, Asked(many.action, many.opinion), flows.told(caller))  # type: ignore[arg-type]
            found[each] = {"task": str(each), "done": True, "code": None, "detail": None}
        except LangqiaoError as error:
            problem = error.problems[0].text(caller.language) if error.problems else error.text(caller.language)
            found[each] = {"task": str(each), "done": False, "code": error.code, "detail": problem}
    return [found[each] for each in many.tasks]
