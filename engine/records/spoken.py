"""Values of a record in words, for one person and what he may see of it: nothing he may not read, what is masked for
him as it is masked, and nothing sensitive or encrypted at all, since what is sent does not come back.

It is read for him and not by him: the audit trail gets no entry of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from engine.errors import Forbidden, NotFound
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Action
from engine.problems import Language
from engine.records.answer import as_records
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.reading import fetch

NEVER = frozenset({"C2", "C3"})
FURTHEST = 4
NO_WORDS = frozenset({"table", "file", "image", "signature", "rich_text"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A record as one person may read it: its form, and the record as it travels."""

    lens: Lens
    record: Mapping[str, Any]


async def heard(caller: Caller, lens: Lens, record: UUID) -> Heard | None:
    """The record; None where the caller may not read it."""
    if not lens.access.may(Action.READ):
        return None
    reading, row = await fetch(caller, lens, record)
    if row is None:
        return None
    (found,) = await as_records(caller, lens, reading.projection, [row], audited=True)
    return Heard(lens, found)


async def value_of(caller: Caller, start: Heard | None, path: Sequence[str], language: Language) -> str | None:
    """What a path comes to in words; None where it leads to nothing that may be said."""
    here = start
    for at, name in enumerate(path):
        if here is None or at > FURTHEST:
            return None
        field = here.lens.entity.by_name.get(name)
        if at == len(path) - 1:
            return _system(here.record, name, caller) if field is None else _said(here.record, field, language)
        here = await _followed(caller, here, field)
    return None


async def _followed(caller: Caller, here: Heard, field: EntityField | None) -> Heard | None:
    if field is None or field.target is None or not _may_be_said(here.record, field):
        return None
    value = here.record["values"].get(field.name)
    if not isinstance(value, str):
        return None
    onwards = replace(caller, given=None)  # what a task opens is one record, and none behind it
    try:
        lens = onwards.lens(field.target.app, field.target.name)
        return await heard(onwards, lens, UUID(value))
    except (NotFound, Forbidden, ValueError):
        return None


def _may_be_said(record: Mapping[str, Any], field: EntityField) -> bool:
    return field.name in record["values"] and field.sensitivity not in NEVER and not field.encrypted


def _said(record: Mapping[str, Any], field: EntityField, language: Language) -> str | None:
    if not _may_be_said(record, field) or field.type in NO_WORDS:
        return None
    value, label = record["values"][field.name], record["labels"].get(field.name)
    if value is None:
        return None
    if field.name in record["masked"]:
        return str(value)
    if field.target is not None or field.type in ("person", "org_unit"):
        return label if isinstance(label, str) else None
    if field.type in ("people", "references"):
        names = [each for each in label or () if each] if isinstance(label, list) else []
        return ("、" if language is Language.ZH else ", ").join(names) or None
    return field.traits.display(value, language)


def _system(record: Mapping[str, Any], name: str, caller: Caller) -> str | None:
    if name not in SYSTEM_FIELDS:
        return None
    value = record.get(name)
    if isinstance(value, Mapping):
        return None if value["label"] is None else str(value["label"])
    if value is None:
        return None
    return str(value.astimezone(caller.clock.zone).strftime("%Y-%m-%d %H:%M"))
