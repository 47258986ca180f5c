"""What the record layer knows of a published form: its table, its columns, how values are read. Plain data, no SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.fields.field_type import Traits
from engine.records.linkage import Linkage
from engine.reference import Label, Reference


@dataclass(frozen=True, slots=True, eq=False)
class EntityField:
    """One field of a form with the column that holds it.

    `target` is the form a reference points to, `on_delete` what then happens; `several` the form of which
    a field keeps several records; `rows` the entity of a sub-table's rows, which has no column here. `option_set` is
    the list a choice draws on, with its codes in rank order and those retired. `sensitivity` is "", "C1", "C2" or "C3".
    Of an `encrypted` field only digests can be compared. `schema` is the value's JSON Schema with everything bound
    (option codes, length), null included where the field may be empty.
    `virtual`: the value is worked out when it is read, and the column holds nothing.
    `searched`: it takes part in searching, and unless it is encrypted there is an index by which parts of it are found.
    `ordered`: there is an index in the order of pinyin.
    """

    uid: str
    name: str
    type: str
    label: Label
    column: str
    traits: Traits
    schema: Mapping[str, Any]
    options: Any = None  # the type's own options model
    required: bool = False
    read_only: bool = False
    unique: bool = False
    default: Any = None  # a travelling JSON value
    sensitivity: str = ""
    target: Reference | None = None
    several: Reference | None = None
    on_delete: str = "restrict"
    encrypted: bool = False
    digests: str = ""  # the column of its digests, where it is or once was encrypted
    place: str = ""  # what its sealed values are bound to, beside the record
    codes: tuple[str, ...] = ()
    retired_codes: frozenset[str] = frozenset()
    rows: Entity | None = None
    virtual: bool = False
    searched: bool = False
    ordered: bool = False

    @property
    def compared(self) -> str:
        """The column that says whether two values are equal."""
        return self.digests if self.encrypted else self.column


@dataclass(frozen=True, slots=True)
class QualityRules:
    """What of a form's records is told beside the rules they are saved by: the fields by which two are taken for the
    same, and after how many days without a change one is out of date."""

    alike: tuple[tuple[str, ...], ...] = ()
    stale_days: int | None = None


@dataclass(frozen=True, eq=False)
class Entity:
    """A published form as a table. One per form version; immutable; hashed by identity.

    The rows of a sub-table are one too: `parent` is then the uid of the form whose records they are part of, and beside
    its columns the table has only `id`, `parent_id` and `position`.
    """

    app: str
    name: str
    uid: str
    label: Label
    release: int
    version_id: str
    schema_name: str
    table_name: str
    fields: tuple[EntityField, ...]
    title_field: str | None = None
    unique_together: tuple[tuple[str, ...], ...] = field(default=())
    shared: bool = False
    linkage: Linkage | None = None  # where it holds expressions
    parent: str | None = None
    quality: QualityRules | None = None

    @property
    def reference(self) -> Reference:
        """Where its form is."""
        return Reference(self.app, self.name)

    @cached_property
    def by_name(self) -> dict[str, EntityField]:
        """Fields by their present name."""
        return {each.name: each for each in self.fields}

    def worked_from(self, uids: Iterable[str]) -> set[str]:
        """These fields, and those from which the ones among them that are not stored are worked out."""
        found = set(uids)
        if self.linkage is not None:
            found |= {each for uid in found & self.linkage.virtual for each in self.linkage.needed(uid)}
        return found

    @cached_property
    def stored(self) -> tuple[EntityField, ...]:
        """The fields that have a column of their own."""
        return tuple(each for each in self.fields if each.rows is None)

    @cached_property
    def sealed(self) -> tuple[EntityField, ...]:
        """Fields in whose columns encrypted values may lie: those that are encrypted, and those that were."""
        return tuple(each for each in self.fields if each.digests)

    @cached_property
    def by_uid(self) -> dict[str, EntityField]:
        """Fields by what survives a rename."""
        return {each.uid: each for each in self.fields}
