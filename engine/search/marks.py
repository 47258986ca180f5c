"""Where in a value the words of a search are, and how much of a long value is shown around them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.search.readings import readings
from engine.search.words import Word, folded

LONGEST_SHOWN = 80
BEFORE = 20
"""Characters shown in front of the first mark of a long value."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A value, or a part of it, with where the words are in it."""

    text: str
    marks: tuple[Span, ...]


def marked(value: str, words: Iterable[Word], *, by_end: bool = False) -> Excerpt | None:
    """The value with its marks; None where no word is in it. `by_end`: words count only where the value ends."""
    find = _at_end if by_end else _anywhere
    spans = sorted({span for word in words if (span := find(value, word)) is not None})
    return _around(value, _merged(spans)) if spans else None


def _anywhere(value: str, word: Word) -> Span | None:
    parts = [folded(each) for each in value]
    at = "".join(parts).find(word.text)
    if at >= 0:
        return _position(parts, at), _position(parts, at + len(word.text) - 1) + 1
    return _by_initials(parts, word.text) if word.initials else None


def _at_end(value: str, word: Word) -> Span | None:
    if not word.end or not folded(value).endswith(word.text):
        return None
    return len(value) - len(word.text), len(value)


def _position(parts: Sequence[str], at: int) -> int:
    """Which character of the value a place in the folded text belongs to: folding may make two of one."""
    passed = 0
    for position, each in enumerate(parts):
        passed += len(each)
        if passed > at:
            return position
    return len(parts) - 1


def _by_initials(parts: Sequence[str], letters: str) -> Span | None:
    told = [(at, _initials(each)) for at, each in enumerate(parts)]
    sounding = [(at, each) for at, each in told if each is not None]
    for start in range(len(sounding) - len(letters) + 1):
        if all(letter in sounding[start + n][1] for n, letter in enumerate(letters)):
            return sounding[start][0], sounding[start + len(letters) - 1][0] + 1
    return None


def _initials(character: str) -> str | None:
    """What a character counts as: nothing at all for punctuation, which is passed over."""
    if len(character) == 1 and character.isascii():
        return character if character.isalnum() else None
    if len(character) == 1 and _is_punctuation(ord(character)):
        return None
    return readings().of(character) if len(character) == 1 else ""


def _is_punctuation(code: int) -> bool:
    return code == 0xB7 or 0x2000 <= code <= 0x206F or 0x3000 <= code <= 0x303F


def _merged(spans: Sequence[Span]) -> list[Span]:
    made: list[Span] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _around(value: str, spans: Sequence[Span]) -> Excerpt:
    if len(value) <= LONGEST_SHOWN:
        return Excerpt(value, tuple(spans))
    start = max(0, min(spans[0][0] - BEFORE, len(value) - LONGEST_SHOWN))
    end = min(len(value), start + LONGEST_SHOWN)
    front = "…" if start else ""
    text = front + value[start:end].replace("\n", " ") + ("…" if end < len(value) else "")
    shift = start - len(front)
    return Excerpt(text, tuple((one - shift, min(other, end) - shift) for one, other in spans if one < end))
