"""Cases: starting one, and how far it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.flow_bodies import START_BODY
from engine.api.flow_figures import FiguresOut
from engine.api.flow_requests import flows_of, told_by
from engine.api.flow_shapes import CaseListedOut, FlowCaseOut, StartedOut, StoryOut
from engine.api.record_shapes import answer, body_of, reader, record_id, with_body, writer
from engine.api.shapes import Listing
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.flows import figures, submitting
from engine.flows.of_record import cases_of
from engine.flows.viewing import case_of, story

router = APIRouter(tags=["cases"])
READ = declared(permission="record", audit="reading")
ACT = declared(permission="record", audit="act")


@router.post(
    "/api/apps/{app}/flows/{flow}/cases",
    status_code=201,
    response_model=None,
    responses={201: {"model": StartedOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(ACT, START_BODY),
)
async def start(request: Request, app: str, flow: str) -> Response:
    """Start a case with a new record of these values, or on a record there is. One transaction: the number, and who
    has it next. With an `Idempotency-Key` a second click gets the first answer."""
    body = await body_of(request, "values", "record", "chosen")
    flows = flows_of(request)
    caller, write, _ = await writer(request, app)
    told = await told_by(request, flows, caller)
    wanted = submitting.read(body)
    return answer(await submitting.submit(flows, caller, app, flow, wanted, replace(write, key=None), told), status=201)


@router.get(
    "/api/apps/{app}/flows/{flow}/figures",
    response_model=None,
    responses={200: {"model": FiguresOut}, **responses(NotFound)},
    openapi_extra=declared(permission=["builder", "system_admin"], audit="none", reads=True),
)
async def told(
    request: Request, app: str, flow: str, days: Annotated[int, Query(ge=1, le=3660)] = figures.DAYS
) -> Response:
    """What each node of a flow took in the cases of the last days: how often, how long, how late, how often again. No
    record and no person is told."""
    return answer(await figures.figures(flows_of(request), reader(request), app, flow, days))


@router.get(
    "/api/apps/{app}/forms/{form}/records/{record}/cases",
    response_model=None,
    responses={200: {"model": Listing[CaseListedOut]}, **responses(NotFound)},
    openapi_extra=READ,
)
async def of_record(request: Request, app: str, form: str, record: str) -> Response:
    """The cases begun on a record, the newest first, with who has each now."""
    return answer({"items": await cases_of(flows_of(request), reader(request), app, form, record_id(record))})


@router.get(
    "/api/cases/{case}",
    response_model=None,
    responses={200: {"model": FlowCaseOut}, **responses(NotFound)},
    openapi_extra=READ,
)
async def get(request: Request, case: UUID) -> Response:
    """How far a case is: its graph with what is done and what is open, who has had it."""
    return answer(await case_of(flows_of(request), reader(request), case))


@router.get(
    "/api/cases/{case}/story",
    response_model=None,
    responses={200: {"model": StoryOut}, **responses(NotFound)},
    openapi_extra=READ,
)
async def events(request: Request, case: UUID, before: int | None = None) -> Response:
    """What happened, the newest first."""
    return answer(await story(flows_of(request), reader(request), case, before))
