"""Acts on many records at once, and undoing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.list_questions import through
from engine.api.record_shapes import QUERY_BODY, answer, body_of, reader, with_body, writer
from engine.api.shapes import Out
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.records import transfer_many
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["records"])

ASK = declared(permission="record", audit="reading", reads=True)
WRITE = declared(permission="record", audit="act")


class SampleOut(Out):
    """One of the records."""

    id: UUID
    title: str


class BatchPreviewOut(Out):
    """How many records would go, how many of those asked for may not, and the first ones."""

    count: int
    refused: int
    samples: list[SampleOut]


class BatchOut(Out):
    """What was done."""

    batch: UUID
    count: int


class BatchUndoneOut(Out):
    """How many went back, and how many were changed since and stay."""

    count: int
    changed_since: int


_WHICH = {name: QUERY_BODY["properties"][name] for name in ("view", "filter")}
WHICH_BODY: Mapping[str, Any] = {"type": "object", "properties": _WHICH}
TRANSFER_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {**_WHICH, "owner": {"type": "string", "format": "uuid"}, "count": {"type": "integer"}},
    "required": ["owner", "count"],
}


@router.post(
    "/transfer/preview",
    response_model=None,
    responses={200: {"model": BatchPreviewOut}, **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=with_body(ASK, WHICH_BODY),
)
async def preview(request: Request, app: str, form: str) -> Response:
    """What handing over everything that matches a filter would touch; at most 500 records."""
    body, caller = await body_of(request, "view", "filter"), reader(request)
    wanted = through(caller, app, form, body.get("view"), Wanted(filter=body.get("filter")))
    return answer(await transfer_many.preview(caller, app, form, wanted))


@router.post(
    "/transfer",
    response_model=None,
    responses={200: {"model": BatchOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(WRITE, TRANSFER_BODY),
)
async def transfer(request: Request, app: str, form: str) -> Response:
    """Hand over everything that matches and may be, all or none; `count` is what the preview said."""
    body = await body_of(request, "view", "filter", "owner", "count")
    caller, write, _ = await writer(request, app)
    wanted = through(caller, app, form, body.get("view"), Wanted(filter=body.get("filter")))
    done = await transfer_many.transfer_all(
        caller, app, form, wanted, body.get("owner"), body.get("count"), write=write
    )
    return answer(done)


@router.post(
    "/batches/{batch}/undo",
    response_model=None,
    responses={200: {"model": BatchUndoneOut}, **responses(Forbidden, NotFound, Conflict)},
    openapi_extra=WRITE,
)
async def undo(request: Request, app: str, form: str, batch: str) -> Response:
    """Undo a batch of one's own within 24 hours; records changed since stay as they are."""
    try:
        key = UUID(batch)
    except ValueError:
        raise NotFound(transfer_many.BATCH.as_dict(), batch[:60]) from None
    caller, write, _ = await writer(request, app)
    return answer(await transfer_many.undo(caller, app, form, key, write=write))
