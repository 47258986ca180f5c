"""What views and roles know of a form, and forms of an option set, without importing each other; and the system fields.

The engines are strangers to each other (architecture, section 5): what one reads of another's document stands here as a
Protocol that the other's model happens to fulfil.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from engine.fields.field_type import Traits, field_types
from engine.reference import Label


class ColumnShape(Protocol):
    """A column of a sub-table."""

    @property
    def uid(self) -> str:
        """What survives a rename."""
        ...

    @property
    def name(self) -> str:
        """Its present name."""
        ...

    @property
    def type(self) -> str:
        """The name of its type."""
        ...

    @property
    def label(self) -> Label:
        """What people call it."""
        ...

    @property
    def options(self) -> Mapping[str, Any]:
        """As written; the type's own model reads them."""
        ...

    @property
    def required(self) -> bool:
        """Nobody saves a record, or a row, without it."""
        ...


class FieldShape(ColumnShape, Protocol):
    """A field of a form."""

    @property
    def visible_if(self) -> str | None:
        """When it is shown; what is hidden need not be filled in."""
        ...

    @property
    def sensitivity(self) -> str:
        """ "", C1, C2 or C3."""
        ...

    @property
    def fields(self) -> Sequence[ColumnShape]:
        """The columns of a sub-table; of any other field none."""
        ...

    @property
    def encrypted(self) -> bool | None:
        """Its values are encrypted; None leaves it to the sensitivity."""
        ...

    @property
    def computed(self) -> object:
        """How its value is worked out; None where people fill it in."""
        ...


def is_plain(field: FieldShape) -> bool:
    """It falls under `*` in a grant: neither of a sensitivity class nor worked out from fields that may be."""
    return not field.sensitivity and field.computed is None


class FormShape(Protocol):
    """A form."""

    @property
    def uid(self) -> str:
        """What survives a rename."""
        ...

    @property
    def label(self) -> Label:
        """What people call it."""
        ...

    @property
    def fields(self) -> Sequence[FieldShape]:
        """Its fields."""
        ...


class OptionShape(Protocol):
    """An option of a set."""

    @property
    def code(self) -> str:
        """What a record keeps."""
        ...

    @property
    def label(self) -> Label:
        """What people read."""
        ...

    @property
    def retired(self) -> bool:
        """It can no longer be chosen."""
        ...


class OptionSetShape(Protocol):
    """An option set."""

    @property
    def label(self) -> Label:
        """What people call it."""
        ...

    @property
    def ranked(self) -> bool:
        """Its options are written from the lowest to the highest."""
        ...

    @property
    def options(self) -> Sequence[OptionShape]:
        """Its options."""
        ...


@dataclass(frozen=True, slots=True)
class SystemField:
    """A column every record has, which lists and filters may name."""

    name: str
    label: Label
    type: str

    @property
    def traits(self) -> Traits:
        """How its values behave."""
        field_type = field_types.get(self.type)
        return field_type.traits(field_type.Options())


SYSTEM_FIELDS: Mapping[str, SystemField] = {
    each.name: each
    for each in (
        SystemField("created_at", Label(zh="创建时间", en="Created at"), "date_time"),
        SystemField("created_by", Label(zh="创建人", en="Created by"), "person"),
        SystemField("updated_at", Label(zh="更新时间", en="Updated at"), "date_time"),
        SystemField("updated_by", Label(zh="更新人", en="Updated by"), "person"),
        SystemField("owner", Label(zh="负责人", en="Owner"), "person"),
        SystemField("org", Label(zh="所属机构", en="Org unit"), "org_unit"),
    )
}
"""By name. A form's own field may not take one of these names."""

RESERVED = frozenset({*SYSTEM_FIELDS, "id", "version", "deleted_at", "deleted_by", "owner_id", "org_id"})
