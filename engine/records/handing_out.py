"""Files of records, for who sees the field that holds them in clear; and claims, for who uploaded them.

Whether somebody may have a file is asked of the record as it is now: it must be readable, and the field clear. What
the file stood in before (a history entry) is under the same right. To everybody else it does not exist.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.errors import Forbidden, NotFound
from engine.fields.attached import ATTACHED
from engine.files import claims
from engine.files.claims import Kept, Place
from engine.files.refusals import FILE
from engine.permissions.access import Action, See
from engine.problems import Code
from engine.records.answer import record_reading
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import FIELD, RECORD, Lens
from engine.records.names import names
from engine.records.projection import person_ref
from engine.records.reading import fetch
from engine.records.sending import present_values

FILE_READ = kind("file.read", zh="查看敏感附件", en="Sensitive file opened")
MASKED_FILE = Code("file_masked", zh="你只能看到“{label}”的脱敏形式，不能打开文件", en="{label} is masked for you")
SENSITIVE = ("C2", "C3")
MOST_VERSIONS = 200


async def file_of_record(caller: Caller, app: str, form: str, record: UUID, field: str, key: UUID) -> Kept:
    """A file of a record, by the name of the field."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    of = lens.entity.by_name.get(field)
    if of is None or of.type not in ATTACHED:
        raise NotFound(FIELD.as_dict(), field[:60])
    return await _opened(caller, lens, record, of, key)


async def file_by_id(caller: Caller, key: UUID) -> Kept:
    """A file by its id alone: one's own claim, or that of a record that is asked in its place."""
    kept = await claims.find(caller.session, key)
    if kept is None:
        raise _none(key)
    if kept.record is None:
        if kept.uploaded_by != caller.actor.person:
            raise _none(key)
        return kept
    try:
        form = caller.live.by_uid("form", kept.place.form)
        lens = caller.lens(form.app, form.name)
        lens.need(Action.READ)
        return await _opened(caller, lens, kept.record, lens.entity.by_uid[kept.place.field], key)
    except (NotFound, KeyError):
        raise _none(key) from None


async def files_of_field(caller: Caller, app: str, form: str, record: UUID, field: str) -> list[dict[str, Any]]:
    """Every file a field of a record has had, the newest first, and whether it is there now: what was replaced stays
    until the record is purged."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    of = lens.entity.by_name.get(field)
    if of is None or of.type not in ATTACHED:
        raise NotFound(FIELD.as_dict(), field[:60])
    present = {each["id"] for each in await _shown(caller, lens, record, of) or ()}
    place = Place(lens.entity.app, lens.entity.uid, of.uid)
    rows = await claims.of_field(caller.session, record, place, MOST_VERSIONS)
    known = await names(caller.session, {row.uploaded_by for row in rows}, set())
    if of.sensitivity in SENSITIVE and rows:
        await record_reading(caller, lens.entity, fields={of.name}, ids=[record])
    return [
        {
            "id": str(row.id),
            "name": row.name,
            "size": row.size,
            "type": row.media,
            "by": person_ref(row.uploaded_by, known),
            "at": row.referred_at.isoformat(),
            "current": str(row.id) in present,
        }
        for row in rows
    ]


async def _shown(caller: Caller, lens: Lens, record: UUID, field: EntityField) -> Any:
    """What the field of the record holds, for who sees it in clear; to others it does not exist, or is masked."""
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    see = reading.projection.rights(row).see.get(field.uid, See.HIDDEN)
    if see is See.HIDDEN:
        raise NotFound(FIELD.as_dict(), field.name)
    if see is not See.CLEAR:
        raise Forbidden(code=MASKED_FILE, label=field.label.as_dict())
    return present_values(reading.projection, row)[field.uid]


async def _opened(caller: Caller, lens: Lens, record: UUID, field: EntityField, key: UUID) -> Kept:
    await _shown(caller, lens, record, field)
    kept = await claims.find(caller.session, key)
    if kept is None or (kept.record, kept.place.form, kept.place.field) != (record, lens.entity.uid, field.uid):
        raise _none(key)
    if field.sensitivity in SENSITIVE and not caller.actor.is_system:
        details = {"form": lens.entity.name, "field": field.name, "file": str(key), "records": [str(record)]}
        subject = Subject("record", str(record))
        await audit.record(
            caller.session, caller.actor, FILE_READ, app=lens.entity.app, subject=subject, details=details
        )
    return kept


def _none(key: UUID) -> NotFound:
    return NotFound(FILE.as_dict(), key)
