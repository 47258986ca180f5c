"""Reading records: one, a page of many, the recycle bin. Statements are built once per form, rights and shape, and
kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import asyncpg
from sqlalchemy import ColumnElement, Integer, bindparam

from engine.errors import Invalid, NotFound
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Action
from engine.problems import Problem
from engine.query import counting, paging
from engine.query.paging import BAD_CURSOR, Key, Place
from engine.query.render import Kept, Rendered, render
from engine.query.source import UNKNOWN_FIELD
from engine.records.answer import as_record, as_records
from engine.records.asking import Question
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import EntityField
from engine.records.layout import record_layout
from engine.records.lens import RECORD, Lens
from engine.records.matching import Matching, read_matching
from engine.records.projection import ID, Projection, Row
from engine.records.readable import Readable
from engine.records.sealing import opened_row
from engine.records.speed.listed import listed, shape_asked
from engine.records.speed.shape import Shape
from engine.records.speed.watch import Listed, Timed


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement that reads records. `keys` says where the values of the order are, `counted` where the count is."""

    statement: Rendered
    projection: Projection
    keys: tuple[int, ...] = ()
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list asks for, as it was written: conditions, order, fields, page."""

    filter: Any = None  # Any: JSON somebody sent
    sort: Any = None
    fields: Any = None
    limit: Any = None
    after: Any = None
    bin: bool = False
    given: Question | None = None  # the condition of a view, beside the caller's own
    within: Any = None  # more conditions, as a list: those of a group


_kept: Kept[Reading] = Kept(4096)
_many: WeakKeyDictionary[Any, counting.Many] = WeakKeyDictionary()  # Any: a picture of what is live


async def get(caller: Caller, app: str, form: str, record: UUID) -> dict[str, Any]:
    """One record, with what its reader may do with it."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    return await as_record(caller, lens, reading.projection, row)


async def fetch(
    caller: Caller, lens: Lens, record: UUID, *, to: Action = Action.READ, deleted: bool = False, lock: bool = False
) -> tuple[Reading, Row | None]:
    """The row of one record that may be read, with its bits; `to` is what else must be allowed with it.

    Whoever is about to update also gets the columns he may write without seeing them. `lock` holds the record against
    other writers and against new references to it.
    """
    key = (lens.key, "one", to, deleted, lock)
    reading = _kept.get(key, lambda: _one(lens, to, deleted=deleted, lock=lock))
    arguments = reading.statement.arguments({**caller.bound(lens), "id": record})
    row = await caller.session.raw.fetchrow(reading.statement.text, *arguments)
    return reading, await opened_row(caller.session, reading.projection.sealed, row)


def _one(lens: Lens, to: Action, *, deleted: bool, lock: bool) -> Reading:
    found = lens.readable(deleted=deleted, action=to if deleted else Action.READ)
    fields: Sequence[EntityField] = found.shown
    if to is Action.UPDATE:
        written = lens.rights.ever_written(Action.UPDATE)
        fields = [each for each in lens.entity.fields if each in found.shown or each.uid in written]
    layout, projection = record_layout(lens, found, fields=fields, all_bits=True)
    statement = found.select(*layout.columns).where(found.table["id"] == bindparam("id", type_=UUID_COLUMN))
    if lock:
        statement = statement.with_for_update(of=found.table.source)
    return Reading(_rendered(lens, statement), projection)


async def page(caller: Caller, app: str, form: str, wanted: Wanted) -> dict[str, Any]:
    """A page of the records a person may read: `{items, next, count}`."""
    lens = caller.lens(app, form)
    lens.need(Action.DELETE if wanted.bin else Action.READ)
    found = lens.readable(deleted=wanted.bin, action=Action.DELETE if wanted.bin else Action.READ)
    matching, keys, fields = _read(caller, lens, found, wanted)
    matching = matching if wanted.bin else await matching.by_index(caller, lens)
    limit = paging.read_limit(wanted.limit)
    given = wanted.given and [wanted.given.app, wanted.given.written]
    bound_to = paging.digest(lens.entity.uid, wanted.bin, wanted.filter, wanted.within, given, _order_text(keys))
    place = None if wanted.after in (None, "") else paging.read_cursor(str(wanted.after), bound_to, len(keys))
    order = tuple((each.source.name, each.descending) for each in keys)
    empty = None if place is None else place.empty
    names = None if fields is None else tuple(each.uid for each in fields)
    key = (lens.key, "page", wanted.bin, matching.key(caller), order, names, empty)

    def make(*, count: bool) -> Reading:
        return _page(lens, found, matching.where(caller, found), keys, fields, empty, count=count)

    reading = _kept.get(key, lambda: make(count=empty is None))
    values = {**caller.bound(lens), **matching.bound(caller), "page_size": limit + 1}
    if place is not None:
        values |= paging.bindings(place)
    lately, list_ = _lately(caller), counting.list_digest(reading.statement.text, reading.statement.arguments(values))
    many = reading.counted is not None and lately.holds(list_)
    if many:
        reading = _kept.get((*key, "uncounted"), lambda: make(count=False))
    with (
        nullcontext()
        if wanted.bin
        else Timed(caller.session, key, partial(listed, caller, lens, found, matching, keys))
    ):
        rows = await _rows(caller, reading, values)
    more, rows = len(rows) > limit, rows[:limit]
    if place is None and not more:
        counted = len(rows), True
    elif many:
        counted = counting.MOST_COUNTED, False
    else:
        counted = _counted(reading, place, rows)
        lately.note(list_, counted)
    following = None
    if more:
        last = rows[-1]
        following = paging.cursor(bound_to, Place(tuple(last[each] for each in reading.keys), counted))
    items = await as_records(caller, lens, reading.projection, rows)
    return {"items": items, "next": following, "count": counting.as_json(counted)}


def asked_for(caller: Caller, app: str, form: str, wanted: Wanted) -> tuple[Lens, Listed]:
    """Which list that would be, to look at what would make it faster."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    found = lens.readable()
    matching, keys, _ = _read(caller, lens, found, wanted)
    return lens, listed(caller, lens, found, matching, keys)


def shape_of_asked(caller: Caller, app: str, form: str, wanted: Wanted) -> Shape:
    """The shape of that list alone."""
    lens = caller.lens(app, form)
    matching, keys, _ = _read(caller, lens, lens.readable(), wanted)
    return shape_asked(lens, matching, keys)


def _read(
    caller: Caller, lens: Lens, found: Readable, wanted: Wanted
) -> tuple[Matching, list[Key], list[EntityField] | None]:
    matching, problems = read_matching(caller, lens, found, wanted.filter, wanted.given, within=wanted.within)
    keys, unsorted = paging.read_sort(wanted.sort, found.find)
    fields, unknown = _fields(found, wanted.fields)
    problems = [*problems, *unsorted, *unknown]
    if problems:
        raise Invalid(problems)
    if not keys:
        newest = found.find("created_at", "/sort")
        assert not isinstance(newest, Problem)
        keys = [Key(newest, descending=True)]
    return matching, keys, fields


def _fields(found: Readable, written: Any) -> tuple[list[EntityField] | None, list[Problem]]:
    if written is None or written == "" or written == []:
        return [each for each in found.shown if each.rows is None], []  # rows are for who names them
    names = [each.strip() for each in written.split(",")] if isinstance(written, str) else written
    if not isinstance(names, list):
        return None, [UNKNOWN_FIELD.at("/fields", name=str(written)[:60])]
    shown = {each.name: each for each in found.shown}
    unknown = [name for name in names if name not in shown and name not in SYSTEM_FIELDS]
    title = found.entity.title_field
    wanted = {*names, title}
    return (
        [each for each in found.shown if each.name in wanted],
        [UNKNOWN_FIELD.at("/fields", name=str(name)[:60]) for name in unknown],
    )


def _page(
    lens: Lens,
    found: Readable,
    where: Sequence[ColumnElement[bool]],
    keys: Sequence[Key],
    fields: Sequence[EntityField] | None,
    empty: Sequence[bool] | None,
    *,
    count: bool,
) -> Reading:
    layout, projection = record_layout(lens, found, fields=fields)
    identity = found.table["id"]
    at = (*(layout.add(each.source.order) for each in keys), ID)
    matching = found.select(identity).where(*where)
    counted = layout.add(counting.capped_count(matching)) if count else None
    statement = matching.with_only_columns(*layout.columns)
    if empty is not None:
        statement = statement.where(paging.after(keys, identity, empty))
    statement = statement.order_by(*paging.order_by(keys, identity)).limit(bindparam("page_size", type_=Integer))
    return Reading(_rendered(lens, statement), projection, at, counted)


async def _rows(caller: Caller, reading: Reading, values: dict[str, Any]) -> list[Row]:
    arguments = reading.statement.arguments(values)
    try:
        return list(await caller.session.raw.fetch(reading.statement.text, *arguments))
    except asyncpg.DataError:
        if any(name.startswith("k") for name in values):
            raise Invalid([BAD_CURSOR.at("/after")]) from None  # values of other types than the order's
        raise


def _lately(caller: Caller) -> counting.Many:
    return _many.setdefault(caller.live, counting.Many())


def _counted(reading: Reading, place: Place | None, rows: Sequence[Row]) -> tuple[int, bool]:
    if place is not None and place.counted is not None:
        return place.counted
    if reading.counted is None or not rows:
        return 0, True
    return counting.told(rows[0][reading.counted])


def _order_text(keys: Sequence[Key]) -> str:
    return ",".join(("-" if each.descending else "") + each.source.name for each in keys)


def _rendered(lens: Lens, statement: Any) -> Rendered:
    return render(statement, comment=f"{lens.entity.reference} {lens.entity.version_id}")
