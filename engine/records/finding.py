"""Finding records by what they are called or hold: pickers of references, and whom a value belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, bindparam, literal_column
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.types import Identifier
from engine.permissions.access import Action
from engine.query.filters import LONGEST_TEXT, like_pattern
from engine.query.render import Kept, render
from engine.records.answer import as_record, as_records
from engine.records.asking import Asked
from engine.records.caller import Caller
from engine.records.columns import INTEGER, TEXT
from engine.records.entity import EntityField
from engine.records.layout import record_layout
from engine.records.lens import Lens
from engine.records.narrowing import narrowing, part_of
from engine.records.readable import Readable
from engine.records.reading import Reading
from engine.records.sealing import comparable, digest

MOST_FOUND = 20
MOST_IDS = 200
HINTS = ("serial_number", "text", "phone", "choice", "id_number")
"""Types that tell two records of the same title apart, the best first."""

_kept: Kept[Reading] = Kept(1024)


async def look_up(
    caller: Caller,
    app: str,
    form: str,
    *,
    q: str = "",
    ids: Sequence[UUID] | None = None,
    asked: Asked | None = None,
) -> list[Any]:
    """Records for a picker, by part of the title (or of the hint) or by id: `{id, label, hint}`, only readable ones.
    With `asked`, only those of which it is true; Invalid where the database cannot answer it."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    found = lens.readable()
    title, hint = named_by(found)
    text = unicodedata.normalize("NFC", "".join(each for each in q if each.isprintable())).strip()[:LONGEST_TEXT]
    by = "ids" if ids is not None else ("text" if text else "newest")
    looked = part_of(_texts(title, hint), text) if by == "text" else None
    narrowed = await narrowing(caller, lens, [looked] if looked is not None else [])
    key = (lens.key, by, narrowed.key, asked.key(caller) if asked is not None else None)

    def make() -> Reading:
        only = [] if asked is None else [asked.where(caller, found)]
        return _statement(lens, found, (title, hint), by, [*only, *narrowed.where(lens, found)])

    reading = _kept.get(key, make)
    values = {**caller.bound(lens), **narrowed.bound(), **(asked.bound(caller) if asked is not None else {})}
    values |= {"ids": list(ids or ())[:MOST_IDS], "text": like_pattern(text), "most": MOST_FOUND}
    if title is not None and title.encrypted:
        values["digest"] = digest(caller.session, title, text)  # found by the whole of it, or not at all
    if by == "ids":
        values["most"] = MOST_IDS
    rows = await caller.session.raw.fetch(reading.statement.text, *reading.statement.arguments(values))
    records = await as_records(caller, lens, reading.projection, rows)
    return [_picked(each, title, hint, caller) for each in records]


async def find_one(caller: Caller, lens: Lens, values: Mapping[EntityField, Any]) -> dict[str, Any] | None:
    """The record with these values, if the person may read it. Asked for him, never by him: values may be unseen."""
    if not values:
        return None
    found = lens.readable()
    layout, projection = record_layout(lens, found, all_bits=True)
    same = [
        found.table.compared(each) == bindparam(f"v{n}", type_=found.table.of(each).type)
        for n, each in enumerate(values)
    ]
    statement = render(found.select(*layout.columns).where(*same).limit(literal_column("1")))
    given = [comparable(caller.session, each, value) for each, value in values.items()]
    bound = {**caller.bound(lens), **{f"v{n}": value for n, value in enumerate(given)}}
    row = await caller.session.raw.fetchrow(statement.text, *statement.arguments(bound))
    return None if row is None else await as_record(caller, lens, projection, row)


def named_by(found: Readable) -> tuple[EntityField | None, EntityField | None]:
    """The field a record is known by and one that tells namesakes apart; only such as are seen in clear everywhere."""
    clear = [each for each in found.shown if found.rights.always_clear(each.uid)]
    title = next((each for each in clear if each.name == found.entity.title_field), None)
    others = [each for each in clear if each is not title and not each.sensitivity and each.type in HINTS]
    others = [each for each in others if not each.encrypted]
    others.sort(key=lambda each: HINTS.index(each.type))
    return title, others[0] if others else None


def _statement(
    lens: Lens,
    found: Readable,
    named: tuple[EntityField | None, EntityField | None],
    by: str,
    only: Sequence[ColumnElement[bool]],
) -> Reading:
    title, hint = named
    fields = [each for each in found.shown if each in (title, hint) or each.name == found.entity.title_field]
    layout, projection = record_layout(lens, found, fields=fields)
    statement = found.select(*layout.columns).where(*only).limit(bindparam("most", type_=INTEGER))
    identity = found.table["id"]
    if by == "ids":
        statement = statement.where(identity == any_(bindparam("ids", type_=ARRAY(Identifier)))).order_by(identity)
    elif by == "text":
        matches = [
            found.table.compared(each) == bindparam("digest", type_=TEXT)
            if each.encrypted
            else found.table.of(each).ilike(bindparam("text"))
            for each in _texts(title, hint)
        ]
        condition = matches[0] if matches else literal_column("false")
        for each in matches[1:]:
            condition = condition | each
        statement = statement.where(condition).order_by(found.table["created_at"].desc(), identity.desc())
    else:
        statement = statement.order_by(found.table["created_at"].desc(), identity.desc())
    return Reading(render(statement, comment=f"{lens.entity.reference} {lens.entity.version_id}"), projection)


def _texts(title: EntityField | None, hint: EntityField | None) -> list[EntityField]:
    """The fields a text is looked for in."""
    return [each for each in (title, hint) if each is not None and each.traits.column.sql == "text"]


def _picked(record: Mapping[str, Any], title: EntityField | None, hint: EntityField | None, caller: Caller) -> Any:
    shown = record["title"]
    told = None
    if hint is not None and record["values"].get(hint.name) is not None:
        told = hint.traits.display(record["values"][hint.name], caller.language)
    return {"id": record["id"], "label": shown if shown not in (None, "") else record["id"][-8:], "hint": told}
