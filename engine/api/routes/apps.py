"""Apps: the list a person chooses from, and beginning one."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from engine.api.building import AppName, Building, label_out
from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, Reading, Transaction
from engine.api.errors import responses
from engine.api.shapes import In, LabelOut, Listing, Out
from engine.definitions.apps.compile import CompiledEntry
from engine.definitions.apps.service import AppView
from engine.definitions.words import kind_label
from engine.errors import Conflict, Invalid, NotFound
from engine.reference import Label, Slug

router = APIRouter(prefix="/api/apps", tags=["apps"])

SIGNED_IN = declared(permission="signed_in", audit="none")
BUILDER = declared(permission="builder", audit="act")


class MyAppOut(Out):
    """What the caller may do with an app as a whole."""

    may_open: bool
    may_build: bool


class AppOut(Out):
    """An app in the list."""

    app: str
    label: LabelOut
    icon: str
    live_release: int | None
    draft_count: int
    my: MyAppOut


class MenuEntryOut(Out):
    """An entry of an app's menu: a view to look at, or a form, opened for a new record."""

    uid: str
    label: LabelOut
    icon: str
    view: str | None
    form: str | None
    opens: Annotated[Literal["new"] | None, Field(serialization_alias="as")]


class AppDetailOut(AppOut):
    """An app with its menu and what it consists of."""

    requires: list[str]
    menu: list[MenuEntryOut]
    counts: dict[str, int]


class AppIn(In):
    """A new app; its name is proposed from its label when none is given."""

    label: Label
    app: Slug | None = None
    icon: Annotated[str, StringConstraints(max_length=48)] | None = None


@router.get("", openapi_extra=SIGNED_IN)
async def list_apps(session: Reading, actor: CurrentActor, building: Building) -> Listing[AppOut]:
    """The apps the caller may open or build."""
    return Listing(items=[_app_out(each) for each in await building.apps.listing(session, actor)])


@router.post("", status_code=201, responses=responses(Conflict, Invalid), openapi_extra=BUILDER)
async def add_app(body: AppIn, session: Transaction, actor: CurrentActor, building: Building) -> AppOut:
    """Begin an app."""
    return _app_out(await building.apps.add(session, actor, label=body.label, app=body.app, icon=body.icon))


@router.get("/{app}", responses=responses(NotFound), openapi_extra=SIGNED_IN)
async def get_app(app: AppName, session: Reading, actor: CurrentActor, building: Building) -> AppDetailOut:
    """One app with its menu. To whom it is closed it does not exist."""
    found = await building.apps.get(session, actor, app)
    if not (found.view.may_open or found.view.may_build):
        raise NotFound(kind_label("app"), app)
    return AppDetailOut(
        **_app_out(found.view).model_dump(),
        requires=list(found.requires),
        menu=[_entry_out(each) for each in found.menu],
        counts=dict(found.counts),
    )


@router.delete("/{app}", status_code=204, responses=responses(NotFound, Conflict), openapi_extra=BUILDER)
async def delete_app(app: AppName, session: Transaction, actor: CurrentActor, building: Building) -> Response:
    """Forget an app that was never published."""
    await building.apps.delete(session, actor, app)
    return Response(status_code=204)


def _app_out(view: AppView) -> AppOut:
    return AppOut(
        app=view.app,
        label=label_out(view.label),
        icon=view.icon,
        live_release=view.live_release,
        draft_count=view.draft_count,
        my=MyAppOut(may_open=view.may_open, may_build=view.may_build),
    )


def _entry_out(entry: CompiledEntry) -> MenuEntryOut:
    return MenuEntryOut(
        uid=entry.uid,
        label=label_out(entry.label.as_dict()),
        icon=entry.icon,
        view=entry.name if entry.kind == "view" else None,
        form=entry.name if entry.kind == "form" else None,
        opens=entry.opens,
    )
