"""What was said to whom and what became of it, for who administers the platform; and doing something about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from engine.clock import Clock
from engine.database.session import ReadSession, Session
from engine.errors import Conflict, Invalid, NotFound
from engine.identity.tables import person
from engine.messages.tables import delivery, notice, quiet_hours
from engine.problems import Code
from engine.reference import Label

PAGE = 50
MESSAGE = Label(zh="消息", en="message")
STATES: Mapping[str, tuple[str, str]] = {
    "queued": ("待发送", "Waiting"),
    "held": ("静默时段，稍后发送", "Held by quiet hours"),
    "sending": ("发送中", "Being sent"),
    "sent": ("已发送", "Sent"),
    "delivered": ("已送达", "Delivered"),
    "failed": ("失败", "Failed"),
    "unknown": ("结果未知", "Nobody knows"),
    "simulated": ("已模拟，未发出", "Simulated, not sent"),
}
AGAIN = frozenset({"failed", "unknown"})
SETTLED = Code(
    "message_not_again",
    zh="这条消息是“{state}”，只有失败或结果未知的可以重发",
    en="This message is '{state}'; only one that failed, or whose fate nobody knows, is sent again",
)
BAD_TIME = Code("quiet_hours_time", zh="应是 21:00 这样的时刻", en="This is a time like 21:00")
BOTH_TIMES = Code(
    "quiet_hours_both", zh="开始和结束要么都填，要么都不填", en="Give both a start and an end, or neither"
)
d = delivery.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages: of a channel, in a state, to somebody whose name or login begins so."""

    channel: str | None = None
    state: str | None = None
    q: str = ""
    before: UUID | None = None


async def page(session: ReadSession, wanted: Wanted, *, texts: bool) -> dict[str, Any]:
    """`{items, next}`, the newest first; what was said only with `texts`."""
    columns = (d.id, d.at, d.channel, d.state, d.reason, d.attempts, d.language, d.subject, d.body, d.run_at, d.sent_at,
               d.settled_at, d.person, person.c.name, notice.c.kind, notice.c.app, notice.c.details)  # fmt: skip
    statement = (
        select(*columns)
        .select_from(delivery)
        .join(notice, notice.c.id == d.notice_id)
        .join(person, person.c.id == d.person)
        .order_by(d.id.desc())
        .limit(PAGE + 1)
    )
    if wanted.channel is not None:
        statement = statement.where(d.channel == wanted.channel)
    if wanted.state is not None:
        statement = statement.where(d.state == wanted.state)
    if wanted.q:
        typed = wanted.q.strip()
        statement = statement.where(
            person.c.name.startswith(typed, autoescape=True) | person.c.login.startswith(typed, autoescape=True)
        )
    if wanted.before is not None:
        statement = statement.where(d.id < wanted.before)
    rows: Sequence[Any] = await session.rows(statement)
    shown = rows[:PAGE]
    return {
        "items": [_item(row, texts=texts) for row in shown],
        "next": str(shown[-1].id) if len(rows) > PAGE else None,
    }


def _item(row: Any, *, texts: bool) -> dict[str, Any]:
    return {
        "id": row.id, "at": row.at, "channel": row.channel, "state": row.state, "reason": row.reason,
        "attempts": row.attempts, "person": {"id": row.person, "label": row.name}, "language": row.language,
        "kind": row.kind, "app": row.app, "number": row.details.get("number"),
        "subject": row.subject if texts else None, "text": row.body if texts else None,
        "run_at": row.run_at if row.state in ("queued", "held") else None,
        "sent_at": row.sent_at, "settled_at": row.settled_at,
    }  # fmt: skip


async def again(session: Session, clock: Clock, message: UUID) -> None:
    """Send one again that failed, or whose fate nobody knows."""
    row = await session.row(select(d.state).where(d.id == message, d.channel != "inbox").with_for_update())
    if row is None:
        raise NotFound(MESSAGE.as_dict(), message)
    if row.state not in AGAIN:
        zh, en = STATES[row.state]
        raise Conflict(SETTLED, state={"zh": zh, "en": en})
    values = {"state": "queued", "run_at": clock.business(), "attempts": 0, "settled_at": None, "reason": None}
    await session.execute(update(delivery).where(d.id == message).values(**values, fence=d.fence + 1))


async def be_quiet(session: Session, starts: str | None, ends: str | None) -> None:
    """Let nothing leave the product from one time of day to the other; without them nothing is held."""
    read = {"/starts": _time(starts), "/ends": _time(ends)}
    problems = [BAD_TIME.at(at) for at, text in (("/starts", starts), ("/ends", ends)) if text and read[at] is None]
    if not problems and (starts is None) != (ends is None):
        problems = [BOTH_TIMES.at("/starts" if starts is None else "/ends")]
    if problems:
        raise Invalid(problems)
    await session.execute(delete(quiet_hours))
    if starts is not None:
        await session.execute(insert(quiet_hours).values(one=True, starts=read["/starts"], ends=read["/ends"]))


def _time(text: str | None) -> time | None:
    try:
        return None if text is None or len(text) != 5 else time.fromisoformat(text)
    except ValueError:
        return None
