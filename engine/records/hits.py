"""Which records of a form have the words of a search: the newest of them that a person may read, and no more.

How much is looked at hardly grows with the form. Chinese words, which are looked for in a text as it is, are first
looked for in the newest records: what many have is found there, and somebody who may read few has no others. The index
takes long to name what many have, and is asked only after that. Where few records may have one of the words, it has
named them all: they are put in order, newest first, and looked at until enough are found. Where many may have each,
hits lie close together in the list itself, which is gone through from its newest end. All ways find the same, so it
does not matter to anybody which is taken. What the index answers is never worked out for a record: a word at a time is
asked of it, and nothing else, since PostgreSQL joins no two answers of indexes with the same predicate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from engine.fields.searched import BY_END
from engine.permissions.access import Action
from engine.permissions.row_rule import ALL, STRUCTURAL
from engine.query.sql_search import Way, by_pinyin, checked, ends_in, holds_word, indexed, is_text, sounds_like
from engine.records.columns import TEXT, FormTable
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.readable import Readable
from engine.search.words import Word

MOST_HITS = 100
"""So many hits of a form are told, and whether there are more."""

FEW = 10_000
"""So many records that may have the words are put in order; of more the list is gone through."""

LOOKED = 5_000
"""So many of the newest are looked at first; four times as many for several words, which fewer have together."""

WHOLE = "whole"
"""What is bound to all words together."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The ids of the hits, and how many there are: one more than the most where there are more."""

    ids: Select[Any]
    count: ScalarSelect[int]


def word_name(at: int) -> str:
    """What a word is bound as."""
    return f"w{at}"


def pattern_name(at: int) -> str:
    """What finds it as it was written is bound as."""
    return f"p{at}"


def digest_name(at: int, field: EntityField) -> str:
    """What a word is bound as that may be the whole of an encrypted field."""
    return f"d{at}_{field.uid}"


def hits(lens: Lens, fields: Sequence[EntityField], words: Sequence[Word]) -> Hits:
    """The newest records in which every word is found in one of the fields. Where there are more of them than are
    told, those whose title is what was typed are among them all the same."""
    ways: list[Select[Any]] = []
    passed: list[ColumnElement[bool]] = []
    if all(each.same for each in words):
        looked, enough = _looked(lens, fields, words)
        ways.append(select(looked.c.id, looked.c.created_at).where(enough))
        passed.append(~enough)
    for at, each in enumerate(words):
        listed = _listed(lens, fields, each, at)
        many = _counted(listed) > number(FEW)
        ways.append(_among(lens, fields, words, listed, and_(*passed, ~many)))
        passed.append(many)
    found = union_all(*ways, _from_the_newest(lens, fields, words, and_(*passed))).cte("found")
    ids = select(found.c.id)
    title = next((each for each in fields if each.name == lens.entity.title_field and each.ordered), None)
    if title is not None:
        named = _named(lens, title, _counted(found) > number(MOST_HITS))
        ids = select(union_all(ids, named).subquery("all_found").c.id)
    return Hits(ids, _counted(found))


def _looked(lens: Lens, fields: Sequence[EntityField], words: Sequence[Word]) -> tuple[CTE, ColumnElement[bool]]:
    """Those of the newest records that have the words, and whether there are enough of them or no records beside. The
    newest that somebody may read where an index gives these in order; otherwise the newest there are."""
    found, beside = lens.readable(alias="l"), lens.readable(alias="b")
    among = _among_which(lens, found)
    has = _have(found, fields, words) if among is found.rows else [found.rows, *_have(found, fields, words)]
    most = number(LOOKED if len(words) == 1 else 4 * LOOKED)
    key, created = found.table["id"], found.table["created_at"]
    newest = select(key.label("id"), created.label("created_at"), and_(*has).label("has")).where(among)
    first = newest.order_by(created.desc(), key.desc()).limit(most).subquery("first")
    looked = select(first.c.id, first.c.created_at).where(first.c.has)
    hits_there = (
        looked.order_by(first.c.created_at.desc(), first.c.id.desc()).limit(number(MOST_HITS + 1)).cte("looked")
    )
    there = select(beside.table["id"]).where(_among_which(lens, beside)).limit(most).subquery("there")
    no_others = select(func.count()).select_from(there).scalar_subquery() < most
    enough = select(or_(_counted(hits_there) > number(MOST_HITS), no_others).label("so")).cte("enough")
    return hits_there, select(enough.c.so).scalar_subquery()


def _among_which(lens: Lens, found: Readable) -> ColumnElement[bool]:
    rules = {each.rule(Action.READ) for each in lens.access.grants} - {None}
    is_ordered = not lens.access.deny and len(rules) == 1 and rules <= {ALL, STRUCTURAL["own"]}
    return found.rows if is_ordered else found.table["deleted_at"].is_(None)


def _listed(lens: Lens, fields: Sequence[EntityField], word: Word, at: int) -> CTE:
    """Records that may have a word, as the indexes tell: all of them, or one more than a few. Only the index is asked:
    whether they may be read is looked at when they are."""
    table = lens.readable(alias="s").table
    listed = select(table["id"].label("id"), table["created_at"].label("created_at"))
    may_have = indexed(_ways(table, fields, word, at))
    return listed.where(table["deleted_at"].is_(None), may_have).limit(number(FEW + 1)).cte(f"listed{at}")


def _among(
    lens: Lens, fields: Sequence[EntityField], words: Sequence[Word], listed: CTE, when: ColumnElement[bool]
) -> Select[Any]:
    """The newest of those listed that have the words."""
    found = lens.readable(alias="v")
    newest = select(listed.c.id, listed.c.created_at).where(when)
    first = newest.order_by(listed.c.created_at.desc(), listed.c.id.desc()).subquery("first")
    return (
        found.select(first.c.id, first.c.created_at)
        .select_from(first.join(found.table.source, found.table["id"] == first.c.id))
        .where(*_have(found, fields, words))
        .order_by(first.c.created_at.desc(), first.c.id.desc())
        .limit(number(MOST_HITS + 1))
    )


def _from_the_newest(
    lens: Lens, fields: Sequence[EntityField], words: Sequence[Word], when: ColumnElement[bool]
) -> Select[Any]:
    """The newest of all that have the words."""
    found = lens.readable(alias="m")
    key, created = found.table["id"], found.table["created_at"]
    return (
        found.select(key.label("id"), created.label("created_at"))
        .where(when, *_have(found, fields, words))
        .order_by(created.desc(), key.desc())
        .limit(number(MOST_HITS + 1))
    )


def _named(lens: Lens, title: EntityField, when: ColumnElement[bool]) -> Select[Any]:
    """The newest whose title is what was typed; they stand together in the index by which lists are ordered."""
    found = lens.readable(alias="n")
    column, typed = found.table.of(title), bindparam(WHOLE, type_=Text)
    same = and_(by_pinyin(column) == by_pinyin(typed), is_text(column, typed))
    order = (found.table["created_at"].desc(), found.table["id"].desc())
    return found.select(found.table["id"]).where(when, same).order_by(*order).limit(number(MOST_HITS + 1))


def _have(found: Readable, fields: Sequence[EntityField], words: Sequence[Word]) -> list[ColumnElement[bool]]:
    return [checked(_ways(found.table, fields, each, at)) for at, each in enumerate(words)]


def _ways(table: FormTable, fields: Sequence[EntityField], word: Word, at: int) -> list[Way]:
    """How a word can be found in one of the fields."""
    text = bindparam(word_name(at), type_=Text)
    ways: list[Way] = []
    for each in fields:
        column = table.compared(each)
        if each.encrypted:
            same = column == bindparam(digest_name(at, each), type_=TEXT)
            ways.append(Way(same, same))
        elif each.type not in BY_END:
            written = None if word.same or word.pattern is None else bindparam(pattern_name(at), type_=Text)
            ways.append(holds_word(column, text, same=word.same, pattern=written))
            if word.initials and each.type != "long_text":
                ways.append(sounds_like(column, text))
        elif word.end:
            ways.append(ends_in(column, text))
    return ways


def _counted(rows: CTE) -> ScalarSelect[int]:
    return select(func.count()).select_from(rows).scalar_subquery()


def number(value: int) -> ColumnElement[int]:
    """A number that stands in the statement itself."""
    return literal_column(str(value), Integer)
