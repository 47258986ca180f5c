"""Names in a sheet as ids: people by name or login, units by label or code, records by what they are called; one in a
cell, or several where the field holds several.

A name is looked up among what whoever brings the file may read. One that belongs to nobody is told as the form tells of
an id that does; one that belongs to several is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import any_, bindparam, cast, or_, select

from engine.identity.tables import org_unit, person
from engine.problems import Code, pointer
from engine.query.render import Kept, Rendered, render
from engine.records.caller import Caller
from engine.records.columns import Physical
from engine.records.entity import EntityField
from engine.records.exchange.written import NAMED
from engine.records.item import Item
from engine.records.lens import Lens
from engine.records.titles import seen_form
from engine.records.trouble import NO_SUCH_PERSON, NO_SUCH_RECORD, NO_SUCH_UNIT
from engine.records.validation import VALUES

SEVERAL = Code(
    "ambiguous_name",
    zh="“{label}”：有不止一个“{value}”，请改填编号",
    en="{label}: there is more than one '{value}'; give its number instead",
)
BETWEEN = re.compile(r"[、,，;；|\n]")
LISTS = frozenset({"people", "references"})
NOBODY = {
    "person": NO_SUCH_PERSON, "people": NO_SUCH_PERSON, "org_unit": NO_SUCH_UNIT, "reference": NO_SUCH_RECORD,
    "references": NO_SUCH_RECORD,
}  # fmt: skip
_kept: Kept[Rendered] = Kept(512)


async def resolve(caller: Caller, lens: Lens, items: Sequence[Item]) -> None:
    """Put ids in the place of names, in every row."""
    for each in lens.entity.fields:
        if each.type not in NAMED | LISTS:
            continue
        if each.type in LISTS:
            for item in items:
                _split(item.sent, each.name)
        asked = {text for item in items for _, text in _names(item.sent.get(each.name))}
        if asked:
            found = await _found(caller, lens, each, sorted(asked))
            for item in items:
                _put(each, item, found)


def _split(sent: dict[str, Any], name: str) -> None:
    """What stands in one cell as the list it means; a name that holds a comma is written as JSON."""
    text = sent.get(name)
    if not isinstance(text, str):
        return
    if text.startswith("["):
        with suppress(orjson.JSONDecodeError):
            sent[name] = orjson.loads(text)
            return
    sent[name] = [each.strip() for each in BETWEEN.split(text) if each.strip()]


def _names(sent: Any) -> Iterator[tuple[int | None, str]]:
    """The names in a cell that are no ids, with their places where there are several."""
    if isinstance(sent, list):
        yield from ((at, text) for at, text in enumerate(sent) if isinstance(text, str) and not _is_id(text))
    elif isinstance(sent, str) and not _is_id(sent):
        yield None, sent


def _put(field: EntityField, item: Item, found: Mapping[str, set[UUID]]) -> None:
    label, wrong = field.label.as_dict(), []
    for at, text in _names(item.sent.get(field.name)):
        ids = found.get(text, set())
        if len(ids) != 1:
            place = VALUES + pointer(field.name, *([] if at is None else [at]))
            several = SEVERAL.at(place, label=label, value=text[:60])
            wrong.append(several if ids else NOBODY[field.type].at(place, label=label))
        elif at is None:
            item.sent[field.name] = str(next(iter(ids)))
        else:
            item.sent[field.name][at] = str(next(iter(ids)))
    if wrong:
        del item.sent[field.name]
        item.fail(wrong)


async def _found(caller: Caller, lens: Lens, field: EntityField, texts: list[str]) -> dict[str, set[UUID]]:
    match field.type:
        case "person" | "people":
            statement, names = _kept.get("person", _people), 2
            bound: dict[str, Any] = {"texts": texts}
        case "org_unit":
            statement, names = _kept.get("org_unit", _units), 3
            bound = {"texts": texts}
        case _:
            target = seen_form(caller, field) if field.type in LISTS else lens.targets[field.uid]
            fields = called_by(target) if target is not None else []
            if target is None or not fields:
                return {}
            statement = _kept.get((target.key, "called"), lambda: _records(target, fields))
            bound, names = {**caller.bound(target), "texts": texts}, len(fields)
    found: dict[str, set[UUID]] = {}
    for row in await caller.session.raw.fetch(statement.text, *statement.arguments(bound)):
        for name in row[1 : 1 + names]:
            if name is not None:
                found.setdefault(name, set()).add(row[0])
    return found


def called_by(target: Lens) -> list[EntityField]:
    """The fields a record may be called by: its title and its unique texts, as far as they are seen in clear."""
    entity = target.entity
    wanted = [each for each in entity.fields if each.name == entity.title_field or each.unique]
    return [
        each
        for each in wanted
        if each.traits.column.sql == "text" and not each.encrypted and target.rights.always_clear(each.uid)
    ]


def _people() -> Rendered:
    same = or_(person.c.name == _any(), person.c.login == _any())
    return render(select(person.c.id, person.c.name, person.c.login).where(same, person.c.state == "active"))


def _units() -> Rendered:
    zh, en = org_unit.c.label["zh"].astext, org_unit.c.label["en"].astext
    return render(
        select(org_unit.c.id, zh, en, org_unit.c.code).where(or_(zh == _any(), en == _any(), org_unit.c.code == _any()))
    )


def _records(target: Lens, fields: Iterable[EntityField]) -> Rendered:
    found = target.readable(alias="t")
    columns = [found.table.of(each) for each in fields]
    statement = found.select(found.table["id"], *columns).where(or_(*(each == _any() for each in columns)))
    return render(statement, comment=f"{target.entity.reference} {target.entity.version_id}")


def _any() -> Any:  # Any: SQLAlchemy's own ANY
    return any_(cast(bindparam("texts"), Physical("text[]")))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
