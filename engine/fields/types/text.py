"""A line of text."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_TEXT
from engine.fields.reading import nullable, unchanged
from engine.fields.text import fold
from engine.problems import Language
from engine.reference import Label, titled

MASKS = {"generic": ("全部隐藏", "All hidden"), "name": ("姓名", "Name"), "card": ("卡号后四位", "Last 4 of a card")}


@field_types.add
class Text(FieldType):
    """A line of text, such as a name."""

    name, icon, widget = "text", "text", "text"
    label = Label(zh="单行文本", en="Text")
    examples = (
        Example("张三", zh="张三"),
        Example("  a\tb ", "a b"),
        Example("e\u0301", "\u00e9"),
        Example("👨‍👩‍👧 𠮷", "👨‍👩‍👧 𠮷"),
        Example("", None),
        Example(" \u3000 ", None),
        Example("\u202eabc\x07", "abc"),
        Example("a" * 201, problem="too_long"),
        Example("四字文本", problem="too_long", options={"max_length": 3}),
        Example("a\0b", problem="nul_character"),
        Example("\ud800", problem="lone_surrogate"),
        Example(5, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How long, and how it is hidden from those who may only see it masked."""

        max_length: Annotated[int, titled("最多字数", "Maximum length", ge=1, le=2000)] = 200
        mask: Annotated[Literal["generic", "name", "card"], titled("脱敏方式", "Mask", words=MASKS)] = "generic"

    def traits(self, options: Options) -> Traits:
        """Text of at most so many characters."""
        schema = {"type": "string", "maxLength": options.max_length}
        read = nullable(partial(fold, limit=options.max_length))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_TEXT)


def _show(value: Json, _: Language) -> str:
    return value or ""
