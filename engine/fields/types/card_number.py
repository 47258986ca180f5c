"""The number of a bank card (ISO/IEC 7812): 12 to 19 digits, the last of which checks the others."""

from __future__ import annotations

import re

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
from engine.fields.operators import ON_TEXT
from engine.fields.reading import nullable, unchanged
from engine.fields.text import fold_code
from engine.problems import Code, Language
from engine.reference import Label

NOT_A_CARD_NUMBER = Code(
    "not_a_card_number",
    zh="不是银行卡号：应为 12 到 19 位数字，现在有 {length} 位",
    en="Not a card number: it has 12 to 19 digits, this has {length}",
)
BAD_CARD_DIGIT = Code(
    "bad_card_digit", zh="卡号校验位不符，请核对各位数字", en="The check digit does not fit; look at the digits again"
)

_DIGITS = re.compile(r"[0-9]{12,19}", re.ASCII)


@field_types.add
class CardNumber(FieldType):
    """A card number whose check digit holds; who may not see it in clear sees its last four digits."""

    name, icon, widget, group = "card_number", "card", "card_number", "bank"
    label = Label(zh="银行卡号", en="Card number")
    examples = (
        Example("6222021234567890128", zh="6222 0212 3456 7890 128"),
        Example("4111 1111-1111 1111", "4111111111111111", zh="4111 1111 1111 1111"),
        Example("６２２２０２１２３４５６７８９０１２８", "6222021234567890128"),
        Example("6222021234567890127", problem="bad_card_digit"),
        Example("0000000000000000", problem="not_a_card_number"),
        Example("62220212345", problem="not_a_card_number"),
        Example("6222 O212 3456 7890 128", problem="not_a_card_number"),
        Example("****0128", problem="not_a_card_number"),
        Example("6" * 60, problem="too_long"),
        Example(6222021234567890128, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """Digits as text, without spaces."""
        schema = {"type": "string", "maxLength": 40}
        return Traits(schema, ColumnType("text"), nullable(_read), unchanged, _show, ON_TEXT)


def _read(value: Json) -> str | None:
    text = fold_code(value, 40)
    if text is None:
        return None
    digits = re.sub(r"[\s-]", "", text)
    if not _DIGITS.fullmatch(digits) or not digits.strip("0"):
        raise ValueProblem(NOT_A_CARD_NUMBER, length=sum(each.isdigit() for each in digits))
    if not _holds(digits):
        raise ValueProblem(BAD_CARD_DIGIT)
    return digits


def _holds(digits: str) -> bool:
    """Luhn: every second digit from the right doubled, digits of all added up, ends in 0."""
    doubled = (int(each) * 2 for each in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(each - 9 if each > 9 else each for each in doubled)) % 10 == 0


def _show(value: Json, _: Language) -> str:
    text = value or ""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4)) if text.isdigit() else text
