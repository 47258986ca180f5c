"""An e-mail address."""

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

NOT_AN_EMAIL = Code(
    "not_an_email", zh="不是邮箱地址，应如 zhang@bank.cn", en="Not an e-mail address like zhang@bank.cn"
)
LONGEST = 254  # RFC 5321, section 4.5.3.1.3, less its brackets

_ADDRESS = re.compile(
    r"([a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59}))",
    re.ASCII | re.IGNORECASE,
)


@field_types.add
class Email(FieldType):
    """An e-mail address; its domain is kept in lower case."""

    name, icon, widget, group = "email", "mail", "email", "bank"
    label = Label(zh="邮箱", en="E-mail")
    examples = (
        Example("Zhang.San@Bank.CN", "Zhang.San@bank.cn", zh="Zhang.San@bank.cn"),
        Example("ｚｈａｎｇ＠ｂａｎｋ．ｃｎ", "zhang@bank.cn"),
        Example("zhang@bank", problem="not_an_email"),
        Example("a@b.cn, c@d.cn", problem="not_an_email"),
        Example("z***@bank.cn", "z***@bank.cn"),
        Example("张@bank.cn", problem="not_an_email"),
        Example("a" * 65 + "@bank.cn", problem="not_an_email"),
        Example("a@b.cn\nBcc: c@d.cn", problem="not_an_email"),
        Example({}, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """None."""

    def traits(self, options: Options) -> Traits:
        """Text of an address as RFC 5321 sends it, without quoted local parts."""
        schema = {"type": "string", "maxLength": LONGEST}
        return Traits(schema, ColumnType("text"), nullable(_read), unchanged, _show, ON_TEXT)


def _read(value: Json) -> str | None:
    address = fold_code(value, LONGEST)
    if address is None:
        return None
    match = _ADDRESS.fullmatch(address)
    if match is None or len(match[1]) > 64:
        raise ValueProblem(NOT_AN_EMAIL)
    return f"{match[1]}@{match[2].lower()}"


def _show(value: Json, _: Language) -> str:
    return value or ""
