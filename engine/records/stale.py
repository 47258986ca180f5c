"""Somebody else was faster: what he changed since, put beside what one had, field by field."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import bindparam, select

from engine.database.types import Identifier
from engine.errors import Stale
from engine.fields.masks import mask_for
from engine.permissions.access import See
from engine.permissions.rights import Rights
from engine.query.render import render
from engine.records.answer import as_record
from engine.records.caller import Caller
from engine.records.columns import INTEGER
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.projection import ID, UPDATED_AT, Projection, Row
from engine.records.row_changes import before_all
from engine.records.sealing import opened_changes
from engine.records.sending import present_values
from engine.records.tables import change

_SINCE = render(
    select(change.c.changes)
    .where(
        change.c.record_id == bindparam("id", type_=Identifier),
        change.c.version > bindparam("version", type_=INTEGER),
    )
    .order_by(change.c.version)
)


async def stale(caller: Caller, lens: Lens, projection: Projection, row: Row, version: int) -> Stale:
    """The error that says who changed what since `version`; fields the reader does not see are left out."""
    current = await as_record(caller, lens, projection, row)
    rights = projection.rights(row)
    record = UUID(str(row[ID]))
    since = await caller.session.raw.fetch(_SINCE.text, *_SINCE.arguments({"id": record, "version": version}))
    first: dict[str, Any] = {}  # Any: travelling JSON
    last: dict[str, Any] = {}
    told = await opened_changes(caller.session, lens.entity, [(record, loaded(changes)) for (changes,) in since])
    for changes in told:
        for uid, (old, new) in changes.items():
            first.setdefault(uid, old)
            last[uid] = new
    tables = [each for each in lens.entity.fields if each.rows is not None and each.uid in first]
    if tables:
        last |= {uid: value for uid, value in present_values(projection, row).items() if uid in first}
        first |= {each.uid: before_all(each, last[each.uid], told) for each in tables}
    changed: dict[str, Any] = {}
    for each in lens.entity.fields:
        if each.uid in first and first[each.uid] != last[each.uid] and each.uid in rights.see:
            base, theirs = shown(each, rights, first[each.uid]), shown(each, rights, last[each.uid])
            changed[each.name] = {"base": base, "theirs": theirs}
    by = current["updated_by"]
    extra = {"current": current, "changes": changed, "by": by, "at": row[UPDATED_AT].isoformat()}
    return Stale(by["label"] or "?", extra=extra)


def shown(field: EntityField, rights: Rights, value: Any) -> Any:  # Any: travelling JSON
    """A past value as its reader sees the field today."""
    if rights.see.get(field.uid) is See.CLEAR:
        return value
    return mask_for(field.type, field.options)(value)


def loaded(document: Any) -> Any:  # Any: JSON, as text where the connection has no decoder
    """A JSON column's value."""
    return orjson.loads(document) if isinstance(document, str | bytes) else document
