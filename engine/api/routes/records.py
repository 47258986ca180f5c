"""Records of a form: create, find, read, change, delete, restore, hand over, and their history.

Bodies are read and answers are written by orjson directly; the models are for OpenAPI.
"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.flow_requests import flows_of
from engine.api.form_shapes import CheckedOut
from engine.api.list_questions import conditions_of, through
from engine.api.record_shapes import (
    OWNER_BODY,
    QUERY_BODY,
    VALUES_BODY,
    HistoryOut,
    PickedListOut,
    RecordOut,
    RecordPageOut,
    answer,
    body_of,
    reader,
    record_id,
    version_of,
    with_body,
    writer,
)
from engine.errors import Conflict, Forbidden, FormChanged, Invalid, NotFound, PreconditionRequired, Stale
from engine.flows import submitting
from engine.records import finding, history, reading, removing, saving
from engine.records import transfer as handing_over
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["records"])

READ = declared(permission="record", audit="reading")
ASK = declared(permission="record", audit="reading", reads=True)
WRITE = declared(permission="record", audit="act")
CHECK = declared(permission="record", audit="none")
MOST_IDS = 200


def _found(model: type[Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": model}}


@router.post(
    "/records",
    status_code=201,
    response_model=None,
    responses={**_found(RecordOut, 201), **responses(Invalid, FormChanged, Forbidden, NotFound)},
    openapi_extra=with_body(WRITE, VALUES_BODY),
)
async def create(request: Request, app: str, form: str) -> Response:
    """A new record; where a flow begins by submitting the form, its case, with number and who has it next, in the
    same transaction. With an `Idempotency-Key` a second try makes no second record."""
    body = await body_of(request, "values")
    caller, write, done = await writer(request, app)
    if done is not None:
        record = await reading.get(caller, app, form, done.record)
    else:
        record = await saving.create(caller, app, form, body.get("values"), write=write)
        case = await submitting.begun_by(flows_of(request), caller, app, form, record["id"])
        record |= {} if case is None else {"case": case}
    return answer(record, status=201, version=record["version"])


@router.post(
    "/records/check",
    response_model=None,
    responses={**_found(CheckedOut), **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=with_body(CHECK, VALUES_BODY),
)
async def check(request: Request, app: str, form: str) -> Response:
    """What would be wrong with a new record of these values. Nothing is saved. Whether a value that must not occur
    twice does is told when the record is saved."""
    body = await body_of(request, "values")
    caller, write, _ = await writer(request, app)
    problems = await saving.wrong_with(caller, app, form, body.get("values"), write=write)
    return answer({"problems": [each.as_json(caller.language) for each in problems]})


@router.get(
    "/records",
    response_model=None,
    responses={**_found(RecordPageOut), **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=READ,
)
async def page(
    request: Request,
    app: str,
    form: str,
    view: str | None = None,
    conditions: Annotated[
        str | None,
        Query(
            alias="filter",
            description='An expression, aum > 500 and customer.level at least "vip"; or conditions as JSON:'
            ' [{"field", "op", "value"}], or what the condition builder draws: {"all": [...]}',
        ),
    ] = None,
    sort: Annotated[str | None, Query(description="-created_at,name")] = None,
    fields: Annotated[str | None, Query(description="name,level")] = None,
    limit: int | None = None,
    after: str | None = None,
    in_bin: Annotated[bool, Query(alias="bin")] = False,
) -> Response:
    """A page of the records the caller may read; `bin` lists the recycle bin for who may delete."""
    caller = reader(request)
    wanted = Wanted(conditions_of(conditions), sort, fields, limit, after, in_bin)
    return answer(await reading.page(caller, app, form, through(caller, app, form, view, wanted)))


@router.post(
    "/records/query",
    response_model=None,
    responses={**_found(RecordPageOut), **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=with_body(ASK, QUERY_BODY),
)
async def query(request: Request, app: str, form: str) -> Response:
    """The same with the question in the body."""
    body = await body_of(request, "view", "filter", "within", "sort", "fields", "limit", "after", "bin")
    caller, view = reader(request), body.pop("view", None)
    wanted = Wanted(**{**body, "bin": body.get("bin") is True})
    return answer(await reading.page(caller, app, form, through(caller, app, form, view, wanted)))


@router.get(
    "/records/{record}",
    response_model=None,
    responses={**_found(RecordOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def get(request: Request, app: str, form: str, record: str) -> Response:
    """One record, with what the caller may do with it."""
    found = await reading.get(reader(request), app, form, record_id(record))
    return answer(found, version=found["version"])


@router.patch(
    "/records/{record}",
    response_model=None,
    responses={
        **_found(RecordOut),
        **responses(Invalid, FormChanged, Forbidden, NotFound, Stale, PreconditionRequired),
    },
    openapi_extra=with_body(WRITE, VALUES_BODY),
)
async def update(request: Request, app: str, form: str, record: str) -> Response:
    """Change some values. `If-Match` says which version the change was based on."""
    version = version_of(request)
    body = await body_of(request, "values")
    caller, write, done = await writer(request, app)
    if done is not None:
        found = await reading.get(caller, app, form, done.record)
    else:
        key = record_id(record)
        found = await saving.update(caller, app, form, key, body.get("values"), version=version, write=write)
    return answer(found, version=found["version"])


@router.delete(
    "/records/{record}",
    status_code=204,
    response_model=None,
    responses=responses(Invalid, Forbidden, NotFound, Stale, PreconditionRequired),
    openapi_extra=WRITE,
)
async def delete(request: Request, app: str, form: str, record: str) -> Response:
    """Put a record into the recycle bin."""
    version = version_of(request)
    caller, write, done = await writer(request, app)
    if done is None:
        await removing.delete(caller, app, form, record_id(record), version=version, write=write)
    return Response(status_code=204)


@router.post(
    "/records/{record}/restore",
    response_model=None,
    responses={**_found(RecordOut), **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=WRITE,
)
async def restore(request: Request, app: str, form: str, record: str) -> Response:
    """Take a record out of the recycle bin; refused, with both shown, when another has its unique values by now."""
    caller, write, done = await writer(request, app)
    if done is not None:
        found = await reading.get(caller, app, form, done.record)
    else:
        found = await removing.restore(caller, app, form, record_id(record), write=write)
    return answer(found, version=found["version"])


@router.post(
    "/records/{record}/transfer",
    response_model=None,
    responses={**_found(RecordOut), **responses(Invalid, Forbidden, NotFound, Stale)},
    openapi_extra=with_body(WRITE, OWNER_BODY),
)
async def transfer(request: Request, app: str, form: str, record: str) -> Response:
    """Hand a record over to another person, and with him to his unit."""
    body = await body_of(request, "owner")
    version = version_of(request, required=False)
    caller, write, done = await writer(request, app)
    if done is not None:
        found = await reading.get(caller, app, form, done.record)
    else:
        found = await handing_over.transfer(
            caller, app, form, record_id(record), body.get("owner"), version=version, write=write
        )
    return answer(found, version=found["version"])


@router.get(
    "/records/{record}/history",
    response_model=None,
    responses={**_found(HistoryOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def changes(request: Request, app: str, form: str, record: str, after: int | None = None) -> Response:
    """Who changed what and when, the newest first."""
    return answer(await history.history(reader(request), app, form, record_id(record), before=after))


@router.get(
    "/lookup",
    response_model=None,
    responses={**_found(PickedListOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def look_up(request: Request, app: str, form: str, q: str = "", ids: str | None = None) -> Response:
    """Records for a picker: by part of what they are called, or by ids joined by commas."""
    wanted: list[UUID] | None = None
    if ids is not None:
        wanted = [record_id(each.strip()) for each in ids.split(",")[:MOST_IDS] if each.strip()]
    return answer({"items": await finding.look_up(reader(request), app, form, q=q, ids=wanted)})
