"""A field type of the benchmark's own: text kept encoded and opened in Python, standing in for an encrypted one.

It is also the proof that a field type is one file: nothing else of the platform knows of it.
"""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from engine.fields.field_type import ColumnType, FieldOptions, FieldType, Json, Traits, field_types
from engine.problems import Language
from engine.reference import Label, titled


def seal(value: str | None) -> str | None:
    """As the column holds it."""
    return None if value is None else base64.b64encode(value.encode()).decode()


def unseal(value: str | None) -> str | None:
    """As it travels."""
    return None if value is None else base64.b64decode(value).decode()


def _show(value: Json, _: Language) -> str:
    return value or ""


@field_types.add
class SealedText(FieldType):
    """Text that is sealed in its column."""

    name, icon, widget = "sealed_text", "lock", "text"
    label = Label(zh="加密文本", en="Sealed text")

    class Options(FieldOptions):
        """How it is masked."""

        mask: Annotated[Literal["phone", "id_number", "generic"], titled("脱敏方式", "Mask")] = "generic"

    def traits(self, options: Options) -> Traits:
        """At most 100 characters."""
        schema = {"type": "string", "minLength": 1, "maxLength": 100}
        return Traits(schema, ColumnType("text"), seal, unseal, _show, (), sortable=False)
