"""An amount of money in one currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from engine.expressions.values.currencies import SYMBOLS
from engine.fields.field_type import Example, FieldType, Json, Traits, field_types
from engine.fields.numbers import DecimalOptions, decimal_traits, grouped
from engine.problems import Language
from engine.reference import Label, titled

CURRENCIES = {
    "CNY": ("人民币", "Renminbi"),
    "USD": ("美元", "US dollar"),
    "EUR": ("欧元", "Euro"),
    "HKD": ("港元", "Hong Kong dollar"),
    "GBP": ("英镑", "Pound sterling"),
    "JPY": ("日元", "Yen"),
}


@field_types.add
class Money(FieldType):
    """An amount of money."""

    name, icon, widget, group = "money", "money", "money", "bank"
    label = Label(zh="金额", en="Money")
    examples = (
        Example("1234567.5", Decimal("1234567.50"), zh="¥1,234,567.50"),
        Example("-20", Decimal("-20.00"), zh="-¥20.00"),
        Example("99", Decimal("99.00"), zh="US$99.00", options={"currency": "USD"}),
        Example(50000, Decimal("50000.00"), zh="¥50,000.00"),
        Example(0.1, problem="number_as_text"),
        Example("0.001", problem="too_many_decimals"),
        Example("10000000000000000", problem="too_many_digits"),
        Example("¥5", problem="not_a_number"),
    )

    class Options(DecimalOptions):
        """The currency, digits and bounds."""

        currency: Annotated[
            Literal["CNY", "USD", "EUR", "HKD", "GBP", "JPY"], titled("币种", "Currency", words=CURRENCIES)
        ] = "CNY"

    def traits(self, options: Options) -> Traits:
        """A `numeric`; the currency belongs to the field, not to the value."""
        symbol = SYMBOLS[options.currency]

        def show(value: Json, _: Language) -> str:
            if value is None:
                return ""
            text = grouped(str(value))
            return f"-{symbol}{text[1:]}" if text.startswith("-") else symbol + text

        return decimal_traits(options, show)
