"""Records as they travel: rows projected, names put beside ids, and one audit entry for what was read in clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import RECORD_READ
from engine.audit.service import Subject
from engine.permissions.access import Action, See, Write
from engine.permissions.rights import Rights
from engine.query.render import Kept
from engine.records.caller import Caller
from engine.records.computed.telling import tell_computing
from engine.records.entity import Entity
from engine.records.lens import Lens
from engine.records.names import names
from engine.records.projection import ID, Projection, Refs, Row
from engine.records.sealing import opened
from engine.records.several import name_several

WRITES = {Write.NEVER: "never", Write.WHEN_CREATING: "when_creating", Write.ALWAYS: "always"}
SEES = {See.HIDDEN: "hidden", See.MASKED: "masked", See.CLEAR: "clear"}


async def as_records(
    caller: Caller, lens: Lens, projection: Projection, rows: Sequence[Row], *, audited: bool = False
) -> list[dict[str, Any]]:
    """Rows as JSON; reading C2 or C3 in clear is recorded, once for all of them, unless an entry says so already."""
    rows = await opened(caller.session, projection.sealed, rows)
    people, units = projection.ids(rows)
    known = await names(caller.session, people, units)
    refs = Refs(people, units, known, caller.language)
    records = [projection.record(row, refs) for row in rows]
    await name_several(caller, lens, records)
    await tell_computing(caller, lens.entity, records)
    if not audited:
        await _record_reading(caller, lens, projection, rows)
    return records


async def as_record(caller: Caller, lens: Lens, projection: Projection, row: Row) -> dict[str, Any]:
    """One row as JSON, with what may be done with it."""
    (record,) = await as_records(caller, lens, projection, [row])
    record["rights"] = rights_json(lens.entity, projection.rights(row))
    return record


_told: Kept[tuple[Rights, dict[str, Any]]] = Kept(4096)


def rights_json(entity: Entity, rights: Rights) -> dict[str, Any]:
    """The rights on one record, by field name; worked out once, since rights are few."""
    kept = _told.get((entity, id(rights)), lambda: (rights, _rights_json(entity, rights)))
    return kept[1]


def _rights_json(entity: Entity, rights: Rights) -> dict[str, Any]:
    fields = {}
    for each in entity.fields:
        see, write = rights.see.get(each.uid, See.HIDDEN), rights.update.get(each.uid, Write.NEVER)
        if see is not See.HIDDEN or write is not Write.NEVER:
            written = Write.NEVER if each.read_only else write
            fields[each.name] = {"see": SEES[see], "write": WRITES[written]}
    return {
        "update": Action.UPDATE in rights.actions,
        "delete": Action.DELETE in rights.actions,
        "transfer": Action.TRANSFER in rights.actions,
        "share": Action.SHARE in rights.actions,
        "unmask": [each.name for each in entity.fields if each.uid in rights.unmask and each.sensitivity != "C3"],
        "fields": fields,
    }


async def _record_reading(caller: Caller, lens: Lens, projection: Projection, rows: Sequence[Row]) -> None:
    seen: dict[tuple[str, ...], list[UUID]] = {}
    if not any(column.field.sensitivity in ("C2", "C3") for column in projection.columns):
        return
    for row in rows:
        fields = projection.sensitive(row)
        if fields:
            seen.setdefault(fields, []).append(row[ID])
    if not seen:
        return
    await record_reading(
        caller,
        lens.entity,
        fields={lens.entity.by_uid[uid].name for uids in seen for uid in uids},
        ids=[each for ids in seen.values() for each in ids],
    )


async def record_reading(caller: Caller, entity: Entity, *, fields: set[str], ids: Sequence[UUID]) -> None:
    """Say in the audit trail that these fields of these records were read in clear."""
    if caller.actor.is_system:
        return
    details: Mapping[str, Any] = {"form": entity.name, "fields": sorted(fields), "records": [str(each) for each in ids]}
    subject = Subject("record", str(ids[0])) if len(ids) == 1 else Subject("form", entity.uid)
    await audit.record(caller.session, caller.actor, RECORD_READ, app=entity.app, subject=subject, details=details)
