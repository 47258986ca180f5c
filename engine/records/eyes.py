"""Where an expression finds what it names: the columns of a record, and what is reached from it through somebody's
eyes.

A rule is asked with the system's eyes: it is the rule and nobody's wish. What a person asks himself is asked with his
own: every form he reaches comes through `readable`, so that a record he may not read is as if it were not there. Either
way nothing is reached in the recycle bin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol
from weakref import ref

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Numeric,
    Select,
    Text,
    Time,
    and_,
    cast,
    exists,
    false,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

from engine.database.types import Identifier, Instant
from engine.errors import NotFound
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.row_rule import SHARED, STRUCTURE
from engine.permissions.rows import structural
from engine.query.sql_columns import Children, Sql
from engine.records.columns import FormTable, fresh_table
from engine.records.computed.fitted import worked_out
from engine.records.entity import Entity, EntityField
from engine.reference import Reference

KINDS: dict[str, TypeEngine[Any]] = {
    "boolean": Boolean(),
    "date": Date(),
    "timestamptz": Instant,
    "time": Time(),
    "uuid": Identifier,
    "text": Text(),
}
"""What SQLAlchemy is to take a column for, so that it knows which operators it has."""

WHOLE = frozenset({"integer", "bigint", "smallint"})
SYSTEM_NAMES = {"owner": "owner_id", "org": "org_id"}
Condition = Callable[[Sql], ColumnElement[bool]]


class Forms(Protocol):
    """The live forms: a `definitions.live.Picture`."""

    def entity(self, app: str, form: str) -> Any:
        """The compiled form by name. Any: an `Entity`, which the layer of definitions does not know."""
        ...

    def by_uid(self, kind: str, uid: str) -> Any:
        """A live definition by what survives a rename. Any: it has an app and a name."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A form whose records may be looked at: its table under a name of its own, and which rows count."""

    entity: Entity
    table: FormTable
    rows: ColumnElement[bool]


class Eyes(Protocol):
    """Who looks, and so what there is to see. KeyError: nothing."""

    def open(self, form: Reference) -> Opened:
        """A form that is reached, by its name."""
        ...

    def open_uid(self, uid: str) -> Opened:
        """A form that is reached, by its uid."""
        ...

    def shows(self, entity: Entity, field: EntityField) -> bool:
        """The field's value may be asked about."""
        ...

    @property
    def system(self) -> SystemEyes:
        """What values are worked out with, whoever asks: a formula is a rule too."""
        ...


class SystemEyes:
    """Everything that is not in the recycle bin. Keeps no picture of the live releases alive. Where nothing of a form
    is shared with who asks (`shares`), its rules need not look."""

    def __init__(self, live: Forms, *, shares: bool = True) -> None:
        self._live = ref(live)
        self.shares = shares

    def open(self, form: Reference) -> Opened:
        """A form that is reached, by its name."""
        live = self._live()
        assert live is not None  # whoever asks holds the picture
        try:
            return _opened(live.entity(form.app, form.name))
        except NotFound as gone:
            raise KeyError(str(form)) from gone

    def open_uid(self, uid: str) -> Opened:
        """A form that is reached, by its uid."""
        live = self._live()
        assert live is not None
        try:
            found = live.by_uid("form", uid)
        except NotFound as gone:
            raise KeyError(uid) from gone
        return self.open(Reference(found.app, found.name))

    def shows(self, entity: Entity, field: EntityField) -> bool:
        """A rule looks at everything the database can read."""
        return not field.encrypted

    @property
    def system(self) -> SystemEyes:
        """These."""
        return self


def not_stored(entity: Entity, eyes: SystemEyes) -> Callable[[FormTable, EntityField], ColumnElement[Any]]:
    """How the values of a form that are not stored are worked out from a row of it."""

    def work_out(table: FormTable, field: EntityField) -> ColumnElement[Any]:
        assert entity.linkage is not None
        return worked_out(field, entity.linkage.fields[field.uid], RecordColumns(entity, table, eyes))

    return work_out


def _opened(entity: Entity) -> Opened:
    table = fresh_table(entity)
    return Opened(entity, table, table["deleted_at"].is_(None))


@dataclass(frozen=True, slots=True)
class RecordColumns:
    """The columns of a record and what is reached from it. `rows` says which records of the table count; `is_subject`
    that it is the record a row rule is about, so that the names of the structure mean something."""

    entity: Entity
    table: FormTable
    eyes: Eyes
    rows: ColumnElement[bool] | None = None
    is_subject: bool = False

    def field(self, path: tuple[str, ...]) -> Sql:
        """The column, or a scalar subquery over the references of the path. KeyError when there is none."""
        if len(path) == 1:
            return self._own(path[0])
        there, here = self._referred(path[0])
        return there._asked(there.field(path[1:]), here)

    def reaching(self, path: tuple[str, ...], condition: Condition) -> ColumnElement[bool]:
        """There is a record at the end of the references of a path whose field satisfies a condition."""
        if len(path) == 1:
            return condition(self._own(path[0]))
        there, here = self._referred(path[0])
        return exists(there._select(literal_column("1"), here).where(there.reaching(path[1:], condition)))

    def children(self, path: tuple[str, ...]) -> Children:
        """The rows of a one-to-many relation. KeyError when the path is none."""
        *steps, relation = path
        if "." not in relation:
            return self._rows(tuple(steps), relation)
        _, form, by = relation.split(".") if relation.count(".") == 2 else ("", "", "")
        found = self.eyes.open_uid(form)
        field = found.entity.by_uid[by]
        if field.target is None or not self.eyes.shows(found.entity, field):
            raise KeyError(relation)
        tie = found.table.of(field) == self._identity(tuple(steps))
        there = RecordColumns(found.entity, found.table, self.eyes, found.rows)
        return Children(found.table.source, and_(tie, found.rows), there)

    def _rows(self, steps: tuple[str, ...], uid: str) -> Children:
        """The rows of a sub-table, of this record or of one at the end of a path of references."""
        owner: RecordColumns = self
        for step in steps:
            owner, _ = owner._referred(step)
        rows = owner.entity.by_uid[uid].rows
        if rows is None or not self.eyes.shows(owner.entity, owner.entity.by_uid[uid]):
            raise KeyError(uid)
        table = fresh_table(rows)
        tie = table["parent_id"] == self._identity(steps)
        return Children(table.source, tie, RecordColumns(rows, table, self.eyes))

    def _own(self, uid: str) -> Sql:
        if self.is_subject and uid in STRUCTURE:
            if uid in SHARED and not self.eyes.system.shares:
                return false()
            return structural(uid, self.table)
        if uid in SYSTEM_FIELDS:
            kind = Instant if uid.endswith("_at") else Identifier
            return type_coerce(self.table[SYSTEM_NAMES.get(uid, uid)], kind)
        field = self.entity.by_uid[uid]
        is_shown = self.entity.parent is not None or self.eyes.shows(self.entity, field)  # a row as its sub-table is
        if field.rows is not None or not is_shown:
            raise KeyError(uid)
        table, sql = self.table, field.traits.column.sql
        if field.virtual:
            table = replace(table, works_out=not_stored(self.entity, self.eyes.system))
        column = table.compared(field)
        if sql in WHOLE:
            return cast(column, Numeric)  # numbers are decimal: no overflow, no whole division
        if sql.startswith("numeric"):
            return type_coerce(column, Numeric())
        if sql == "jsonb":  # files: their names
            names = func.jsonb_path_query_array(column, literal_column("'$[*].name'::jsonpath"))
            return cast(names, Text())
        if sql == "interval":
            return cast(func.extract("epoch", column), Numeric)  # lengths of time are counted in seconds
        return type_coerce(column, KINDS[sql]) if sql in KINDS else column

    def _identity(self, path: tuple[str, ...]) -> Sql:
        """The key of the record at the end of a path of references."""
        if not path:
            return self.table["id"]
        there, here = self._referred(path[0])
        return there._asked(there._identity(path[1:]), here)

    def _referred(self, uid: str) -> tuple[RecordColumns, Sql]:
        """The records a field refers to, and the column that says to which."""
        field = self.entity.by_uid[uid]
        if field.target is None or not self.eyes.shows(self.entity, field):
            raise KeyError(uid)
        found = self.eyes.open(field.target)
        return RecordColumns(found.entity, found.table, self.eyes, found.rows), self.table.of(field)

    def _select(self, value: Sql, here: Sql) -> Select[Any]:
        """A value of the record that `here` refers to, if it counts."""
        one = select(value).select_from(self.table.source).where(self.table["id"] == here)
        one = one if self.rows is None else one.where(self.rows)
        return one.correlate_except(self.table.source)

    def _asked(self, value: Sql, here: Sql) -> Sql:
        """The same as a value; null where there is no such record to see."""
        return self._select(value, here).scalar_subquery()
