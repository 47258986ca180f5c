"""With whom a record is shared, and until when."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut, answer, reader, record_id, writer
from engine.api.shapes import IdOut, In, Out
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.records import sharing
from engine.records.receivers import Receiver

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/records/{record}/shares", tags=["records"])

WRITE = declared(permission="record", audit="act")


class ShareIn(In):
    """With one person, one unit and those below it, or one role of the app; until a day, that day included."""

    person: UUID | None = None
    unit: UUID | None = None
    role: str | None = None
    may_write: bool = False
    until: date | None = None


class SharedRoleOut(Out):
    """A role by app and name; no label where it is not published any more."""

    id: str
    label: str | None


class ShareOut(Out):
    """One share: with whom, what they may do, until when, and who gave it. One that does not count opens nothing: who
    gave it has left or may not share any more."""

    id: UUID
    person: NamedOut | None
    unit: NamedOut | None
    role: SharedRoleOut | None
    may_write: bool
    until: date
    by: NamedOut | None
    at: datetime
    counts: bool


class SharesOut(Out):
    """The shares of a record that are open now, and the roles that a share means anything to."""

    items: list[ShareOut]
    roles: list[SharedRoleOut]


@router.get(
    "",
    response_model=None,
    responses={200: {"model": SharesOut}, **responses(Forbidden, NotFound)},
    openapi_extra=declared(permission="record", audit="reading"),
)
async def shares(request: Request, app: str, form: str, record: str) -> Response:
    """With whom the record is shared, for who may share it."""
    return answer(await sharing.shares(reader(request), app, form, record_id(record)))


@router.post(
    "",
    status_code=201,
    responses=responses(Invalid, Forbidden, NotFound, Conflict),
    openapi_extra=WRITE,
)
async def share(request: Request, app: str, form: str, record: str, body: ShareIn) -> IdOut:
    """Share it; another share with the same receiver takes the place of the one before."""
    caller, _, _ = await writer(request, app)
    receiver = Receiver(body.person, body.unit, body.role)
    terms = sharing.Terms(body.may_write, body.until)
    return IdOut(id=await sharing.share(caller, app, form, record_id(record), receiver, terms))


@router.delete("/{share}", status_code=204, responses=responses(Forbidden, NotFound), openapi_extra=WRITE)
async def end(request: Request, app: str, form: str, record: str, share: UUID) -> None:
    """End a share now."""
    caller, _, _ = await writer(request, app)
    await sharing.end(caller, app, form, record_id(record), share)
