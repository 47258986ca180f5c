"""Creating and changing records: one statement each, decided before by rights and schema, after by the rules that
then hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from engine.audit.kinds import RECORD_CREATED, RECORD_UPDATED
from engine.database.identifier import new_id
from engine.errors import Forbidden, NotFound
from engine.fields.field_type import Json
from engine.permissions.access import Action
from engine.problems import Problem
from engine.records import serial
from engine.records.answer import as_record
from engine.records.attaching import attach
from engine.records.caller import BY_HAND, Caller, Write
from engine.records.computed.following import after_write
from engine.records.earlier import with_present_names
from engine.records.lens import ACTION_LABELS, RECORD, Lens
from engine.records.linking import link_change, link_new
from engine.records.linking_rows import link_rows
from engine.records.projection import ID, VERSION, Row
from engine.records.reading import Reading, fetch
from engine.records.row_changes import changed
from engine.records.sending import (
    as_transaction,
    present_values,
    refuse,
    row_bits,
    said,
    send,
    stand,
    strangers,
    written_record,
)
from engine.records.stale import stale
from engine.records.submission import Submission, in_order, read_change, read_new, travelling
from engine.records.trouble import begin_again
from engine.records.writable import Shape, bound_row, writable
from engine.records.writable_rows import write_rows


async def create(
    caller: Caller, app: str, form: str, sent: Any, *, write: Write = BY_HAND, record: UUID | None = None
) -> dict[str, Any]:
    """A new record of somebody acting in a post: it is his, and of his unit. `record` is an id chosen beforehand."""
    lens = caller.lens(app, form)
    lens.need(Action.CREATE)
    entity = lens.entity
    sent = await with_present_names(caller.session, entity, sent, write.release)
    allowed = lens.rights.ever_written(Action.CREATE)
    submission = read_new(entity, sent, see=lens.rights.ever_seen_as, write=allowed)
    submission.problems += await strangers(caller, entity, submission.values)
    record = record or new_id()
    await attach(caller, lens, submission, record)
    await link_rows(caller, lens, submission)
    await link_new(caller, lens, submission, writable=allowed)
    if submission.problems:
        await refuse(caller, lens, submission, write)
    fields = tuple(each.uid for each in entity.stored if each.type != "serial_number")
    writing = writable(lens, Shape(Action.CREATE, fields, keyed=write.key is not None))
    new = travelling(entity.by_uid, submission.values)
    changes = {uid: changed(entity.by_uid[uid], None, value) for uid, value in new.items()}
    values = bound_row(caller.session, entity, fields, record, submission.values)
    values |= serial.bindings(serial.serial_fields(entity), caller.clock.today())
    values |= said(caller, lens, write, Action.CREATE, record, 1, changes, RECORD_CREATED)
    await write_rows(as_transaction(caller), entity, record, submission.values, {})
    row = await send(caller, lens, writing, values, submission, write, record=None)
    assert row is not None  # an insert returns its row or fails
    bits = row_bits(writing.projection, row)
    if not lens.rights.allows(Action.CREATE, bits, bits):
        raise Forbidden(ACTION_LABELS[Action.CREATE].as_dict())
    stand(lens, writing, row, submission, lens.rights.written(Action.CREATE, bits, bits), sent, write)
    await after_write(caller, entity, Action.CREATE, [(record, changes)])
    return await written_record(caller, lens, writing.projection, row)


async def wrong_with(caller: Caller, app: str, form: str, sent: Any, *, write: Write = BY_HAND) -> list[Problem]:
    """What would be wrong with a new record of these values, as far as it is known before it is written: a value that
    another record has already is told when it is saved."""
    lens = caller.lens(app, form)
    lens.need(Action.CREATE)
    entity = lens.entity
    sent = await with_present_names(caller.session, entity, sent, write.release)
    allowed = lens.rights.ever_written(Action.CREATE)
    submission = read_new(entity, sent, see=lens.rights.ever_seen_as, write=allowed)
    submission.problems += await strangers(caller, entity, submission.values)
    await link_rows(caller, lens, submission)
    await link_new(caller, lens, submission, writable=allowed)
    return in_order(entity, submission.problems)


async def update(
    caller: Caller, app: str, form: str, record: UUID, sent: Any, *, version: int | None, write: Write = BY_HAND
) -> dict[str, Any]:
    """A record with some values changed. `version` is the one the change was based on; None takes the present one."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    entity = lens.entity
    sent = await with_present_names(caller.session, entity, sent, write.release)
    reading, row = await _found(caller, lens, record, sent, version)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    if version is not None and row[VERSION] != version:
        raise await stale(caller, lens, reading.projection, row, version)
    before = row_bits(reading.projection, row)
    rights = lens.rights.of(before)
    if Action.UPDATE not in rights.actions:
        raise Forbidden(ACTION_LABELS[Action.UPDATE].as_dict())
    current = present_values(reading.projection, row)
    submission = read_change(entity, sent, see=rights.see, write=rights.update, current=current)
    submission.problems += await strangers(caller, entity, submission.values)
    await attach(caller, lens, submission, record, current)
    await link_rows(caller, lens, submission)
    await link_change(caller, lens, submission, current, reading.projection, row, writable=rights.update)
    if submission.problems:
        await refuse(caller, lens, submission, write, record=record, current=current)
    if not submission.values:
        return await as_record(caller, lens, reading.projection, row)
    return await _change(caller, lens, row, before, submission, current, write)


async def _found(
    caller: Caller, lens: Lens, record: UUID, sent: Any, version: int | None
) -> tuple[Reading, Row | None]:
    """The record as it is. Who changes rows holds it first, so that he sees them as the last writer left them; so
    does who changes a record with values that follow from others: they change without a new version."""
    names = sent if isinstance(sent, dict) else {}
    has_rows = any(each.rows is not None and each.name in names for each in lens.entity.fields)
    holds = has_rows or (lens.entity.linkage is not None and bool(lens.entity.linkage.remote))
    reading, row = await fetch(caller, lens, record, to=Action.UPDATE, lock=holds)
    if has_rows and row is not None and row[VERSION] != version:
        reading, row = await fetch(caller, lens, record, to=Action.UPDATE)
    return reading, row


async def _change(
    caller: Caller,
    lens: Lens,
    row: Row,
    before: int,
    submission: Submission,
    current: Mapping[str, Json],
    write: Write,
) -> dict[str, Any]:
    record, base = UUID(str(row[ID])), int(row[VERSION])
    entity = lens.entity
    fields = tuple(each.uid for each in entity.stored if each.uid in submission.values)
    writing = writable(lens, Shape(Action.UPDATE, fields, keyed=write.key is not None))
    new = travelling(entity.by_uid, submission.values)
    changes = {uid: changed(entity.by_uid[uid], current.get(uid), value) for uid, value in new.items()}
    values = bound_row(caller.session, lens.entity, fields, record, submission.values)
    values |= said(caller, lens, write, Action.UPDATE, record, base + 1, changes, RECORD_UPDATED)
    values["base"] = base
    await write_rows(as_transaction(caller), entity, record, submission.values, current)
    after = await send(caller, lens, writing, values, submission, write, record=record)
    if after is None:
        await begin_again(as_transaction(caller))
        reading, now = await fetch(caller, lens, record, to=Action.UPDATE)
        if now is None:
            raise NotFound(RECORD.as_dict(), record)
        raise await stale(caller, lens, reading.projection, now, base)
    bits = row_bits(writing.projection, after)
    if not lens.rights.allows(Action.UPDATE, before, bits):
        raise Forbidden(ACTION_LABELS[Action.UPDATE].as_dict())
    names = [entity.by_uid[uid].name for uid in submission.values if uid not in submission.follows]
    stand(lens, writing, after, submission, lens.rights.written(Action.UPDATE, before, bits), names, write)
    if await after_write(caller, lens.entity, Action.UPDATE, [(record, changes)]):
        reading, now = await fetch(caller, lens, record, to=Action.UPDATE)
        return await written_record(caller, lens, reading.projection, now or after)
    return await written_record(caller, lens, writing.projection, after)
