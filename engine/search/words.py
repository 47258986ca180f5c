"""What somebody types to find something, as words: each must be found in one field or another of a record. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from engine.fields.field_type import Json, ValueProblem
from engine.fields.text import narrow, storable
from engine.problems import Code, Problem

LONGEST = 100
MOST_WORDS = 5
LEAST_DIGITS = 4
"""Of a number so many of its last digits are asked for, so that a short number does not find everybody."""

NOTHING_TO_FIND = Code("nothing_to_search", zh="请输入要搜索的内容", en="Type something to search for")
SEARCH_TOO_SHORT = Code(
    "search_too_short",
    zh="“{word}”太短：至少一个汉字，或两个字母或数字",
    en="'{word}' is too short: at least one Chinese character, or two letters or digits",
)
SEARCH_TOO_LONG = Code(
    "search_too_long",
    zh="搜索内容最多 {limit} 个字，现在有 {length} 个",
    en="A search has at most {limit} characters; this has {length}",
)
TOO_MANY_WORDS = Code(
    "search_too_many_words", zh="一次最多搜索 {limit} 个词", en="At most {limit} words are searched for at once"
)

_INITIALS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_END = re.compile(r"[0-9]{3,}[0-9x]")
_NUMBER = re.compile(r"[0-9]+(?:[ -][0-9]+)+[xX]?")
_LONGEST_INITIALS = 20
_SAME = re.compile(r"[\u2e80-\u9fff]+")
_PLAIN = re.compile(r"[\x21-\x7e\u2e80-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded as the texts it is looked for in, and as it was written."""

    text: str
    written: str

    @property
    def initials(self) -> bool:
        """Letters, and few of them."""
        return 1 < len(self.text) <= _LONGEST_INITIALS and _INITIALS.fullmatch(self.text) is not None

    @property
    def same(self) -> bool:
        """Chinese characters only: in a text they are what they are in the folded text, and nothing else becomes one of
        them."""
        return _SAME.fullmatch(self.text) is not None

    @property
    def pattern(self) -> str | None:
        """What finds it in a text as it was written, as a regular expression; None where only the folded text tells."""
        if not _PLAIN.fullmatch(self.text):
            return None
        last = len(self.text) - 1
        return "".join(_class(each, is_last=at == last) for at, each in enumerate(self.text))

    @property
    def end(self) -> bool:
        """Digits, and enough of them; the last may be the X of an identity number."""
        return _END.fullmatch(self.text) is not None


def folded(text: str) -> str:
    """Small letters and plain signs, as `platform.search_text` has them: character by character."""
    return narrow("".join(each.lower() for each in text)) if not text.isascii() else text.lower()


def read_words(written: Json, path: str = "/q") -> tuple[tuple[Word, ...], Sequence[Problem]]:
    """The words, or everything that is wrong with them."""
    if not isinstance(written, str):
        return (), [NOTHING_TO_FIND.at(path)]
    try:
        text = unicodedata.normalize("NFC", storable(written))
    except ValueProblem as problem:
        return (), [problem.code.at(path, **problem.params)]
    if len(text.strip()) > LONGEST:
        return (), [SEARCH_TOO_LONG.at(path, limit=LONGEST, length=len(text.strip()))]
    shown = "".join(each if each.isprintable() else " " for each in text).split()
    if _NUMBER.fullmatch(" ".join(shown)):  # written in groups, as on a card
        shown = ["".join(shown).replace("-", "")]
    words = tuple({folded(each): Word(folded(each), each) for each in shown}.values())
    if not words:
        return (), [NOTHING_TO_FIND.at(path)]
    problems = [SEARCH_TOO_SHORT.at(path, word=each.text) for each in words if _is_short(each.text)]
    if len(words) > MOST_WORDS:
        problems.append(TOO_MANY_WORDS.at(path, limit=MOST_WORDS))
    return words, problems


def _class(character: str, *, is_last: bool) -> str:
    """Everything that folds to a character. Two signs from elsewhere do; one of them leaves a dot of its own behind."""
    signs = {character, character.upper()}
    signs |= {chr(ord(each) + 0xFEE0) for each in signs if each.isascii()}
    signs |= {"\u212a"} if character == "k" else {"\u0130"} if character == "i" and is_last else set()
    return "[" + "".join(f"\\u{ord(each):04x}" for each in sorted(signs)) + "]"


def _is_short(word: str) -> bool:
    return len(word) == 1 and (word.isascii() or not unicodedata.category(word).startswith(("Lo", "So")))
