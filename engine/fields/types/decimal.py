"""An exact number with decimals."""

from __future__ import annotations

from decimal import Decimal

from engine.fields.field_type import Example, FieldType, Json, Traits, field_types
from engine.fields.numbers import DecimalOptions, decimal_traits, grouped
from engine.problems import Language
from engine.reference import Label


@field_types.add
class DecimalNumber(FieldType):
    """An exact number, such as a weight or a factor."""

    name, icon, widget = "decimal", "decimal", "decimal"
    label = Label(zh="小数", en="Decimal number")
    examples = (
        Example("1234.5", Decimal("1234.50"), zh="1,234.50"),
        Example("-0", Decimal("0.00"), zh="0.00"),
        Example("0007", Decimal("7.00")),
        Example(7, Decimal("7.00")),
        Example("", None),
        Example(1.5, problem="number_as_text"),
        Example(float("inf"), problem="number_as_text"),
        Example("1e400", problem="not_a_number"),
        Example("NaN", problem="not_a_number"),
        Example("Infinity", problem="not_a_number"),
        Example("1.234", problem="too_many_decimals"),
        Example("1" * 17, problem="too_many_digits"),
        Example(10**400, problem="too_many_digits"),
        Example("101", problem="out_of_range", options={"minimum": "0", "maximum": "100"}),
        Example(True, problem="wrong_type"),
    )

    class Options(DecimalOptions):
        """Digits and bounds."""

    def traits(self, options: Options) -> Traits:
        """A `numeric` of these digits."""
        return decimal_traits(options, _show)


def _show(value: Json, _: Language) -> str:
    return "" if value is None else grouped(str(value))
