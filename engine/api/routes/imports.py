"""Files brought in as records: taken, checked, written in the background, told about, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import StreamingResponse

from engine.api.declare import declared
from engine.api.dependencies import Exchange
from engine.api.errors import responses
from engine.api.record_shapes import answer, body_of, reader, record_id, with_body, writer
from engine.api.shapes import LabelOut, Out
from engine.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge
from engine.records.caller import Caller
from engine.records.exchange import importing
from engine.records.exchange import report as reporting
from engine.records.exchange.export import MEDIA

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["exchange"])

BINARY = {"schema": {"type": "string", "format": "binary"}}
READ = declared(permission="record", audit="reading")
ACT = declared(permission="record", audit="act")
CHECK_BODY = {
    "type": "object",
    "properties": {
        "mapping": {"type": "array", "items": {"type": ["string", "null"]}},
        "key": {"type": ["string", "null"]},
        "run": {"type": "boolean"},
    },
}


class ImportColumnOut(Out):
    """A column of the file, with some of its cells."""

    title: str
    samples: list[str]


class ImportFieldOut(Out):
    """A field a column may be; by a key, rows find the records they change."""

    name: str
    label: LabelOut
    required: bool
    is_key: bool


class ImportOut(Out):
    """A file on its way in. `done` of `total` rows are through the present step; `counts` says what came of them."""

    id: UUID
    file_name: str
    state: str
    columns: list[ImportColumnOut]
    mapping: list[str | None]
    key: str | None
    fields: list[ImportFieldOut]
    total: int
    done: int
    counts: dict[str, int]
    reason: LabelOut | None
    created_at: datetime
    changed_at: datetime


class ImportsOut(Out):
    """What the caller brought into a form lately."""

    items: list[ImportOut]


class ImportProblemOut(Out):
    """What is wrong in a row, at its column."""

    row: int
    column: str | None
    at: int | None
    field: str | None
    code: str
    message: str


class ImportProblemsOut(Out):
    """The first problems of a file."""

    items: list[ImportProblemOut]


ANSWER: dict[int | str, dict[str, Any]] = {200: {"model": ImportOut}}
NOT_DONE = responses(Invalid, Forbidden, NotFound, Conflict)
WORKBOOK: dict[int | str, dict[str, Any]] = {
    200: {"content": {MEDIA["xlsx"]: {"schema": {"type": "string", "format": "binary"}}}, "description": "A workbook"}
}


@router.get(
    "/import/template",
    response_class=Response,
    response_model=None,
    responses={**WORKBOOK, **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def template(request: Request, app: str, form: str) -> Response:
    """An empty workbook to fill in."""
    caller = reader(request)
    lens = importing.lens_of_import(caller, app, form)
    name = f"{lens.entity.label.as_dict()[caller.language.value]}.xlsx"
    return _file(reporting.template(caller, lens), name)


@router.post(
    "/import",
    status_code=201,
    response_model=None,
    responses={201: {"model": ImportOut}, **responses(Invalid, Forbidden, NotFound, TooLarge)},
    openapi_extra={
        **declared(permission="record", audit="act", max_body=importing.LARGEST),
        "requestBody": {"required": True, "content": {"application/octet-stream": BINARY}},
    },
)
async def upload(
    request: Request,
    app: str,
    form: str,
    name: Annotated[str, Query(max_length=200, description="What the file is called")] = "",
    dry_run: Annotated[bool | None, Query(description="true: check at once; false: and import what is right")] = None,
    key: Annotated[str | None, Query(max_length=100, description="The unique field rows find records by")] = None,
) -> Response:
    """A file (Excel or CSV) is taken, and its columns are guessed. Without `dry_run` nothing else happens yet."""
    content = await request.body()
    caller, _, _ = await writer(request, app)
    batch = await importing.take(caller, app, form, content, name)
    if dry_run is not None:
        batch = await importing.check(
            caller, app, form, UUID(batch["id"]), _jobs(request), mapping=None, key=key, run=not dry_run
        )
    return answer(batch, status=201)


@router.get("/imports", response_model=None, responses={200: {"model": ImportsOut}, **NOT_DONE}, openapi_extra=READ)
async def listing(request: Request, app: str, form: str) -> Response:
    """What the caller brought into this form, the newest first."""
    return answer({"items": await importing.mine(reader(request), app, form)})


@router.get("/imports/{batch}", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=READ)
async def get(request: Request, app: str, form: str, batch: str) -> Response:
    """How far one of them is."""
    return answer(await importing.one(reader(request), app, form, _id(batch)))


@router.get(
    "/imports/{batch}/problems",
    response_model=None,
    responses={200: {"model": ImportProblemsOut}, **NOT_DONE},
    openapi_extra=READ,
)
async def problems(request: Request, app: str, form: str, batch: str) -> Response:
    """The first of what is wrong in it."""
    return answer({"items": await importing.problems(reader(request), app, form, _id(batch))})


@router.get(
    "/imports/{batch}/report",
    response_class=Response,
    response_model=None,
    responses={**WORKBOOK, **NOT_DONE},
    openapi_extra=READ,
)
async def report(request: Request, app: str, form: str, batch: str) -> StreamingResponse:
    """The rows with problems as a workbook, every wrong cell marked."""
    exchange: Exchange = request.scope["langqiao"]
    caller = reader(request)
    lens, found = await importing.his(caller, app, form, _id(batch))
    body = reporting.report(caller, lens, found, exchange.platform.database)
    name = f"{found.file_name.rpartition('.')[0] or found.file_name}-check.xlsx"
    return StreamingResponse(body, media_type=MEDIA["xlsx"], headers=_named(name))


@router.post(
    "/imports/{batch}/check",
    response_model=None,
    responses={**ANSWER, **NOT_DONE},
    openapi_extra=with_body(ACT, CHECK_BODY),
)
async def check(request: Request, app: str, form: str, batch: str) -> Response:
    """Check every cell in the background; nothing is written, unless `run` asks to go on with what is right."""
    body = await body_of(request, "mapping", "key", "run")
    caller = await _writer(request, app)
    return answer(
        await importing.check(
            caller, app, form, _id(batch), _jobs(request),
            mapping=body.get("mapping"), key=body.get("key"), run=body.get("run") is True,
        )
    )  # fmt: skip


@router.post("/imports/{batch}/run", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=ACT)
async def run(request: Request, app: str, form: str, batch: str) -> Response:
    """Write the rows without problems, in the background."""
    caller = await _writer(request, app)
    return answer(await importing.run(caller, app, form, _id(batch), _jobs(request)))


@router.post("/imports/{batch}/stop", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=ACT)
async def stop(request: Request, app: str, form: str, batch: str) -> Response:
    """Stop; what was written stays, and may be taken back."""
    return answer(await importing.stop(await _writer(request, app), app, form, _id(batch)))


@router.delete("/imports/{batch}", response_model=None, responses={**ANSWER, **NOT_DONE}, openapi_extra=ACT)
async def undo(request: Request, app: str, form: str, batch: str) -> Response:
    """Take back what it wrote, but for records somebody has touched since."""
    caller = await _writer(request, app)
    return answer(await importing.undo(caller, app, form, _id(batch), _jobs(request)))


def _id(text: str) -> UUID:
    return record_id(text)


async def _writer(request: Request, app: str) -> Caller:
    caller, _, _ = await writer(request, app)
    return caller


def _jobs(request: Request) -> importing.Jobs:
    exchange: Exchange = request.scope["langqiao"]
    jobs: importing.Jobs = exchange.platform.parts["queue"]
    return jobs


def _file(content: bytes, name: str) -> Response:
    return Response(content, media_type=MEDIA["xlsx"], headers=_named(name))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
