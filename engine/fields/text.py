"""Folding text on every way in, so that one value is written one way.

Text is NFC, trimmed and without control characters. In phone numbers, identity numbers and e-mail addresses full-width
digits and letters become plain ones first. Empty text is no value. NUL and lone surrogates cannot be stored and are
refused by name rather than dropped: whoever sends them has a fault worth knowing about.
"""

from __future__ import annotations

import re
import unicodedata

from engine.fields.field_type import Json, ValueProblem
from engine.fields.reading import expect_text
from engine.problems import Code

TOO_LONG = Code(
    "too_long", zh="最多 {limit} 个字，现在有 {length} 个", en="At most {limit} characters; it has {length}"
)
NUL_CHARACTER = Code(
    "nul_character", zh="含有空字符（U+0000），无法保存", en="It contains the character U+0000, which cannot be stored"
)
LONE_SURROGATE = Code(
    "lone_surrogate",
    zh="含有不完整的字符（半个代理对），无法保存",
    en="It contains half a character (a lone surrogate)",
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANKS = re.compile("[\t\n]")
# C0 and C1 controls, the byte order mark, and marks that turn the reading direction of what follows
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(value: Json, limit: int, *, lines: bool = False) -> str | None:
    """The text as it is kept, or None when nothing is left of it; `lines` keeps line breaks and tabs."""
    text = expect_text(value)
    if text.isprintable():  # no line end, no control, no half of a character among it
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
    else:
        text = _LINE_ENDS.sub("\n", storable(text))
        if not lines:
            text = _BLANKS.sub(" ", text)
        text = unicodedata.normalize("NFC", _CONTROLS.sub("", text))
    text = text.strip()
    if len(text) > limit:
        raise ValueProblem(TOO_LONG, limit=limit, length=len(text))
    return text or None


def fold_code(value: Json, limit: int) -> str | None:
    """The text of a phone number, an identity number or an address: full-width signs become plain ones."""
    return fold(narrow(expect_text(value)), limit)


def narrow(text: str) -> str:
    """Full-width digits, letters and signs as plain ones."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def storable(text: str) -> str:
    """The text unchanged, if PostgreSQL and JSON can hold it."""
    if "\0" in text:
        raise ValueProblem(NUL_CHARACTER)
    if not text.isascii() and _SURROGATE.search(text):
        raise ValueProblem(LONE_SURROGATE)
    return text
