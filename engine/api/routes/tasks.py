"""What people have to do: the inbox over all apps, and acting on a task."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.flow_bodies import ACT_BODY, BULK_BODY
from engine.api.flow_figures import TeamOut
from engine.api.flow_requests import flows_of, told_by
from engine.api.flow_shapes import ActedOut, BoxOut, BulkOut, FlowTaskOut, WaitingOut
from engine.api.form_described import form_as_seen
from engine.api.record_shapes import answer, body_of, reader, with_body
from engine.api.shapes import BAD_CURSOR, PageSize, cursor, mark_of
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.flows import bulk, copies, inbox
from engine.flows.acting import TASK, act
from engine.flows.asked import ACTIONS, read_asked
from engine.flows.inbox import Wanted
from engine.flows.team import team
from engine.flows.viewing import task_of

router = APIRouter(prefix="/api/tasks", tags=["tasks"])
READ = declared(permission="record", audit="reading")
ACT = declared(permission="record", audit="act")


@router.get("", response_model=None, responses={200: {"model": BoxOut}, **responses(Invalid)}, openapi_extra=READ)
async def box(
    request: Request,
    box: Literal["open", "done", "started", "cc", "team"] = "open",
    app: str | None = None,
    due: Annotated[Literal["late", "today"] | None, Query(description="Only what is late, or due today")] = None,
    order: Annotated[Literal["newest", "due"], Query(description="What comes first")] = "newest",
    q: Annotated[str, Query(max_length=60, description="What it is called, its number, or who started it")] = "",
    person: Annotated[UUID | None, Query(description="In the box of the team: whose")] = None,
    limit: PageSize = 50,
    after: str | None = None,
) -> Response:
    """A page of a box: to do, done, started by oneself, copies, what the people below one have to do (`next` says
    who)."""
    place = None if not after else _place(after)
    wanted = Wanted(box, limit, place, app, due, order == "due", q.strip(), person)
    found = await inbox.page(flows_of(request), reader(request), wanted)
    following = found["next"]
    found["next"] = None if following is None else cursor(f"{following[0].isoformat()} {following[1]}")
    return answer(found)


def _place(after: str) -> tuple[datetime, UUID]:
    at, _, identity = mark_of(after).partition(" ")
    try:
        place = datetime.fromisoformat(at), UUID(identity)
    except ValueError:
        raise Invalid([BAD_CURSOR.at("/after")]) from None
    if place[0].tzinfo is None:
        raise Invalid([BAD_CURSOR.at("/after")])
    return place


@router.get("/count", response_model=None, responses={200: {"model": WaitingOut}}, openapi_extra=READ)
async def count(request: Request) -> Response:
    """How much there is to do. The header `Langqiao-Now` tells what time it is at the bank: a demo may have moved its
    clock, and a browser does not know."""
    caller = reader(request)
    told = answer(await inbox.counts(caller))
    told.headers["Langqiao-Now"] = caller.now().isoformat()
    return told


@router.get("/team", response_model=None, responses={200: {"model": TeamOut}}, openapi_extra=READ)
async def people_below(request: Request) -> Response:
    """Who works below one, with how much each has open and late; nobody for who leads no unit. To one of them a leader
    may reassign what another has."""
    return answer({"items": await team(reader(request))})


@router.post(
    "/copies/{copy}/read",
    status_code=204,
    response_model=None,
    responses=responses(NotFound),
    openapi_extra=declared(permission="record", audit="act"),
)
async def read(request: Request, copy: UUID) -> Response:
    """Say that one has read a copy one was sent: who sent it sees when. A second time changes nothing."""
    await copies.read(reader(request), request.scope["langqiao"].session, copy)
    return Response(status_code=204)


@router.post(
    "/bulk",
    response_model=None,
    responses={200: {"model": BulkOut}, **responses(Invalid)},
    openapi_extra=with_body(ACT, BULK_BODY),
)
async def many(request: Request) -> Response:
    """The same with several tasks; each stands by itself, and what its node requires is not waived."""
    body = await body_of(request, "tasks", "action", "opinion")
    caller = replace(reader(request), session=request.scope["langqiao"].session)
    wanted = bulk.read(body)
    return answer({"items": await bulk.act_on_all(flows_of(request), caller, wanted)})


@router.get(
    "/{task}", response_model=None, responses={200: {"model": FlowTaskOut}, **responses(NotFound)}, openapi_extra=READ
)
async def get(request: Request, task: UUID) -> Response:
    """One's own task, with its record and its form as long as it is open."""
    found, at_it = await task_of(flows_of(request), reader(request), task)
    meta = None if at_it is None else form_as_seen(at_it, found["form"]["app"], found["form"]["form"])
    return answer({**found, "meta": None if meta is None else meta.model_dump(mode="json")})


@router.post(
    "/{task}/{action}",
    response_model=None,
    responses={200: {"model": ActedOut}, **responses(Invalid, Forbidden, NotFound, Conflict)},
    openapi_extra=with_body(ACT, ACT_BODY),
)
async def do(request: Request, task: UUID, action: str) -> Response:
    """Approve, reject, complete, return, transfer, delegate, consult, add_signer, remove_signer, cc, save. With an
    `Idempotency-Key` a second click gets the first answer."""
    if action not in ACTIONS:
        raise NotFound(TASK.as_dict(), action[:60])
    body = await body_of(
        request, "opinion", "signature", "files", "people", "way", "to", "straight", "values", "version"
    )
    asked, problems = read_asked(action, body)
    if problems:
        raise Invalid(problems)
    flows = flows_of(request)
    caller = replace(reader(request), session=request.scope["langqiao"].session)
    return answer(await act(flows, caller, task, asked, await told_by(request, flows, caller)))
