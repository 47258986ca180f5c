"""Records taken for the same: alike in every field of a rule, as the search compares texts, and blanks left out.

Only records their reader may read are compared: that his customer is another branch's too is not for him to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, literal, select, type_coerce, union_all
from sqlalchemy.types import Text

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


def stands_twice(rules: Sequence[Names]) -> Made:
    """There is another record like this one by some rule, among those that may be read. Found once a statement,
    however often it is asked there."""

    def made(caller: Caller, found: Readable) -> ColumnElement[bool]:
        some = [caller.lens(found.entity.app, found.entity.name).readable(alias=None) for _ in rules]
        ids = [_first(seen, names) for seen, names in zip(some, rules, strict=True)]
        several = (ids[0] if len(ids) == 1 else union_all(*ids)).cte()
        return found.table["id"].in_(select(several.c.id))

    return made


def several(names: Names, found: Readable, *more: ColumnElement[Any]) -> Subquery:
    """The records with something to compare: id, how many are like it, itself included, its place among these, and
    what else of it is asked."""
    key = [_normal(found.entity.by_name[each], found) for each in names]
    many = func.count().over(partition_by=key).label("many")
    place = func.row_number().over(partition_by=key).label("place")
    rows = found.select(found.table["id"], many, place, *more)
    return rows.where(*(each.is_not(None) for each in key)).subquery()


def _first(found: Readable, names: Names) -> Select[Any]:
    rows = several(names, found)
    return select(rows.c.id).where(rows.c.many > 1)


def _normal(field: EntityField, found: Readable) -> ColumnElement[Any]:
    column = found.table.compared(field)
    if field.encrypted or not _is_written(field):
        return column
    folded = func.platform.search_text(type_coerce(column, Text()), type_=Text())
    return func.replace(folded, literal(" ", Text()), literal("", Text()), type_=Text()).collate("C")


def _is_written(field: EntityField) -> bool:
    return field.type in WRITTEN and not field.encrypted
