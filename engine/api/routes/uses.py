"""Where definitions are used, and taking away what is: refused with every place named, or taken out there as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from engine.api.building import AppName, Building, DefinitionName, KindName, label_out
from engine.api.declare import declared
from engine.api.dependencies import Clock, CurrentActor, Reading, Transaction
from engine.api.errors import responses
from engine.api.hanging import HangingOut, hanging_on
from engine.api.shapes import In, LabelOut, Out
from engine.definitions.removal import Before
from engine.definitions.uses import UseView, asked_for, where_used
from engine.errors import Conflict, Invalid, NotFound
from engine.reference import SLUG_PATTERN

router = APIRouter(prefix="/api/apps/{app}/definitions", tags=["definitions"])

DOCUMENTS = 8 * 1024 * 1024
"""Bytes the documents of one act may have."""

MOST = 500
ACT = declared(permission="builder", audit="act")


class UseOut(Out):
    """One place that names a definition, or a part of it. `draft`: so far it does in a draft only; `drop` leads to what
    can be taken out there along with it."""

    app: str
    app_label: LabelOut
    kind: str
    name: str
    label: LabelOut
    path: str
    part: str | None
    where: LabelOut
    draft: bool
    drop: str | None


class UsesOut(Out):
    """Every place, and what else hangs on it."""

    items: list[UseOut]
    hanging: list[HangingOut]


class RemoveIn(In):
    """Whether it is taken out of the lists of others too: columns of views, rights of roles, entries of the menu."""

    take_out: bool = False


class TakeOutIn(In):
    """The field or the option."""

    part: str = Field(max_length=100)


class BeforeOut(Out):
    """A definition an act has touched: its draft before, null where it had none, and the draft's revision since."""

    kind: str
    name: str
    label: LabelOut
    body: dict[str, Any] | None  # Any: the document
    revision: int


class DoneOut(Out):
    """What an act has touched: sent back to `put_back`, it is undone."""

    touched: list[BeforeOut]


class BeforeIn(In):
    """A definition as it is to be again."""

    kind: Annotated[str, Field(pattern=SLUG_PATTERN)]
    name: Annotated[str, Field(pattern=SLUG_PATTERN)]
    body: dict[str, Any] | None  # Any: the document
    revision: Annotated[int, Field(ge=0, le=2**31 - 1)]


class PutBackIn(In):
    """What an act had touched."""

    touched: Annotated[list[BeforeIn], Field(max_length=MOST)]


@router.get(
    "/{kind}/{name}/uses", responses=responses(NotFound), openapi_extra=declared(permission="builder", audit="none")
)
async def list_uses(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    session: Reading,
    building: Building,
    clock: Clock,
    part: Annotated[str | None, Query(max_length=100)] = None,
) -> UsesOut:
    """Where it is used, in this app's drafts and in every installed app; `part` asks for one field or option."""
    asked = await asked_for(session, building.drafts, app, kind, name, part)
    found = await where_used(session, building.overlays, asked)
    live = await building.overlays.live(session)
    return UsesOut(items=_uses(found), hanging=await hanging_on(session, live, asked, clock.today()))


@router.post("/{kind}/{name}/remove", responses=responses(NotFound, Conflict), openapi_extra=ACT)
async def remove_definition(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    session: Transaction,
    actor: CurrentActor,
    building: Building,
    body: RemoveIn | None = None,
) -> DoneOut:
    """Have the next publication take the definition away; its records are kept. Refused while others use it."""
    asked = await asked_for(session, building.drafts, app, kind, name)
    done = await building.removals.remove(session, actor, asked, take_out=body is not None and body.take_out)
    return _done(done)


@router.post("/{kind}/{name}/take_out", responses=responses(NotFound, Conflict, Invalid), openapi_extra=ACT)
async def take_out(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    body: TakeOutIn,
    session: Transaction,
    actor: CurrentActor,
    building: Building,
) -> DoneOut:
    """Take a field out of the lists of all other definitions of the app, all in one; refused where that does not do."""
    asked = await asked_for(session, building.drafts, app, kind, name, body.part)
    return _done(await building.removals.take_out(session, actor, asked))


@router.post(
    "/put_back",
    responses=responses(NotFound, Conflict, Invalid),
    openapi_extra=declared(permission="builder", audit="act", max_body=DOCUMENTS),
)
async def put_back(
    app: AppName, body: PutBackIn, session: Transaction, actor: CurrentActor, building: Building
) -> DoneOut:
    """Undo such an act, whole or not at all: every draft as it was. What is answered, sent back, does it again."""
    touched = [Before(each.kind, each.name, {}, each.body, each.revision) for each in body.touched]
    return _done(await building.removals.put_back(session, actor, app, touched))


def _uses(found: Iterable[UseView]) -> list[UseOut]:
    return [
        UseOut(
            app=each.app, app_label=label_out(each.app_label), kind=each.kind, name=each.name,
            label=label_out(each.label), path=each.path, part=each.part, where=label_out(each.where),
            draft=each.is_draft, drop=each.drop,
        )
        for each in found
    ]  # fmt: skip


def _done(done: Iterable[Before]) -> DoneOut:
    return DoneOut(
        touched=[
            BeforeOut(
                kind=each.kind, name=each.name, label=label_out(each.label),
                body=None if each.body is None else dict(each.body), revision=each.revision,
            )
            for each in done
        ]
    )  # fmt: skip
