"""What approvals rest on: the fields a flow lists in `sign_on`, as they were when somebody said yes."""

from __future__ import annotations

import hashlib
from uuid import UUID

import orjson

from engine.errors import LangqiaoError
from engine.flows.compiled import CompiledFlow
from engine.records import reading
from engine.records.caller import Caller


async def signed(caller: Caller, flow: CompiledFlow, record: UUID) -> str | None:
    """A digest of these fields, whatever they are called by now; None where the flow lists none or the record is gone.
    `caller` is the system: what an approval rests on is the same for everybody who reads of it."""
    wanted = [flow.fields[name] for name in flow.model.sign_on if name in flow.fields]
    if not wanted:
        return None
    try:
        known = caller.live.entity(flow.form.app, flow.form.name).by_uid
        found = await reading.get(caller, flow.form.app, flow.form.name, record)
    except LangqiaoError:
        return None
    values = [found["values"].get(known[uid].name) if uid in known else None for uid in wanted]
    return hashlib.sha256(orjson.dumps(values, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()
