"""Posts delegated to others for some days: mine to others, and others' to me."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from engine.api.declare import declared
from engine.api.dependencies import Clock, CurrentActor, Reading, Transaction
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut
from engine.api.shapes import IdOut, In, LabelOut, Listing, Out, PostRefOut
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import delegations
from engine.identity.delegations import Wanted

router = APIRouter(prefix="/api/delegations", tags=["people"])


class DelegationIn(In):
    """Which post, to whom, from when (today when left out) until when, and why."""

    assignment: UUID
    person: UUID
    since: date | None = None
    until: date
    reason: Annotated[str, Field(max_length=1000)]


class DelegationOut(Out):
    """Who acts for whom in which post; both days are included."""

    id: UUID
    principal: NamedOut
    delegate: NamedOut
    post: PostRefOut
    unit: LabelOut
    since: date
    until: date
    reason: str
    mine: bool


@router.get("", openapi_extra=declared(permission="signed_in", audit="none"))
async def mine(actor: CurrentActor, session: Reading, clock: Clock) -> Listing[DelegationOut]:
    """Who acts for me and for whom I act, now or later."""
    found = await delegations.of_person(session, actor.person, clock.today())
    return Listing(
        items=[
            DelegationOut(
                id=each.id,
                principal=NamedOut(id=each.principal, label=each.name),
                delegate=NamedOut(id=each.person_id, label=each.delegate),
                post=PostRefOut(code=each.code, label=LabelOut(**each.label)),
                unit=LabelOut(**each.unit_label),
                since=each.valid_from,
                until=each.valid_to - timedelta(days=1),
                reason=each.reason,
                mine=each.principal == actor.person,
            )
            for each in found
        ]
    )


@router.post(
    "",
    status_code=201,
    responses=responses(Invalid, Forbidden, Conflict),
    openapi_extra=declared(permission="signed_in", audit="act"),
)
async def delegate(body: DelegationIn, actor: CurrentActor, session: Transaction, clock: Clock) -> IdOut:
    """Let somebody act for me in one of my posts; the security administrator may arrange it for others."""
    wanted = Wanted(body.assignment, body.person, body.since or clock.today(), body.until, body.reason)
    return IdOut(id=await delegations.delegate(session, actor, clock, wanted))


@router.delete(
    "/{delegation}",
    status_code=204,
    responses=responses(NotFound),
    openapi_extra=declared(permission="signed_in", audit="act"),
)
async def end(delegation: UUID, actor: CurrentActor, session: Transaction, clock: Clock) -> None:
    """End it now."""
    await delegations.end(session, actor, clock, delegation)
