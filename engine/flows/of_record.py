"""The cases that were begun on a record, for whoever may read the record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.flows.compiled import CompiledFlow
from engine.flows.inbox import handlers_of, version_of
from engine.flows.step import Flows
from engine.flows.tables import case
from engine.records import reading
from engine.records.caller import Caller
from engine.records.names import names

MOST = 20


async def cases_of(flows: Flows, caller: Caller, app: str, form: str, record: UUID) -> list[dict[str, Any]]:
    """The cases of a record, the newest first, with who has each now; NotFound where he may not read the record."""
    await reading.get(caller, app, form, record)
    c = case.c
    rows = await caller.session.rows(
        select(case, c.id.label("case_id"))
        .where(c.record_id == record, c.form_app == app)
        .order_by(c.started_at.desc(), c.id)
        .limit(MOST)
    )
    versions: dict[UUID, CompiledFlow | None] = {}
    for row in rows:
        if row.version_id not in versions:
            versions[row.version_id] = await version_of(flows, caller, row)
    handlers = await handlers_of(caller, rows, versions)
    known = await names(caller.session, {row.initiator for row in rows}, set())
    return [
        {"id": str(row.id), "number": row.number, "label": row.label, "status": row.status, "result": row.result,
         "suspended": row.suspended, "started_at": row.started_at.isoformat(),
         "ended_at": None if row.ended_at is None else row.ended_at.isoformat(),
         "initiator": {"id": str(row.initiator), "label": known.person(row.initiator)},
         "next": handlers.get(row.id, [])}
        for row in rows
    ]  # fmt: skip
