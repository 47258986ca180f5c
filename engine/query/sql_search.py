"""Searching as SQL: what a column is found by stands in an index, and is looked at once more in the value itself.

`platform.search_grams` makes of a text its pairs of characters, its initials and its last digits; the index of a
searchable field holds them. A text that has all pairs of a word need not have the word, so the value decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, case, false, func, literal_column, or_
from sqlalchemy.dialects.postgresql import ARRAY

Sql = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Way:
    """One way a record is found: what the index answers, and what is looked at in the value. Kept apart: a condition
    that the index answers alone is not worked out again for each record."""

    indexed: ColumnElement[bool]
    checked: ColumnElement[bool]


def indexed(ways: Sequence[Way]) -> ColumnElement[bool]:
    """The record may be found one way or another, as the index tells."""
    return or_(false(), *(each.indexed for each in ways))


def checked(ways: Sequence[Way]) -> ColumnElement[bool]:
    """The record is found one way or another, as its values tell."""
    return or_(false(), *(each.checked for each in ways))


def holds_word(column: Sql, word: Sql, *, same: bool = False, pattern: Sql | None = None) -> Way:
    """The word is part of the text. One that is the `same` in the text itself is looked for there, and so is what finds
    it as it was written: to fold a text takes much longer."""
    pairs = _grams(column).contains(func.platform.search_asked(word, type_=ARRAY(Text)))
    if pattern is not None:
        return Way(pairs, column.regexp_match(pattern))
    return Way(pairs, func.strpos(column if same else func.platform.search_text(column), word) > 0)


def has_grams(column: Sql, grams: Sql) -> ColumnElement[bool]:
    """All of these are what the text is indexed by."""
    has: ColumnElement[bool] = _grams(column).contains(grams)
    return has


def sounds_like(column: Sql, word: Sql) -> Way:
    """The letters are how a part of the text is read."""
    letters = _grams(column).contains(func.platform.initials_asked(word, type_=ARRAY(Text)))
    return Way(letters, func.platform.pinyin_initials(column).regexp_match(func.platform.initials_pattern(word)))


def ends_in(column: Sql, digits: Sql) -> Way:
    """The number ends in these digits."""
    last = _grams(column).contains(func.platform.ending_asked(digits, type_=ARRAY(Text)))
    return Way(last, func.right(func.platform.search_text(column), func.char_length(digits)) == digits)


def nearness(column: Sql, whole: Sql) -> ColumnElement[int]:
    """How near a text is to what was typed: 2 it is that, 1 it begins with it, 0."""
    text = func.platform.search_text(func.coalesce(column, literal_column("''")))
    return case(
        (text == whole, literal_column("2")),
        (func.starts_with(text, whole), literal_column("1")),
        else_=literal_column("0"),
    )


def is_text(column: Sql, whole: Sql) -> ColumnElement[bool]:
    """The text is what was typed, and nothing else."""
    same: ColumnElement[bool] = func.platform.search_text(column) == whole
    return same


def by_pinyin(column: Sql) -> Sql:
    """What a Chinese text is ordered by."""
    key: Sql = func.platform.pinyin_key(column, type_=Text).collate("C")
    return key


def _grams(column: Sql) -> Any:  # Any: an array, which has operators of its own
    return func.platform.search_grams(column, type_=ARRAY(Text))
