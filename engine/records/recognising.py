"""Who is it? The records that have what another system knows of somebody: the number that calls, the number on a card,
several of them together.

Found by fields that are searchable or whose values do not occur twice, among the records the person may read. A field
he sees masked is asked no more than what its mask leaves visible, one he does not see does not exist. Whoever may read
nothing gets the answer of who finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Text, bindparam, cast, func, literal_column
from sqlalchemy.dialects.postgresql import ARRAY

from engine.errors import Invalid, NotFound
from engine.fields.field_type import ValueProblem
from engine.fields.masks import mask_for
from engine.fields.phones import as_dialled
from engine.fields.sealed import EXACT
from engine.fields.searched import BY_END
from engine.permissions.access import Action
from engine.permissions.access import Write as Level
from engine.problems import Code, Problem, pointer
from engine.query.filters import VALUE_MISSING
from engine.query.render import Kept, render
from engine.query.source import UNKNOWN_FIELD
from engine.records.answer import as_records
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.finding import named_by
from engine.records.layout import record_layout
from engine.records.lens import Lens
from engine.records.projection import ID, Row
from engine.records.readable import Readable
from engine.records.reading import Reading
from engine.records.sealing import comparable
from engine.records.validation import VALUES

MOST_FIELDS = 5
MOST_LISTED = 10
LOOKED_AT = 50
"""Records looked at, so that what masks hide does not decide how many are left."""

KNOWN_BY = EXACT | {"serial_number"}
"""Types of which a whole value names somebody."""

NOT_VALUES = Code(
    "not_values_to_find",
    zh='请给出 1 到 {most} 个字段和要找的值，例如 {{"phone": "13800138000"}}',
    en='Give 1 to {most} fields and the values to find, such as {{"phone": "13800138000"}}',
)
NOT_FOUND_BY = Code(
    "not_found_by",
    zh="“{label}”不能用来打开记录：要先设为“可搜索”或“不允许重复”",
    en="Records cannot be opened by '{label}': make it searchable or unique first",
)
_VISIBLE_END = re.compile(r"[0-9]{3}[0-9Xx]$", re.ASCII)

Way = Literal["unique", "part", "end", "plain", "visible"]
_kept: Kept[Reading] = Kept(512)


@dataclass(frozen=True, slots=True)
class Given:
    """One value to find. `masked` is what somebody who sees its field masked sees of it."""

    field: EntityField
    value: str
    way: Way
    masked: str = ""


async def recognise(caller: Caller, app: str, form: str, written: Any) -> dict[str, Any]:
    """`{items, more, create, known}`: the records, as a picker shows them; whether there are more; whether he may make
    a new one, and what is known of it already. Any: JSON somebody sent."""
    if not isinstance(written, Mapping) or not 1 <= len(written) <= MOST_FIELDS:
        raise Invalid([NOT_VALUES.at(VALUES, most=MOST_FIELDS)])
    try:
        lens = caller.lens(app, form)
    except NotFound:
        return {"items": [], "more": False, "create": False, "known": {}}
    given, problems, unseen = _read(lens, written)
    if problems:
        raise Invalid(problems)
    found = [] if unseen or not lens.access.may(Action.READ) else await _found(caller, lens, given)
    known = _known(lens, given) if not found and lens.access.may(Action.CREATE) else {}
    items = found[:MOST_LISTED]
    return {
        "items": items,
        "more": len(found) > len(items),
        "create": not found and lens.access.may(Action.CREATE),
        "known": known,
    }


def opens_by(field: EntityField) -> bool:
    """Records can be opened by a value of this field."""
    return field.type in KNOWN_BY and not field.virtual and (field.searched or field.unique)


def _read(lens: Lens, written: Mapping[str, Any]) -> tuple[list[Given], list[Problem], bool]:
    """What is to be found, everything wrong with it, and whether a field is named that its reader sees too little
    of."""
    given, problems, unseen = list[Given](), list[Problem](), False
    created = lens.rights.ever_written(Action.CREATE)
    for name, value in written.items():
        path = VALUES + pointer(name)
        field = lens.entity.by_name.get(name)
        if field is None or not (lens.rights.ever_seen(field.uid) or field.uid in created):
            problems.append(UNKNOWN_FIELD.at(path, name=name[:60]))
            continue
        if not opens_by(field):
            problems.append(NOT_FOUND_BY.at(path, label=field.label.as_dict()))
            continue
        read = _value(field, value, path)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        way = _way(lens, field, read)
        unseen = unseen or way is None
        masked = mask_for(field.type, field.options)(read) if way == "visible" else None
        given.append(Given(field, read, way or "plain", masked or ""))
    return given, problems, unseen


def _value(field: EntityField, value: Any, path: str) -> str | Problem:
    told = as_dialled(value) if field.type == "phone" and isinstance(value, str) else value
    try:
        read = field.traits.parse(told)
    except ValueProblem as problem:
        return problem.code.at(path, **problem.params)
    except (TypeError, ValueError, AttributeError):
        return VALUE_MISSING.at(path)
    return VALUE_MISSING.at(path) if read is None else str(read)


def _way(lens: Lens, field: EntityField, value: str) -> Way | None:
    """How the field is asked; None where its reader sees too little of it to ask."""
    by_index = field.searched and not field.encrypted
    if not lens.rights.always_clear(field.uid):
        if not lens.rights.always_seen(field.uid) or not by_index or field.type not in BY_END:
            return None
        masked = mask_for(field.type, field.options)(value) or ""
        return "visible" if _VISIBLE_END.search(masked) else None
    if field.unique or not by_index:
        return "unique" if field.unique else "plain"
    if field.type not in BY_END:
        return "part"
    return "end" if _VISIBLE_END.search(value) else "plain"


async def known_as(caller: Caller, lens: Lens, written: Any) -> list[UUID]:
    """The ids of the records with these values, those in the recycle bin among them, with the eyes of the lens."""
    if not isinstance(written, Mapping) or not 1 <= len(written) <= MOST_FIELDS:
        raise Invalid([NOT_VALUES.at(VALUES, most=MOST_FIELDS)])
    given, problems, _ = _read(lens, written)
    if problems:
        raise Invalid(problems)
    found = [row for deleted in (False, True) for row in (await _rows(caller, lens, given, deleted=deleted))[1]]
    return [row[ID] for row in found]


async def _found(caller: Caller, lens: Lens, given: Sequence[Given]) -> list[dict[str, Any]]:
    reading, rows = await _rows(caller, lens, given)
    records = await as_records(caller, lens, reading.projection, rows)
    _, hint = named_by(lens.readable())
    return [_item(each, hint, caller) for each in records if _looks_like(each, given)]


async def _rows(
    caller: Caller, lens: Lens, given: Sequence[Given], *, deleted: bool = False
) -> tuple[Reading, list[Row]]:
    shape = tuple((each.field.uid, each.way) for each in given)
    key = (lens.key, "recognise", shape, deleted)
    reading = _kept.get(key, lambda: _statement(lens, given, deleted=deleted))
    values: dict[str, Any] = dict(caller.bound(lens))
    for n, each in enumerate(given):
        if each.way == "visible":
            values[f"begin{n}"], values[f"end{n}"] = each.masked.partition("*")[0], each.masked.rpartition("*")[2]
        else:
            values[f"v{n}"] = comparable(caller.session, each.field, each.value)
            values[f"text{n}"] = each.value
    return reading, list(await caller.session.raw.fetch(reading.statement.text, *reading.statement.arguments(values)))


def _statement(lens: Lens, given: Sequence[Given], *, deleted: bool) -> Reading:
    found = lens.readable(deleted=deleted)
    title, hint = named_by(found)
    masked = [each.field for each in given if each.way == "visible"]
    fields = [each for each in found.shown if each in (title, hint, *masked) or each.name == found.entity.title_field]
    layout, projection = record_layout(lens, found, fields=fields)
    same = [each for n, one in enumerate(given) for each in _same(found, one, n)]
    order = (found.table["created_at"].desc(), found.table["id"].desc())
    most = literal_column(str(LOOKED_AT), Integer)
    statement = found.select(*layout.columns).where(*same).order_by(*order).limit(most)
    return Reading(render(statement, comment=f"{lens.entity.reference} {lens.entity.version_id}"), projection)


def _same(found: Readable, given: Given, n: int) -> list[ColumnElement[bool]]:
    """What finds it in an index, and what decides."""
    column = found.table.compared(given.field)
    if given.way == "visible":
        end, begin = bindparam(f"end{n}", type_=Text), bindparam(f"begin{n}", type_=Text)
        ends = func.right(column, func.char_length(end)) == end
        return [_indexed(column, func.platform.ending_asked(end)), ends, func.starts_with(column, begin)]
    same = column == bindparam(f"v{n}", type_=column.type)
    text = bindparam(f"text{n}", type_=Text)
    if given.way == "part":
        return [_indexed(column, func.platform.search_asked(text)), same]
    return [_indexed(column, func.platform.ending_asked(text)), same] if given.way == "end" else [same]


def _indexed(column: ColumnElement[Any], asked: ColumnElement[Any]) -> ColumnElement[bool]:
    """What the index of a searchable field answers."""
    grams: Any = func.platform.search_grams(column, type_=ARRAY(Text))
    found: ColumnElement[bool] = grams.contains(cast(asked, ARRAY(Text)))
    return found


def _looks_like(record: Mapping[str, Any], given: Sequence[Given]) -> bool:
    """What masks leave of the record is what they leave of the values; longer or shorter ones may only end alike."""
    return all(
        mask_for(each.field.type, each.field.options)(record["values"].get(each.field.name)) == each.masked
        for each in given
        if each.way == "visible"
    )


def _item(record: Mapping[str, Any], hint: EntityField | None, caller: Caller) -> dict[str, Any]:
    told = record["values"].get(hint.name) if hint is not None else None
    shown = None if hint is None or told is None else hint.traits.display(told, caller.language)
    return {"id": record["id"], "label": str(record["title"]), "hint": shown}


def _known(lens: Lens, given: Sequence[Given]) -> dict[str, str]:
    """What he may write in a new record himself."""
    written = lens.rights.ever_written(Action.CREATE)
    return {
        each.field.name: each.field.traits.dump(each.value)
        for each in given
        if written.get(each.field.uid, Level.NEVER) is not Level.NEVER
        and not each.field.read_only
        and each.field.type != "serial_number"
    }
