"""Messages that left the product, or would have: the simulator of a demo, the delivery log of a bank."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, CurrentExchange, Reading, Transaction
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut
from engine.api.shapes import In, LabelOut, Out, uuid_mark
from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.errors import Conflict, Invalid, NotFound
from engine.messages import sent, telling
from engine.settings import Mode

router = APIRouter(prefix="/api/messages", tags=["messages"])

AGAIN = kind("message.again", zh="重发消息", en="Message sent again")
QUIET = kind("message.quiet_hours", zh="设置静默时段", en="Quiet hours set")
ChannelName = Literal["inbox", "email", "sms"]
StateName = Literal["queued", "held", "sending", "sent", "delivered", "failed", "unknown", "simulated"]


class SentOut(Out):
    """One message on one channel. `subject` and `text` are told in a demo only; `run_at` is when one that waits is
    tried next; `number` that of the case it is about."""

    id: UUID
    at: datetime
    channel: ChannelName
    state: StateName
    reason: str | None
    attempts: int
    person: NamedOut
    language: str
    kind: str
    app: str | None
    number: int | None
    subject: str | None
    text: str | None
    run_at: datetime | None
    sent_at: datetime | None
    settled_at: datetime | None


class SentPageOut(Out):
    """Messages, the newest first. `simulated`: this is a demo, and nothing leaves it."""

    items: list[SentOut]
    next: str | None
    simulated: bool
    states: dict[str, LabelOut]


class AgainIn(In):
    """Why it is sent again."""

    reason: Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S")]


class QuietIn(In):
    """From when until when nothing leaves, as `21:00`; both null: nothing is held."""

    starts: str | None
    ends: str | None


class QuietOut(Out):
    """The quiet hours in the bank's zone; null where there are none."""

    starts: str | None
    ends: str | None


@router.get("", responses=responses(Invalid), openapi_extra=declared(permission="system_admin", audit="reading"))
async def page(
    exchange: CurrentExchange,
    channel: ChannelName | None = None,
    state: StateName | None = None,
    q: Annotated[str, Query(max_length=60, description="The beginning of a name or login")] = "",
    after: str | None = None,
) -> SentPageOut:
    """Messages to people, the newest first, with what became of them."""
    is_demo = exchange.platform.settings.mode is Mode.DEMO
    wanted = sent.Wanted(channel, state, q, uuid_mark(after))
    found = await sent.page(exchange.reading, wanted, texts=is_demo)
    states = {name: LabelOut(zh=zh, en=en) for name, (zh, en) in sent.STATES.items()}
    items = [SentOut(**each) for each in found["items"]]
    return SentPageOut(items=items, next=found["next"], simulated=is_demo, states=states)


@router.post(
    "/{message}/again",
    status_code=204,
    responses=responses(Invalid, NotFound, Conflict),
    openapi_extra=declared(permission="system_admin", audit="act"),
)
async def again(message: UUID, body: AgainIn, exchange: CurrentExchange) -> None:
    """Send one again that failed, or whose fate nobody knows: it may then arrive twice, so a reason is given."""
    await sent.again(exchange.session, exchange.platform.clock, message)
    subject, details = Subject("message", str(message)), {"reason": body.reason}
    await audit.record(exchange.session, exchange.actor, AGAIN, subject=subject, details=details)


@router.get("/quiet_hours", openapi_extra=declared(permission="system_admin", audit="none"))
async def quiet_hours(session: Reading) -> QuietOut:
    """The bank's quiet hours."""
    found = await telling.hours(session)
    if found is None:
        return QuietOut(starts=None, ends=None)
    return QuietOut(starts=found.starts.strftime("%H:%M"), ends=found.ends.strftime("%H:%M"))


@router.put(
    "/quiet_hours",
    responses=responses(Invalid),
    openapi_extra=declared(permission="system_admin", audit="act"),
)
async def be_quiet(body: QuietIn, actor: CurrentActor, session: Transaction) -> QuietOut:
    """Set them; what is held already goes when the old ones are over."""
    await sent.be_quiet(session, body.starts, body.ends)
    await audit.record(session, actor, QUIET, details={"starts": body.starts, "ends": body.ends})
    return QuietOut(starts=body.starts, ends=body.ends)
