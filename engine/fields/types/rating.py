"""A number of stars."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.numbers import read_integer
from engine.fields.operators import ON_NUMBERS
from engine.fields.reading import nullable, unchanged
from engine.problems import Language
from engine.reference import Label, titled

_SHOWN = re.compile(r"([0-9]{1,2}) ?(?:星|分|stars?)?", re.ASCII)


@field_types.add
class Rating(FieldType):
    """A number of stars, such as how satisfied a customer was."""

    name, icon, widget = "rating", "star", "rating"
    label = Label(zh="评分", en="Rating")
    examples = (
        Example(4, zh="4 星"),
        Example("5", 5),
        Example("3 星", 3),
        Example(8, zh="8 星", options={"stars": 10}),
        Example(6, problem="out_of_range"),
        Example(0, problem="out_of_range"),
        Example(2.5, problem="wrong_type"),
        Example("好", problem="wrong_type"),
        Example(True, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How many there are."""

        stars: Annotated[int, titled("共几星", "How many stars", ge=3, le=10)] = 5

    def traits(self, options: Options) -> Traits:
        """A whole number from 1; not rated is no value."""
        schema = {"type": ["integer", "string"], "minimum": 1, "maximum": options.stars, "maxLength": 20}
        read = nullable(partial(_read, most=options.stars))
        return Traits(schema, ColumnType("bigint"), read, unchanged, _show, ON_NUMBERS)


def _read(value: Json, most: int) -> int:
    match = _SHOWN.fullmatch(value.strip()) if isinstance(value, str) else None
    return read_integer(int(match[1]) if match else value, minimum=1, maximum=most)


def _show(value: Json, language: Language) -> str:
    if value is None:
        return ""
    if language is Language.ZH:
        return f"{value} 星"
    return f"{value} star" if value == 1 else f"{value} stars"
