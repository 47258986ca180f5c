"""Lists as files: handed out as Excel or CSV under the right to export."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from engine.api.declare import declared
from engine.api.dependencies import Exchange
from engine.api.errors import responses
from engine.api.list_questions import conditions_of, through
from engine.api.record_shapes import reader
from engine.errors import Forbidden, Invalid, NotFound, TooMany
from engine.records.exchange import export as exporting
from engine.records.exchange.export import MEDIA, FileFormat
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["exchange"])

BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES = dict.fromkeys(MEDIA.values(), BINARY)


@router.get(
    "/export",
    response_class=Response,
    response_model=None,
    responses={
        200: {"content": FILES, "description": "The file"},
        **responses(Invalid, Forbidden, NotFound, TooMany),
    },
    openapi_extra=declared(permission="record", audit="act"),
)
async def export_list(
    request: Request,
    app: str,
    form: str,
    to: Annotated[FileFormat, Query(alias="format")] = "xlsx",
    view: str | None = None,
    conditions: Annotated[str | None, Query(alias="filter", description="As for the list of records")] = None,
    sort: Annotated[str | None, Query(description="-created_at,name")] = None,
    fields: Annotated[str | None, Query(description="name,level: the columns in this order")] = None,
) -> StreamingResponse:
    """Every record of the list the caller may read and export, with the fields he sees, as a file."""
    exchange: Exchange = request.scope["langqiao"]
    caller = reader(request)
    wanted = through(caller, app, form, view, Wanted(conditions_of(conditions), sort, fields))
    export = await exporting.prepare(caller, app, form, wanted, to)
    return StreamingResponse(
        exporting.stream(export, exchange.platform.database),
        media_type=MEDIA[to],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(export.file_name)}"},
    )
