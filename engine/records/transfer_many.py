"""Handing many records over at once: counted and shown before, each with its own history and audit entry, all or none,
and undone by whoever did it, for a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from engine.audit.kinds import RECORD_TRANSFERRED
from engine.database.identifier import new_id
from engine.errors import Conflict, Invalid, NotFound
from engine.permissions.access import Action
from engine.problems import Code
from engine.records import reading
from engine.records.caller import Caller, Write
from engine.records.computed.following import after_write
from engine.records.lens import Lens, system_lens
from engine.records.projection import ORG, OWNER, VERSION
from engine.records.reading import Wanted, fetch
from engine.records.sending import as_transaction, said
from engine.records.sharing import end_with_owner
from engine.records.tables import record_batch
from engine.records.transfer import transfer, wanted_owner
from engine.records.writable import Shape, writable
from engine.reference import Label

MOST = 500
SAMPLES = 5
UNDOABLE = timedelta(hours=24)
BATCH = Label(zh="批次", en="batch")
TOO_MANY = Code(
    "too_many_at_once", zh="一次最多 {limit} 条，请缩小范围", en="At most {limit} records at once; ask for fewer"
)
CHANGED = Code(
    "selection_changed",
    zh="符合条件的记录现在有 {count} 条，与预览时不同，请重新查看",
    en="There are {count} such records by now, not as many as you were shown; look again",
)
NOT_COUNTED = Code("count_missing", zh="请给出预览时的条数", en="Give the number you were shown before")
UNDONE = Code("batch_undone", zh="这一批已经撤销过", en="This batch has been undone")
TOO_LATE = Code("batch_too_old", zh="只能在 {hours} 小时内撤销", en="It can be undone for {hours} hours only")


async def preview(caller: Caller, app: str, form: str, wanted: Wanted) -> dict[str, Any]:
    """`{count, refused, samples}`: how many would go, how many of the records asked for may not, and the first ones."""
    lens = caller.lens(app, form)
    _may(lens)
    found = await _found(caller, app, form, wanted)
    allowed = await _allowed(caller, lens, [UUID(each["id"]) for each in found])
    samples = [{"id": each["id"], "title": each["title"]} for each in found if UUID(each["id"]) in allowed]
    return {"count": len(allowed), "refused": len(found) - len(allowed), "samples": samples[:SAMPLES]}


async def transfer_all(
    caller: Caller, app: str, form: str, wanted: Wanted, owner: Any, count: Any, *, write: Write
) -> dict[str, Any]:
    """Hand over every record asked for that may be; `{batch, count}`. `count` is what the preview said."""
    lens = caller.lens(app, form)
    _may(lens)
    if isinstance(count, bool) or not isinstance(count, int):
        raise Invalid([NOT_COUNTED.at("/count")])
    await wanted_owner(caller, owner)  # a bad owner is told before anything else is looked at
    found = await _found(caller, app, form, wanted)
    before = await _allowed(caller, lens, [UUID(each["id"]) for each in found], lock=True)
    if len(before) != count:
        raise Conflict(CHANGED, extra={"count": len(before)}, count=len(before))
    batch = new_id()
    write = replace(write, source="bulk", key=None, cause=({"batch": str(batch)}, *write.cause))
    records = []
    for record, (held_by, of) in before.items():
        now = await transfer(caller, app, form, record, owner, version=None, write=write)
        records.append({"id": str(record), "version": now["version"], "owner": str(held_by), "org": _text(of)})
    values = {"id": batch, "app": app, "form": lens.entity.uid, "act": "transfer", "actor": caller.actor.person}
    await caller.session.execute(insert(record_batch).values(**values, at=caller.now(), records=records))
    return {"batch": str(batch), "count": len(records)}


async def undo(caller: Caller, app: str, form: str, batch: UUID, *, write: Write) -> dict[str, Any]:
    """Give the records of a batch of one's own back to whom they were, as the platform; those changed since stay."""
    lens = caller.lens(app, form)
    b = record_batch.c
    found = await caller.session.row(
        select(b.at, b.records, b.undone_at)
        .where(b.id == batch, b.form == lens.entity.uid, b.actor == caller.actor.person)
        .with_for_update()
    )
    if found is None:
        raise NotFound(BATCH.as_dict(), batch)
    if found.undone_at is not None:
        raise Conflict(UNDONE)
    if caller.now() - found.at > UNDOABLE:
        raise Conflict(TOO_LATE, hours=int(UNDOABLE.total_seconds() // 3600))
    write = replace(write, source="undo", key=None, cause=({"batch": str(batch)}, *write.cause))
    everything = system_lens(caller.live, lens.entity)
    gone_back = 0
    for each in found.records:
        gone_back += await _give_back(caller, everything, each, write)
    await caller.session.execute(update(record_batch).where(b.id == batch).values(undone_at=caller.now()))
    return {"count": gone_back, "changed_since": len(found.records) - gone_back}


async def _give_back(caller: Caller, everything: Lens, was: dict[str, Any], write: Write) -> bool:
    record = UUID(was["id"])
    _, row = await fetch(caller, everything, record, lock=True)
    if row is None or row[VERSION] != was["version"]:
        return False
    owner, org = UUID(was["owner"]), UUID(was["org"]) if was["org"] else None
    pairs = (("owner", row[OWNER], owner), ("org", row[ORG], org))
    changes = {name: [_text(now), _text(back)] for name, now, back in pairs if now != back}
    writing = writable(everything, Shape(Action.TRANSFER, (), ("owner_id", "org_id")))
    values = said(caller, everything, write, Action.TRANSFER, record, row[VERSION] + 1, changes, RECORD_TRANSFERRED)
    values |= {"base": row[VERSION], "new_owner_id": owner, "new_org_id": org}
    statement = writing.statement
    given_back = await as_transaction(caller).raw.fetchrow(statement.text, *statement.arguments(values))
    if given_back is None:
        return False
    await after_write(caller, everything.entity, Action.TRANSFER, [(record, changes)])
    await end_with_owner(caller, everything, record)
    return True


def _may(lens: Lens) -> None:
    lens.need(Action.READ)
    lens.need(Action.TRANSFER)


async def _found(caller: Caller, app: str, form: str, wanted: Wanted) -> list[dict[str, Any]]:
    """The records asked for, as far as the caller may read them; by id, so that two batches lock in one order."""
    title = caller.lens(app, form).entity.title_field
    asked = replace(wanted, fields=[title] if title else ["created_at"], sort=None, limit=200, after=None, bin=False)
    items: list[dict[str, Any]] = []
    while True:
        page = await reading.page(caller, app, form, asked)
        items += page["items"]
        if len(items) > MOST:
            raise Invalid([TOO_MANY.at("/filter", limit=MOST)])
        if page["next"] is None:
            return sorted(items, key=lambda each: each["id"])
        asked = replace(asked, after=page["next"])


async def _allowed(
    caller: Caller, lens: Lens, records: Sequence[UUID], *, lock: bool = False
) -> dict[UUID, tuple[UUID, UUID | None]]:
    """Those that may be handed over, with their owner and unit."""
    allowed = {}
    for record in records:
        reading_, row = await fetch(caller, lens, record, lock=lock)
        if row is not None and Action.TRANSFER in reading_.projection.rights(row).actions:
            allowed[record] = (row[OWNER], row[ORG])
    return allowed


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
