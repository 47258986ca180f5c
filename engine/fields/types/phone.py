"""A telephone number."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_TEXT
from engine.fields.phones import LONGEST, read_phone
from engine.fields.reading import nullable, unchanged
from engine.problems import Language
from engine.reference import Label, titled

KINDS = {"any": ("不限", "Any"), "mobile": ("仅手机", "Mobile only")}


@field_types.add
class Phone(FieldType):
    """A telephone number, written one way."""

    name, icon, widget, group = "phone", "phone", "phone", "bank"
    label = Label(zh="电话", en="Phone")
    examples = (
        Example("138 1234 5678", "13812345678", zh="13812345678"),
        Example("＋８６-１３８１２３４５６７８", "13812345678"),
        Example("021-62345678-802", "021-62345678-802"),
        Example("(021) 1234 5678", problem="not_a_phone"),
        Example("（021）6234-5678", "021-62345678"),
        Example("0571-87654321转802", "0571-87654321-802"),
        Example("400-820-8820", "4008208820"),
        Example("+1 (212) 555-0100", "+12125550100"),
        Example("12812345678", problem="not_a_phone"),
        Example("021-62345678", problem="not_a_mobile", options={"kind": "mobile"}),
        Example("138****5678", problem="not_a_phone"),
        Example("1" * 65, problem="too_long"),
        Example(13812345678, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """Which numbers."""

        kind: Annotated[Literal["any", "mobile"], titled("号码种类", "Kind", words=KINDS)] = "any"

    def traits(self, options: Options) -> Traits:
        """Digits without spaces; a landline keeps the dash after its area code."""
        schema = {"type": "string", "maxLength": LONGEST}
        read = nullable(partial(read_phone, mobile_only=options.kind == "mobile"))
        return Traits(schema, ColumnType("text"), read, unchanged, _show, ON_TEXT)


def _show(value: Json, _: Language) -> str:
    return value or ""
