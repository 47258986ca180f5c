"""Which roles there are, and who holds them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter

from engine.api.declare import declared
from engine.api.dependencies import Clock, CurrentActor, CurrentExchange, LivePicture, Reading, Transaction
from engine.api.errors import responses
from engine.api.role_labels import app_label, role_label
from engine.api.shapes import IdOut, In, LabelOut, Listing, Out, PostRefOut, RefOut, UnitRefOut
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import directory, roles
from engine.identity.actor import PlatformRole
from engine.identity.names import SYSTEM_NAME
from engine.identity.roles import Holding

router = APIRouter(prefix="/api/roles", tags=["roles"])

READERS = declared(permission="people_readers", audit="none")
GIVERS = declared(permission=["security_admin", "system_admin"], audit="act")


class RoleOut(Out):
    """A role; `app` is empty for the roles of the platform. `holders` are people and posts."""

    app: str
    app_label: LabelOut
    role: str
    label: LabelOut
    holders: int


class HolderOut(Out):
    """Who holds a role: a person, or whoever holds a post there or below the unit; until the day before `valid_to`."""

    id: UUID
    person: RefOut | None
    post: PostRefOut | None
    unit: UnitRefOut | None
    valid_from: date
    valid_to: date | None
    granted_by: RefOut
    granted_at: datetime


class HolderIn(In):
    """A role to be held, by a person or by a post (there or below a unit)."""

    app: str = ""
    role: str
    person: UUID | None = None
    post: UUID | None = None
    unit: UUID | None = None
    valid_to: date | None = None


PLATFORM = {"zh": "平台", "en": "Platform"}


@router.get("", openapi_extra=READERS)
async def list_roles(session: Reading, clock: Clock, picture: LivePicture) -> Listing[RoleOut]:
    """The roles of the platform and of every live app."""
    held = await roles.count_holders(session, clock.today())
    items = [
        RoleOut(
            app="",
            app_label=LabelOut(**PLATFORM),
            role=each.value,
            label=LabelOut(**roles.LABELS[each]),
            holders=held.get(("", each.value), 0),
        )
        for each in PlatformRole
    ]
    for app in picture.apps():
        label = LabelOut(**app_label(picture, app))
        items += [
            RoleOut(
                app=app,
                app_label=label,
                role=each.name,
                label=LabelOut(**role_label(picture, app, each.name)),
                holders=held.get((app, each.name), 0),
            )
            for each in picture.definitions(app, "role")
        ]
    return Listing(items=items)


@router.get("/holders", openapi_extra=READERS)
async def list_holders(session: Reading, clock: Clock, role: str, app: str = "") -> Listing[HolderOut]:
    """Who holds a role, by name or by post."""
    rows = await directory.holders(session, app, role, clock.today())
    return Listing(
        items=[
            HolderOut(
                id=row.id,
                person=RefOut(id=row.person_id, label=row.person_name) if row.person_id else None,
                post=PostRefOut(code=row.post_code, label=LabelOut(**row.post_label)) if row.post_code else None,
                unit=UnitRefOut(id=row.unit_id, label=LabelOut(**row.unit_label)) if row.unit_id else None,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                granted_by=RefOut(id=row.granted_by, label=row.granter_name or SYSTEM_NAME["zh"]),
                granted_at=row.granted_at,
            )
            for row in rows
        ]
    )


@router.post(
    "/holders", status_code=201, responses=responses(Forbidden, NotFound, Conflict, Invalid), openapi_extra=GIVERS
)
async def give_role(
    body: HolderIn, session: Transaction, actor: CurrentActor, exchange: CurrentExchange, picture: LivePicture
) -> IdOut:
    """Give a role. Nobody gives one to himself, or one he holds."""
    if body.app:
        picture.definition("role", body.app, body.role)
    holding = Holding(body.app, body.role, body.person, body.post, body.unit, body.valid_to)
    platform = exchange.platform
    profile = platform.settings.chosen_profile
    return IdOut(id=await roles.give(session, actor, platform.clock, holding, profile=profile))


@router.delete(
    "/holders/{holder}", status_code=204, responses=responses(Forbidden, NotFound, Conflict), openapi_extra=GIVERS
)
async def take_role(holder: UUID, session: Transaction, actor: CurrentActor, exchange: CurrentExchange) -> None:
    """Take a role back, today."""
    platform = exchange.platform
    await roles.take(session, actor, platform.clock, holder, profile=platform.settings.chosen_profile)
