"""A percentage, kept as the number before the sign: "3.85" is 3.85 %."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from engine.fields.field_type import Example, FieldType, Json, Traits, field_types
from engine.fields.numbers import DecimalOptions, decimal_traits, grouped
from engine.problems import Language
from engine.reference import Label, titled


@field_types.add
class Percent(FieldType):
    """A percentage, such as a rate of interest."""

    name, icon, widget, group = "percent", "percent", "percent", "bank"
    label = Label(zh="百分比", en="Percentage")
    examples = (
        Example("3.85", Decimal("3.85"), zh="3.85%"),
        Example("120", Decimal("120.00"), zh="120.00%"),
        Example("3.8525", Decimal("3.8525"), zh="3.8525%", options={"decimals": 4}),
        Example("3.855", problem="too_many_decimals"),
        Example("3.85%", problem="not_a_number"),
        Example("101", problem="out_of_range", options={"maximum": "100"}),
    )

    class Options(DecimalOptions):
        """Digits and bounds."""

        digits: Annotated[int, titled("总位数", "Digits", ge=1, le=38)] = 9

    def traits(self, options: Options) -> Traits:
        """A `numeric` of these digits, not a fraction of one: what is stored is what people read."""
        return decimal_traits(options, _show)


def _show(value: Json, _: Language) -> str:
    return "" if value is None else f"{grouped(str(value))}%"
