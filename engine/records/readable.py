"""The only door for reading form tables.

    found = readable(entity, access, eyes)
    found.select(found.table["id"]).where(where(conditions)).order_by(...)

What comes out: explicit columns of fields the person sees on some record, from rows some grant lets him read and no
denial refuses, none from the recycle bin. Who acts is bound later (`permissions.rows.who`), so one statement serves
all with the same rights. Which grants hold may differ from row to row; then the rows carry bits, and `RecordRights`
reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Access, Action
from engine.permissions.rights import RecordRights, Rights, record_rights
from engine.problems import Problem
from engine.query.source import NOT_SEEN, UNKNOWN_FIELD, Source
from engine.records.columns import FormTable, aliased_table, fresh_table
from engine.records.entity import Entity, EntityField
from engine.records.eyes import RecordColumns, SystemEyes, not_stored
from engine.records.row_rules import allowed, bits

ROW = "r"
"""What a record's table is called in a statement of its own."""


_COLUMNS = {"owner": "owner_id", "org": "org_id"}
_NULLABLE = frozenset({"org"})


@dataclass(frozen=True)
class Readable:
    """The records of one form that a person may read, and what he sees of them."""

    entity: Entity
    access: Access
    rights: RecordRights
    table: FormTable
    eyes: SystemEyes
    action: Action
    deleted: bool = False

    @cached_property
    def rows(self) -> ColumnElement[bool]:
        """The row filter: what the grants allow and no denial refuses; from the bin or outside it, never both."""
        gone = self.table["deleted_at"]
        here = gone.is_not(None) if self.deleted else gone.is_(None)
        filters = [here, allowed(self.access, Action.READ, self.subject)]
        if self.action is not Action.READ:
            filters.append(allowed(self.access, self.action, self.subject))
        return and_(*filters)

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """These columns of the rows that may be read."""
        return select(*columns).where(self.rows)

    @cached_property
    def shown(self) -> tuple[EntityField, ...]:
        """The fields seen, masked at least, on some record. The others look as if they did not exist."""
        return tuple(each for each in self.entity.fields if self.rights.ever_seen(each.uid))

    @cached_property
    def settled(self) -> Rights | None:
        """What is seen, when it is the same on every record; otherwise each row needs its bits."""
        return self.rights.settled_see(Action.READ)

    @cached_property
    def subject(self) -> RecordColumns:
        """A row as the rules look at it."""
        return RecordColumns(self.entity, self.table, self.eyes, is_subject=True)

    def bits(self) -> ColumnElement[int]:
        """Which rules hold for a row."""
        return bits(self.rights, self.subject)

    def find(self, name: str, path: str) -> Source | Problem:
        """What may be filtered, sorted, grouped or looked up by this name; or why not."""
        known = self._sources.get(name)
        if known is None:
            found = self._find(name, path)
            if isinstance(found, Problem):
                return found
            known = self._sources[name] = found
        return known

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}

    def _find(self, name: str, path: str) -> Source | Problem:
        field = self.entity.by_name.get(name)
        if field is None:
            system = SYSTEM_FIELDS.get(name)
            if system is None:
                return UNKNOWN_FIELD.at(path, name=name[:60])
            column = self.table[_COLUMNS.get(name, name)]
            return Source(name, system.label, column, system.traits, nullable=name in _NULLABLE)
        if not self.rights.ever_seen(field.uid):
            return UNKNOWN_FIELD.at(path, name=name[:60])
        if not self.rights.always_clear(field.uid):
            return NOT_SEEN.at(path, label=field.label.as_dict())
        place = field.place if field.encrypted else ""
        column, read = self.table.compared(field), field.type == "text" and not place
        return Source(name, field.label, column, field.traits, field.codes, place=place, by_pinyin=read)


def readable(
    entity: Entity,
    access: Access,
    eyes: SystemEyes,
    *,
    action: Action = Action.READ,
    alias: str | None = ROW,
    deleted: bool = False,
) -> Readable:
    """The records of a form that a person with this access may read and do `action` with. Nothing else reads form
    tables."""
    table = fresh_table(entity) if alias is None else aliased_table(entity, alias)
    if any(each.virtual for each in entity.fields):
        table = replace(table, works_out=not_stored(entity, eyes))
    return Readable(entity, access, record_rights(access), table, eyes, action, deleted)
