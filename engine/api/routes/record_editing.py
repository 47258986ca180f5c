"""Who else has a record open for editing."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut, answer, reader, record_id
from engine.api.shapes import Out
from engine.errors import Forbidden, NotFound
from engine.records import editing

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/records/{record}/editing", tags=["records"])

QUIET = declared(permission="record", audit="none", quiet=True)


class EditorsOut(Out):
    """Everybody but the caller who has the record open for editing."""

    others: list[NamedOut]


@router.get(
    "",
    response_model=None,
    responses={200: {"model": EditorsOut}, **responses(Forbidden, NotFound)},
    openapi_extra=QUIET,
)
async def editors(request: Request, app: str, form: str, record: str) -> Response:
    """Who else is editing the record now, for who may read it."""
    return answer({"others": await editing.others(reader(request), app, form, record_id(record))})


@router.put(
    "",
    response_model=None,
    responses={200: {"model": EditorsOut}, **responses(Forbidden, NotFound)},
    openapi_extra=QUIET,
)
async def edit(request: Request, app: str, form: str, record: str) -> Response:
    """Be seen editing it for a little more than a minute; to be repeated while that is so."""
    return answer({"others": await editing.edit(reader(request), app, form, record_id(record))})


@router.delete("", status_code=204, responses=responses(Forbidden, NotFound), openapi_extra=QUIET)
async def leave(request: Request, app: str, form: str, record: str) -> None:
    """Be seen no longer."""
    await editing.leave(reader(request), app, form, record_id(record))
