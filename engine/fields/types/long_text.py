"""Text of several lines."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_LONG_TEXT
from engine.fields.reading import nullable, unchanged
from engine.fields.text import fold
from engine.problems import Language
from engine.reference import Label, titled


@field_types.add
class LongText(FieldType):
    """Text of several lines, such as a reason."""

    name, icon, widget = "long_text", "paragraph", "long_text"
    label = Label(zh="多行文本", en="Long text")
    examples = (
        Example("一\n二", zh="一\n二"),
        Example("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        Example("\n\n", None),
        Example("a" * 2001, problem="too_long"),
        Example("\x00", problem="nul_character"),
        Example(["a"], problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How long."""

        max_length: Annotated[int, titled("最多字数", "Maximum length", ge=1, le=100_000)] = 2000

    def traits(self, options: Options) -> Traits:
        """Text with line breaks; too long for an index, so it is neither sorted nor compared."""
        schema = {"type": "string", "maxLength": options.max_length}
        read = nullable(partial(fold, limit=options.max_length, lines=True))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_LONG_TEXT, sortable=False)


def _show(value: Json, _: Language) -> str:
    return value or ""
