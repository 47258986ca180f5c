"""What a reader is told of values that are being worked out anew: which, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from engine.records.caller import Caller
from engine.records.computed.dependence import ALL, ITSELF, dependence
from engine.records.computed.statements import among
from engine.records.computed.tables import recompute
from engine.records.entity import Entity

USUALLY = timedelta(seconds=30)
"""Until when something is done whose amount is not known yet."""
MOST_MARKS = 20
"""As many marks are looked at one by one; with more of them everything may be waiting."""


async def tell_computing(caller: Caller, entity: Entity, records: Sequence[dict[str, Any]]) -> None:
    """Add `computing` to the records of which something waits, as far as their reader sees it."""
    linkage = entity.linkage
    if linkage is None or not linkage.stored or not records:
        return
    ids = [UUID(each["id"]) for each in records]
    r = recompute.c
    waits = select(r.step, r.source, r.after, r.since, r.due).where(r.form == entity.uid)
    waits = waits.where(or_(r.step != ITSELF, r.source.in_(ids))).order_by(r.since).limit(MOST_MARKS + len(ids))
    marks = await caller.session.rows(waits)
    if not marks:
        return
    waiting: dict[UUID, tuple[set[str], datetime]] = {}
    for row in marks:
        fields, reached = await _reached(caller, entity, row, ids, exactly=len(marks) <= MOST_MARKS)
        due = row.due or row.since + USUALLY
        for record in reached:
            if row.after is None or record > row.after:
                known, until = waiting.get(record, (set(), due))
                waiting[record] = known | fields, max(until, due)
    now = caller.clock.real()
    for each in records:
        found = waiting.get(UUID(each["id"]))
        names = sorted({entity.by_uid[uid].name for uid in found[0]} & set(each["values"])) if found else []
        if found and names:
            each["computing"] = {"fields": names, "until": max(found[1], now).isoformat()}


async def _reached(
    caller: Caller, entity: Entity, row: Any, ids: Sequence[UUID], *, exactly: bool
) -> tuple[set[str], set[UUID]]:
    """The fields and the records a mark is about."""
    assert entity.linkage is not None
    if row.step == ITSELF:
        return set(entity.linkage.stored), {row.source}
    if row.step == ALL:
        return set(entity.linkage.stored), set(ids)
    dependant = dependence(caller.live).steps.get((entity.uid, row.step))
    if dependant is None:
        return set(), set()
    fields = entity.linkage.with_followers(dependant.fields)
    if not exactly:
        return fields, set(ids)
    return fields, await among(caller.session, dependant, row.source, ids)
