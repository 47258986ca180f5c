"""Handing a record over: another owner, and with him the unit of his main post. An action of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from engine.audit.kinds import RECORD_TRANSFERRED
from engine.database.types import Identifier
from engine.errors import Forbidden, Invalid, NotFound
from engine.fields.field_type import ValueProblem
from engine.fields.shapes import SYSTEM_FIELDS
from engine.identity.tables import assignment, person
from engine.permissions.access import Action
from engine.problems import Code
from engine.records.caller import BY_HAND, Caller, Write
from engine.records.computed.following import after_write
from engine.records.lens import ACTION_LABELS, RECORD
from engine.records.projection import ORG, OWNER, VERSION
from engine.records.reading import fetch
from engine.records.sending import as_transaction, row_bits, said, written_record
from engine.records.sharing import end_with_owner
from engine.records.stale import stale
from engine.records.writable import Shape, writable

NO_OWNER = Code("no_such_owner", zh="没有这个在职人员，或他没有岗位", en="There is no such active person with a post")
NEW_OWNER_MISSING = Code("owner_missing", zh="请选择新的负责人", en="Choose the new owner")


async def transfer(
    caller: Caller, app: str, form: str, record: UUID, owner: Any, *, version: int | None, write: Write = BY_HAND
) -> dict[str, Any]:
    """Give a record to another person, if that is granted for it as it is and the new state may stand."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record, lock=True)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    if version is not None and row[VERSION] != version:
        raise await stale(caller, lens, reading.projection, row, version)
    before = row_bits(reading.projection, row)
    if Action.TRANSFER not in lens.rights.of(before).actions:
        raise Forbidden(ACTION_LABELS[Action.TRANSFER].as_dict())
    new_owner, new_org = await wanted_owner(caller, owner)
    writing = writable(lens, Shape(Action.TRANSFER, (), ("owner_id", "org_id"), keyed=write.key is not None))
    changes = {
        name: [_text(row[at]), str(new)]
        for name, at, new in (("owner", OWNER, new_owner), ("org", ORG, new_org))
        if _text(row[at]) != str(new)
    }
    values = said(caller, lens, write, Action.TRANSFER, record, row[VERSION] + 1, changes, RECORD_TRANSFERRED)
    values |= {"base": row[VERSION], "new_owner_id": new_owner, "new_org_id": new_org}
    now = await as_transaction(caller).raw.fetchrow(writing.statement.text, *writing.statement.arguments(values))
    if now is None or not lens.rights.allows(Action.TRANSFER, before, row_bits(writing.projection, now)):
        raise Forbidden(ACTION_LABELS[Action.TRANSFER].as_dict())
    await after_write(caller, lens.entity, Action.TRANSFER, [(record, changes)])
    await end_with_owner(caller, lens, record)
    return await written_record(caller, lens, writing.projection, now)


async def wanted_owner(caller: Caller, sent: Any) -> tuple[UUID, UUID]:
    """The new owner and the unit of his main post; Invalid where it is nobody a record can be handed to."""
    try:
        wanted = SYSTEM_FIELDS["owner"].traits.parse(sent)
    except ValueProblem as problem:
        raise Invalid([problem.code.at("/owner", **problem.params)]) from None
    if wanted is None:
        raise Invalid([NEW_OWNER_MISSING.at("/owner")])
    today = caller.clock.today()
    a = assignment.c
    found = await caller.session.row(
        select(person.c.id, a.unit_id)
        .join(assignment, a.person_id == person.c.id)
        .where(
            person.c.id == bindparam("wanted", type_=Identifier),
            person.c.state == "active",
            a.valid_from <= today,
            or_(a.valid_to.is_(None), a.valid_to > today),
        )
        .order_by(a.is_primary.desc(), a.valid_from, a.id)
        .limit(1),
        {"wanted": wanted},
    )
    if found is None:
        raise Invalid([NO_OWNER.at("/owner")])
    return found.id, found.unit_id


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
