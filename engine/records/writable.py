"""The only door for writing form tables: one statement writes the record, its change, its audit entry and, where a
key was given, the key; and returns the record as it now is, with what is needed to decide whether the write may stand.

The row filter of the action stands in the statement (before); the rules that hold for the new state come back as bits
(after). A referred record must be one the writer may read, and is held against deletion until the transaction ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Insert, Select, Update, bindparam, func, insert, select, update
from sqlalchemy import literal_column as literal

from engine.audit.entry import insert_statement as audit_insert
from engine.database.session import ReadSession
from engine.database.types import Document, Identifier, Instant
from engine.permissions.access import Action
from engine.query.render import Kept, Rendered, render
from engine.records import serial
from engine.records.columns import INTEGER, READ_COLUMNS, TEXT, FormTable, bare_table
from engine.records.entity import Entity, EntityField
from engine.records.eyes import RecordColumns
from engine.records.layout import over, record_layout, settled_title, title_column, title_field_of
from engine.records.lens import Lens
from engine.records.projection import Projection
from engine.records.row_rules import allowed, needs
from engine.records.sealing import sealed_row
from engine.records.tables import change, idempotency


@dataclass(frozen=True, slots=True)
class Shape:
    """What a write statement depends on, beside form and rights.

    `fields` are the uids written; `columns` the system columns an update sets besides (`owner_id`, `deleted_at`, …);
    `gone` says that the record lies in the recycle bin.
    """

    action: Action
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    keyed: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """A statement that writes one record. `found` says where each referred record's id comes back, null if not
    readable."""

    statement: Rendered
    projection: Projection
    found: Mapping[str, int]


_kept: Kept[Writing] = Kept(4096)


def writable(lens: Lens, shape: Shape) -> Writing:
    """The statement of this shape for people who see the form through this lens. Nothing else writes form tables."""
    return _kept.get((lens.key, shape), lambda: _make(lens, shape))


def value_name(uid: str) -> str:
    """The bound name of a field's value."""
    return f"v_{uid}"


def digest_name(uid: str) -> str:
    """The bound name of the digest of an encrypted field's value."""
    return f"d_{uid}"


def bound_row(
    session: ReadSession, entity: Entity, uids: Sequence[str], record: UUID, values: Mapping[str, Any]
) -> dict[str, Any]:
    """What the fields of a write are bound to, encrypted ones sealed."""
    fields = [entity.by_uid[uid] for uid in uids]
    names = [value_name(uid) for uid in uids] + [digest_name(each.uid) for each in fields if each.encrypted]
    return dict(zip(names, sealed_row(session, fields, record, values), strict=True))


def _make(lens: Lens, shape: Shape) -> Writing:
    entity = lens.entity
    fields = [entity.by_uid[uid] for uid in shape.fields]
    table = bare_table(entity)
    numbers: dict[EntityField, ColumnElement[str]] = {}
    if shape.action is Action.CREATE:
        for position, each in enumerate(serial.serial_fields(entity)):
            numbers[each] = serial.written(each, serial.counter(entity, each, position), position)
        write: Insert | Update = _insert(table, fields, numbers)
    else:
        write = _update(lens, table, fields, shape)
    found = lens.readable()
    held = {each.uid: _held(lens.targets[each.uid], each) for each in fields if each.uid in lens.targets}
    looked_at = [entity.by_uid[uid] for uid in sorted(needs(lens.access)) if uid in entity.by_uid]
    virtual = entity.linkage.virtual if entity.linkage is not None else ()
    worked_from = [entity.by_uid[uid] for uid in sorted(entity.worked_from(virtual)) if uid in entity.by_uid]
    needed = (*found.shown, *fields, *looked_at, *worked_from)
    returned = {each.column: table.of(each) for each in needed if each.rows is None}
    row = write.returning(*(table[name] for name in READ_COLUMNS), *returned.values()).cte("w")
    titles = {uid: (_one(cte, "title"), _one(cte, "bits")) for uid, cte in held.items()}
    layout, projection = record_layout(lens, over(found, FormTable(row)), all_bits=True, titles=titles)
    checks = {uid: layout.add(_one(cte, "id")) for uid, cte in held.items()}
    parts = [_change(numbers).cte("c"), audit_insert().cte("a")]
    if shape.keyed:
        parts.append(_key().cte("k"))
    statement: Select[Any] = select(*layout.columns).select_from(row).add_cte(*parts)
    return Writing(render(statement, comment=f"{entity.reference} {entity.version_id}"), projection, checks)


def _insert(
    table: FormTable, fields: Sequence[EntityField], numbers: Mapping[EntityField, ColumnElement[str]]
) -> Insert:
    me, now = bindparam("me", type_=Identifier), bindparam("now", type_=Instant)
    doer = bindparam("doer", type_=Identifier)
    values: dict[str, Any] = {  # Any: an SQL expression of any type
        "id": bindparam("id", type_=Identifier),
        "version": bindparam("version", type_=INTEGER),
        "owner_id": me,
        "org_id": bindparam("my_unit", type_=Identifier),
        "created_at": now,
        "created_by": doer,
        "updated_at": now,
        "updated_by": doer,
    }
    values |= _given(table, fields)
    for each, number in numbers.items():
        values[each.column] = number
    return insert(table.source).values(values)  # type: ignore[arg-type]  # the bare table, which is no alias


def _update(lens: Lens, table: FormTable, fields: Sequence[EntityField], shape: Shape) -> Update:
    values: dict[str, Any] = {
        "version": bindparam("version", type_=INTEGER),
        "updated_at": bindparam("now", type_=Instant),
        "updated_by": bindparam("doer", type_=Identifier),
    }
    for name in shape.columns:
        values[name] = bindparam(f"new_{name}", type_=table[name].type)
    values |= _given(table, fields)
    gone = table["deleted_at"]
    return (
        update(table.source)  # type: ignore[arg-type]
        .where(
            table["id"] == bindparam("id", type_=Identifier),
            table["version"] == bindparam("base", type_=INTEGER),
            gone.is_not(None) if shape.gone else gone.is_(None),
            allowed(lens.access, shape.action, RecordColumns(lens.entity, table, lens.eyes, is_subject=True)),
        )
        .values(values)
    )


def _given(table: FormTable, fields: Sequence[EntityField]) -> dict[str, Any]:
    """Values as they are bound: Any, a parameter of any type."""
    values: dict[str, Any] = {
        each.column: bindparam(value_name(each.uid), type_=table.of(each).type) for each in fields
    }
    return values | {each.digests: bindparam(digest_name(each.uid), type_=TEXT) for each in fields if each.encrypted}


def _held(target: Lens, field: EntityField) -> CTE:
    """The record a field is to refer to, if the writer may read it, locked against deletion."""
    found = target.readable(alias="t")
    title = title_field_of(target)
    bits = found.bits() if settled_title(target, title) is None else literal("0")
    key = found.table["id"]
    one = found.select(key.label("id"), title_column(found, title).label("title"), bits.label("bits"))
    one = one.where(key == bindparam(value_name(field.uid), type_=key.type))
    return one.with_for_update(read=True, key_share=True, of=found.table.source).cte(f"held_{field.uid}")


def _one(cte: CTE, column: str) -> ColumnElement[Any]:
    value: ColumnElement[Any] = select(cte.c[column]).scalar_subquery()
    return value


def _change(numbers: Mapping[EntityField, ColumnElement[str]]) -> Insert:
    changes: ColumnElement[Any] = bindparam("changes", type_=Document)
    for each, number in numbers.items():
        given = func.jsonb_build_array(literal("null"), number)
        changes = changes.op("||")(func.jsonb_build_object(literal(f"'{each.uid}'"), given))
    return insert(change).values(
        record_id=bindparam("id", type_=Identifier),
        version=bindparam("version", type_=INTEGER),
        at=bindparam("now", type_=Instant),
        app=bindparam("in_app", type_=change.c.app.type),
        form=bindparam("form", type_=change.c.form.type),
        release=bindparam("release", type_=INTEGER),
        action=bindparam("did", type_=change.c.action.type),
        actor=bindparam("doer", type_=Identifier),
        acting_post=bindparam("my_post", type_=change.c.acting_post.type),
        on_behalf_of=bindparam("on_behalf_of", type_=Identifier),
        source=bindparam("source", type_=change.c.source.type),
        cause=bindparam("cause", type_=Document),
        depth=bindparam("depth", type_=INTEGER),
        changes=changes,
    )


def _key() -> Insert:
    return insert(idempotency).values(
        actor=bindparam("doer", type_=Identifier),
        key=bindparam("key", type_=idempotency.c.key.type),
        digest=bindparam("digest", type_=idempotency.c.digest.type),
        app=bindparam("in_app", type_=idempotency.c.app.type),
        form=bindparam("form", type_=idempotency.c.form.type),
        record_id=bindparam("id", type_=Identifier),
        version=bindparam("version", type_=INTEGER),
        created_at=bindparam("now", type_=Instant),
    )
