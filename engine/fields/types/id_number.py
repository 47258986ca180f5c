"""A Chinese identity number (GB 11643-1999): region, birth date, sequence, check digit."""

from __future__ import annotations

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.id_numbers import read_id_number
from engine.fields.operators import ON_TEXT
from engine.fields.reading import nullable, unchanged
from engine.problems import Language
from engine.reference import Label


@field_types.add
class IdNumber(FieldType):
    """An identity number whose check digit and birth date hold."""

    name, icon, widget, group = "id_number", "id_card", "id_number", "bank"
    label = Label(zh="身份证号", en="ID number")
    examples = (
        Example("11010519491231002X", zh="11010519491231002X"),
        Example("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
        Example("110105 19491231 002x", "11010519491231002X"),
        Example("110105194912310021", problem="bad_check_digit"),
        Example("110105194902300023", problem="bad_birth_date"),
        Example("99010519491231002X", problem="bad_region"),
        Example("110105491231002", problem="old_id_number"),
        Example("1101051949123100", problem="not_an_id_number"),
        Example("01010519491231002X", problem="not_an_id_number"),
        Example(110105194912310021, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """Eighteen characters of text."""
        schema = {"type": "string", "maxLength": 40}
        return Traits(schema, ColumnType("text"), nullable(read_id_number), unchanged, _show, ON_TEXT)


def _show(value: Json, _: Language) -> str:
    return value or ""
