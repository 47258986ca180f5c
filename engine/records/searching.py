"""Searching the records of every form a person may read, by words: under his row rights, in the fields he sees in clear
on every record.

A field he sees masked, or in clear on some records only, is not looked at: to find by it would tell what it holds. What
is encrypted is found by its whole value. Of each form so many hits are told and no more; they are put in order among
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, literal_column, tuple_

from engine.errors import Invalid, NotFound
from engine.fields.searched import BY_END
from engine.permissions.access import Action
from engine.query import counting, paging
from engine.query.paging import BAD_CURSOR, Place
from engine.query.render import Kept, Rendered, render
from engine.query.sql_search import nearness
from engine.records.answer import as_records, record_reading
from engine.records.caller import Caller
from engine.records.columns import INSTANT, TEXT
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import EntityField
from engine.records.hits import MOST_HITS, WHOLE, digest_name, hits, pattern_name, word_name
from engine.records.layout import record_layout
from engine.records.lens import FORM, Lens
from engine.records.projection import ID, Projection
from engine.records.sealing import digest_of
from engine.reference import Reference
from engine.search.marks import Excerpt, marked
from engine.search.words import Word, read_words

SHOWN = 5
"""Records of each form, where all forms are searched."""
MOST_SHOWN = 50
MOST_FORMS = 100
MOST_HITS_SHOWN = 3
"""Fields of a record that are shown because a word is in them."""


@dataclass(frozen=True, slots=True)
class Searching:
    """A statement that searches one form. The values of the order and the count are its last columns."""

    statement: Rendered
    projection: Projection
    keys: tuple[int, ...]
    counted: int


_kept: Kept[Searching] = Kept(2048)


async def search(
    caller: Caller, written: Any, *, form: str | None = None, limit: Any = None, after: Any = None
) -> dict[str, Any]:
    """The hits of every form, the first few of each: `{groups, unfinished}`; of one form a page of them. Any: JSON
    somebody sent."""
    words, problems = read_words(written)
    if problems:
        raise Invalid(problems)
    if form is not None:
        lens = _named(caller, form)
        rows = paging.read_limit(limit) if limit is not None else MOST_SHOWN
        return {"groups": [await _group(caller, lens, words, rows, after)], "unfinished": False}
    lenses = list(_searched(caller))
    groups = [await _group(caller, each, words, SHOWN, None) for each in lenses[:MOST_FORMS]]
    return {"groups": [each for each in groups if each["items"]], "unfinished": len(lenses) > MOST_FORMS}


def fields_for(lens: Lens) -> tuple[EntityField, ...]:
    """The fields of a form that are looked at for somebody, what records are known by first."""
    found = [each for each in lens.entity.fields if each.searched and lens.rights.always_clear(each.uid)]
    return tuple(sorted(found, key=lambda each: each.name != lens.entity.title_field))


def _searched(caller: Caller) -> Iterator[Lens]:
    for app in caller.live.apps():
        for each in caller.live.definitions(app, "form"):
            try:
                lens = caller.lens(app, each.name)
            except NotFound:
                continue
            if lens.access.may(Action.READ) and fields_for(lens):
                yield lens


def _named(caller: Caller, form: str) -> Lens:
    try:
        reference = Reference.parse(form, app="")
    except ValueError:
        raise NotFound(FORM.as_dict(), form[:60]) from None
    lens = caller.lens(reference.app, reference.name)
    lens.need(Action.READ)
    return lens


async def _group(caller: Caller, lens: Lens, words: Sequence[Word], limit: int, after: Any) -> dict[str, Any]:
    entity = lens.entity
    texts = [each.text for each in words]
    bound_to = paging.digest(entity.uid, *texts)
    place = None if after in (None, "") else paging.read_cursor(str(after), bound_to, 2)
    if place is not None and not isinstance(place.values[0], int):
        raise Invalid([BAD_CURSOR.at("/after")])
    shape = tuple((each.initials, each.end, each.same, each.pattern is None) for each in words)
    searching = _kept.get((lens.key, shape, place is None), lambda: _statement(lens, words, first=place is None))
    values = {**caller.bound(lens), **_bound(caller, lens, words), "page_size": limit + 1}
    if place is not None:
        values |= paging.bindings(place)
    rows = await caller.session.raw.fetch(searching.statement.text, *searching.statement.arguments(values))
    more, rows = len(rows) > limit, rows[:limit]
    counted = place.counted if place is not None else _told(rows[0][searching.counted]) if rows else (0, True)
    following = None
    if more:
        following = paging.cursor(bound_to, Place(tuple(rows[-1][each] for each in searching.keys), counted))
    records = await as_records(caller, lens, searching.projection, rows, audited=True)
    items = [_item(each, fields_for(lens), words) for each in records]
    await _tell_reading(caller, lens, searching.projection, rows, items)
    return {
        "app": entity.app,
        "app_label": caller.live.definition("app", entity.app, "app").model.label.as_dict(),
        "form": entity.name,
        "label": entity.label.as_dict(),
        "items": items,
        "next": following,
        "count": counting.as_json(counted or (0, True)),
    }


def _bound(caller: Caller, lens: Lens, words: Sequence[Word]) -> dict[str, Any]:
    bound: dict[str, Any] = {word_name(at): each.text for at, each in enumerate(words)}
    bound |= {pattern_name(at): each.pattern for at, each in enumerate(words)}
    bound[WHOLE] = " ".join(each.text for each in words)
    digest = digest_of(caller.session, lens.entity)
    for field in fields_for(lens):
        if field.encrypted:
            bound |= {digest_name(at, field): digest((field.uid,), each.written) for at, each in enumerate(words)}
    return bound


def _statement(lens: Lens, words: Sequence[Word], *, first: bool) -> Searching:
    """The hits in order: what is typed itself, what begins with it, the newest."""
    fields = fields_for(lens)
    found_ones = hits(lens, fields, words)
    found = lens.readable()
    shown = {each.uid for each in fields}
    title = next((each for each in found.shown if each.name == lens.entity.title_field), None)
    layout, projection = record_layout(
        lens, found, fields=[each for each in found.shown if each.uid in shown or each is title]
    )
    near: ColumnElement[int] = literal_column("cast(0 as integer)", Integer)  # a bare 0 in an order is no value
    if title is not None and title.uid in shown and not title.encrypted:
        near = nearness(found.table.of(title), bindparam(WHOLE, type_=TEXT))
    order = (near, found.table["created_at"], found.table["id"])
    keys = (layout.add(near), layout.add(found.table["created_at"]), ID)
    counted = layout.add(found_ones.count)
    statement = found.select(*layout.columns).where(found.table["id"].in_(found_ones.ids))
    if not first:
        types = (Integer(), INSTANT, UUID_COLUMN)
        statement = statement.where(
            tuple_(*order) < tuple_(*(bindparam(f"k{n}", type_=each) for n, each in enumerate(types)))
        )
    statement = statement.order_by(*(each.desc() for each in order)).limit(bindparam("page_size", type_=Integer))
    comment = f"search {lens.entity.reference} {lens.entity.version_id}"
    return Searching(render(statement, comment=comment), projection, keys, counted)


def _told(found: int) -> tuple[int, bool]:
    return (MOST_HITS, False) if found > MOST_HITS else (found, True)


def _item(record: dict[str, Any], fields: Sequence[EntityField], words: Sequence[Word]) -> dict[str, Any]:
    hits = []
    for each in fields:
        value = record["values"].get(each.name)
        excerpt = _excerpt(each, str(value), words) if value is not None else None
        if excerpt is not None:
            marks = [list(span) for span in excerpt.marks]
            hits.append({"field": each.name, "label": each.label.as_dict(), "text": excerpt.text, "marks": marks})
    return {"id": record["id"], "title": record["title"], "hits": hits[:MOST_HITS_SHOWN]}


def _excerpt(field: EntityField, value: str, words: Sequence[Word]) -> Excerpt | None:
    if not field.encrypted:
        return marked(value, words, by_end=field.type in BY_END)
    for each in words:
        try:
            same = field.traits.parse(each.written) == value
        except ValueError:
            same = False
        if same:
            return Excerpt(value, ((0, len(value)),))
    return None


async def _tell_reading(
    caller: Caller, lens: Lens, projection: Projection, rows: Sequence[Any], items: Sequence[dict[str, Any]]
) -> None:
    """Values of class C2 and C3 that are shown in clear were read, as in any list; those that are not shown were
    not."""
    told: set[str] = set()
    ids = []
    for row, item in zip(rows, items, strict=True):
        sensitive = {lens.entity.by_uid[uid].name for uid in projection.sensitive(row)}
        names = sensitive & {lens.entity.title_field, *(each["field"] for each in item["hits"])}
        if names:
            told |= names
            ids.append(row[ID])
    if ids:
        await record_reading(caller, lens.entity, fields=told, ids=ids)
