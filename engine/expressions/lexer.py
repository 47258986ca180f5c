"""From text to tokens: positions in code points, full-width punctuation read as its ASCII twin outside strings.

Names are not put together here: which words form one name depends on what is in scope, so the parser does it
(DMN 1.5, 10.3.1.2, grammar rules 21 to 30).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from engine.expressions.failure import BAD_CHARACTER, OPEN_STRING, TOO_LONG, ExpressionError, Span
from engine.expressions.limits import Limits


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    STRING = "string"
    WORD = "word"
    SYMBOL = "symbol"
    END = "end"


class Token(NamedTuple):
    """One token. `text` is normalised; of a string it is the value with escapes resolved. (A tuple, since a text is
    read anew at every key that is pressed: it is made in half the time of a dataclass.)"""

    kind: Kind
    text: str
    span: Span

    def is_symbol(self, *texts: str) -> bool:
        """One of these symbols."""
        return self.kind is Kind.SYMBOL and self.text in texts

    def is_word(self, *texts: str) -> bool:
        """One of these words."""
        return self.kind is Kind.WORD and self.text in texts


FULL_WIDTH = str.maketrans(
    "（）［］｛｝，：．＋－＊／＜＞＝！＠；？０１２３４５６７８９",
    "()[]{},:.+-*/<>=!@;?0123456789",
)
QUOTES = frozenset('"“”＂')
NAME_START = (
    r"?A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3005-\u3007\u3021-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFF\uFF21-\uFF3A\uFF41-\uFF5A\uFF65-\uFFDC\U00010000-\U000EFFFF"
)
TOKEN = re.compile(
    r"(?P<space>[\s\u0085\u200B\u3000\uFEFF]+|//[^\n\r]*|/\*.*?\*/)"
    r"|(?P<number>(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][+-]?\d+)?)"
    rf"|(?P<word>[{NAME_START}][{NAME_START}\d\u0300-\u036F\u203F-\u2040]*)"
    r"|(?P<symbol>\*\*|<=|>=|!=|\.\.|->|[-+*/=<>()\[\]{},:.@;'%])"
    r"|(?P<string>\"(?:[^\"\\]|\\.)*+\"|[“”](?:[^”\\]|\\.)*+”|＂(?:[^＂\\]|\\.)*+＂)",
    re.DOTALL,
)
KINDS = {each.value: each for each in (Kind.NUMBER, Kind.WORD, Kind.SYMBOL)}
ESCAPE = re.compile(r"\\(?:([\"'\\ntr])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


def tokens(text: str, limits: Limits) -> list[Token]:
    """All tokens, ending with END. Raises ExpressionError with the place."""
    if len(text) > limits.text:
        raise ExpressionError(TOO_LONG, (limits.text, len(text)), limit=limits.text, length=len(text))
    normal = _normalised(text)
    found: list[Token] = []
    at = 0
    for match in TOKEN.finditer(normal):
        start, end = match.span()
        if start > at:
            break
        at = end
        group = match.lastgroup
        if group == "space":
            continue
        if group == "string":
            found.append(Token(Kind.STRING, unescaped(text[start + 1 : end - 1]), (start, end)))
        else:
            found.append(Token(KINDS[group or ""], match[0], (start, end)))
    if at < len(text):
        if text[at] in QUOTES:
            raise ExpressionError(OPEN_STRING, (at, len(text)))
        raise ExpressionError(BAD_CHARACTER, (at, at + 1), found=text[at])
    found.append(Token(Kind.END, "", (at, at)))
    return found


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """A name as the sequence of token texts it is written with, so that white space in it does not matter."""
    normal = name.translate(FULL_WIDTH)
    parts: list[str] = []
    at = 0
    while at < len(normal):
        match = TOKEN.match(normal, at)
        if match is None or match.lastgroup == "string":
            parts.append(normal[at])
            at += 1
            continue
        if match.lastgroup != "space":
            parts.append(match.group())
        at = match.end()
    return tuple(parts)


def _normalised(text: str) -> str:
    """ASCII punctuation for full-width, of the same length; the inside of strings is read from the original."""
    return text.translate(FULL_WIDTH) if not text.isascii() else text


def unescaped(body: str) -> str:
    """A string literal's value: JSON escapes, six-digit \\U, surrogate pairs joined (DMN 1.5, grammar rule 35)."""
    if "\\" not in body:
        return body
    resolved = ESCAPE.sub(_escape, body)
    if any("\ud800" <= character <= "\udfff" for character in resolved):
        resolved = resolved.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return resolved


def _escape(match: re.Match[str]) -> str:
    simple, four, six, other = match.groups()
    if simple:
        return SIMPLE_ESCAPES[simple]
    if four or six:
        value = int(four or six, 16)
        return chr(value) if value <= 0x10FFFF else match.group()
    return "\\" + other
