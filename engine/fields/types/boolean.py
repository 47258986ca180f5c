"""Yes or no."""

from __future__ import annotations

from engine.fields.field_type import (
    ColumnType,
    Example,
    FieldOptions,
    FieldType,
    Json,
    Traits,
    ValueProblem,
    field_types,
)
from engine.fields.operators import ON_TRUTH
from engine.fields.reading import WRONG_TYPE, nullable, unchanged
from engine.problems import Language
from engine.reference import Label

YES_OR_NO = {"zh": "是或否（true / false）", "en": "yes or no (true / false)"}


@field_types.add
class Boolean(FieldType):
    """Yes or no; not answered is neither."""

    name, icon, widget = "boolean", "switch", "switch"
    label = Label(zh="是否", en="Yes or no")
    examples = (
        Example(True, zh="是"),
        Example(False, zh="否"),
        Example(None, zh=""),
        Example(1, problem="wrong_type"),
        Example("true", problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """A `boolean` that may be null."""
        return Traits({"type": "boolean"}, ColumnType("boolean"), nullable(_read), unchanged, _show, ON_TRUTH)


def _read(value: Json) -> bool:
    if not isinstance(value, bool):
        raise ValueProblem(WRONG_TYPE, expected=YES_OR_NO)
    return value


def _show(value: Json, language: Language) -> str:
    if value is None:
        return ""
    yes, no = ("是", "否") if language is Language.ZH else ("Yes", "No")
    return yes if value else no
