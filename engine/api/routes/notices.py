"""What one was told: the list behind the bell, and on which channels beside it one wants to be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, Exchange, Reading, Transaction
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut, answer, body_of, reader, with_body
from engine.api.shapes import In, LabelOut, Out, sent_ids, uuid_mark
from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.errors import Invalid
from engine.messages import telling
from engine.records import mentions, notices
from engine.records.caller import Caller

router = APIRouter(prefix="/api/notices", tags=["notices"])

CHOSEN = kind("notice.channels", zh="选择通知渠道", en="Channels of notices chosen")
READ = declared(permission="record", audit="reading")
READ_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {"ids": {"type": "array", "items": {"type": "string", "format": "uuid"}}},
}


class NoticeOut(Out):
    """Something one was told. `text` is null where the kind says it; `record`, `form` and `title` are null where one
    may not read the record today. `details` depend on the kind: of a share `may_write` and `until`."""

    id: UUID
    kind: str
    at: datetime
    by: NamedOut | None
    text: LabelOut | None
    app: str | None
    form: str | None
    form_label: LabelOut | None
    record: UUID | None
    title: str | None
    case: UUID | None
    task: UUID | None
    details: dict[str, Any]
    read: bool


class NoticePageOut(Out):
    """What one was told, the newest first; `next` is what to send as `after`."""

    items: list[NoticeOut]
    next: str | None


class UnreadOut(Out):
    """How many notices one has not read, and how many mentions not seen; 99 is many."""

    unread: int
    mentions: int


class ChannelsOut(Out):
    """On which channels one is told beside the product."""

    email: bool
    sms: bool


class ChannelsIn(In):
    """On which channels one wants to be told from now on; the product itself always tells."""

    email: bool
    sms: bool


@router.get(
    "",
    response_model=None,
    responses={200: {"model": NoticePageOut}, **responses(Invalid)},
    openapi_extra=READ,
)
async def page(
    request: Request,
    after: str | None = None,
    unread: Annotated[bool, Query(description="Only those not read yet")] = False,
) -> Response:
    """What one was told, the newest first."""
    return answer(await notices.mine(reader(request), before=uuid_mark(after), unread=unread))


@router.get("/count", response_model=None, responses={200: {"model": UnreadOut}}, openapi_extra=READ)
async def count(request: Request) -> Response:
    """How many one has not read: for the bell."""
    caller = reader(request)
    return answer({"unread": await notices.unread(caller), "mentions": await mentions.unseen(caller)})


@router.post(
    "/read",
    status_code=204,
    response_model=None,
    responses=responses(Invalid),
    openapi_extra=with_body(declared(permission="signed_in", audit="none"), READ_BODY),
)
async def read(request: Request) -> Response:
    """One has read these notices, or all of them."""
    body = await body_of(request, "ids")
    exchange: Exchange = request.scope["langqiao"]
    platform = exchange.platform
    caller = Caller(exchange.session, exchange.actor, platform.live.now, platform.clock, exchange.language)
    await notices.read(caller, sent_ids(body["ids"]) if "ids" in body else None)
    return Response(status_code=204)


@router.get("/channels", openapi_extra=declared(permission="signed_in", audit="none"))
async def channels(actor: CurrentActor, session: Reading) -> ChannelsOut:
    """On which channels one wants to be told beside the product."""
    found = await telling.choices(session, [actor.person])
    return ChannelsOut(**found[actor.person])


@router.put("/channels", openapi_extra=declared(permission="signed_in", audit="act"))
async def choose(body: ChannelsIn, actor: CurrentActor, session: Transaction) -> ChannelsOut:
    """Choose them; what waits to be sent already is sent."""
    await telling.choose(session, actor.person, email=body.email, sms=body.sms)
    await audit.record(session, actor, CHOSEN, details={"email": body.email, "sms": body.sms})
    return ChannelsOut(email=body.email, sms=body.sms)
