"""Telling people something: a notice each, once for each key, and its deliveries on the channels it is written for.

Whoever tells does so in the transaction of what happened: told is what is kept, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as insert_once

from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.messages.compile import Said
from engine.messages.quiet import QuietHours
from engine.messages.tables import channel_choice, delivery, notice, quiet_hours
from engine.problems import Language

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class About:
    """What a notice is about, as far as there is such a thing. `form` by uid."""

    app: str | None = None
    form: str | None = None
    record: UUID | None = None
    case: UUID | None = None
    task: UUID | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Something for one person. `texts` in both languages; without them the kind says it. `outside`: what is said on
    the other channels, in the language he reads."""

    key: str
    person: UUID
    kind: str
    about: About = About()
    by: UUID | None = None
    texts: Mapping[str, str] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    language: Language = Language.ZH
    outside: Mapping[str, Said] = field(default_factory=dict)


async def tell(session: Session, clock: Clock, tellings: Iterable[Telling]) -> int:
    """Keep them; what was told under the same key before is not told again. How many are new."""
    every = list(tellings)
    told = 0
    for begin in range(0, len(every), AT_ONCE):
        told += await _tell(session, clock, every[begin : begin + AT_ONCE])
    return told


async def _tell(session: Session, clock: Clock, some: Sequence[Telling]) -> int:
    now = clock.business()
    rows = [_row(each, now) for each in some]
    kept = insert_once(notice).values(rows).on_conflict_do_nothing(index_elements=["key"]).returning(notice.c.id)
    new = {row.id for row in await session.rows(kept)}
    wanted = await choices(session, {each.person for each in some if each.outside})
    quiet = await hours(session) if wanted else None
    found = []
    for row, each in zip(rows, some, strict=True):
        if row["id"] not in new:
            continue
        for channel, said in _channels(each, wanted):
            found.append(_delivery(row["id"], each, channel, said, now, quiet, clock))
    if found:
        await session.execute(insert(delivery), found)
    return len(new)


def _row(each: Telling, now: datetime) -> dict[str, Any]:
    about = each.about
    return {"id": new_id(), "key": each.key, "person": each.person, "kind": each.kind, "at": now, "app": about.app,
            "form": about.form, "record_id": about.record, "case_id": about.case, "task_id": about.task, "by": each.by,
            "text": None if each.texts is None else dict(each.texts), "details": dict(each.details),
            "read_at": None}  # fmt: skip


def _channels(each: Telling, wanted: Mapping[UUID, Mapping[str, bool]]) -> list[tuple[str, Said]]:
    """The inbox always, where there is a text for it; the others as the person wants them."""
    found = [(channel, said) for channel, said in each.outside.items() if wanted[each.person][channel]]
    if each.texts is not None:
        found.insert(0, ("inbox", Said(each.texts[each.language.value])))
    return found


def _delivery(
    one: UUID, each: Telling, channel: str, said: Said, now: datetime, quiet: QuietHours | None, clock: Clock
) -> dict[str, Any]:
    begins = now if quiet is None or channel == "inbox" else quiet.over(now, clock.zone)
    state = "delivered" if channel == "inbox" else "queued" if begins == now else "held"
    there = now if channel == "inbox" else None
    return {"id": new_id(), "notice_id": one, "person": each.person, "channel": channel, "state": state,
            "language": each.language.value, "subject": said.subject, "body": said.text, "at": now, "run_at": begins,
            "attempts": 0, "fence": 0, "sent_at": there, "settled_at": there}  # fmt: skip


async def choices(session: ReadSession, people: Iterable[UUID]) -> dict[UUID, dict[str, bool]]:
    """On which channels beside the product each of them wants to be told: on all, unless he has said otherwise."""
    wanted = list(people)
    rows = await session.rows(select(channel_choice).where(channel_choice.c.person.in_(wanted))) if wanted else []
    said = {row.person: {"email": row.email, "sms": row.sms} for row in rows}
    return {each: said.get(each, {"email": True, "sms": True}) for each in wanted}


async def choose(session: Session, person: UUID, *, email: bool, sms: bool) -> None:
    """Want to be told on these channels from now on."""
    values = {"person": person, "email": email, "sms": sms}
    chosen = insert_once(channel_choice).values(values)
    await session.execute(chosen.on_conflict_do_update(index_elements=["person"], set_={"email": email, "sms": sms}))


async def hours(session: ReadSession) -> QuietHours | None:
    """The bank's quiet hours, if it has any."""
    row = await session.row(select(quiet_hours.c.starts, quiet_hours.c.ends))
    return None if row is None else QuietHours(row.starts, row.ends)
