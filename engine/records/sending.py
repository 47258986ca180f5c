"""What every write has in common: what is bound, how a refusal of the database is told, and whether the write may
stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from engine.audit import service as audit
from engine.audit.entry import COLUMNS as AUDIT_COLUMNS
from engine.audit.kinds import Kind
from engine.audit.service import Subject
from engine.database.session import Session
from engine.errors import FormChanged, Invalid
from engine.fields.field_type import Json
from engine.permissions.access import Action, See
from engine.permissions.access import Write as Level
from engine.problems import Problem, pointer
from engine.records.answer import as_records, rights_json
from engine.records.caller import Caller, Write
from engine.records.entity import Entity
from engine.records.lens import Lens
from engine.records.names import names
from engine.records.projection import ID, VERSION, Projection, Row
from engine.records.sealing import sealed_changes
from engine.records.several import several_strangers
from engine.records.submission import NOT_WRITABLE, Submission, in_order
from engine.records.trouble import (
    NO_SUCH_PERSON,
    NO_SUCH_UNIT,
    begin_again,
    refused_columns,
    told_by_columns,
    troubles,
    unreadable,
)
from engine.records.validation import VALUES
from engine.records.writable import Writing


def as_transaction(caller: Caller) -> Session:
    """The caller's transaction; writing without one is a programming error."""
    assert isinstance(caller.session, Session), "records are written in a transaction"
    return caller.session


def row_bits(projection: Projection, row: Row) -> int:
    """Which rules hold for a row."""
    return 0 if projection.bits is None else int(row[projection.bits])


def present_values(projection: Projection, row: Row) -> dict[str, Json]:
    """The values of a row as they travel, by field uid, whether the caller sees them or not."""
    values: dict[str, Json] = {}
    for uid, position, dump in projection.travelling:
        value = row[position]
        values[uid] = value if dump is None or value is None else dump(value)
    return values


def said(
    caller: Caller,
    lens: Lens,
    write: Write,
    did: str,
    record: UUID,
    version: int,
    changes: Mapping[str, list[Json]],
    kind: Kind,
) -> dict[str, Any]:
    """What the change row, the audit entry and the key's row are bound to."""
    actor, entity = caller.actor, lens.entity
    details = {"form": entity.name, "version": version, "fields": sorted(changes)}
    seen = sensitive_in_clear(lens)
    if seen:
        details["seen"] = seen  # the answer shows them, which is reading them
    if write.source != "api":
        details["source"] = write.source
    entry = audit.entry_for(actor, kind, app=entity.app, subject=Subject("record", str(record)), details=details)
    return {
        **caller.bound(lens),
        **dict(zip(AUDIT_COLUMNS, entry.values(), strict=True)),
        "id": record,
        "version": version,
        "now": caller.now(),
        "in_app": entity.app,
        "form": entity.uid,
        "release": entity.release,
        "did": str(did),
        "my_post": actor.post,
        "on_behalf_of": actor.on_behalf_of,
        "source": write.source,
        "cause": json_text(list(write.cause)) if write.cause else None,
        "depth": len(write.cause),
        "changes": json_text(sealed_changes(caller.session, entity, record, changes)),
        "key": write.key.text if write.key else None,
        "digest": write.key.digest if write.key else None,
    }


def json_text(value: Any) -> str:  # Any: JSON
    """JSON as text, as the connection's codec takes it."""
    return orjson.dumps(value).decode()


def sensitive_in_clear(lens: Lens) -> list[str]:
    """Fields of class C2 and C3 that this person may see in clear on some record."""
    seen = lens.rights.ever_seen_as
    return [
        each.name for each in lens.entity.fields if each.sensitivity in ("C2", "C3") and seen.get(each.uid) is See.CLEAR
    ]


async def send(
    caller: Caller,
    lens: Lens,
    writing: Writing,
    values: Mapping[str, Any],
    submission: Submission,
    write: Write,
    *,
    record: UUID | None,
) -> Row | None:
    """Run a write; None when its record was not there any more in this version. What the database refuses is told in
    full."""
    session = as_transaction(caller)
    statement = writing.statement
    try:
        row: Row | None = await session.raw.fetchrow(statement.text, *statement.arguments(values))
        return row
    except Exception as error:
        refused = refused_columns(error)
        if refused is None:
            raise
        await begin_again(session)
        found = await troubles(caller, lens, submission.values, record=record)
        raise invalid(lens.entity, found or told_by_columns(lens.entity, *refused), write) from error


async def refuse(
    caller: Caller,
    lens: Lens,
    submission: Submission,
    write: Write,
    *,
    record: UUID | None = None,
    current: Mapping[str, Json] | None = None,
) -> None:
    """Raise with everything that is wrong, also what only the database knows of the values that could be read."""
    values = dict(submission.values)
    for uid, value in (current or {}).items():
        if uid not in values and value is not None and any(uid in group for group in _composites(lens.entity)):
            values[uid] = lens.entity.by_uid[uid].traits.parse(value)
    found = await troubles(caller, lens, values, record=record)
    raise invalid(lens.entity, in_order(lens.entity, [*submission.problems, *found]), write)


def _composites(entity: Entity) -> list[set[str]]:
    return [{entity.by_name[name].uid for name in group} for group in entity.unique_together]


def invalid(entity: Entity, problems: Sequence[Problem], write: Write) -> Invalid:
    """All problems; of a form filled in on an older release as `form_changed`."""
    if write.release is not None and write.release < entity.release:
        return FormChanged(problems)
    return Invalid(problems)


def may_name_strangers(entity: Entity) -> bool:
    """Some field of it holds people, units or several records, of which there may be none such."""
    return any(each.type in ("person", "org_unit", "people") or each.several is not None for each in entity.fields)


async def strangers(caller: Caller, entity: Entity, values: Mapping[str, Any]) -> list[Problem]:
    """People and units that do not exist."""
    wanted = [
        (entity.by_uid[uid], value)
        for uid, value in values.items()
        if value is not None and entity.by_uid[uid].type in ("person", "org_unit")
    ]
    problems = await several_strangers(caller, entity, values)
    if not wanted:
        return problems
    people = {value for each, value in wanted if each.type == "person"}
    units = {value for each, value in wanted if each.type == "org_unit"}
    known = await names(caller.session, people, units)
    for each, value in wanted:
        place, label = VALUES + pointer(each.name), each.label.as_dict()
        if each.type == "person" and known.person(value) is None:
            problems.append(NO_SUCH_PERSON.at(place, label=label))
        elif each.type == "org_unit" and known.unit(value) is None:
            problems.append(NO_SUCH_UNIT.at(place, label=label))
    return problems


def stand(
    lens: Lens,
    writing: Writing,
    row: Row,
    submission: Submission,
    written: Mapping[str, Level],
    sent: Iterable[str],
    write: Write,
) -> None:
    """Refuse a write that went further than the rights on the state it left, or refers to what its writer may not
    read."""
    entity = lens.entity
    hidden = [uid for uid, at in writing.found.items() if submission.values.get(uid) is not None and row[at] is None]
    problems = unreadable(entity, hidden)
    for name in sent:
        each = entity.by_name[name]
        if each.uid in submission.values and each.uid not in written:
            problems.append(NOT_WRITABLE.at(VALUES + pointer(name), label=each.label.as_dict()))
    if problems:
        raise invalid(entity, in_order(entity, problems), write)


async def written_record(caller: Caller, lens: Lens, projection: Projection, row: Row) -> dict[str, Any]:
    """The record as its writer sees it; of one he may not read only that it is there."""
    rights = projection.rights(row)
    if Action.READ not in rights.actions:
        return {"id": str(row[ID]), "version": row[VERSION], "values": {}, "labels": {}, "title": None, "masked": []}
    (record,) = await as_records(caller, lens, projection, [row], audited=True)
    record["rights"] = rights_json(lens.entity, rights)
    return record
