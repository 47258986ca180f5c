"""Fields that hold several people or several records: their names for a reader, and who among them there is not for a
writer.

What they hold is kept in the record itself, an array in the order it was chosen, found from the other side by its
index. A record that is named is held against deletion while it is written and refuses to go while it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from engine.problems import Problem, pointer
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.lens import Lens
from engine.records.names import names
from engine.records.titles import held, seen_form, titles
from engine.records.trouble import NO_SUCH_PERSON, NO_SUCH_RECORD
from engine.records.validation import VALUES

Shown = Mapping[UUID, str | None]


async def name_several(caller: Caller, lens: Lens, records: Sequence[dict[str, Any]]) -> None:
    """Put the names beside the ids, in their order; null for what the reader may not see."""
    for each in lens.entity.fields:
        if each.type != "people" and each.several is None:
            continue
        having = [one for one in records if isinstance(one["values"].get(each.name), list)]
        wanted = {UUID(key) for one in having for key in one["values"][each.name]}
        shown = await _shown(caller, each, wanted) if wanted else {}
        for one in having:
            one["labels"][each.name] = [shown.get(UUID(key)) for key in one["values"][each.name]]


async def several_strangers(caller: Caller, entity: Entity, values: Mapping[str, Any]) -> list[Problem]:
    """People there are not, and records the writer may not read: to him they look the same as none."""
    problems = []
    for uid, value in values.items():
        each = entity.by_uid[uid]
        if not value or (each.type != "people" and each.several is None):
            continue
        known = await _known(caller, each, set(value))
        code = NO_SUCH_PERSON if each.type == "people" else NO_SUCH_RECORD
        for place, key in enumerate(value):
            if key not in known:
                problems.append(code.at(VALUES + pointer(each.name, place), label=each.label.as_dict()))
    return problems


def flat(values: Iterable[Any]) -> Iterator[Any]:
    """Values, and those within lists."""
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value


async def _shown(caller: Caller, field: EntityField, ids: set[UUID]) -> Shown:
    if field.type == "people":
        known = await names(caller.session, ids, set())
        return {key: known.person(key) for key in ids}
    target = seen_form(caller, field)
    return {} if target is None else await titles(caller, target, ids)


async def _known(caller: Caller, field: EntityField, ids: set[UUID]) -> set[UUID]:
    if field.type == "people":
        known = await names(caller.session, ids, set())
        return {key for key in ids if known.person(key) is not None}
    target = seen_form(caller, field)
    return set() if target is None else await held(caller, target, ids)
