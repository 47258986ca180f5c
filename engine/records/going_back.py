"""Going back to an earlier version of a record, in some fields or in all: a write like any other, of what it was.

Only what the person sees (masked at least) and may write goes back; what he does not see is not there for him, here as
in the history. What is filled in by the platform, or follows from other fields, is worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from engine.database.types import Identifier
from engine.errors import Forbidden, Invalid, NotFound
from engine.fields.field_type import Json
from engine.fields.rows import ROW_ID
from engine.permissions.access import Action
from engine.permissions.rights import Rights
from engine.problems import Code, Problem, pointer
from engine.query.render import render
from engine.query.source import UNKNOWN_FIELD
from engine.records import row_changes, saving
from engine.records.answer import record_reading
from engine.records.caller import Caller, Write
from engine.records.columns import INTEGER
from engine.records.entity import EntityField
from engine.records.history import Texts, sensitive_seen
from engine.records.lens import ACTION_LABELS, RECORD, Lens
from engine.records.projection import VERSION, person_ref
from engine.records.reading import fetch
from engine.records.sealing import opened_changes
from engine.records.sending import present_values
from engine.records.stale import loaded
from engine.records.submission import NOT_WRITABLE
from engine.records.tables import change
from engine.records.validation import GIVEN, is_given
from engine.reference import Label

SOURCE = "restore"
VERSION_LABEL = Label(zh="版本", en="version")
NOT_FIELDS = Code("fields_not_names", zh="“字段”应是字段名的列表", en="Fields are a list of names of fields")
NO_VERSION = Code("version_not_number", zh="版本应是一个数字", en="A version is a number")
NOTHING_BACK = Code(
    "nothing_to_go_back",
    zh="从那个版本到现在，没有您可以恢复的改动",
    en="Nothing you could take back has changed since that version",
)

_SINCE = render(
    select(change.c.version, change.c.at, change.c.actor, change.c.changes)
    .where(
        change.c.record_id == bindparam("id", type_=Identifier),
        change.c.version >= bindparam("version", type_=INTEGER),
    )
    .order_by(change.c.version.desc())
)


async def difference(caller: Caller, app: str, form: str, record: UUID, version: int) -> dict[str, Any]:
    """What a version differed in from now, field by field, as far as the reader sees them; and which may go back."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record, to=Action.UPDATE)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    rights = reading.projection.rights(row)
    current = present_values(reading.projection, row)
    since, then = await _then(caller, lens, record, version, current)
    fields = lens.entity.by_uid
    changed = {
        uid: row_changes.changed(fields[uid], current.get(uid), value) if uid in fields else [current.get(uid), value]
        for uid, value in then.items()
        if current.get(uid) != value
    }
    texts = await Texts.gather(caller, lens, rights, since, [changed])
    lines = []
    for line in texts.told(changed):
        each = lens.entity.by_name.get(line["field"])
        if each is not None:
            refused = _refused(lens, rights, each)
            lines.append(
                {**line, "may": refused is None, "why": None if refused is None else refused.text(caller.language)}
            )
    read = sensitive_seen(lens, rights) & {line["field"] for line in lines}
    if read:
        await record_reading(caller, lens.entity, fields=read, ids=[record])
    made = since[-1]
    by = person_ref(made["actor"], texts.known)
    return {"version": version, "at": made["at"].isoformat(), "by": by, "fields": lines}


async def go_back(
    caller: Caller, app: str, form: str, record: UUID, sent: Mapping[str, Any], *, base: int | None, write: Write
) -> dict[str, Any]:
    """The record with fields as they were in a version: those named, or all that changed since and may go back."""
    version, names = _asked(sent)
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record, to=Action.UPDATE)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    rights = reading.projection.rights(row)
    if Action.UPDATE not in rights.actions:
        raise Forbidden(ACTION_LABELS[Action.UPDATE].as_dict())
    current = present_values(reading.projection, row)
    _, then = await _then(caller, lens, record, version, current)
    values = _values(lens, rights, then, names)
    same = all(current.get(lens.entity.by_name[name].uid) == value for name, value in values.items())
    if same and (base is None or base == row[VERSION]):
        raise Invalid([NOTHING_BACK.at("/version")])
    values = {name: _with_new_ids(lens.entity.by_name[name], value, current) for name, value in values.items()}
    write = replace(write, source=SOURCE, release=None)  # the names are those of today, whatever the page was made of
    return await saving.update(caller, app, form, record, values, version=base, write=write)


def _with_new_ids(field: EntityField, value: Json, current: Mapping[str, Json]) -> Json:
    """Rows that are no longer there come back as new ones; what is worked out in a row is worked out anew."""
    if field.rows is None or value is None:
        return value
    there = {row[ROW_ID] for row in current.get(field.uid) or ()}
    names = [each.name for each in field.rows.fields if not is_given(each)]
    return [{ROW_ID: row[ROW_ID] if row[ROW_ID] in there else None, **{n: row[n] for n in names}} for row in value]


async def _then(
    caller: Caller, lens: Lens, record: UUID, version: int, current: Mapping[str, Json]
) -> tuple[list[Any], dict[str, Json]]:
    """Changes since a version, itself the last, and the values it had of what changed since, by field uid."""
    rows = list(await caller.session.raw.fetch(_SINCE.text, *_SINCE.arguments({"id": record, "version": version})))
    if not rows or rows[-1]["version"] != version:
        raise NotFound(VERSION_LABEL.as_dict(), version)
    then: dict[str, Json] = {}
    told = [(record, loaded(each["changes"])) for each in rows[:-1]]
    for changes in await opened_changes(caller.session, lens.entity, told):
        for uid, change_ in changes.items():
            field = lens.entity.by_uid.get(uid)
            if field is None or field.rows is None:
                then[uid] = change_[0]
            else:
                then[uid] = row_changes.rewound(field, then.get(uid, current.get(uid)), change_)
    return rows, then


def _values(lens: Lens, rights: Rights, then: Mapping[str, Json], names: list[str] | None) -> dict[str, Json]:
    """What to write: of named fields everything, or what is wrong with naming them; else what may be written."""
    if names is None:
        seen = (each for each in lens.entity.fields if each.uid in then and each.uid in rights.see)
        return {each.name: then[each.uid] for each in seen if _refused(lens, rights, each) is None}
    values: dict[str, Json] = {}
    problems: list[Problem] = []
    for at, name in enumerate(names):
        place = pointer("fields", at)
        each = lens.entity.by_name.get(name)
        if each is None or each.uid not in rights.see:
            problems.append(UNKNOWN_FIELD.at(place, name=name[:60]))
            continue
        refused = _refused(lens, rights, each)
        if refused is not None:
            problems.append(refused.under(place))
        elif each.uid in then:
            values[name] = then[each.uid]
    if problems:
        raise Invalid(problems)
    return values


def _refused(lens: Lens, rights: Rights, each: EntityField) -> Problem | None:
    linkage = lens.entity.linkage
    if is_given(each) or (linkage is not None and linkage.is_computed(each.uid)):
        return GIVEN.at("", label=each.label.as_dict())
    if each.uid not in rights.update:
        return NOT_WRITABLE.at("", label=each.label.as_dict())
    return None


def _asked(sent: Mapping[str, Any]) -> tuple[int, list[str] | None]:
    version, names = sent.get("version"), sent.get("fields")
    problems = []
    if isinstance(version, bool) or not isinstance(version, int) or not 0 < version < 2**31:
        problems.append(NO_VERSION.at("/version"))
    if names is not None and (not isinstance(names, list) or not all(isinstance(each, str) for each in names)):
        problems.append(NOT_FIELDS.at("/fields"))
    if problems:
        raise Invalid(problems)
    assert isinstance(version, int)
    return version, names
