"""Which forms' values follow from which fields of a form, and by which way. Found once per picture of what is live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from engine.errors import NotFound
from engine.records.computed.model import Reading
from engine.records.entity import Entity

ITSELF = ""
"""The step of a mark whose source is the record that waits."""
ALL = "*"
"""The step of a mark for every record of the form."""


@dataclass(frozen=True, slots=True, eq=False)
class Dependant:
    """Records of `entity` whose `fields` follow from `sources` of another record. `way` are the forms passed, from the
    one that refers first to the source: over `by`, a field of the first of them, where a relation begins the way, then
    over `references`."""

    entity: Entity
    step: str
    fields: frozenset[str]
    sources: frozenset[str]
    way: tuple[Entity, ...]
    references: tuple[str, ...]
    by: str = ""

    @property
    def source(self) -> Entity:
        """The form of the record it follows from."""
        return self.way[-1]


@dataclass(frozen=True, eq=False)
class Dependence:
    """What follows from each form, by its uid, and how each step goes on."""

    of: Mapping[str, Sequence[Dependant]]
    steps: Mapping[tuple[str, str], Dependant]


_found: WeakKeyDictionary[Any, Dependence] = WeakKeyDictionary()  # Any: a picture


def dependence(live: Any) -> Dependence:  # Any: a `definitions.live.Picture`
    """Of all live forms."""
    found = _found.get(live)
    if found is None:
        gathered: dict[tuple[str, str], _Gathered] = {}
        for app in live.apps():
            for form in live.definitions(app, "form"):
                entity: Entity = live.entity(app, form.name)
                for uid in entity.linkage.remote if entity.linkage is not None else ():
                    assert entity.linkage is not None
                    for reading in entity.linkage.fields[uid].readings:
                        _gather(live, entity, uid, reading, gathered)
        steps = {key: each.made(key[1]) for key, each in gathered.items()}
        by_source: dict[str, list[Dependant]] = {}
        for each in steps.values():
            by_source.setdefault(each.source.uid, []).append(each)
        found = _found[live] = Dependence(by_source, steps)
    return found


@dataclass(eq=False)
class _Gathered:
    entity: Entity
    way: tuple[Entity, ...]
    references: tuple[str, ...]
    by: str
    fields: set[str]
    sources: set[str]

    def made(self, step: str) -> Dependant:
        fields, sources = frozenset(self.fields), frozenset(self.sources)
        return Dependant(self.entity, step, fields, sources, self.way, self.references, self.by)


def _gather(live: Any, entity: Entity, uid: str, reading: Reading, gathered: dict[tuple[str, str], _Gathered]) -> None:
    """Every record the reading passes is a source: by the field that leads on from it, the last by the one read."""

    def note(way: tuple[Entity, ...], references: tuple[str, ...], field: str) -> None:
        step = "|".join((reading.relation, "/".join(references)))
        key = entity.uid, step
        if key not in gathered:
            gathered[key] = _Gathered(entity, way, references, by, set(), set())
        gathered[key].fields.add(uid)
        gathered[key].sources.add(field)

    by, at = "", entity
    way: tuple[Entity, ...] = (entity,)
    try:
        if reading.relation:
            _, child, by = reading.relation.split(".")
            found = live.by_uid("form", child)
            at = live.entity(found.app, found.name)
            way = (at,)
            note(way, (), by)
        for place, step in enumerate(reading.references):
            if place or reading.relation:
                note(way, reading.references[:place], step)
            target = at.by_uid[step].target
            if target is None:
                return
            at = live.entity(target.app, target.name)
            way = (*way, at)
    except (NotFound, KeyError):
        return  # what it names is not there any more: its value is nothing and stays so
    if reading.field:
        note(way, reading.references, reading.field)
