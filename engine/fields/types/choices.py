"""Several options of an option set."""

from __future__ import annotations

from typing import Annotated

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
from engine.fields.operators import ON_CHOICES
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.fields.text import fold_code
from engine.fields.types.choice import CODE_LENGTH
from engine.problems import Language
from engine.reference import Label, titled

LIST = {"zh": "编码列表", "en": "a list of codes"}


@field_types.add
class Choices(FieldType):
    """Several options of a list; none chosen is no value."""

    name, icon, widget = "choices", "multi_select", "choices"
    label = Label(zh="多选", en="Choices")
    examples = (
        Example(["a", "b"], zh="a、b", options={"set": "tags"}),
        Example(["b", "a", "b"], ["b", "a"], options={"set": "tags"}),
        Example([], None, options={"set": "tags"}),
        Example("a", problem="wrong_type", options={"set": "tags"}),
        Example(["a", 5], problem="wrong_type", options={"set": "tags"}),
        Example(["a", "b", "c"], problem="out_of_range", options={"set": "tags", "at_most": 2}),
    )

    class Options(FieldOptions):
        """From which list, and how many."""

        set: Annotated[str, titled("选项集", "Option set", refers_to="option_set", max_length=97)]
        at_most: Annotated[int, titled("最多选几项", "At most", ge=1, le=200)] = 200

    def traits(self, options: Options) -> Traits:
        """Codes in a `text[]`, in the order they were chosen."""

        def read(value: Json) -> list[str] | None:
            if not isinstance(value, list):
                raise ValueProblem(WRONG_TYPE, expected=LIST)
            if len(value) > 10 * options.at_most:
                raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=options.at_most, value=len(value))
            codes = list(dict.fromkeys(code for each in value if (code := fold_code(each, CODE_LENGTH))))
            if len(codes) > options.at_most:
                raise ValueProblem(OUT_OF_RANGE, minimum=0, maximum=options.at_most, value=len(codes))
            return codes or None

        item = {"type": "string", "maxLength": CODE_LENGTH}
        schema = {"type": "array", "items": item, "maxItems": options.at_most}
        return Traits(schema, ColumnType("text[]", "gin"), nullable(read), _dump, _show, ON_CHOICES, sortable=False)


def _dump(value: list[str] | None) -> list[str] | None:
    return None if value is None else list(value)


def _show(value: Json, language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(value or ())
