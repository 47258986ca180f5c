"""What is left of a value for whoever may only see it masked.

A mask says nothing about the length of what it hides, is its own mask, and hides everything where the value does not
have the expected shape. Types that are not text are hidden as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.fields.field_type import FieldOptions, Json

MASK = "****"


@dataclass(frozen=True, slots=True)
class Mask:
    """One way of hiding: call it with a travelling value.

    `sign` is what a masked value always contains, so that a form which sends one back is recognised: unchanged it is
    ignored, any other text with the sign in it is refused. `masked` is the shape of what it leaves.
    """

    sign: str
    masked: re.Pattern[str]
    hide: Callable[[str], str | None]

    def __call__(self, value: Json) -> str | None:
        """The masked value; null stays null."""
        if value is None:
            return None
        if not isinstance(value, str) or not value:
            return MASK
        if "*" in value and self.masked.fullmatch(value):
            return value
        return self.hide(value) or MASK

    def is_in(self, value: Json) -> bool:
        """The value was masked once, or pretends to be."""
        return isinstance(value, str) and self.sign in value


def mask_for(field_type: str, options: FieldOptions | None = None) -> Mask:
    """The mask of a field: by its type, and for text by what its author says it holds."""
    chosen = getattr(options, "mask", field_type)
    return _MASKS.get(chosen, GENERIC)


_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)


def _phone(value: str) -> str | None:
    if len(value) == 11 and value[0] == "1" and value.isascii() and value.isdigit():
        return f"{value[:3]}{MASK}{value[-4:]}"
    digits = re.sub(r"\D", "", value, flags=re.ASCII)
    return MASK + digits[-4:] if len(digits) >= 8 else None


def _id_number(value: str) -> str | None:
    return f"{value[0]}{'*' * 16}{value[-1]}" if _ID_NUMBER.fullmatch(value) else None


def _email(value: str) -> str | None:
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain or "*" in domain:
        return None
    return f"{local[0] if len(local) > 1 else ''}***@{domain}"


def _name(value: str) -> str | None:
    return f"{value[0]}*" if len(value) > 1 else None


def _card(value: str) -> str | None:
    digits = re.sub(r"[\s-]", "", value)
    return MASK + digits[-4:] if re.fullmatch(r"[0-9]{12,19}", digits, re.ASCII) else None


GENERIC = Mask(MASK, re.compile(re.escape(MASK)), lambda _: None)
PHONE = Mask(MASK, re.compile(r"\*{4}|(1[0-9]{2})?\*{4}[0-9]{4}", re.ASCII), _phone)
ID_NUMBER = Mask(MASK, re.compile(r"\*{4}|[0-9]\*{16}[0-9X]", re.ASCII), _id_number)
EMAIL = Mask("***", re.compile(r"\*{4}|[^*@]?\*{3}@[^*@]+"), _email)
NAME = Mask("*", re.compile(r"\*{4}|.\*"), _name)
CARD = Mask(MASK, re.compile(r"\*{4}|\*{4}[0-9]{4}", re.ASCII), _card)

_MASKS: Mapping[str, Mask] = {
    "phone": PHONE,
    "id_number": ID_NUMBER,
    "email": EMAIL,
    "name": NAME,
    "card": CARD,
    "card_number": CARD,
}
