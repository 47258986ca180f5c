"""Encrypted fields on their way in and out: sealed just before a statement is sent, opened just after its rows come.

Nothing between sees a difference: rights, masks, checks, history and files work on clear values in memory, and the
database never has one. A sealed value is bound to its app, form, field and record, so one that is moved does not open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

import orjson

from engine.database.session import ReadSession
from engine.fields.field_type import Json
from engine.records.entity import Entity, EntityField
from engine.records.projection import Row, Sealed
from engine.secrets.keyring import MARK, KeyUnknown, Ring
from engine.secrets.keys import known_key, ring_of

Result = TypeVar("Result")
Changes = Mapping[str, Any]  # Any: [old, new] as they travel, sealed ones as text
MOST_UNKNOWN = 20
"""How many keys may be met in one answer that this process has not heard of."""


def stored(session: ReadSession, field: EntityField, record: UUID, value: Any) -> Any:
    """A field's value as its column holds it."""
    if value is None or not field.encrypted:
        return value
    return ring_of(session).seal(value, _cell(field, record))


def digest(session: ReadSession, field: EntityField, value: Any) -> str | None:
    """What stands for a value of an encrypted field where values are compared."""
    return None if value is None else ring_of(session).digest(str(value), field.place)


def comparable(session: ReadSession, field: EntityField, value: Any) -> Any:
    """A value as it is compared with what a form's table holds."""
    return digest(session, field, value) if field.encrypted else value


def comparables(session: ReadSession, fields: Mapping[str, EntityField], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field uid as they are compared."""
    return {uid: comparable(session, fields[uid], value) for uid, value in values.items()}


def digest_of(session: ReadSession, entity: Entity) -> Callable[[tuple[str, ...], str], str]:
    """What stands for a text somebody compares an encrypted field of a form with, read as the field itself reads it."""

    def made(path: tuple[str, ...], text: str) -> str:
        field = entity.by_uid[path[0]]
        try:
            value = field.traits.parse(text)
        except ValueError:
            value = None  # no value of the field; there is none such, and none is found
        return ring_of(session).digest(text if value is None else str(value), field.place)

    return made


def sealed_row(
    session: ReadSession, fields: Iterable[EntityField], record: UUID, values: Mapping[str, Any]
) -> list[Any]:
    """The values of these fields as their columns hold them, then the digests of those that are encrypted."""
    some = list(fields)
    if not any(each.encrypted for each in some):
        return [values.get(each.uid) for each in some]
    cells = [stored(session, each, record, values.get(each.uid)) for each in some]
    return cells + [digest(session, each, values.get(each.uid)) for each in some if each.encrypted]


def sealed_changes(
    session: ReadSession, entity: Entity, record: UUID, changes: Mapping[str, list[Json]]
) -> dict[str, list[Json]]:
    """What a change says, with the values of encrypted fields sealed."""
    if not any(each.encrypted for each in entity.sealed):
        return dict(changes)
    told = dict(changes)
    for each in entity.sealed:
        if each.encrypted and each.uid in told:
            told[each.uid] = [_told(ring_of(session), each, record, value) for value in told[each.uid]]
    return told


async def opened(session: ReadSession, sealed: Sequence[Sealed], rows: Sequence[Row]) -> Sequence[Row]:
    """Rows with their sealed values in clear. Rows that were opened before stay as they are."""
    if not sealed or not rows:
        return rows
    return await with_keys(session, lambda ring: [_open(ring, sealed, row) for row in rows])


async def opened_row(session: ReadSession, sealed: Sequence[Sealed], row: Row | None) -> Row | None:
    """One row, if there is any."""
    if row is None or not sealed:
        return row
    return (await opened(session, sealed, [row]))[0]


async def opened_text(session: ReadSession, field: EntityField, record: UUID, value: Any) -> Any:
    """One value of a column in clear."""
    if not isinstance(value, str) or not value.startswith(MARK):
        return value
    return await with_keys(session, lambda ring: ring.open(value, _cell(field, record)))


async def opened_changes(
    session: ReadSession, entity: Entity, told: Sequence[tuple[UUID, Changes]]
) -> list[dict[str, Any]]:
    """What changes said, in clear, by the record each is of."""
    sealed = entity.sealed
    if not sealed:
        return [dict(changes) for _, changes in told]
    return await with_keys(session, lambda ring: [_opened(ring, sealed, record, each) for record, each in told])


async def with_keys(session: ReadSession, work: Callable[[Ring], Result]) -> Result:
    """Do what opens values; where one names a key made by another process, with that key too."""
    ring = ring_of(session)
    for _ in range(MOST_UNKNOWN):
        try:
            return work(ring)
        except KeyUnknown as unknown:
            ring = await known_key(session, unknown)
    return work(ring)


def resealed(ring: Ring, field: EntityField, record: UUID, value: str | None) -> tuple[str | None, str | None]:
    """The cell and the digest as they should be now, for a cell as it is."""
    if value is None:
        return None, None
    clear = ring.open(value, _cell(field, record))
    if not field.encrypted:
        return clear, None
    cell = value if ring.is_fresh(value) else ring.seal(clear, _cell(field, record))
    return cell, ring.digest(clear, field.place)


def resealed_changes(ring: Ring, sealed: Iterable[EntityField], record: UUID, changes: Changes) -> dict[str, Any]:
    """What a change says, as it should be sealed now."""
    told = dict(changes)
    for each in sealed:
        if each.uid in told:
            told[each.uid] = [_resealed(ring, each, record, value) for value in told[each.uid]]
    return told


def _resealed(ring: Ring, field: EntityField, record: UUID, value: Any) -> Any:
    is_sealed = isinstance(value, str) and value.startswith(MARK)
    if field.encrypted and is_sealed and ring.is_fresh(value):
        return value
    clear = orjson.loads(ring.open(value, _past(field, record))) if is_sealed else value
    return _told(ring, field, record, clear) if field.encrypted else clear


def _open(ring: Ring, sealed: Sequence[Sealed], row: Row) -> Row:
    values: list[Any] = list(row)  # type: ignore[call-overload]  # rows are sequences
    for position, key, place in sealed:
        value = values[position]
        if isinstance(value, str) and value.startswith(MARK):
            values[position] = ring.open(value, f"{place}|{values[key]}")
    return values


def _opened(ring: Ring, sealed: Iterable[EntityField], record: UUID, changes: Changes) -> dict[str, Any]:
    told = dict(changes)
    for each in sealed:
        if each.uid in told:
            told[each.uid] = [
                orjson.loads(ring.open(value, _past(each, record)))
                if isinstance(value, str) and value.startswith(MARK)
                else value
                for value in told[each.uid]
            ]
    return told


def _told(ring: Ring, field: EntityField, record: UUID, value: Json) -> Json:
    return None if value is None else ring.seal(orjson.dumps(value).decode(), _past(field, record))


def _cell(field: EntityField, record: UUID) -> str:
    return f"{field.place}|{record}"


def _past(field: EntityField, record: UUID) -> str:
    return f"{field.place}|{record}|change"
