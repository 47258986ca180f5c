"""Opening the record of whoever calls, by what a telephone or queue system knows of him."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import VALUES_BODY, PickedOut, answer, body_of, reader, with_body
from engine.api.shapes import Out
from engine.errors import Invalid
from engine.records import recognising

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["records"])


class RecognisedOut(Out):
    """The records that have these values. Where there is none and the caller may make one: `create`, and `known` are
    the values he may give it."""

    items: list[PickedOut]
    more: bool
    create: bool
    known: dict[str, str]


@router.post(
    "/records/recognise",
    response_model=None,
    responses={200: {"model": RecognisedOut}, **responses(Invalid)},
    openapi_extra=with_body(declared(permission="record", audit="reading", reads=True), VALUES_BODY),
)
async def recognise(request: Request, app: str, form: str) -> Response:
    """Records by whole values of searchable or unique fields, all of them together. The values stand in the body, so
    that no log of addresses has them. Who may read nothing gets the answer of who finds nothing."""
    body = await body_of(request, "values")
    return answer(await recognising.recognise(reader(request), app, form, body.get("values")))
