"""Views people save of a list, for themselves or, where they may, for a role or all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import Json, NamedOut, answer, body_of, reader, record_id, with_body, writer
from engine.api.shapes import Out
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.views.saved import service

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/saved_views", tags=["views"])

READ = declared(permission="record", audit="none")
WRITE = declared(permission="record", audit="act")
AUDIENCE = {"type": "string", "enum": ["mine", "role", "all"]}
FIELD = {"type": "object", "properties": {"field": {"type": "string"}}, "required": ["field"]}
VIEW_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "as": {"type": "string", "enum": ["table", "cards"]},
        "columns": {"type": "array", "items": FIELD},
        "filter": {"type": "array", "items": FIELD},
        "where": {"type": ["object", "null"]},
        "sort": {"type": "array", "items": {"type": "string"}},
        "group": {"type": ["object", "null"]},
        "totals": {"type": "array", "items": FIELD},
    },
    "required": ["columns"],
}
SAVE_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "view": {"type": "string", "description": "The published view it stands on"},
        "audience": AUDIENCE,
        "role": {"type": ["string", "null"]},
        "body": VIEW_BODY,
    },
    "required": ["name", "body"],
}
CHANGE_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **{name: each for name, each in SAVE_BODY["properties"].items() if name != "view"},
        "version": {"type": "integer"},
    },
    "required": ["version"],
}


class ViewColumnKept(Out):
    """A column and how wide it is."""

    field: str
    width: int | None = None


class SavedBodyOut(Out):
    """What the view shows, as far as its reader may see it."""

    shown_as: Annotated[Literal["table", "cards"], Field(alias="as")]
    columns: list[ViewColumnKept]
    filter: list[dict[str, Json]]
    where: dict[str, Json] | None
    sort: list[str]
    group: dict[str, Json] | None
    totals: list[dict[str, Json]]


class MissingOut(Out):
    """What of a view its reader may not see: how many columns, and which of its parts."""

    columns: int
    members: list[str]


class SavedViewOut(Out):
    """A view somebody saved."""

    id: UUID
    name: str
    is_mine: bool
    author: NamedOut
    audience: Literal["mine", "role", "all"]
    role: str | None
    may_remove: bool
    version: int
    body: SavedBodyOut
    missing: MissingOut


class SavedViewsOut(Out):
    """The views of a list."""

    items: list[SavedViewOut]


@router.get(
    "",
    response_model=None,
    responses={200: {"model": SavedViewsOut}, **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def listing(
    request: Request,
    app: str,
    form: str,
    view: Annotated[str | None, Query(description="The published view they stand on")] = None,
) -> Response:
    """The caller's own views of a list, and those offered to him."""
    return answer({"items": await service.listing(reader(request), app, form, view)})


@router.post(
    "",
    status_code=201,
    response_model=None,
    responses={201: {"model": SavedViewOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(WRITE, SAVE_BODY),
)
async def save(request: Request, app: str, form: str) -> Response:
    """Keep a view. Builders may offer it to a role or to all."""
    body = await body_of(request, "name", "view", "audience", "role", "body")
    caller, _, _ = await writer(request, app)
    return answer(await service.save(caller, app, form, body), status=201)


@router.patch(
    "/{view}",
    response_model=None,
    responses={200: {"model": SavedViewOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(WRITE, CHANGE_BODY),
)
async def change(request: Request, app: str, form: str, view: str) -> Response:
    """Change a view of one's own; `version` is the one the change was based on."""
    body = await body_of(request, "name", "audience", "role", "body", "version")
    caller, _, _ = await writer(request, app)
    return answer(await service.change(caller, app, form, record_id(view), body))


@router.delete("/{view}", status_code=204, responses=responses(Forbidden, NotFound), openapi_extra=WRITE)
async def remove(request: Request, app: str, form: str, view: str) -> Response:
    """Remove a view of one's own; a builder also one that was offered by another."""
    caller, _, _ = await writer(request, app)
    await service.remove(caller, app, form, record_id(view))
    return Response(status_code=204)
