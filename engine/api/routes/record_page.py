"""What stands beside a record on its page: what refers to it, the way back to its earlier versions,
and one masked value in clear."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_page_shapes import REVERT_BODY, UNMASK_BODY, DifferenceOut, RelatedOut, UnmaskedOut
from engine.api.record_shapes import RecordOut, answer, body_of, reader, record_id, version_of, with_body, writer
from engine.errors import Forbidden, Invalid, NotFound, PreconditionRequired, Stale, TooMany
from engine.records import going_back, reading, related, unmasking

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/records/{record}", tags=["records"])

READ = declared(permission="record", audit="reading")
WRITE = declared(permission="record", audit="act")


def _found(model: type[Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": model}}


@router.get(
    "/related",
    response_model=None,
    responses={**_found(RelatedOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def what_refers_to_it(request: Request, app: str, form: str, record: str) -> Response:
    """Records of any form that refer to this one, the newest of each reference, as far as the caller may read them."""
    return answer({"items": await related.related(reader(request), app, form, record_id(record))})


@router.get(
    "/versions/{version}",
    response_model=None,
    responses={**_found(DifferenceOut), **responses(Forbidden, NotFound)},
    openapi_extra=READ,
)
async def difference(request: Request, app: str, form: str, record: str, version: str) -> Response:
    """What an earlier version differed in from now, as far as the caller sees it, and which fields he may take back."""
    if not version.isascii() or not version.isdigit() or len(version) > 9:
        raise NotFound(going_back.VERSION_LABEL.as_dict(), version[:60])
    return answer(await going_back.difference(reader(request), app, form, record_id(record), int(version)))


@router.post(
    "/revert",
    response_model=None,
    responses={**_found(RecordOut), **responses(Invalid, Forbidden, NotFound, Stale, PreconditionRequired)},
    openapi_extra=with_body(WRITE, REVERT_BODY),
)
async def revert(request: Request, app: str, form: str, record: str) -> Response:
    """Some fields, or all one may write, as they were in a version: a write like any other, checked like any other."""
    version = version_of(request)
    body = await body_of(request, "version", "fields")
    caller, write, done = await writer(request, app)
    if done is not None:
        found = await reading.get(caller, app, form, done.record)
    else:
        key = record_id(record)
        found = await going_back.go_back(caller, app, form, key, body, base=version, write=write)
    return answer(found, version=found["version"])


@router.post(
    "/unmask",
    response_model=None,
    responses={**_found(UnmaskedOut), **responses(Invalid, Forbidden, NotFound, TooMany)},
    openapi_extra=with_body(WRITE, UNMASK_BODY),
)
async def unmask(request: Request, app: str, form: str, record: str) -> Response:
    """One masked value in clear, for a reason that the audit trail keeps; so many of them a day."""
    body = await body_of(request, "field", "reason")
    quota = request.scope["langqiao"].platform.settings.unmask_quota
    return answer(await unmasking.unmask(reader(request), app, form, record_id(record), body, quota=quota))
