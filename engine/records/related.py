"""What refers to a record: the first of the records of every form that does, as far as the asker may read them.

A field he does not see in clear on every record names no relation: to find by it would tell what it holds.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.errors import NotFound
from engine.permissions.access import Action
from engine.records import reading
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import RECORD, Lens, lens_of
from engine.records.reading import Wanted, fetch
from engine.records.referrers import Referrer, referrers_of

SHOWN = 5
MOST_COLUMNS = 4


async def related(caller: Caller, app: str, form: str, record: UUID) -> list[dict[str, Any]]:
    """A group for each reference that leads here: `{app, form, label, field, field_label, view, columns, page}`."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    _, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    groups = []
    for each in sorted(referrers_of(caller.live, lens.entity), key=_order):
        theirs = lens_of(caller.actor, caller.live, each.entity.reference, today=caller.clock.today())
        if theirs.access.may(Action.READ) and theirs.rights.always_clear(each.field.uid):
            group = await _group(caller, theirs, each.field, record)
            if group["page"]["items"]:
                groups.append(group)
    return groups


def _order(each: Referrer) -> tuple[str, str, str]:
    return each.entity.app, each.entity.name, each.field.name


async def _group(caller: Caller, theirs: Lens, field: EntityField, record: UUID) -> dict[str, Any]:
    entity = theirs.entity
    view, columns = _seen_through(caller, theirs, field)
    known = {each.name for each in field.traits.operators}
    condition = {"field": field.name, "op": "eq" if "eq" in known else "contains", "value": str(record)}
    asked = Wanted(filter=[condition], fields=columns or [entity.title_field or "created_at"], limit=SHOWN)
    return {
        "app": entity.app,
        "form": entity.name,
        "label": entity.label.as_dict(),
        "field": field.name,
        "field_label": field.label.as_dict(),
        "filter": [condition],
        "view": view,
        "columns": columns,
        "page": await reading.page(caller, entity.app, entity.name, asked),
    }


def _seen_through(caller: Caller, theirs: Lens, by: EntityField) -> tuple[str | None, list[str]]:
    """The list to go on in, one without a condition before others; and the first of its columns that are no secret."""
    entity = theirs.entity
    views = [caller.live.view(entity.app, each.name) for each in caller.live.definitions(entity.app, "view")]
    views = sorted((each for each in views if each.form == entity.reference), key=lambda each: bool(each.filter))
    names = [each.name for each in views[0].columns] if views else [each.name for each in entity.stored]
    plain = [
        name
        for name in names
        if (found := entity.by_name.get(name)) is not None
        and not found.sensitivity
        and found is not by
        and theirs.rights.ever_seen(found.uid)
    ]
    return (views[0].name if views else None), plain[:MOST_COLUMNS]
