"""Steps that prepare tables for a release, as data: forms plan them, `records.schema` executes them, publishing
resumes them.

Every step is idempotent: executing it again after a crash finds its work done or goes on with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.schema.recipe import Recipe


@dataclass(frozen=True, slots=True)
class CreateTable:
    """The table of a new form with its system columns; fields follow as AddColumn. That of a sub-table has a name and
    a `parent`, the form whose records its rows are part of."""

    form: str  # uid; of a sub-table, that of the form and that of the field with a dot between
    called: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class AddColumn:
    """A nullable column for a field that has none yet."""

    form: str
    field: str  # uid
    name: str  # the field's first name, from which the physical one is made
    sql_type: str


@dataclass(frozen=True, slots=True)
class ChangeColumn:
    """A field whose column type differs from the one it has: a new column, back-filled, with dual writing until the
    switch.

    Only widening that PostgreSQL does without a rewrite is done in place. The recipe says what becomes of the values;
    `beside` is the field that keeps as text what has no place in the new type.
    """

    form: str
    field: str
    name: str
    sql_type: str
    recipe: Recipe | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class AddIndex:
    """An index, built CONCURRENTLY; `unique` ones hold for records not in the recycle bin."""

    form: str
    name: str  # uid of what asked for it: a field or a composite
    fields: tuple[str, ...]
    unique: bool = False
    method: str = "btree"


@dataclass(frozen=True, slots=True)
class DropIndex:
    """An index that nothing asks for any more; done in tidy."""

    form: str
    name: str


@dataclass(frozen=True, slots=True)
class AddForeignKey:
    """A reference to another form's table, NOT VALID first, then validated."""

    form: str
    field: str
    target_app: str
    target_form: str  # uid
    on_delete: str


@dataclass(frozen=True, slots=True)
class RetireColumn:
    """A field the new release does not have: its column is marked in tidy, never dropped."""

    form: str
    field: str


SchemaStep = CreateTable | AddColumn | ChangeColumn | AddIndex | DropIndex | AddForeignKey | RetireColumn
