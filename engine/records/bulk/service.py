"""What somebody may ask who changes or deletes many records: look first, do it, stop, take it back.

An act is its author's alone. Few records are dealt with at once, more by a job, with the same steps; the right is asked
each time, and again by the worker at every piece.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.errors import Conflict, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code
from engine.records.bulk import act as acts
from engine.records.bulk.act import Act
from engine.records.bulk.choosing import choose, read_records, wanted_changes
from engine.records.bulk.doing import named
from engine.records.bulk.samples import samples
from engine.records.bulk.steps import KIND, all_steps
from engine.records.caller import Caller
from engine.records.exchange.batch import unpacked
from engine.records.exchange.importing import Jobs
from engine.records.lens import Lens
from engine.records.reading import Wanted
from engine.records.sending import as_transaction
from engine.reference import Label

AT_ONCE = 500
"""So many records are dealt with while one waits; more by a job."""
UNDOABLE = timedelta(hours=24)
MOST_TOLD = 100
THING = Label(zh="批量操作", en="bulk act")
RIGHT = {acts.UPDATE: Action.UPDATE, acts.DELETE: Action.DELETE}
BEGUN = kind("record.bulk_begin", zh="开始批量操作", en="An act on many records begun")
STOPPED = kind("record.bulk_stop", zh="停止批量操作", en="An act on many records stopped")
UNDO_BEGUN = kind("record.bulk_undo_begin", zh="开始撤销批量操作", en="Undoing an act on many records begun")

UNKNOWN_ACT = Code("unknown_act", zh="没有批量操作“{act}”，可用：{known}", en="There is no act '{act}'; known: {known}")
NOT_NOW = Code(
    "bulk_not_now", zh="这次批量操作现在是“{state}”，不能这样做", en="This act is {state}; that cannot be done now"
)
TOO_LATE = Code("batch_too_old", zh="只能在 {hours} 小时内撤销", en="It can be undone for {hours} hours only")
STATES: Mapping[str, Label] = {
    acts.CHECKING: Label(zh="检查中", en="being checked"),
    acts.CHECKED: Label(zh="待确认", en="waiting for a yes"),
    acts.RUNNING: Label(zh="处理中", en="being done"),
    acts.DONE: Label(zh="已完成", en="done"),
    acts.STOPPED: Label(zh="已停止", en="stopped"),
    acts.FAILED: Label(zh="未进行", en="not done"),
    acts.UNDOING: Label(zh="撤销中", en="being undone"),
    acts.UNDONE: Label(zh="已撤销", en="undone"),
}


async def look(
    caller: Caller, app: str, form: str, jobs: Jobs, *, act: Any, values: Any, wanted: Wanted, records: Any
) -> dict[str, Any]:
    """Choose the records of a list, or these, and look at what would become of each; nothing is written yet. Any: JSON
    somebody sent."""
    if not isinstance(act, str) or act not in RIGHT:
        raise Invalid([UNKNOWN_ACT.at("/act", act=str(act)[:40], known=", ".join(RIGHT))])
    lens = _lens(caller, app, form, act)
    changes = await wanted_changes(caller, lens, values) if act == acts.UPDATE else {}
    chosen = await choose(caller, lens, wanted, read_records(records))
    actor, now = caller.actor, caller.clock.real()
    found = Act(
        id=new_id(), app=app, form=lens.entity.uid, act=act, person=actor.person, post=actor.post, unit=actor.unit,
        language=caller.language.value, state=acts.CHECKING, changes=changes, total=len(chosen), done=0, counts={},
        reason=None, created_at=now, changed_at=now,
    )  # fmt: skip
    session = as_transaction(caller)
    await acts.add(session, found, chosen)
    return await _go_on(caller, lens, jobs, session, found)


async def mine(caller: Caller, app: str, form: str) -> list[dict[str, Any]]:
    """What the caller did to many records of this form lately, as far as he went on with it."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    found = await acts.of_person(caller.session, caller.actor.person, app, lens.entity.uid)
    return [as_json(lens, each) for each in found if each.state not in (acts.CHECKED, acts.FAILED)]


async def one(caller: Caller, app: str, form: str, key: UUID) -> dict[str, Any]:
    """One of them, while it waits for a yes with what a few records would become."""
    lens, found = await his(caller, app, form, key)
    return await _told(caller, lens, found)


async def run(caller: Caller, app: str, form: str, key: UUID, jobs: Jobs) -> dict[str, Any]:
    """Do it, with the records nothing is in the way of."""
    lens, found = await his(caller, app, form, key, lock=True)
    _in_state(found, acts.CHECKED, acts.STOPPED)
    session = as_transaction(caller)
    done = found.done if found.state == acts.STOPPED else 0
    found = await acts.change(session, found, caller.clock.real(), state=acts.RUNNING, done=done, reason=None)
    await _audit(caller, lens, BEGUN, found)
    return await _go_on(caller, lens, jobs, session, found)


async def stop(caller: Caller, app: str, form: str, key: UUID) -> dict[str, Any]:
    """Stop after the piece in hand; what was done stays and may be undone."""
    lens, found = await his(caller, app, form, key, lock=True)
    _in_state(found, acts.CHECKING, acts.CHECKED, acts.RUNNING)
    state = acts.STOPPED if found.state == acts.RUNNING else acts.FAILED
    found = await acts.change(as_transaction(caller), found, caller.clock.real(), state=state)
    await _audit(caller, lens, STOPPED, found)
    return as_json(lens, found)


async def undo(caller: Caller, app: str, form: str, key: UUID, jobs: Jobs) -> dict[str, Any]:
    """Take it back, but for what somebody has touched since."""
    lens, found = await his(caller, app, form, key, lock=True)
    _in_state(found, acts.DONE, acts.STOPPED)
    if caller.clock.real() - found.created_at > UNDOABLE:
        raise Conflict(TOO_LATE, hours=int(UNDOABLE.total_seconds() // 3600))
    session = as_transaction(caller)
    found = await acts.change(session, found, caller.clock.real(), state=acts.UNDOING, done=0, reason=None)
    await _audit(caller, lens, UNDO_BEGUN, found)
    return await _go_on(caller, lens, jobs, session, found)


async def problems(caller: Caller, app: str, form: str, key: UUID) -> list[dict[str, Any]]:
    """The first records something is in the way of, or that could not be taken back: record, title, sentences."""
    lens, found = await his(caller, app, form, key)
    column = "undone" if found.state in (acts.UNDOING, acts.UNDONE) else "checked"
    told: list[tuple[UUID, list[Mapping[str, str]]]] = []
    after = -1
    while len(told) < MOST_TOLD and (some := await acts.results(caller.session, key, column, after=after)):
        for piece in some:
            after = piece.number
            wrong, records = unpacked(piece[3]) or {}, unpacked(piece.records)
            told += [(UUID(records[int(row) - piece.first_row][0]), each) for row, each in wrong.items()]
    told = told[:MOST_TOLD]
    known = await named(caller, lens, [record for record, _ in told])
    language = caller.language.value
    return [
        {
            "id": str(record),
            "title": known.get(record) or str(record)[-8:],
            "problems": [{"code": each["code"], "message": each[language]} for each in wrong],
        }
        for record, wrong in told
    ]


async def his(caller: Caller, app: str, form: str, key: UUID, *, lock: bool = False) -> tuple[Lens, Act]:
    """An act of the caller's own, through his eyes; of others there is none."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    found = await acts.get(caller.session, key, lock=lock)
    if found is None or (found.person, found.app, found.form) != (caller.actor.person, app, lens.entity.uid):
        raise NotFound(THING.as_dict(), key)
    lens.need(RIGHT[found.act])
    return lens, found


def as_json(lens: Lens, act: Act, few: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """An act as its author sees it. Any: JSON."""
    by_uid = lens.entity.by_uid
    return {
        "id": str(act.id),
        "act": act.act,
        "state": act.state,
        "changes": [
            {"field": by_uid[uid].name, "label": by_uid[uid].label.as_dict(), "value": value}
            for uid, value in act.changes.items()
            if uid in by_uid
        ],
        "total": act.total,
        "done": act.done,
        "counts": act.counts,
        "samples": list(few),
        "reason": act.reason,
        "created_at": act.created_at,
        "changed_at": act.changed_at,
        "undo_until": act.created_at + UNDOABLE if act.state in (acts.DONE, acts.STOPPED) else None,
    }


async def forget_old(session: Session, now: datetime) -> None:
    """Drop what nobody needs any more."""
    await acts.forget_old(session, now - acts.KEPT)


async def _go_on(caller: Caller, lens: Lens, jobs: Jobs, session: Session, found: Act) -> dict[str, Any]:
    """The present step: at once where the records are few, else left to a job."""
    if found.total <= AT_ONCE:
        found = await all_steps(session, caller, lens, found)
    else:
        await jobs.enqueue(session, KIND, {"act": str(found.id)})
    return await _told(caller, lens, found)


async def _told(caller: Caller, lens: Lens, found: Act) -> dict[str, Any]:
    few = await samples(caller, lens, found) if found.state == acts.CHECKED else ()
    return as_json(lens, found, few)


def _lens(caller: Caller, app: str, form: str, act: str) -> Lens:
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    lens.need(RIGHT[act])
    return lens


def _in_state(act: Act, *states: str) -> None:
    if act.state not in states:
        raise Conflict(NOT_NOW, state=STATES[act.state].as_dict(), extra={"state": act.state})


async def _audit(caller: Caller, lens: Lens, what: Any, act: Act) -> None:
    details = {"batch": str(act.id), "form": lens.entity.name, "act": act.act, "count": act.total}
    subject = Subject("form", lens.entity.uid)
    await audit.record(caller.session, caller.actor, what, app=lens.entity.app, subject=subject, details=details)
