"""Which fields can be searched, and how: by any part of a text, by the end of a number, or by the whole of what is
encrypted."""

from __future__ import annotations

from typing import Protocol

from engine.fields.sealed import EXACT, is_encrypted
from engine.fields.shapes import FieldShape

BY_PART = frozenset({"text", "long_text", "serial_number", "email", "url"})
"""Types of which people know a part."""

BY_END = frozenset({"phone", "id_number", "card_number"})
"""Types of which people know the last digits, or all of them."""

SEARCHABLE = BY_PART | BY_END


class SearchedShape(FieldShape, Protocol):
    """A field, and what its author says of searching."""

    @property
    def searchable(self) -> bool | None:
        """Whether it takes part; None where its author says nothing."""
        ...


def can_be_searched(field: FieldShape) -> bool:
    """The type can take part in searching; of encrypted fields such as are found by their whole value."""
    return field.type in EXACT if is_encrypted(field) else field.type in SEARCHABLE


def is_searched(field: SearchedShape, title_field: str | None) -> bool:
    """Its author says so; or says nothing, and it is what records are known by. What is worked out while it is read has
    nothing to be found by."""
    if not can_be_searched(field):
        return False
    if field.searchable is not None:
        return field.searchable
    return field.name == title_field and field.computed is None


def when_searched(field_type: str) -> str | None:
    """How records are found by a field of the type: by a `part` of a text, the `end` of a number; None: they are
    not."""
    if field_type in BY_PART:
        return "part"
    return "end" if field_type in BY_END else None


def search_index(field: str) -> str:
    """What the index is known by that finds parts of a field; no field has an underscore in its uid."""
    return f"search_{field}"


def order_index(field: str) -> str:
    """What the index is known by that orders by the pinyin of a field."""
    return f"order_{field}"


def field_of_index(name: str) -> str:
    """The field one of these was made for; anything else stays as it is."""
    return name.rpartition("_")[2]
