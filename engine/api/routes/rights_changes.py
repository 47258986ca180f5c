"""What publishing would do to people's rights: for whoever publishes, and for whoever approves."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request

from engine.api.building import AppName, Building
from engine.api.declare import declared
from engine.api.dependencies import Reading
from engine.api.errors import responses
from engine.api.record_shapes import reader, with_names
from engine.api.shapes import LabelOut, Listing, Out
from engine.definitions.publication import find_publication
from engine.errors import NotFound
from engine.records.rights_diff import rights_changes

router = APIRouter(prefix="/api/apps/{app}", tags=["publishing"])


class CappedOut(Out):
    """How many, up to a limit; `exact` says that there are not more."""

    value: int
    exact: bool


class RecordsSeenOut(Out):
    """How many records of a form somebody who holds the role sees now, and would see then."""

    form: LabelOut
    person: str
    before: CappedOut
    after: CappedOut


class RoleChangeOut(Out):
    """What who holds a role gains and loses, how many people that is, and what some of them would see."""

    role: str
    label: LabelOut
    gains: list[LabelOut]
    losses: list[LabelOut]
    holders: CappedOut
    names: list[str]
    records: list[RecordsSeenOut]


@router.get(
    "/rights_changes", responses=responses(NotFound), openapi_extra=declared(permission="builder", audit="none")
)
async def of_drafts(
    request: Request,
    app: AppName,
    session: Reading,
    building: Building,
    definitions: Annotated[list[str] | None, Query(max_length=500)] = None,
) -> Listing[RoleChangeOut]:
    """What publishing drafts would do to the rights of who holds the app's roles: all of them, or those named as
    `kind/name`."""
    chosen = None if definitions is None else [(each.partition("/")[0], each.partition("/")[2]) for each in definitions]
    proposal = await building.publisher.proposal(session, app, chosen)
    found = await rights_changes(reader(request), app, proposal)
    return await with_names(request, Listing(items=[RoleChangeOut.model_validate(each) for each in found]))


@router.get(
    "/publications/{publication}/rights_changes",
    responses=responses(NotFound),
    openapi_extra=declared(permission=("builder", "security_admin"), audit="none"),
)
async def of_publication(
    request: Request, app: AppName, publication: UUID, session: Reading, building: Building
) -> Listing[RoleChangeOut]:
    """What a publication that awaits approval would do to them, as things are now."""
    one = await find_publication(session, publication)
    if one is None or one.app != app or one.state != "awaiting":
        raise NotFound({"zh": "发布", "en": "publication"}, publication)
    proposal = await building.publisher.approvals.proposal(session, one)
    found = await rights_changes(reader(request), app, proposal)
    return await with_names(request, Listing(items=[RoleChangeOut.model_validate(each) for each in found]))
