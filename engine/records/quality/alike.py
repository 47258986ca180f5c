"""Records taken for the same: alike in every field of a rule, as the search compares texts, and blanks left out.

Only records their reader may read are compared: that his customer is another branch's too is not for him to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, select, type_coerce, union_all
from sqlalchemy.types import Text

from engine.permissions.access import Action
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.readable import Readable

Names = Sequence[str]
Made = Callable[[Caller, Readable], ColumnElement[bool]]
WRITTEN = frozenset({"text", "email", "url"})
"""Types that keep a text as it was written; the others keep a value one way."""


def keys(entity: Entity) -> Iterator[tuple[str, ...]]:
    """Fields by which two records are taken for the same: the form's own rules; and what may not occur twice, where
    texts that differ to the database may be alike to a person."""
    written = [tuple(each) for each in entity.quality.alike] if entity.quality else []
    single = [(each.name,) for each in entity.fields if each.unique and _is_written(each)]
    together = [each for each in entity.unique_together if any(_is_written(entity.by_name[name]) for name in each)]
    seen: set[frozenset[str]] = set()
    for each in (*written, *single, *together):
        if frozenset(each) not in seen:
            seen.add(frozenset(each))
            yield tuple(each)


def stands_twice(names: Names) -> Made:
    """There is another record like this one, among those that may be read."""

    def made(caller: Caller, found: Readable) -> ColumnElement[bool]:
        other = _others(caller, found)
        there, here = compared(names, other), compared(names, found)
        same = (a == b for a, b in zip(there, here, strict=True))
        another = select(other.table["id"]).where(other.rows, *same, other.table["id"] != found.table["id"])
        return exists(another.correlate(found.table.source))

    return made


def any_of(rules: Sequence[Names]) -> Made:
    """There is another record like this one by some rule."""

    def made(caller: Caller, found: Readable) -> ColumnElement[bool]:
        one_by_one: list[Select[Any]] = []
        for names in rules:
            some = _others(caller, found)
            one_by_one.append(some.select(some.table["id"]).where(stands_twice(names)(caller, some)))
        return found.table["id"].in_(union_all(*one_by_one))

    return made


def compared(names: Names, found: Readable) -> list[ColumnElement[Any]]:
    """What of a record is compared; null is like nothing."""
    return [_normal(found.entity.by_name[each], found) for each in names]


def clusters(names: Names, found: Readable) -> Select[Any]:
    """How many records are like another, and how many different ones they are."""
    key = compared(names, found)
    many = func.count()
    alike = found.select(many.label("n")).where(and_(*(each.is_not(None) for each in key)))
    some = alike.group_by(*key).having(many > 1).subquery("alike")
    return select(func.coalesce(func.sum(some.c.n), 0), func.count()).select_from(some)


def _normal(field: EntityField, found: Readable) -> ColumnElement[Any]:
    column = found.table.compared(field)
    if field.encrypted or not _is_written(field):
        return column
    folded = func.platform.search_text(type_coerce(column, Text()), type_=Text())
    return func.replace(folded, literal(" ", Text()), literal("", Text()), type_=Text())


def _is_written(field: EntityField) -> bool:
    return field.type in WRITTEN and not field.encrypted


def _others(caller: Caller, found: Readable) -> Readable:
    lens = caller.lens(found.entity.app, found.entity.name)
    return lens.readable(action=Action.READ, alias=None)
