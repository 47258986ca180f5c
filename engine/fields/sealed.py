"""Encrypted fields: which types can be, and what can still be asked of one: whether it is a value, and whether there
is any. Everything else would need the values themselves in the database."""

from __future__ import annotations

from dataclasses import replace

from engine.fields.field_type import Traits
from engine.fields.operators import EMPTINESS, EQ, IN, NE
from engine.fields.shapes import FieldShape

EXACT = frozenset({"text", "phone", "email", "id_number", "card_number", "url"})
"""Types of which one value equals another."""

ENCRYPTABLE = EXACT | {"long_text", "rich_text", "address", "location"}
"""Types that are kept as text."""


def is_encrypted(field: FieldShape) -> bool:
    """Its author says so; or says nothing, and it holds credentials (C3)."""
    if field.type not in ENCRYPTABLE:
        return False
    return field.encrypted if field.encrypted is not None else field.sensitivity == "C3"


def sealed_traits(traits: Traits, field_type: str) -> Traits:
    """How values behave whose column is encrypted."""
    asked = (EQ, NE, IN, *EMPTINESS) if field_type in EXACT else EMPTINESS
    return replace(traits, operators=asked, sortable=False)


def when_encrypted(field_type: str) -> str | None:
    """What is left of asking: `found` by its whole value, `kept` and no more; None where it cannot be encrypted."""
    if field_type not in ENCRYPTABLE:
        return None
    return "found" if field_type in EXACT else "kept"


def digest_uid(field: str) -> str:
    """What the column of a field's digests is known by; no field has an underscore in its uid."""
    return f"digest_{field}"
