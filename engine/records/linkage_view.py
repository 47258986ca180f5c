"""A form's expressions as its user's browser runs them, and the values of referred records they read.

A tree that reads a field this person does not see in clear is left out: it holds on the server all the same. So is
whatever belongs to a field he knows nothing of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from sqlalchemy import bindparam

from engine.calendars.live import live_calendars
from engine.errors import NotFound
from engine.expressions import tree_json
from engine.expressions.values.workdays import Workdays
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Action, See
from engine.query.render import Kept, render
from engine.records.answer import as_records
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import Entity, EntityField
from engine.records.layout import record_layout
from engine.records.lens import RECORD, Lens
from engine.records.linkage import FieldRules, Linkage, Path, Rule
from engine.records.reading import Reading
from engine.reference import Label

Json = Any  # any JSON value


def described(caller: Caller, lens: Lens, usable: Iterable[str]) -> dict[str, Json] | None:
    """What there is to run in a browser, by field name; None of a form without expressions. `usable` are the uids of
    the fields this person knows of."""
    linkage = lens.entity.linkage
    if linkage is None:
        return None
    seen = {path for path in linkage.reads if is_seen(caller, lens, path)}
    told = _told(caller, lens.entity, linkage, seen, set(usable))
    referred_ = [{"path": [*path], "type": _type(caller, lens, path)} for path in sorted(seen) if len(path) > 1]
    return {**told, "referred": referred_}


def described_rows(caller: Caller, rows: Entity) -> dict[str, Json] | None:
    """The same of a sub-table this person sees in clear; its expressions are about one row."""
    if rows.linkage is None:
        return None
    told = _told(caller, rows, rows.linkage, set(rows.linkage.reads), {each.uid for each in rows.fields})
    return {**told, "referred": []}


def _told(caller: Caller, entity: Entity, linkage: Linkage, seen: set[Path], known: set[str]) -> dict[str, Json]:
    fields = {entity.by_uid[uid].name: _field(rules, seen) for uid, rules in linkage.fields.items() if uid in known}
    checks = [
        {
            "name": each.name,
            "fails_if": tree,
            "message": each.message,
            "at": entity.by_uid[each.at].name if each.at in known and each.at in entity.by_uid else None,
        }
        for each in linkage.checks
        if (tree := _tree(each.fails, seen)) is not None
    ]
    return {
        "schema": tree_json.SCHEMA,
        "fields": fields,
        "checks": checks,
        "ranks": {name: list(codes) for name, codes in linkage.ranks.items()},
        "calendars": calendars_told(linkage.calendars, live_calendars(cast("Any", caller.live), entity.app)),
    }


def calendars_told(names: Iterable[str], calendars: Mapping[str, Workdays]) -> dict[str, Json]:
    """The days of these calendars; one that is not there is left out, and the server says so."""
    return {name: calendars[name].told() for name in names if name in calendars}


def _field(rules: FieldRules, seen: set[Path]) -> dict[str, Json]:
    return {
        "visible_if": _tree(rules.visible, seen),
        "when_hidden": "clear" if rules.clears else "keep",
        "required_if": _tree(rules.required, seen),
        "read_only_if": _tree(rules.read_only, seen),
        "options_if": _tree(rules.offered, seen),
        "default_by": _tree(rules.default, seen),
        "computed": _tree(rules.computed, seen),
    }


def _tree(rule: Rule | None, seen: set[Path]) -> Mapping[str, Json] | None:
    return rule.tree if rule is not None and seen.issuperset(rule.reads) else None


def is_seen(caller: Caller, lens: Lens, path: Path) -> bool:
    """This person sees the field at the end of a path in clear, on some record at least, and every step on the way."""
    first, *rest = path
    if first in SYSTEM_FIELDS:
        return True
    if lens.rights.ever_seen_as.get(first) is not See.CLEAR:
        return False
    if not rest:
        return True
    target = target_of(caller, lens, first)
    return target is not None and is_seen(caller, target, tuple(rest))


def _type(caller: Caller, lens: Lens, path: Path) -> str:
    """The type of the field at the end of a path this person sees."""
    first, *rest = path
    target = target_of(caller, lens, first) if rest else None
    if target is not None:
        return _type(caller, target, tuple(rest))
    return SYSTEM_FIELDS[first].type if first in SYSTEM_FIELDS else lens.entity.by_uid[first].type


def target_of(caller: Caller, lens: Lens, uid: str) -> Lens | None:
    """The form a reference leads to, through his eyes; None where there is nothing for him to read."""
    field = lens.entity.by_uid.get(uid)
    if field is None or field.target is None:
        return None
    try:
        found = caller.lens(field.target.app, field.target.name)
    except NotFound:
        return None
    return found if found.access.may(Action.READ) else None


async def referred(caller: Caller, lens: Lens, field: str, record: UUID) -> dict[str, Json]:
    """What the form's expressions read of a record `field` may refer to, by path of uids joined by dots; NotFound
    where this person may not read it. What he does not see of it is left out."""
    linkage, of = lens.entity.linkage, lens.entity.by_name.get(field)
    if of is None or of.target is None or lens.rights.ever_seen_as.get(of.uid) is not See.CLEAR:
        raise NotFound(FIELD.as_dict(), field)
    paths = [path for path in (linkage.reads if linkage else ()) if path[0] == of.uid and len(path) > 1]
    target = target_of(caller, lens, of.uid)
    if target is None:
        raise NotFound(RECORD.as_dict(), record)
    found = await values_at(caller, target, record, [path[1:] for path in paths])
    if found is None:
        raise NotFound(RECORD.as_dict(), record)
    return {".".join((of.uid, *path)): value for path, value in sorted(found.items())}


FIELD = Label(zh="字段", en="field")
_kept: Kept[Reading] = Kept(1024)


async def values_at(caller: Caller, lens: Lens, record: UUID, paths: Iterable[Path]) -> dict[Path, Json] | None:
    """The values at these paths from a record, as they travel; None where it may not be read."""
    wanted = [path for path in paths if is_seen(caller, lens, path)]
    fields = tuple(each for each in lens.entity.fields if each.uid in {path[0] for path in wanted})
    reading = _kept.get((lens.key, fields), lambda: _one(lens, fields))
    arguments = reading.statement.arguments({**caller.bound(lens), "id": record})
    row = await caller.session.raw.fetchrow(reading.statement.text, *arguments)
    if row is None:
        return None
    (shown,) = await as_records(caller, lens, reading.projection, [row])
    found: dict[Path, Json] = {}
    for path in wanted:
        name = path[0] if path[0] in SYSTEM_FIELDS else lens.entity.by_uid[path[0]].name
        if name in SYSTEM_FIELDS:
            value = shown[name]
            found[path] = value["id"] if isinstance(value, dict) else value
        elif name in shown["values"] and name not in shown["masked"] and len(path) == 1:
            found[path] = shown["values"][name]
    for uid in {path[0] for path in wanted if len(path) > 1}:
        below = shown["values"].get(lens.entity.by_uid[uid].name)
        target = target_of(caller, lens, uid)
        if below is not None and target is not None:
            inner = await values_at(caller, target, UUID(below), [path[1:] for path in wanted if path[0] == uid])
            found |= {(uid, *path): value for path, value in (inner or {}).items()}
    return found


def _one(lens: Lens, fields: tuple[EntityField, ...]) -> Reading:
    readable = lens.readable()
    shown = [each for each in readable.shown if each in fields]
    layout, projection = record_layout(lens, readable, fields=shown)
    statement = readable.select(*layout.columns).where(readable.table["id"] == bindparam("id", type_=UUID_COLUMN))
    return Reading(render(statement, comment=f"{lens.entity.reference} {lens.entity.version_id}"), projection)
