"""Sharing one record with a person, a unit or a role, until a day: to see it, or to see and change it.

Who may share is an action of its own, `share`. A share opens the record to those whose roles have a rule for what is
shared with them (`read: shared`, `update: shared_to_write`); those roles say what of it they see. Nobody gives more
than he has: to write only what he may write, and to nobody whose role shows of it what he does not see himself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, insert, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.database.identifier import new_id
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import epoch
from engine.identity.actor import Actor
from engine.identity.shared import SHARERS, open_shares, still_given
from engine.identity.tables import record_share
from engine.permissions.access import Action
from engine.permissions.rows import WITH_WHOM, who
from engine.problems import Code
from engine.records.caller import Caller
from engine.records.lens import ACTION_LABELS, RECORD, Lens, sharers_of
from engine.records.names import names
from engine.records.projection import person_ref, unit_ref
from engine.records.readers import may_read
from engine.records.reading import fetch
from engine.records.receivers import Receiver, known_receiver, more_than, receiving_roles, role_label
from engine.records.sending import as_transaction
from engine.records.share_notices import told_of_share
from engine.reference import Label

SHARED = kind("record.share", zh="共享记录", en="Record shared")
SHARE_ENDED = kind("record.share_end", zh="取消共享", en="Share ended")
SHARE = Label(zh="共享", en="share")

LONGEST_DAYS = 366
MOST_SHARES = 50
BAD_UNTIL = Code(
    "share_until",
    zh="请给出截止日期：从今天起最长 {most} 天，当天含在内",
    en="Say until which day: {most} days from today at most, that day included",
)
NO_EFFECT = Code(
    "share_without_effect",
    zh="对方的角色不能查看共享给他的记录，共享了也看不到；请联系搭建者在角色里加上“共享给我的”",
    en="No role of theirs lets them see what is shared with them, so they would not see it",
)
TOO_MANY = Code("share_too_many", zh="一条记录最多共享 {most} 次", en="A record has {most} shares at most")


async def shares(caller: Caller, app: str, form: str, record: UUID) -> dict[str, Any]:
    """Those that are open now, and the roles a share may be given to, for who may share the record."""
    lens, _ = await _shareable(caller, app, form, record)
    return {"items": await open_now(caller, lens, record), "roles": receiving_roles(caller, lens)}


async def open_now(caller: Caller, lens: Lens, record: UUID, *, with_whom: Actor | None = None) -> list[dict[str, Any]]:
    """The open shares of a record, perhaps only those that reach somebody, with names; those that count no more, since
    who gave them has left or may not share any longer, say so."""
    s, day = record_share.c, bindparam("day", type_=Date)
    reach = [] if with_whom is None else [WITH_WHOM]
    bound = {} if with_whom is None else who(with_whom)
    rows = await caller.session.rows(
        select(
            s.id, s.person_id, s.unit_id, s.role, s.may_write, s.valid_to, s.given_by, s.given_at,
            still_given(day).label("counts"),
        )
        .where(s.record_id == record, open_shares(day), *reach)
        .order_by(s.id),
        {
            "day": caller.clock.today(),
            SHARERS: sharers_of(caller.live, today=caller.clock.today()),
            **{name: bound[name] for name in ("named", "my_unit", "my_roles") if bound},
        },
    )  # fmt: skip
    people = {each.person_id for each in rows} | {each.given_by for each in rows}
    known = await names(caller.session, people - {None}, {each.unit_id for each in rows} - {None})
    return [
        {
            "id": str(each.id),
            "person": person_ref(each.person_id, known),
            "unit": unit_ref(each.unit_id, known, caller.language),
            "role": None if each.role is None else {"id": each.role, "label": role_label(caller, lens, each.role)},
            "may_write": each.may_write,
            "until": (each.valid_to - timedelta(days=1)).isoformat(),
            "by": person_ref(each.given_by, known),
            "at": each.given_at.isoformat(),
            "counts": each.counts,
        }
        for each in rows
    ]


@dataclass(frozen=True, slots=True)
class Terms:
    """What is given with a share: seeing it or also changing it, until a day, that day included."""

    may_write: bool
    until: date | None


async def share(caller: Caller, app: str, form: str, record: UUID, receiver: Receiver, terms: Terms) -> UUID:
    """Open the record to them; another share with the same receiver takes the place of the one before."""
    lens, rights = await _shareable(caller, app, form, record, to_write=terms.may_write)
    problems = await known_receiver(caller, lens, receiver)
    if terms.until is None or not _in_time(terms.until, caller.clock.today()):
        problems.append(BAD_UNTIL.at("/until", most=LONGEST_DAYS))
    if problems or terms.until is None:
        raise Invalid(problems)
    if beyond := await more_than(caller, lens, receiver, rights, to_write=terms.may_write):
        raise Invalid([beyond])
    session, s = as_transaction(caller), record_share.c
    given, row = new_id(), {
        "app": app, "form": lens.entity.uid, "record_id": record, **receiver.columns(), "may_write": terms.may_write,
        "valid_to": terms.until + timedelta(days=1), "given_by": caller.actor.person,
        "given_for": caller.actor.me, "given_at": caller.clock.real(),
    }  # fmt: skip
    here = (s.record_id == record, s.ended_at.is_(None), s.valid_to > caller.clock.today())
    same = [s[name].is_not_distinct_from(value) for name, value in receiver.columns().items()]
    await session.execute(update(record_share).where(*here, *same).values(ended_at=caller.clock.real()))
    if len(await session.rows(select(s.id).where(*here).limit(MOST_SHARES))) >= MOST_SHARES:
        raise Conflict(TOO_MANY, most=MOST_SHARES)
    await session.execute(insert(record_share).values(id=given, **row))
    if receiver.person is not None and not await may_read(caller, lens, record, [receiver.person]):
        raise Invalid([NO_EFFECT.at("/person")])
    told = {name: str(value) for name, value in receiver.columns().items() if value is not None}
    until = terms.until.isoformat()
    await _audit(caller, lens, record, SHARED, {**told, "may_write": terms.may_write, "until": until})
    terms_told = {"may_write": terms.may_write, "until": until}
    await told_of_share(caller, lens, record, receiver, given, terms_told)
    await epoch.advance(session)
    return given


async def end(caller: Caller, app: str, form: str, record: UUID, given: UUID) -> None:
    """Close it again: by who may share the record."""
    lens, _ = await _shareable(caller, app, form, record)
    s = record_share.c
    closed = (
        update(record_share)
        .where(s.id == given, s.record_id == record, s.ended_at.is_(None))
        .values(ended_at=caller.clock.real())
        .returning(s.id)
    )
    if await as_transaction(caller).scalar(closed) is None:
        raise NotFound(SHARE.as_dict(), given)
    await _audit(caller, lens, record, SHARE_ENDED, {"share": str(given)})
    await epoch.advance(as_transaction(caller))


async def end_with_owner(caller: Caller, lens: Lens, record: UUID) -> None:
    """A record that is handed over is shared with nobody any more: its new owner decides."""
    s = record_share.c
    closed = (
        update(record_share)
        .where(s.record_id == record, s.ended_at.is_(None))
        .values(ended_at=caller.clock.real())
        .returning(s.id, s.valid_to)
    )
    ended = [row.id for row in await as_transaction(caller).rows(closed) if row.valid_to > caller.clock.today()]
    if ended:
        details = {"shares": sorted(str(each) for each in ended), "because": "transfer"}
        await _audit(caller, lens, record, SHARE_ENDED, details)
        await epoch.advance(as_transaction(caller))


async def _shareable(
    caller: Caller, app: str, form: str, record: UUID, *, to_write: bool = False
) -> tuple[Lens, Any]:  # Any: Rights
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    rights = reading.projection.rights(row)
    for needed in (Action.SHARE, *([Action.UPDATE] if to_write else [])):
        if needed not in rights.actions:
            raise Forbidden(ACTION_LABELS[needed].as_dict())
    return lens, rights


def _in_time(until: date, today: date) -> bool:
    return today <= until < today + timedelta(days=LONGEST_DAYS)


async def _audit(caller: Caller, lens: Lens, record: UUID, what: Any, details: dict[str, Any]) -> None:
    subject, told = Subject("record", str(record)), {"form": lens.entity.name, **details}
    await audit.record(caller.session, caller.actor, what, app=lens.entity.app, subject=subject, details=told)
