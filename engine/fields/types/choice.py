"""One option of an option set."""

from __future__ import annotations

from typing import Annotated

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_CHOICE
from engine.fields.reading import nullable, unchanged
from engine.fields.text import fold_code
from engine.problems import Language
from engine.reference import Label, titled

CODE_LENGTH = 48


@field_types.add
class Choice(FieldType):
    """One option of a list; the record keeps its code."""

    name, icon, widget = "choice", "select", "choice"
    label = Label(zh="单选", en="Choice")
    examples = (
        Example("vip", zh="vip", options={"set": "customer_level"}),
        Example("ｖｉｐ ", "vip", options={"set": "customer_level"}),
        Example("", None, options={"set": "customer_level"}),
        Example(["vip"], problem="wrong_type", options={"set": "customer_level"}),
        Example("v" * 49, problem="too_long", options={"set": "customer_level"}),
    )

    class Options(FieldOptions):
        """From which list."""

        set: Annotated[str, titled("选项集", "Option set", refers_to="option_set", max_length=97)]

    def traits(self, options: Options) -> Traits:
        """A code; which codes there are, what they read and whether they rank is bound when the form is compiled."""
        schema = {"type": "string", "maxLength": CODE_LENGTH}
        return Traits(schema, ColumnType("text"), nullable(_read), unchanged, _show, ON_CHOICE)


def _read(value: Json) -> str | None:
    return fold_code(value, CODE_LENGTH)


def _show(value: Json, _: Language) -> str:
    return value or ""
