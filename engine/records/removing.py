"""The recycle bin: a record goes with what `on_delete` says of those that refer to it, and comes back if nothing
collides.

`restrict` refuses while a record outside the bin refers to it, `clear` empties those references, `cascade` takes those
records along. Each of them has its own change row that names the cause.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.audit.kinds import RECORD_DELETED, RECORD_RESTORED, RECORD_UPDATED, Kind
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code
from engine.records.answer import as_record
from engine.records.caller import BY_HAND, Caller, Write
from engine.records.computed.following import after_write
from engine.records.finding import find_one
from engine.records.lens import ACTION_LABELS, RECORD, Lens, system_lens
from engine.records.projection import VERSION, Row
from engine.records.reading import Reading, fetch
from engine.records.referrers import Referrer, live_referrers, referrers_of
from engine.records.sending import as_transaction, present_values, said, written_record
from engine.records.stale import stale
from engine.records.titles import held
from engine.records.trouble import begin_again, refused_columns, told_by_columns, troubles
from engine.records.writable import Shape, Writing, value_name, writable

DEEPEST = 16
MOST_AT_ONCE = 1000

STILL_REFERRED = Code(
    "still_referred_to",
    zh="还有“{form}”的记录引用它（{field}），不能删除",
    en="Records of {form} still refer to it ({field}), so it cannot be deleted",
)
TOO_MANY_FOLLOW = Code(
    "too_many_follow",
    zh="连带删除超过 {limit} 条记录，请先分批处理",
    en="More than {limit} records would go with it; deal with them in parts first",
)
COLLIDES = Code(
    "restore_collides",
    zh="不能恢复：已有记录的{labels}与它相同",
    en="It cannot be restored: another record with the same {labels} exists by now",
)
TARGET_GONE = Code(
    "target_deleted",
    zh="不能恢复：它引用的“{label}”还在回收站",
    en="It cannot be restored: what it refers to in {label} is in the recycle bin",
)


async def delete(
    caller: Caller, app: str, form: str, record: UUID, *, version: int | None, write: Write = BY_HAND
) -> int:
    """Put a record into the recycle bin; its new version."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record, lock=True)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    if version is not None and row[VERSION] != version:
        raise await stale(caller, lens, reading.projection, row, version)
    if Action.DELETE not in reading.projection.rights(row).actions:
        raise Forbidden(ACTION_LABELS[Action.DELETE].as_dict())
    moved = [0]
    await _clear_the_way(caller, lens, record, write, moved, depth=0)
    now = await _mark(caller, lens, Action.DELETE, row, RECORD_DELETED, write)
    return int(now[VERSION])


async def restore(caller: Caller, app: str, form: str, record: UUID, *, write: Write = BY_HAND) -> dict[str, Any]:
    """Take a record out of the recycle bin; who may delete it may also bring it back."""
    lens = caller.lens(app, form)
    lens.need(Action.DELETE)
    reading, row = await fetch(caller, lens, record, to=Action.DELETE, deleted=True, lock=True)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    await _targets_there(caller, lens, reading, row)
    try:
        now = await _mark(caller, lens, Action.DELETE, row, RECORD_RESTORED, write, gone=True)
    except Exception as error:
        refused = refused_columns(error)
        if refused is None:
            raise
        await begin_again(as_transaction(caller))
        raise await _collision(caller, lens, record, row, reading, refused) from error
    return await written_record(caller, lens, _restoring(lens, write).projection, now)


async def _clear_the_way(
    caller: Caller, lens: Lens, record: UUID, write: Write, moved: list[int], *, depth: int
) -> None:
    """Do what `on_delete` says with every record that refers to this one, with the system's eyes: it is the rule."""
    entity = lens.entity
    if depth > DEEPEST:
        raise Conflict(TOO_MANY_FOLLOW, limit=MOST_AT_ONCE)
    blocked = []
    following: list[tuple[Referrer, UUID]] = []
    for each in referrers_of(caller.live, entity):
        found = await live_referrers(caller.session, each, record, limit=MOST_AT_ONCE + 1)
        if found and each.field.on_delete == "restrict":
            blocked.append(STILL_REFERRED.at("", form=each.entity.label.as_dict(), field=each.field.label.as_dict()))
        following += [(each, one) for one in found]
    if blocked:
        raise Invalid(blocked)
    moved[0] += len(following)
    if moved[0] > MOST_AT_ONCE:
        raise Conflict(TOO_MANY_FOLLOW, limit=MOST_AT_ONCE)
    for referrer, one in following:
        await _follow(caller, referrer, one, write.because(entity.uid, record), moved, depth=depth)


async def _follow(
    caller: Caller, referrer: Referrer, record: UUID, write: Write, moved: list[int], *, depth: int
) -> None:
    lens = system_lens(caller.live, referrer.entity)
    _, row = await fetch(caller, lens, record, lock=True)
    if row is None:
        return  # it has gone meanwhile, by another way of the same cascade
    if referrer.field.on_delete == "cascade":
        await _clear_the_way(caller, lens, record, write, moved, depth=depth + 1)
        await _mark(caller, lens, Action.DELETE, row, RECORD_DELETED, write)
        return
    reading, row = await fetch(caller, lens, record, to=Action.UPDATE)
    assert row is not None
    uid = referrer.field.uid
    old = present_values(reading.projection, row)[uid]
    await _write(caller, lens, Shape(Action.UPDATE, (uid,)), row, {uid: [old, None]}, RECORD_UPDATED, write, "update")


async def _mark(
    caller: Caller, lens: Lens, action: Action, row: Row, kind: Kind, write: Write, *, gone: bool = False
) -> Row:
    shape = Shape(action, (), ("deleted_at", "deleted_by"), keyed=write.key is not None, gone=gone)
    did = "restore" if gone else "delete"
    return await _write(caller, lens, shape, row, {}, kind, write, did)


async def _write(
    caller: Caller,
    lens: Lens,
    shape: Shape,
    row: Row,
    changes: dict[str, list[Any]],
    kind: Kind,
    write: Write,
    did: str,
) -> Row:
    record, base = UUID(str(row[0])), int(row[VERSION])
    writing = writable(lens, shape)
    values = said(caller, lens, write, did, record, base + 1, changes, kind)
    values |= {value_name(uid): None for uid in shape.fields}
    values |= {"base": base, "new_deleted_at": None if shape.gone else values["now"]}
    values["new_deleted_by"] = None if shape.gone else caller.actor.person
    statement = writing.statement
    now: Row | None = await as_transaction(caller).raw.fetchrow(statement.text, *statement.arguments(values))
    if now is None:
        raise Forbidden(ACTION_LABELS[shape.action].as_dict())
    await after_write(caller, lens.entity, did, [(record, changes)])
    return now


def _restoring(lens: Lens, write: Write) -> Writing:
    shape = Shape(Action.DELETE, (), ("deleted_at", "deleted_by"), keyed=write.key is not None, gone=True)
    return writable(lens, shape)


async def _targets_there(caller: Caller, lens: Lens, reading: Reading, row: Row) -> None:
    """A record cannot come back while one it refers to is in the bin."""
    problems = []
    values = present_values(reading.projection, row)
    for each in lens.entity.fields:
        if each.target is not None and values.get(each.uid) is not None:
            target = system_lens(caller.live, caller.live.entity(each.target.app, each.target.name))
            _, found = await fetch(caller, target, UUID(values[each.uid]), lock=True)
            if found is None:
                problems.append(TARGET_GONE.at("", label=each.label.as_dict()))
        elif each.several is not None and values.get(each.uid):
            several = system_lens(caller.live, caller.live.entity(each.several.app, each.several.name))
            wanted = {UUID(one) for one in values[each.uid]}
            if await held(caller, several, wanted) != wanted:
                problems.append(TARGET_GONE.at("", label=each.label.as_dict()))
    if problems:
        raise Invalid(problems)


async def _collision(
    caller: Caller, lens: Lens, record: UUID, row: Row, reading: Reading, refused: tuple[str, list[str]]
) -> Conflict:
    """Both records: the one that was to come back, and the one in its place if the person may read it."""
    entity = lens.entity
    code, columns = refused
    values = {
        each.uid: row[column.position]
        for column in reading.projection.columns
        for each in (column.field,)
        if row[column.position] is not None
    }
    problems = await troubles(caller, lens, values, record=record) or told_by_columns(entity, code, columns)
    labels = [each.label.as_dict() for each in entity.fields if each.compared in columns]
    mine = await as_record(caller, lens, reading.projection, row)
    other = await _other(caller, lens, columns, values)
    extra = {"restored": mine, "current": other, "fields": [each.path for each in problems]}
    return Conflict(COLLIDES, extra=extra, labels=labels)


async def _other(caller: Caller, lens: Lens, columns: list[str], values: dict[str, Any]) -> dict[str, Any] | None:
    """The record that has the values now, through the same door as any other."""
    fields = [each for each in lens.entity.fields if each.compared in columns]
    return await find_one(caller, lens, {each: values[each.uid] for each in fields if each.uid in values})
