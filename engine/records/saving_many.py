"""Many records saved at once: each by the same steps as one alone, with one question to the database for all of them.

`consider` says of every row what would become of it, all problems at once; `save` writes those that may stand. Checking
beforehand is `consider` without `save`: there is no second set of checks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import Kind, kind
from engine.audit.service import Subject
from engine.errors import FORBIDDEN
from engine.fields.field_type import Json
from engine.permissions.access import Action
from engine.permissions.rights import Rights
from engine.problems import Code, pointer
from engine.records import finding_many, linking, serial, writable_many
from engine.records.caller import Caller
from engine.records.colliding import collide, refer, repeat
from engine.records.entity import EntityField
from engine.records.item import Item, Seen
from engine.records.lens import ACTION_LABELS, Lens
from engine.records.linking import link_change, link_new
from engine.records.names import names
from engine.records.projection import ID, VERSION
from engine.records.reading import Reading
from engine.records.sealing import sealed_changes
from engine.records.sending import (
    as_transaction,
    json_text,
    may_name_strangers,
    present_values,
    row_bits,
    strangers,
)
from engine.records.submission import NOT_WRITABLE, in_order, plain_names, read_change, read_new
from engine.records.validation import REQUIRED, VALUES

ROWS_ALONE = Code(
    "rows_written_alone",
    zh="明细表“{label}”只能在单条记录里填写，不能成批修改或导入",
    en="The sub-table {label} is filled in record by record, not for many at once or from a sheet",
)
IMPORTED = kind("record.import", zh="导入记录", en="Records imported")


async def consider(
    caller: Caller, lens: Lens, items: Sequence[Item], *, key: EntityField | None, seen: Seen, lock: bool = False
) -> None:
    """What would become of each row, with everything that is wrong with it. `key` is the unique field by which a row
    finds the record it changes; `lock` holds what is found until the transaction ends."""
    reading = await _find(caller, lens, items, key, lock=lock) if key is not None else None
    await judge(caller, lens, items, reading, key=key, seen=seen, lock=lock)


async def judge(
    caller: Caller,
    lens: Lens,
    items: Sequence[Item],
    reading: Reading | None,
    *,
    key: EntityField | None = None,
    seen: Seen,
    lock: bool = False,
    also: Action | None = Action.IMPORT,
) -> None:
    """The same of rows whose records have been found. `also` is what else has to be allowed with each."""
    ever = lens.rights.ever_written(Action.CREATE)
    plain = plain_names(lens.entity, ever)
    for item in items:
        if item.is_new:
            _read_new(lens, item, ever, plain)
        else:
            _read_change(lens, item, key)
    await _know_strangers(caller, lens, items)
    looked = await _look(caller, lens, items, reading)
    linkage = lens.entity.linkage
    moment = None if linkage is None else await linking.moment_for(caller, lens, linkage)
    has_strangers, may_create = may_name_strangers(lens.entity), lens.access.may(Action.CREATE)
    for item in items:
        if has_strangers:
            item.submission.problems += await strangers(caller, lens.entity, item.submission.values)
        if item.is_new and may_create:
            await link_new(caller, lens, item.submission, writable=ever, moment=moment)
        elif item.found is not None and reading is not None and Action.UPDATE in _rights(lens, item).actions:
            rights = _rights(lens, item).update
            await link_change(
                caller,
                lens,
                item.submission,
                item.current,
                reading.projection,
                item.found,
                writable=rights,
                looked=looked.get(item.key),
                moment=moment,
            )
        if item.submission.problems:
            told = {each.path for each in item.problems}  # a cell that could not be read is not told to be empty
            item.fail(each for each in item.submission.problems if each.code is not REQUIRED or each.path not in told)
    repeat(lens, items, key, seen)
    await collide(caller, lens, items)
    await refer(caller, lens, items, lock=lock)
    await stand_many(caller, lens, items, also=also)
    for item in items:
        item.problems = in_order(lens.entity, item.problems)


async def save(
    caller: Caller,
    lens: Lens,
    items: Sequence[Item],
    *,
    source: str,
    cause: Mapping[str, Any],
    told_as: Kind = IMPORTED,
) -> list[tuple[int, UUID, int, str]]:
    """Write the rows that have no problem: (row, record, version, what was done) of each. `cause` is told in every
    change, with the row."""
    good = [each for each in items if not each.problems and not each.is_idle]
    new, changed = [each for each in good if each.is_new], [each for each in good if not each.is_new]
    entity, session = lens.entity, as_transaction(caller)
    if new:
        fields = [each for each in entity.fields if any(each.uid in item.submission.values for item in new)]
        for each in serial.serial_fields(entity):
            numbers = await serial.take_many(session, entity, each, caller.clock.today(), len(new))
            for item, number in zip(new, numbers, strict=True):
                item.submission.values[each.uid] = number
            fields.append(each)
        rows = [(item.key, item.submission.values) for item in new]
        await writable_many.insert_many(caller, lens, fields, rows)
    if changed:
        uids = {uid for item in changed for uid in item.submission.values}
        fields = [each for each in entity.fields if each.uid in uids]
        updates = [(item.key, item.base, item.whole(fields)) for item in changed]
        if await writable_many.update_many(caller, lens, fields, updates) != len(changed):
            raise RuntimeError("a record that was locked has changed")
    dumps = {each.uid: each.traits.dump for each in entity.fields}
    for did, some in ((Action.CREATE, new), (Action.UPDATE, changed)):
        if some:
            told = (
                (each.key, each.base + 1, _changes(caller, lens, each, dumps), _cause(cause, each)) for each in some
            )
            await writable_many.tell_many(caller, lens, str(did), source, told)
    if good:
        details = {**cause, "form": entity.name, "created": len(new), "updated": len(changed)}
        details["records"] = [str(item.key) for item in good]
        subject = Subject("form", entity.uid)
        await audit.record(session, caller.actor, told_as, app=entity.app, subject=subject, details=details)
    return [(item.row, item.key, item.base + 1, "create" if item.is_new else "update") for item in good]


async def _find(caller: Caller, lens: Lens, items: Sequence[Item], key: EntityField, *, lock: bool) -> Reading | None:
    """The records the rows are about, by their key."""
    wanted: dict[Any, list[Item]] = {}
    for item in items:
        try:
            value = key.traits.parse(item.sent.get(key.name))
        except (ValueError, TypeError, ArithmeticError, AttributeError):
            continue  # told when the row is read
        if value is not None:
            wanted.setdefault(value, []).append(item)
    if not wanted:
        return None
    reading, rows = await finding_many.find_many(caller, lens, key, list(wanted), lock=lock)
    at = next(each.position for each in reading.projection.columns if each.field is key)
    for row in rows:
        for item in wanted.get(row[at], ()):
            item.record, item.base, item.found = UUID(str(row[ID])), int(row[VERSION]), row
            item.before = row_bits(reading.projection, row)
            item.current = present_values(reading.projection, row)
    return reading


async def _look(
    caller: Caller, lens: Lens, items: Sequence[Item], reading: Reading | None
) -> Mapping[UUID, linking.Looked]:
    """What expressions need of the records that are changed."""
    if reading is None:
        return {}
    asked = [each for each in items if each.submission.values or each.submission.problems]
    changed = [(item.submission, item.found) for item in asked if item.found is not None]
    return await linking.look_for_many(caller, lens, changed, reading.projection)


def _rights(lens: Lens, item: Item) -> Rights:
    return lens.rights.of(item.before)


def _read_new(lens: Lens, item: Item, ever: Mapping[str, Any], plain: frozenset[str]) -> None:
    if not lens.access.may(Action.CREATE):
        item.fail([FORBIDDEN.at(VALUES, right=ACTION_LABELS[Action.CREATE].as_dict())])
        return
    item.submission = read_new(lens.entity, item.sent, see=lens.rights.ever_seen_as, write=ever, plain=plain)
    _refuse_rows(lens, item)


def _read_change(lens: Lens, item: Item, key: EntityField | None) -> None:
    rights = _rights(lens, item)
    if Action.UPDATE not in rights.actions:
        item.fail([FORBIDDEN.at(VALUES, right=ACTION_LABELS[Action.UPDATE].as_dict())])
        return
    sent = {name: value for name, value in item.sent.items() if key is None or name != key.name}
    # what is the same is no change, also where it may not be changed: a list that comes back as it was handed out
    same = {
        name
        for name, value in sent.items()
        if (each := lens.entity.by_name.get(name)) is not None
        and each.uid not in rights.update
        and rights.sees_clear(each.uid)
        and _equals(each, value, item.current.get(each.uid))
    }
    sent = {name: value for name, value in sent.items() if name not in same}
    item.submission = read_change(lens.entity, sent, see=rights.see, write=rights.update, current=item.current)
    _refuse_rows(lens, item)


def _refuse_rows(lens: Lens, item: Item) -> None:
    """Rows of sub-tables are written with their record, one at a time."""
    for uid in item.submission.rows:
        field = lens.entity.by_uid[uid]
        item.submission.values.pop(uid, None)
        item.fail([ROWS_ALONE.at(VALUES + pointer(field.name), label=field.label.as_dict())])


def _equals(each: EntityField, value: Json, current: Json) -> bool:
    try:
        return bool(each.traits.dump(each.traits.parse(value)) == current)
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return False


async def _know_strangers(caller: Caller, lens: Lens, items: Sequence[Item]) -> None:
    """Ask for the people and units of all rows at once; they are kept."""
    ids: dict[str, set[UUID]] = {"person": set(), "org_unit": set()}
    for each in lens.entity.fields:
        if each.type in ids:
            ids[each.type] |= {value for item in items if (value := item.submission.values.get(each.uid)) is not None}
    await names(caller.session, ids["person"], ids["org_unit"])


async def stand_many(caller: Caller, lens: Lens, items: Sequence[Item], *, also: Action | None = Action.IMPORT) -> None:
    """Whether the rights on the state each row leaves allow it, and what else has to be allowed."""
    good = [each for each in items if not each.problems]
    new = [each for each in good if each.is_new]
    held = await writable_many.bits_of_new(caller, lens, [(each.key, each.submission.values) for each in new])
    for item, bits in zip(new, held, strict=True):
        _allowed(lens, item, Action.CREATE, bits, bits, also)
    changed = [each for each in good if not each.is_new and each.submission.values]
    uids = {uid for item in changed for uid in item.submission.values}
    fields = [each for each in lens.entity.fields if each.uid in uids]
    rows = [(each.key, each.whole(fields)) for each in changed]
    held = await writable_many.bits_of_changed(caller, lens, fields, rows)
    for item, bits in zip(changed, held, strict=True):
        _allowed(lens, item, Action.UPDATE, item.before, bits, also)


def _allowed(lens: Lens, item: Item, action: Action, before: int, after: int, also: Action | None) -> None:
    for wanted in (action,) if also is None else (action, also):
        state = before if wanted is action else after
        if not lens.rights.allows(wanted, state, after):
            item.fail([FORBIDDEN.at(VALUES, right=ACTION_LABELS[wanted].as_dict())])
            return
    written = lens.rights.written(action, before, after)
    others = item.submission.values.keys() - written.keys()
    for each in (lens.entity.by_uid[uid] for uid in item.submission.values if uid in others) if others else ():
        if each.name in item.sent:
            item.fail([NOT_WRITABLE.at(VALUES + pointer(each.name), label=each.label.as_dict())])


def _changes(caller: Caller, lens: Lens, item: Item, dumps: Mapping[str, Callable[[Any], Json]]) -> str:
    old = item.current
    changes = {uid: [old.get(uid), dumps[uid](value)] for uid, value in item.submission.values.items()}
    return json_text(sealed_changes(caller.session, lens.entity, item.key, changes))


def _cause(cause: Mapping[str, Any], item: Item) -> str:
    return json_text([{**cause, "row": item.row}])
