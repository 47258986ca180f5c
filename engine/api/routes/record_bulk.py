"""One change, or deleting, for every record of a list: looked at, done, watched, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter, Request, Response

from engine.api.declare import declared
from engine.api.dependencies import Exchange
from engine.api.errors import responses
from engine.api.list_questions import through
from engine.api.record_shapes import QUERY_BODY, Json, answer, body_of, reader, record_id, with_body, writer
from engine.api.shapes import LabelOut, Out
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.records.bulk import service
from engine.records.exchange.importing import Jobs
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/records/bulk", tags=["records"])

READ = declared(permission="record", audit="reading")
WRITE = declared(permission="record", audit="act")
BULK_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **{name: QUERY_BODY["properties"][name] for name in ("view", "filter", "within")},
        "act": {"type": "string", "enum": ["update", "delete"]},
        "values": {"type": "object"},
        "records": {"type": "array", "items": {"type": "string", "format": "uuid"}},
    },
    "required": ["act"],
}


class BulkChangeOut(Out):
    """A field and what it becomes."""

    field: str
    label: LabelOut
    value: Json


class BulkSampleOut(Out):
    """A record as it is, and what is written; `labels` go with what is there before."""

    id: UUID
    title: str
    before: dict[str, Json]
    labels: dict[str, str | list[str | None] | None]
    after: dict[str, Json]


class BulkOut(Out):
    """An act on many records. `done` of `total` are through the present step; `counts` says what came of them: good,
    same and bad when looked at, written and failed when done, undone and kept when taken back."""

    id: UUID
    act: Literal["update", "delete"]
    state: Literal["checking", "checked", "running", "done", "stopped", "failed", "undoing", "undone"]
    changes: list[BulkChangeOut]
    total: int
    done: int
    counts: dict[str, int]
    samples: list[BulkSampleOut]
    reason: LabelOut | None
    created_at: datetime
    changed_at: datetime
    undo_until: datetime | None


class BulkListOut(Out):
    """What the caller did to many records of a form lately."""

    items: list[BulkOut]


class BulkProblemOut(Out):
    """Why a record is left as it is."""

    code: str
    message: str


class BulkRefusedOut(Out):
    """A record something is in the way of."""

    id: UUID
    title: str
    problems: list[BulkProblemOut]


class BulkRefusedListOut(Out):
    """The first records something is in the way of."""

    items: list[BulkRefusedOut]


ANSWER: dict[int | str, dict[str, Any]] = {200: {"model": BulkOut}}
NOT_DONE = responses(Invalid, Forbidden, NotFound, Conflict)


@router.post(
    "",
    status_code=201,
    response_model=None,
    responses={201: {"model": BulkOut}, **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=with_body(WRITE, BULK_BODY),
)
async def begin(request: Request, app: str, form: str) -> Response:
    """Look at what a change or deleting would do to every record of a filter, or to `records`; nothing is written."""
    body = await body_of(request, "act", "values", "view", "filter", "within", "records")
    caller, _, _ = await writer(request, app)
    asked = Wanted(filter=body.get("filter"), within=body.get("within"))
    wanted = through(caller, app, form, body.get("view"), asked)
    found = await service.look(
        caller, app, form, _jobs(request),
        act=body.get("act"), values=body.get("values"), wanted=wanted, records=body.get("records"),
    )  # fmt: skip
    return answer(found, status=201)


@router.get("", response_model=None, responses={200: {"model": BulkListOut}, **NOT_DONE}, openapi_extra=READ)
async def listing(request: Request, app: str, form: str) -> Response:
    """What the caller did to many records of this form, the newest first."""
    return answer({"items": await service.mine(reader(request), app, form)})


@router.get("/{act}", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=READ)
async def get(request: Request, app: str, form: str, act: str) -> Response:
    """How far one of them is; while it waits for a yes, with what a few records would become."""
    return answer(await service.one(reader(request), app, form, record_id(act)))


@router.get(
    "/{act}/problems",
    response_model=None,
    responses={200: {"model": BulkRefusedListOut}, **NOT_DONE},
    openapi_extra=READ,
)
async def problems(request: Request, app: str, form: str, act: str) -> Response:
    """The first records that stay as they are, and why."""
    return answer({"items": await service.problems(reader(request), app, form, record_id(act))})


@router.post("/{act}/run", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=WRITE)
async def run(request: Request, app: str, form: str, act: str) -> Response:
    """Do it, with the records nothing is in the way of; above 500 records in the background."""
    caller, _, _ = await writer(request, app)
    return answer(await service.run(caller, app, form, record_id(act), _jobs(request)))


@router.post("/{act}/stop", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=WRITE)
async def stop(request: Request, app: str, form: str, act: str) -> Response:
    """Stop; what was done stays, and may be taken back."""
    caller, _, _ = await writer(request, app)
    return answer(await service.stop(caller, app, form, record_id(act)))


@router.post("/{act}/undo", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=WRITE)
async def undo(request: Request, app: str, form: str, act: str) -> Response:
    """Take back exactly what it wrote, within 24 hours, but for records somebody has touched since."""
    caller, _, _ = await writer(request, app)
    return answer(await service.undo(caller, app, form, record_id(act), _jobs(request)))


def _jobs(request: Request) -> Jobs:
    exchange: Exchange = request.scope["langqiao"]
    jobs: Jobs = exchange.platform.parts["queue"]
    return jobs
