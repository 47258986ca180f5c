"""Doing something with a case as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.flow_bodies import CASE_BODY, LEAVER_BODY
from engine.api.flow_requests import flows_of, told_by
from engine.api.flow_shapes import AdministeredOut, BulkOut
from engine.api.record_shapes import answer, body_of, reader, with_body
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.flows import administering, leaving
from engine.flows.store import CASE

router = APIRouter(prefix="/api/cases", tags=["cases"])
ACT = declared(permission="record", audit="act")


@router.post(
    "/reassign",
    response_model=None,
    responses={200: {"model": BulkOut}, **responses(Invalid, Forbidden)},
    openapi_extra=with_body(declared(permission="system_admin", audit="act"), LEAVER_BODY),
)
async def reassign(request: Request) -> Response:
    """Give everything that somebody has to do to somebody else: he leaves, or is away."""
    body = await body_of(request, "person", "to", "reason")
    caller = replace(reader(request), session=request.scope["langqiao"].session)
    return answer({"items": await leaving.hand_over(flows_of(request), caller, leaving.read(body))})


@router.post(
    "/{case}/{action}",
    response_model=None,
    responses={200: {"model": AdministeredOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(ACT, CASE_BODY),
)
async def act(request: Request, case: UUID, action: str) -> Response:
    """Withdraw or urge, for who started it; cancel, jump, reassign, suspend, resume, retry, skip with a reason, for the
    administrator; reassign also for who leads those who have the task."""
    if action not in administering.ACTS:
        raise NotFound(CASE.as_dict(), action[:60])
    body: dict[str, Any] = await body_of(request, "reason", "node", "to", "task", "person", "incident", "result")
    flows = flows_of(request)
    caller = replace(reader(request), session=request.scope["langqiao"].session)
    wanted = administering.read(action, body)
    return answer(await administering.administer(flows, caller, case, wanted, await told_by(request, flows, caller)))
