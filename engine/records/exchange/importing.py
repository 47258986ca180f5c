"""What whoever brings a file may ask: take it, check it, write what is right, stop, take it all back.

A batch is its owner's alone; the right to import is asked each time, and again by the worker at every piece.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Protocol
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code
from engine.records.caller import Caller
from engine.records.exchange import batch as batches
from engine.records.exchange.archive import BadFile
from engine.records.exchange.batch import Batch
from engine.records.exchange.mapping import guess, importable, keys_of, read_mapping
from engine.records.exchange.sheets import rows_of
from engine.records.exchange.steps import KIND
from engine.records.lens import ACTION_LABELS, Lens
from engine.records.sending import as_transaction
from engine.reference import Label

LARGEST = 20 * 1024 * 1024
"""Bytes of a file: 100,000 rows of 30 columns take about 12 MB as Excel."""
SAMPLES = 5
MOST_TOLD = 200
BATCH = Label(zh="导入", en="import")
FILE_TAKEN = kind("record.import_file", zh="上传导入文件", en="File for import received")
IMPORT_BEGUN = kind("record.import_begin", zh="开始导入", en="Import begun")
IMPORT_STOPPED = kind("record.import_stop", zh="停止导入", en="Import stopped")
UNDO_BEGUN = kind("record.import_undo_begin", zh="开始撤销导入", en="Undoing an import begun")

EMPTY = Code(
    "import_empty",
    zh="文件里没有数据行：第一行是列名，从第二行开始是数据",
    en="The file has no rows below its headings",
)
NOT_NOW = Code(
    "import_not_now", zh="这批导入现在是“{state}”，不能这样做", en="This import is {state}; that cannot be done now"
)
STATES: Mapping[str, Label] = {
    batches.UPLOADED: Label(zh="已上传", en="uploaded"),
    batches.READING: Label(zh="读取中", en="being read"),
    batches.CHECKING: Label(zh="检查中", en="being checked"),
    batches.CHECKED: Label(zh="已检查", en="checked"),
    batches.IMPORTING: Label(zh="导入中", en="being imported"),
    batches.DONE: Label(zh="已完成", en="done"),
    batches.STOPPED: Label(zh="已停止", en="stopped"),
    batches.FAILED: Label(zh="未成功", en="failed"),
    batches.UNDOING: Label(zh="撤销中", en="being undone"),
    batches.UNDONE: Label(zh="已撤销", en="undone"),
}


class Jobs(Protocol):
    """How work is left to the background: a `jobs.queue.Queue`."""

    async def enqueue(self, session: Session, kind: str, payload: Mapping[str, Any]) -> UUID:
        """Have it done after the commit."""
        ...


async def take(caller: Caller, app: str, form: str, content: bytes, file_name: str) -> dict[str, Any]:
    """A file is taken: its columns with some of their cells, and which field each seems to be. Raises Invalid."""
    lens = lens_of_import(caller, app, form)
    of = "xlsx" if content[:2] in (b"PK", b"\xd0\xcf") else "csv"
    try:
        rows = await asyncio.to_thread(lambda: list(islice(rows_of(content, of), SAMPLES + 1)))
    except BadFile as bad:
        raise Invalid([bad.problem]) from bad
    if len(rows) < 2:
        raise Invalid([EMPTY.at("")])
    width = max(len(cells) for _, cells in rows)
    columns = [_column([cells[at] if at < len(cells) else None for _, cells in rows]) for at in range(width)]
    actor, now = caller.actor, caller.clock.real()
    batch = Batch(
        id=new_id(), app=app, form=lens.entity.uid, person=actor.person, post=actor.post, unit=actor.unit,
        language=caller.language.value, file_name=file_name[:200] or f"import.{of}", format=of, state=batches.UPLOADED,
        columns=columns, mapping=guess(lens, [each["title"] for each in columns]), key_field=None, total=0, done=0,
        counts={}, reason=None, created_at=now, changed_at=now,
    )  # fmt: skip
    await batches.add(as_transaction(caller), batch, content)
    await _audit(caller, lens, FILE_TAKEN, batch, {"file": batch.file_name, "bytes": len(content)})
    return as_json(lens, batch)


async def mine(caller: Caller, app: str, form: str) -> list[dict[str, Any]]:
    """What the caller brought into this form lately."""
    lens = lens_of_import(caller, app, form)
    found = await batches.of_person(caller.session, caller.actor.person, app, lens.entity.uid)
    return [as_json(lens, each) for each in found]


async def one(caller: Caller, app: str, form: str, batch: UUID) -> dict[str, Any]:
    """One of them."""
    lens, found = await his(caller, app, form, batch)
    return as_json(lens, found)


async def check(
    caller: Caller, app: str, form: str, batch: UUID, jobs: Jobs, *, mapping: Any, key: Any, run: bool = False
) -> dict[str, Any]:
    """Have every cell checked, written nothing; `run` goes on to write what is right. Any: JSON somebody sent."""
    lens, found = await his(caller, app, form, batch, lock=True)
    _in_state(found, batches.UPLOADED, batches.CHECKED, batches.FAILED)
    uids, key_uid = read_mapping(lens, found, mapping, key)
    session = as_transaction(caller)
    was_read = found.total > 0 and await batches.content(session, batch) is None
    if was_read:
        await batches.forget_checks(session, batch)
    found = await batches.change(
        session, found, caller.clock.real(), mapping=uids, key_field=key_uid, done=0, reason=None,
        counts={"run": True} if run else {}, state=batches.CHECKING if was_read else batches.READING,
    )  # fmt: skip
    if run:
        await _audit(caller, lens, IMPORT_BEGUN, found, {})
    await jobs.enqueue(session, KIND, {"batch": str(batch)})
    return as_json(lens, found)


async def run(caller: Caller, app: str, form: str, batch: UUID, jobs: Jobs) -> dict[str, Any]:
    """Write the rows that have no problem."""
    lens, found = await his(caller, app, form, batch, lock=True)
    _in_state(found, batches.CHECKED, batches.STOPPED)
    session = as_transaction(caller)
    done = found.done if found.state == batches.STOPPED else 0
    found = await batches.change(session, found, caller.clock.real(), state=batches.IMPORTING, done=done, reason=None)
    await _audit(caller, lens, IMPORT_BEGUN, found, {})
    await jobs.enqueue(session, KIND, {"batch": str(batch)})
    return as_json(lens, found)


async def stop(caller: Caller, app: str, form: str, batch: UUID) -> dict[str, Any]:
    """Stop after the piece in hand; what was written stays and may be undone."""
    lens, found = await his(caller, app, form, batch, lock=True)
    _in_state(found, batches.READING, batches.CHECKING, batches.IMPORTING, batches.UPLOADED, batches.CHECKED)
    state = batches.STOPPED if found.state == batches.IMPORTING else batches.FAILED
    found = await batches.change(as_transaction(caller), found, caller.clock.real(), state=state)
    await _audit(caller, lens, IMPORT_STOPPED, found, {})
    return as_json(lens, found)


async def undo(caller: Caller, app: str, form: str, batch: UUID, jobs: Jobs) -> dict[str, Any]:
    """Take back what it wrote, but for what somebody has touched since."""
    lens, found = await his(caller, app, form, batch, lock=True)
    _in_state(found, batches.DONE, batches.STOPPED)
    session = as_transaction(caller)
    found = await batches.change(session, found, caller.clock.real(), state=batches.UNDOING, done=0, reason=None)
    await _audit(caller, lens, UNDO_BEGUN, found, {})
    await jobs.enqueue(session, KIND, {"batch": str(batch)})
    return as_json(lens, found)


async def problems(caller: Caller, app: str, form: str, batch: UUID) -> list[dict[str, Any]]:
    """The first of what is wrong, or could not be taken back: row, column, field, sentence."""
    lens, found = await his(caller, app, form, batch)
    column = "undone" if found.state in (batches.UNDOING, batches.UNDONE) else "checked"
    told: list[dict[str, Any]] = []
    after = -1
    while len(told) < MOST_TOLD and (some := await batches.pieces(caller.session, batch, column, after=after)):
        for piece in some:
            after = piece.number
            for row, wrong in (batches.unpacked(piece[1]) or {}).items():
                told += [problem_json(lens, found, int(row), each, caller.language.value) for each in wrong]
    return told[:MOST_TOLD]


def problem_json(lens: Lens, batch: Batch, row: int, told: Mapping[str, str], language: str) -> dict[str, Any]:
    """A problem as the screen shows it, at its column."""
    parts = told["path"].split("/")
    field = lens.entity.by_name.get(parts[2]) if len(parts) > 2 else None
    at = batch.mapping.index(field.uid) if field is not None and field.uid in batch.mapping else None
    return {
        "row": row,
        "column": None if at is None else batch.columns[at]["title"],
        "at": at,
        "field": None if field is None else field.name,
        "code": told["code"],
        "message": told[language],
    }


async def his(caller: Caller, app: str, form: str, batch: UUID, *, lock: bool = False) -> tuple[Lens, Batch]:
    """A batch of the caller's own, through his eyes; of others there is none."""
    lens = lens_of_import(caller, app, form)
    found = await batches.get(caller.session, batch, lock=lock)
    if found is None or (found.person, found.app, found.form) != (caller.actor.person, app, lens.entity.uid):
        raise NotFound(BATCH.as_dict(), batch)
    return lens, found


def as_json(lens: Lens, batch: Batch) -> dict[str, Any]:
    """A batch as its owner sees it."""
    by_uid = lens.entity.by_uid
    keys = {each.uid for each in keys_of(lens)}
    return {
        "id": str(batch.id),
        "file_name": batch.file_name,
        "state": batch.state,
        "columns": batch.columns,
        "mapping": [by_uid[uid].name if uid in by_uid else None for uid in batch.mapping],
        "key": by_uid[batch.key_field].name if batch.key_field in by_uid else None,
        "fields": [
            {"name": each.name, "label": each.label.as_dict(), "required": each.required, "is_key": each.uid in keys}
            for each in importable(lens)
        ],
        "total": batch.total,
        "done": batch.done,
        "counts": {name: value for name, value in batch.counts.items() if name != "run"},
        "reason": batch.reason,
        "created_at": batch.created_at,
        "changed_at": batch.changed_at,
    }


async def forget_old(session: Session, now: datetime) -> None:
    """Drop files and rows nobody needs any more."""
    await batches.forget_old(session, now - batches.KEPT)


def lens_of_import(caller: Caller, app: str, form: str) -> Lens:
    """The form through the eyes of who may import into it; refused to others."""
    lens = caller.lens(app, form)
    lens.need(Action.IMPORT)
    if not (lens.access.may(Action.CREATE) or lens.access.may(Action.UPDATE)):
        raise Forbidden(ACTION_LABELS[Action.CREATE].as_dict())
    return lens


def _in_state(batch: Batch, *states: str) -> None:
    if batch.state not in states:
        raise Conflict(NOT_NOW, state=STATES[batch.state].as_dict(), extra={"state": batch.state})


def _column(cells: Sequence[Any]) -> dict[str, Any]:
    shown = [each[1] if isinstance(each, list) else each for each in cells]
    texts = ["" if each is None else str(each)[:60] for each in shown]
    return {"title": texts[0], "samples": texts[1:]}


async def _audit(caller: Caller, lens: Lens, act: Any, batch: Batch, more: Mapping[str, Any]) -> None:
    details = {"batch": str(batch.id), "form": lens.entity.name, **more}
    subject = Subject("form", lens.entity.uid)
    await audit.record(caller.session, caller.actor, act, app=lens.entity.app, subject=subject, details=details)
