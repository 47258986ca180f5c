"""The organisation and its posts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from engine.api.declare import declared
from engine.api.dependencies import Clock, CurrentActor, Reading, Transaction
from engine.api.errors import responses
from engine.api.shapes import IdOut, In, LabelIn, LabelOut, Listing, Out, ids_of
from engine.errors import Conflict, Invalid, NotFound
from engine.identity import directory, organisation, posts

router = APIRouter(prefix="/api", tags=["organisation"])

READERS = declared(permission="people_readers", audit="none")
SIGNED_IN = declared(permission="signed_in", audit="none")
ADMIN = declared(permission="system_admin", audit="act")
UnitKind = Literal["head_office", "branch", "sub_branch", "team"]


class UnitOut(Out):
    """A unit; it is closed from `valid_to` on. `people` hold a post right there."""

    id: UUID
    code: str
    label: LabelOut
    kind: UnitKind
    parent: UUID | None
    valid_from: date
    valid_to: date | None
    people: int


class FoundUnitOut(Out):
    """A unit in a picker."""

    id: UUID
    code: str
    label: LabelOut
    kind: UnitKind
    parent: UUID | None


class UnitIn(In):
    """A new unit."""

    code: str
    label: LabelIn
    kind: UnitKind
    parent: UUID | None = None


class UnitChangeIn(In):
    """What to change about a unit."""

    label: LabelIn | None = None


class MoveIn(In):
    """Where a unit goes, today or on a later day."""

    parent: UUID
    on: date | None = None


class CloseIn(In):
    """When a unit closes, today or on a later day."""

    on: date | None = None


class PostOut(Out):
    """A post."""

    id: UUID
    code: str
    label: LabelOut


class PostIn(In):
    """A new post."""

    code: str
    label: LabelIn


class PostChangeIn(In):
    """What to change about a post."""

    label: LabelIn


@router.get("/org_units", openapi_extra=READERS)
async def list_units(session: Reading, clock: Clock) -> Listing[UnitOut]:
    """Every unit, closed ones too, by code; the tree is made of `parent`."""
    return Listing(
        items=[
            UnitOut(
                id=row.id,
                code=row.code,
                label=LabelOut(**row.label),
                kind=row.kind,
                parent=row.parent_id,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                people=row.people,
            )
            for row in await directory.units(session, clock.today())
        ]
    )


@router.get("/org_units/lookup", openapi_extra=SIGNED_IN)
async def look_up_units(
    session: Reading,
    clock: Clock,
    q: str = "",
    ids: Annotated[str, Query(description="ids, separated by commas", max_length=8000)] = "",
) -> Listing[FoundUnitOut]:
    """For pickers: open units by part of their name or code, or units by id."""
    rows = await directory.look_up_units(session, q.strip(), ids_of(ids), clock.today())
    return Listing(
        items=[
            FoundUnitOut(id=row.id, code=row.code, label=LabelOut(**row.label), kind=row.kind, parent=row.parent_id)
            for row in rows
        ]
    )


@router.post("/org_units", status_code=201, responses=responses(Invalid, NotFound), openapi_extra=ADMIN)
async def create_unit(body: UnitIn, session: Transaction, actor: CurrentActor, clock: Clock) -> IdOut:
    """A new unit below another; the head office alone stands below none."""
    made = await organisation.create(
        session,
        actor,
        clock,
        code=body.code,
        label=body.label.model_dump(),
        kind=body.kind,
        parent=body.parent,
    )
    return IdOut(id=made)


@router.patch(
    "/org_units/{unit}", status_code=204, responses=responses(NotFound, Conflict, Invalid), openapi_extra=ADMIN
)
async def change_unit(unit: UUID, body: UnitChangeIn, session: Transaction, actor: CurrentActor, clock: Clock) -> None:
    """Give a unit another name; its code stays."""
    if body.label is not None:
        await organisation.rename(session, actor, clock, unit, body.label.model_dump())


@router.post(
    "/org_units/{unit}/move", status_code=204, responses=responses(NotFound, Conflict, Invalid), openapi_extra=ADMIN
)
async def move_unit(unit: UUID, body: MoveIn, session: Transaction, actor: CurrentActor, clock: Clock) -> None:
    """Put a unit, with all below it, under another parent."""
    await organisation.move(session, actor, clock, unit, parent=body.parent, on=body.on)


@router.post("/org_units/{unit}/close", status_code=204, responses=responses(NotFound, Conflict), openapi_extra=ADMIN)
async def close_unit(unit: UUID, body: CloseIn, session: Transaction, actor: CurrentActor, clock: Clock) -> None:
    """Close a unit in which nobody holds a post and below which nothing is open."""
    await organisation.close(session, actor, clock, unit, on=body.on)


@router.get("/posts", openapi_extra=READERS)
async def list_posts(session: Reading) -> Listing[PostOut]:
    """Every post, by code."""
    rows = await directory.posts(session)
    return Listing(items=[PostOut(id=row.id, code=row.code, label=LabelOut(**row.label)) for row in rows])


@router.post("/posts", status_code=201, responses=responses(Invalid), openapi_extra=ADMIN)
async def create_post(body: PostIn, session: Transaction, actor: CurrentActor) -> IdOut:
    """A new post."""
    return IdOut(id=await posts.create(session, actor, code=body.code, label=body.label.model_dump()))


@router.patch("/posts/{post}", status_code=204, responses=responses(NotFound, Invalid), openapi_extra=ADMIN)
async def change_post(post: UUID, body: PostChangeIn, session: Transaction, actor: CurrentActor) -> None:
    """Give a post another name; its code stays."""
    await posts.rename(session, actor, post, body.label.model_dump())
