"""Files: uploaded as a claim, bound by saving a record that names them, handed out under the rights of the field.

Handed out always as a download and never to be run: images and PDF under their own type, so that the interface can draw
them, everything else as bytes.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

import structlog
from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, Response

from engine.api.declare import declared
from engine.api.dependencies import Exchange
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut, answer, reader, record_id
from engine.api.shapes import Listing, Out
from engine.errors import Forbidden, Invalid, NotFound, TooLarge, TooMany, Unavailable
from engine.files import claims
from engine.files.claims import Kept
from engine.files.refusals import CONTENT_GONE, FILE
from engine.files.signature import OPAQUE
from engine.files.upload import Uploads
from engine.records.attaching import upload_place
from engine.records.caller import Caller
from engine.records.handing_out import file_by_id, file_of_record, files_of_field

router = APIRouter(prefix="/api", tags=["files"])
log = structlog.get_logger(__name__)

DRAWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif", "application/pdf"})
"""Media types that browsers draw without running anything."""

BINARY = {"content": {OPAQUE: {"schema": {"type": "string", "format": "binary"}}}}
FOUND: dict[int | str, dict[str, Any]] = {200: {**BINARY, "description": "The file, or the range asked for"}}


class FileOut(Out):
    """A file as records name it; `kind` is what it is by its content."""

    id: UUID
    name: str
    size: int
    type: str
    kind: str


class FileVersionOut(Out):
    """A file a field has or had: who put it there and when."""

    id: UUID
    name: str
    size: int
    type: str
    by: NamedOut | None
    at: datetime
    current: bool


@router.post(
    "/files",
    status_code=201,
    response_model=None,
    responses={201: {"model": FileOut}, **responses(Invalid, Forbidden, NotFound, TooLarge, TooMany, Unavailable)},
    openapi_extra={
        **declared(permission="record", audit="act", streams=True),
        "requestBody": {"required": True, **BINARY},
    },
)
async def upload(
    request: Request,
    app: str = Query(max_length=60, description="The app, the form and the field the file is for"),
    form: str = Query(max_length=60),
    field: str = Query(max_length=60),
    name: str = Query(default="", max_length=1000, description="What the file is called"),
) -> Response:
    """Upload one file, its bytes being the body. It is the uploader's until he saves a record that names it."""
    exchange: Exchange = request.scope["langqiao"]
    platform = exchange.platform
    uploads: Uploads = platform.parts["uploads"]
    actor = exchange.actor
    async with platform.database.reading() as session:
        caller = Caller(session, actor, platform.live.now, platform.clock, exchange.language)
        place, rules = upload_place(caller.lens(app, form), field, platform.settings)
        size = request.headers.get("content-length", "")
        await uploads.admit(session, actor, int(size) if size.isdigit() else None, rules)
    return answer(await uploads.take(actor, place, name, request.stream(), rules), status=201)


@router.get(
    "/files/{file}",
    response_class=Response,
    response_model=None,
    responses={**FOUND, **responses(Forbidden, NotFound, Unavailable)},
    openapi_extra=declared(permission="record", audit="reading"),
)
async def get_file(request: Request, file: str) -> Response:
    """A file: one's own upload, or one of a record whose field one sees in clear."""
    return await _sent(request, await file_by_id(reader(request), _key(file)))


@router.delete(
    "/files/{file}",
    status_code=204,
    response_model=None,
    responses=responses(NotFound),
    openapi_extra=declared(permission="record", audit="act"),
)
async def give_back(request: Request, file: str) -> Response:
    """Give up an upload of one's own that no record refers to."""
    exchange: Exchange = request.scope["langqiao"]
    if not await claims.give_back(exchange.session, _key(file), exchange.actor.person):
        raise NotFound(FILE.as_dict(), file[:60])
    return Response(status_code=204)


@router.get(
    "/apps/{app}/forms/{form}/records/{record}/files/{field}",
    response_model=None,
    responses={200: {"model": Listing[FileVersionOut]}, **responses(Forbidden, NotFound)},
    openapi_extra=declared(permission="record", audit="reading"),
)
async def list_files_of_field(request: Request, app: str, form: str, record: str, field: str) -> Response:
    """Every file the field has had, the newest first: what was replaced is kept as long as the record."""
    return answer({"items": await files_of_field(reader(request), app, form, record_id(record), field)})


@router.get(
    "/apps/{app}/forms/{form}/records/{record}/files/{field}/{file}",
    response_class=Response,
    response_model=None,
    responses={**FOUND, **responses(Forbidden, NotFound, Unavailable)},
    openapi_extra=declared(permission="record", audit="reading"),
)
async def get_file_of_record(request: Request, app: str, form: str, record: str, field: str, file: str) -> Response:
    """A file of a record, or one it had before, for who sees the field in clear."""
    found = await file_of_record(reader(request), app, form, record_id(record), field, _key(file))
    return await _sent(request, found)


async def _sent(request: Request, kept: Kept) -> Response:
    exchange: Exchange = request.scope["langqiao"]
    uploads: Uploads = exchange.platform.parts["uploads"]
    path = uploads.store.path(kept.sha256)
    if not await asyncio.to_thread(path.is_file):
        log.error("file_content_missing", file=str(kept.id), sha256=kept.sha256.hex())
        raise Unavailable(CONTENT_GONE)
    plain = "".join(sign if sign.isascii() and sign not in '"\\' else "_" for sign in kept.name)
    headers = {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(kept.name, safe='')}",
        "Content-Security-Policy": "sandbox",
    }
    return FileResponse(path, headers=headers, media_type=kept.media if kept.media in DRAWN else OPAQUE)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(FILE.as_dict(), text[:60]) from None
