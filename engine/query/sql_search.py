"""Searching as SQL: what a column is found by stands in an index, and is looked at once more in the value itself.

`platform.search_grams` makes of a text its pairs of characters, its initials and its last digits; the index of a
searchable field holds them. A text that has all pairs of a word need not have the word, so the value decides.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, func, literal_column, or_
from sqlalchemy.dialects.postgresql import ARRAY

Sql = ColumnElement[Any]


def holds_word(column: Sql, word: Sql, *, initials: bool) -> ColumnElement[bool]:
    """The word is part of the text; or, where it may be `initials`, that is how a part of it is read."""
    pairs = _grams(column).contains(func.platform.search_asked(word, type_=ARRAY(Text)))
    found = and_(pairs, func.strpos(func.platform.search_text(column), word) > 0)
    if not initials:
        return found
    letters = _grams(column).contains(func.platform.initials_asked(word, type_=ARRAY(Text)))
    sounds = func.platform.pinyin_initials(column).regexp_match(func.platform.initials_pattern(word))
    return or_(found, and_(letters, sounds))


def ends_in(column: Sql, digits: Sql) -> ColumnElement[bool]:
    """The number ends in these digits."""
    last = _grams(column).contains(func.platform.ending_asked(digits, type_=ARRAY(Text)))
    return and_(last, func.right(func.platform.search_text(column), func.char_length(digits)) == digits)


def may_hold(column: Sql, pattern: Sql) -> ColumnElement[bool]:
    """What is so of every text the LIKE pattern finds anywhere, and is answered by the index alone."""
    pairs: ColumnElement[bool] = _grams(column).contains(func.platform.search_asked_like(pattern, type_=ARRAY(Text)))
    return pairs


def nearness(column: Sql, whole: Sql) -> ColumnElement[int]:
    """How near a text is to what was typed: 2 it is that, 1 it begins with it, 0."""
    text = func.platform.search_text(func.coalesce(column, literal_column("''")))
    return case(
        (text == whole, literal_column("2")),
        (func.starts_with(text, whole), literal_column("1")),
        else_=literal_column("0"),
    )


def by_pinyin(column: Sql) -> Sql:
    """What a Chinese text is ordered by."""
    key: Sql = func.platform.pinyin_key(column, type_=Text).collate("C")
    return key


def _grams(column: Sql) -> Any:  # Any: an array, which has operators of its own
    return func.platform.search_grams(column, type_=ARRAY(Text))
