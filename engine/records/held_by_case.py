"""A record is held by its case: while that is open, the record changes through the tasks of the case and in no other
way. Every write asks here, after it is written and before it can be kept.

What the platform does as itself passes: values worked out anew, merged options, keys that are changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import any_, bindparam, select
from sqlalchemy import literal_column as literal
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.types import Identifier
from engine.errors import Conflict, NotFound
from engine.problems import Code
from engine.query.render import render
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.names import names
from engine.records.tables import record_case
from engine.reference import Reference

IS_HELD = Code(
    "record_held_by_case",
    zh="这条记录正在流程 {number} 中办理（{nodes}，处理人：{people}），只能通过任务修改",
    en="This record is in case {number} ({nodes}, with {people}); it changes through its tasks only",
)
_c = record_case.c
_HELD = render(
    select(_c.record_id, _c.case_id, _c.number, _c.nodes, _c.assignees)
    .where(
        _c.record_id == any_(bindparam("ids", type_=ARRAY(Identifier))),
        _c.locks,
        _c.case_id.is_distinct_from(bindparam("case", type_=Identifier)),
    )
    .limit(literal("1"))
)
_forms: WeakKeyDictionary[Any, frozenset[str]] = WeakKeyDictionary()  # Any: a picture


def with_flows(live: Any) -> frozenset[str]:  # Any: a picture
    """The forms, by uid, over which some live flow runs."""
    found = _forms.get(live)
    if found is None:
        uids: set[str] = set()
        for app in live.apps():
            for definition in live.definitions(app, "flow"):
                form = Reference.parse(definition.model.form, app=app)
                try:
                    uids.add(live.definition("form", form.app, form.name).uid)
                except NotFound:
                    continue
        found = _forms[live] = frozenset(uids)
    return found


async def refuse_held(caller: Caller, entity: Entity, records: Sequence[UUID]) -> None:
    """Conflict, naming the case and who has it, where one of these records is held by another case than the caller's
    own."""
    if caller.actor.is_system or not records or entity.uid not in with_flows(caller.live):
        return
    bound = {"ids": list(records), "case": caller.case}
    row = await caller.session.raw.fetchrow(_HELD.text, *_HELD.arguments(bound))
    if row is None:
        return
    known = await names(caller.session, set(row["assignees"]), set())
    people = "、".join(known.person(each) or "?" for each in row["assignees"])
    extra = {"case": str(row["case_id"]), "record": str(row["record_id"])}
    raise Conflict(IS_HELD, number=row["number"], nodes="、".join(row["nodes"]), people=people, extra=extra)
