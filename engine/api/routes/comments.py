"""Comments on records, and where somebody is mentioned."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.comment_shapes import (
    COMMENT_BODY,
    SEEN_BODY,
    CommentOut,
    CommentPageOut,
    MentionableListOut,
    MentionPageOut,
)
from engine.api.declare import declared
from engine.api.dependencies import Exchange
from engine.api.errors import responses
from engine.api.record_shapes import answer, body_of, reader, record_id, with_body, writer
from engine.api.shapes import sent_ids, uuid_mark
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.records import comments, mentions
from engine.records.caller import Caller

router = APIRouter(tags=["comments"])

ON = "/api/apps/{app}/forms/{form}/records/{record}"
READ = declared(permission="record", audit="reading")
WRITE = declared(permission="record", audit="act")


def _found(model: type[Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": model}}


@router.get(
    ON + "/comments",
    response_model=None,
    responses={**_found(CommentPageOut), **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=READ,
)
async def page(request: Request, app: str, form: str, record: str, after: str | None = None) -> Response:
    """What was said about a record, the newest first."""
    return answer(await comments.page(reader(request), app, form, record_id(record), before=uuid_mark(after)))


@router.get(
    ON + "/mentionable",
    response_model=None,
    responses={**_found(MentionableListOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def mentionable(request: Request, app: str, form: str, record: str, q: str = "") -> Response:
    """People who can be mentioned in a comment: those who may read the record."""
    return answer({"items": await comments.mentionable(reader(request), app, form, record_id(record), q)})


@router.post(
    ON + "/comments",
    status_code=201,
    response_model=None,
    responses={**_found(CommentOut, 201), **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=with_body(WRITE, COMMENT_BODY),
)
async def say(request: Request, app: str, form: str, record: str) -> Response:
    """A comment on a record one may read. Only people who may read it can be mentioned."""
    body = await body_of(request, "text", "mentions")
    caller, write, done = await writer(request, app)
    if done is not None:
        said = await comments.get(caller, done.record)
    else:
        said = await comments.say(caller, app, form, record_id(record), body, key=write.key)
    return answer(said, status=201)


@router.patch(
    ON + "/comments/{comment}",
    response_model=None,
    responses={**_found(CommentOut), **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(WRITE, COMMENT_BODY),
)
async def change(request: Request, app: str, form: str, record: str, comment: str) -> Response:
    """Another text for a comment of one's own, within 15 minutes."""
    body = await body_of(request, "text", "mentions")
    caller, _, _ = await writer(request, app)
    return answer(await comments.change(caller, app, form, record_id(record), _comment(comment), body))


@router.delete(
    ON + "/comments/{comment}",
    status_code=204,
    response_model=None,
    responses=responses(Forbidden, NotFound, Conflict),
    openapi_extra=WRITE,
)
async def delete(request: Request, app: str, form: str, record: str, comment: str) -> Response:
    """Take a comment of one's own back, within 15 minutes."""
    caller, _, _ = await writer(request, app)
    await comments.remove(caller, app, form, record_id(record), _comment(comment))
    return Response(status_code=204)


@router.get(
    "/api/mentions",
    response_model=None,
    responses={**_found(MentionPageOut), **responses(Invalid)},
    openapi_extra=READ,
)
async def mine(request: Request, after: str | None = None) -> Response:
    """Comments in which one is mentioned, on records one may read now."""
    return answer(await mentions.mine(reader(request), before=uuid_mark(after)))


@router.post(
    "/api/mentions/seen",
    status_code=204,
    response_model=None,
    responses=responses(Invalid),
    openapi_extra=with_body(declared(permission="signed_in", audit="none"), SEEN_BODY),
)
async def see(request: Request) -> Response:
    """One has seen these mentions, or all of them."""
    body = await body_of(request, "ids")
    exchange: Exchange = request.scope["langqiao"]
    platform = exchange.platform
    caller = Caller(exchange.session, exchange.actor, platform.live.now, platform.clock, exchange.language)
    await mentions.see(caller, sent_ids(body["ids"]) if "ids" in body else None)
    return Response(status_code=204)


def _comment(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(comments.COMMENT.as_dict(), text[:60]) from None
