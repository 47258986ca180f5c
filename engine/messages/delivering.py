"""Delivering what waits: claim one, hand it over outside of any transaction, write down what came of it.

Every attempt has a fence: what an older one says is not heard. A message whose fate nobody knows is not sent again by
itself; where the other side can be asked, it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import and_, select, update

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.identity.tables import person
from engine.messages.channels.channel import Answer, Channel, Outcome, Outgoing
from engine.messages.tables import delivery
from engine.messages.telling import hours

log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=2)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
MOST_ATTEMPTS = 8
MOST_ASKED = 6
AT_ONCE = 100
ASKED_FOR = timedelta(days=1)
"""How long the other side is asked whether a message has arrived."""
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
ADDRESSES = {"email": "email", "sms": "phone"}
d = delivery.c


@dataclass(frozen=True, slots=True)
class Claimed:
    """One that is in hand. `asks`: its fate is asked for, it is not sent."""

    row: Any
    to: str
    asks: bool


class Delivering:
    """Takes messages out of the product. Any number of processes may share a database."""

    def __init__(self, database: Database, clock: Clock, channels: Mapping[str, Channel], *, simulates: bool) -> None:
        self._database, self._clock, self._channels, self._simulates = database, clock, channels, simulates

    async def perform(self) -> int:
        """Deliver what is due; how many were worked on."""
        for done in range(AT_ONCE):
            found = await self._database.run(self._claim)
            if found is None:
                return done
            if isinstance(found, Claimed):
                answer = await self._answer(found)
                await self._database.run(lambda session, c=found, a=answer: self._settle(session, c, a))  # type: ignore[misc]
        return AT_ONCE

    async def _answer(self, claimed: Claimed) -> Answer:
        row, channel = claimed.row, self._channels[claimed.row.channel]
        try:
            if claimed.asks:
                asked: Answer = await channel.ask(str(row.id))
                return asked
            sent: Answer = await channel.send(Outgoing(str(row.id), claimed.to, row.body, row.subject))
            return sent
        except Exception as error:  # a channel should not raise; if it does, nobody knows what it did
            log.warning("message_channel_failed", channel=row.channel, exc_info=error)
            return Answer(Outcome.UNKNOWN, type(error).__name__)

    async def _claim(self, session: Session) -> Claimed | bool | None:
        """The next that is due, in hand; True where it is settled already, None where there is none."""
        now = self._clock.business()
        waiting = and_(d.state.in_(("queued", "held", "sending", "sent")), d.run_at <= now)
        row = await session.row(
            select(delivery).where(waiting).order_by(d.run_at, d.id).limit(1).with_for_update(skip_locked=True)
        )
        if row is None:
            return None
        channel: Channel | None = self._channels.get(row.channel)
        if row.state in ("sending", "sent"):
            return await self._to_ask(session, row, channel, now)
        quiet = await hours(session)
        begins = now if quiet is None else quiet.over(now, self._clock.zone)
        if begins > now:
            return await self._now(session, row, state="held", run_at=begins)
        if self._simulates:
            return await self._now(session, row, state="simulated", sent_at=now, settled_at=now)
        to = await self._address(session, row)
        reason = "not_set_up" if channel is None else "no_address" if not to else None
        if reason is not None:
            return await self._now(session, row, state="failed", reason=reason, settled_at=now)
        values = {"state": "sending", "attempts": row.attempts + 1, "fence": row.fence + 1, "run_at": now + LEASE}
        taken = await session.row(_of(row).values(**values).returning(delivery))
        return Claimed(taken, to, asks=False)

    async def _to_ask(self, session: Session, row: Any, channel: Channel | None, now: datetime) -> Claimed | bool:
        """One that was handed over and has not been heard of: asked after where that can be done."""
        is_over = row.state == "sent" and now - row.sent_at > ASKED_FOR
        if channel is None or not channel.can_ask or is_over:
            if row.state == "sent":
                return await self._now(session, row, run_at=NEVER)
            return await self._now(session, row, state="unknown", settled_at=now, fence=row.fence + 1)
        taken = await session.row(_of(row).values(fence=row.fence + 1, run_at=now + LEASE).returning(delivery))
        return Claimed(taken, "", asks=True)

    async def _now(self, session: Session, row: Any, **values: Any) -> bool:
        await session.execute(_of(row).values(**values))
        return True

    async def _address(self, session: Session, row: Any) -> str:
        column = person.c[ADDRESSES[row.channel]]
        return await session.scalar(select(column).where(person.c.id == row.person, person.c.state != "left")) or ""

    async def _settle(self, session: Session, claimed: Claimed, answer: Answer) -> None:
        """Write down what came of it, unless somebody else has it in hand by now."""
        row, now = claimed.row, self._clock.business()
        values = self._asked(row, answer, now) if claimed.asks else self._sent(row, answer, now)
        mine = update(delivery).where(d.id == row.id, d.fence == row.fence, d.state == row.state)
        done = await session.execute(mine.values(**values))
        if done.rowcount != 1:
            log.warning("message_late_answer", message=str(row.id), outcome=answer.outcome.value)

    def _sent(self, row: Any, answer: Answer, now: datetime) -> dict[str, Any]:
        can_ask = self._channels[row.channel].can_ask
        match answer.outcome:
            case Outcome.LATER if row.attempts < MOST_ATTEMPTS:
                wait = min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
                return {"state": "queued", "run_at": now + wait, "reason": answer.reason}
            case Outcome.UNKNOWN if can_ask:
                return {"run_at": now + FIRST_WAIT, "reason": answer.reason}
        return _settled(row, answer, now, can_ask=can_ask)

    def _asked(self, row: Any, answer: Answer, now: datetime) -> dict[str, Any]:
        match answer.outcome:
            case Outcome.LATER if row.state == "sending":  # the other side never had it: it may be sent
                return {"state": "queued", "run_at": now, "reason": answer.reason}
            case Outcome.LATER | Outcome.UNKNOWN if row.state == "sent":
                return {"run_at": now + max(FIRST_WAIT, now - row.sent_at)}
            case Outcome.UNKNOWN if row.fence - row.attempts < MOST_ASKED:
                return {"run_at": now + FIRST_WAIT * 2 ** (row.fence - row.attempts), "reason": answer.reason}
        return _settled(row, answer, now, can_ask=True)


def _of(row: Any) -> Any:
    return update(delivery).where(d.id == row.id)


def _settled(row: Any, answer: Answer, now: datetime, *, can_ask: bool) -> dict[str, Any]:
    """What is written of an outcome after which nothing is tried again by itself."""
    said = {"reason": answer.reason, "reference": answer.reference or row.reference}
    match answer.outcome:
        case Outcome.SENT:
            sent_at = row.sent_at or now
            again = now + max(FIRST_WAIT, now - sent_at) if can_ask else NEVER
            return {**said, "state": "sent", "sent_at": sent_at, "run_at": again}
        case Outcome.DELIVERED:
            return {**said, "state": "delivered", "sent_at": row.sent_at or now, "settled_at": now}
        case Outcome.UNKNOWN:
            return {**said, "state": "unknown", "settled_at": now}
    return {**said, "state": "failed", "settled_at": now}
