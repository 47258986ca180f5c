"""A whole number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from engine.fields.field_type import (
    ColumnType,
    Example,
    FieldOptions,
    FieldType,
    Json,
    Traits,
    field_types,
)
from engine.fields.numbers import BAD_RANGE, SAFE, read_integer
from engine.fields.operators import ON_NUMBERS
from engine.fields.reading import nullable, unchanged
from engine.problems import Language, Problem
from engine.reference import Label, titled


@field_types.add
class Integer(FieldType):
    """A whole number, such as a count."""

    name, icon, widget = "integer", "number", "integer"
    label = Label(zh="整数", en="Whole number")
    examples = (
        Example(12345, zh="12,345"),
        Example(2026, zh="2026", options={"grouped": False}),
        Example(5.0, 5),
        Example(1.5, problem="wrong_type"),
        Example(True, problem="wrong_type"),
        Example("5", problem="wrong_type"),
        Example(float("inf"), problem="wrong_type"),
        Example(float("nan"), problem="wrong_type"),
        Example(2**53, problem="out_of_range"),
        Example(9, problem="out_of_range", options={"maximum": 5}),
    )

    class Options(FieldOptions):
        """Between which bounds, and whether thousands are set apart."""

        minimum: Annotated[int, titled("最小值", "Minimum", ge=-SAFE, le=SAFE)] = -SAFE
        maximum: Annotated[int, titled("最大值", "Maximum", ge=-SAFE, le=SAFE)] = SAFE
        grouped: Annotated[bool, titled("千分位", "Group thousands")] = True

        def problems(self) -> Iterable[Problem]:
            """Bounds that cannot be met."""
            if self.minimum > self.maximum:
                yield BAD_RANGE.at("/minimum")

    def traits(self, options: Options) -> Traits:
        """A `bigint` within the bounds."""
        schema = {"type": "integer", "minimum": options.minimum, "maximum": options.maximum}
        pattern = "{:,}" if options.grouped else "{}"

        def show(value: Json, _: Language) -> str:
            return "" if value is None else pattern.format(value)

        return Traits(
            schema,
            ColumnType("bigint"),
            nullable(partial(read_integer, minimum=options.minimum, maximum=options.maximum)),
            unchanged,
            show,
            ON_NUMBERS,
        )
