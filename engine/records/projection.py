"""From a row to a record as JSON: what is masked is masked here, on the server, and labels are put beside ids.

What has to be done with each column depends only on the rights that hold for a row, so it is worked out once per
pattern of rights and then only run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from engine.fields.masks import Mask, mask_for
from engine.fields.reading import unchanged
from engine.identity.actor import SYSTEM
from engine.permissions.access import See
from engine.permissions.rights import RecordRights, Rights
from engine.problems import Language
from engine.records.columns import READ_COLUMNS
from engine.records.entity import EntityField

Dump = Callable[[Any], Any]

ID, VERSION, OWNER, ORG, CREATED_AT, CREATED_BY, UPDATED_AT, UPDATED_BY = range(len(READ_COLUMNS))
"""Where the system columns are in every row."""

NAMED = ("person", "org_unit")
"""Types whose label is a name looked up by id."""


class Row(Protocol):
    """A row, read by position: an asyncpg Record."""

    def __getitem__(self, position: int, /) -> Any:  # Any: the value of a column
        ...


Sealed = tuple[int, int, str]
"""Where sealed values may be in a row, where the record's id is that they are bound to, and what else they are."""

SYSTEM_NAME = {"zh": "系统", "en": "System"}
Ref = dict[str, Any]  # Any: the id and the label


class Names(Protocol):
    """The names of people and units, looked up beforehand."""

    def person(self, key: UUID) -> str | None:
        """A person's name."""
        ...

    def unit(self, key: UUID) -> Mapping[str, str] | None:
        """A unit's label in both languages."""
        ...


class Refs:
    """People and units as records name them, each made once for all records of an answer."""

    def __init__(self, people: Iterable[UUID], units: Iterable[UUID], names: Names, language: Language) -> None:
        self.people: dict[UUID | None, Ref | None] = {key: person_ref(key, names) for key in people}
        self.units: dict[UUID | None, Ref | None] = {key: unit_ref(key, names, language) for key in units}
        if SYSTEM.person in self.people:
            shown = SYSTEM_NAME[language.value]
            self.people[SYSTEM.person] = {"id": str(SYSTEM.person), "label": shown}
        self.people[None] = self.units[None] = None
        self.language = language

    def label(self, found: Ref | None) -> str | None:
        """What is shown for it."""
        return None if found is None else found["label"]


@dataclass(frozen=True, slots=True)
class TitleColumns:
    """Where a referred record's title is in a row, and how it is read; `bits` is None where all rows are seen alike."""

    position: int
    bits: int | None
    rights: RecordRights
    settled: Rights | None
    field: EntityField | None


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row: its place, and for a reference where the title of its target is."""

    field: EntityField
    position: int
    title: TitleColumns | None = None


@dataclass(slots=True)
class _Plan:
    """What to do with a row under certain rights."""

    clear: list[tuple[str, int, Dump | None]] = field(default_factory=list)
    masked: list[tuple[str, int, Dump | None, Mask]] = field(default_factory=list)
    people: list[tuple[str, int]] = field(default_factory=list)
    units: list[tuple[str, int]] = field(default_factory=list)
    references: list[tuple[str, int, TitleColumns]] = field(default_factory=list)
    sensitive: tuple[str, ...] = ()
    masked_names: list[str] = field(default_factory=list)
    title: str | None = None
    show_title: Callable[[Any, Language], str] | None = None


class Projection:
    """Turns rows of one statement into records."""

    def __init__(
        self,
        rights: RecordRights,
        columns: Iterable[Column],
        *,
        bits: int | None,
        settled: Rights | None,
        title_field: str | None,
    ) -> None:
        self._rights = rights
        self.columns = tuple(columns)
        self.travelling = tuple((each.field.uid, each.position, dump_of(each.field)) for each in self.columns)
        self.bits = bits
        self._settled = settled
        self._title_field = title_field
        self.sealed: tuple[Sealed, ...] = tuple(_sealed(self.columns))
        self._plans: dict[int, _Plan] = {}
        self._one = None if self._settled is None or bits is not None else self._plan(self._settled)

    def rights(self, row: Row) -> Rights:
        """What the reader may do with this record; exact only where the row carries bits or all rows are alike."""
        if self._settled is not None and self.bits is None:
            return self._settled
        return self._rights.of(row[self.bits] if self.bits is not None else 0)

    def sensitive(self, row: Row) -> tuple[str, ...]:
        """Uids of the fields of class C2 and C3 this row shows in clear."""
        return (self._one or self._plan(self.rights(row))).sensitive

    def ids(self, rows: Sequence[Row]) -> tuple[set[UUID], set[UUID]]:
        """The people and the units the rows name."""
        people = {row[OWNER] for row in rows} | {row[CREATED_BY] for row in rows} | {row[UPDATED_BY] for row in rows}
        units = {row[ORG] for row in rows}
        for column in self.columns:
            if column.field.type == "person":
                people |= {row[column.position] for row in rows}
            elif column.field.type == "org_unit":
                units |= {row[column.position] for row in rows}
        people.discard(None)
        units.discard(None)
        return people, units

    def record(self, row: Row, refs: Refs) -> dict[str, Any]:
        """The record as it travels."""
        plan, language = self._one or self._plan(self.rights(row)), refs.language
        values: dict[str, Any] = {}
        for name, position, dump in plan.clear:
            value = row[position]
            values[name] = value if dump is None or value is None else dump(value)
        for name, position, dump, mask in plan.masked:
            value = row[position]
            values[name] = mask(value if dump is None or value is None else dump(value))
        labels = self._labels(plan, row, refs)
        title = plan.title
        if title is not None:
            shown = labels.get(title) if title in labels else values.get(title)
            title = shown if shown is None or plan.show_title is None else plan.show_title(shown, language)
        if title is None or title == "":
            title = str(row[ID])[-8:]  # a record without a title: the end of its id tells it from others
        return {
            "id": str(row[ID]),
            "version": row[VERSION],
            "values": values,
            "labels": labels,
            "title": title,
            "masked": plan.masked_names,
            "created_at": row[CREATED_AT],
            "created_by": refs.people[row[CREATED_BY]],
            "updated_at": row[UPDATED_AT],
            "updated_by": refs.people[row[UPDATED_BY]],
            "owner": refs.people[row[OWNER]],
            "org": refs.units[row[ORG]],
        }

    def _labels(self, plan: _Plan, row: Row, refs: Refs) -> dict[str, str | None]:
        labels: dict[str, str | None] = {}
        for name, position in plan.people:
            if row[position] is not None:
                labels[name] = refs.label(refs.people[row[position]])
        for name, position in plan.units:
            if row[position] is not None:
                labels[name] = refs.label(refs.units[row[position]])
        for name, position, title in plan.references:
            if row[position] is not None:
                labels[name] = title_text(title, row, refs.language)
        return labels

    def _plan(self, rights: Rights) -> _Plan:
        found = self._plans.get(id(rights))  # `RecordRights` makes one object per pattern and keeps it
        if found is None:
            found = self._plans[id(rights)] = self._make(rights)
        return found

    def _make(self, rights: Rights) -> _Plan:
        plan = _Plan()
        sensitive = []
        for column in self.columns:
            each, position = column.field, column.position
            see = rights.see.get(each.uid, See.HIDDEN)
            if see is See.HIDDEN:
                continue
            if each.name == self._title_field:
                plan.title = each.name
                if see is See.CLEAR and each.type not in (*NAMED, "reference"):
                    plan.show_title = each.traits.display
            if see is See.MASKED:
                plan.masked.append((each.name, position, dump_of(each), mask_for(each.type, each.options)))
                plan.masked_names.append(each.name)
                continue
            plan.clear.append((each.name, position, dump_of(each)))
            if each.sensitivity in ("C2", "C3"):
                sensitive.append(each.uid)
            if each.type == "person":
                plan.people.append((each.name, position))
            elif each.type == "org_unit":
                plan.units.append((each.name, position))
            elif column.title is not None:
                plan.references.append((each.name, position, column.title))
        plan.sensitive = tuple(sensitive)
        return plan


def _sealed(columns: Iterable[Column]) -> Iterator[Sealed]:
    for column in columns:
        if column.field.digests:
            yield column.position, ID, column.field.place
        title = column.title
        if title is not None and title.field is not None and title.field.digests:
            yield title.position, column.position, title.field.place


def dump_of(each: EntityField) -> Dump | None:
    """How a column's value becomes travelling JSON; None where it travels as it is."""
    return None if each.traits.dump is unchanged else each.traits.dump


def title_text(title: TitleColumns, row: Row, language: Language) -> str | None:
    """The title of a referred record; None when the reader may not see the record."""
    found = row[title.position]
    if found is None:
        return None
    if title.field is None:
        return str(found)[-8:]  # a form without a title: the end of its id tells records apart
    rights = title.settled if title.bits is None else title.rights.of(row[title.bits])
    see = rights.see.get(title.field.uid, See.HIDDEN) if rights is not None else See.HIDDEN
    if see is See.HIDDEN:
        return ""
    dump = dump_of(title.field)
    value = found if dump is None else dump(found)
    if see is See.MASKED:
        return mask_for(title.field.type, title.field.options)(value)
    return title.field.traits.display(value, language)


def person_ref(key: UUID | None, names: Names) -> dict[str, Any] | None:
    """A person by id and name."""
    return None if key is None else {"id": str(key), "label": names.person(key)}


def unit_ref(key: UUID | None, names: Names, language: Language) -> dict[str, Any] | None:
    """An org unit by id and label."""
    return None if key is None else {"id": str(key), "label": unit_label(key, names, language)}


def unit_label(key: UUID, names: Names, language: Language) -> str | None:
    """An org unit's label in the reader's language."""
    label = names.unit(key)
    return None if label is None else label.get(language.value) or label.get("zh")
