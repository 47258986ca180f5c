"""Definitions of an app: drafts with revisions, checking, versions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request, Response

from engine.api.building import (
    AppName,
    Building,
    ChangeOut,
    DefinitionName,
    DraftOut,
    KindName,
    change_out,
    draft_out,
    label_out,
    problems_out,
    ref_out,
    revision_of,
)
from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, ReaderLanguage, Reading, Transaction
from engine.api.errors import ProblemOut, responses
from engine.api.record_shapes import with_names
from engine.api.shapes import In, LabelOut, Listing, Out, RefOut
from engine.database.session import ReadSession
from engine.definitions import history
from engine.definitions.drafts import DRAFT_STALE, DraftView
from engine.definitions.service import Definitions
from engine.errors import Conflict, Invalid, NotFound, PreconditionRequired
from engine.identity import names
from engine.problems import Language

router = APIRouter(prefix="/api/apps/{app}/definitions", tags=["definitions"])

DOCUMENT = 4 * 1024 * 1024
"""Bytes a document may have: enough to be told that a form has too many fields."""

READS = declared(permission="builder", audit="none", reads=True, max_body=DOCUMENT)
ACT = declared(permission="builder", audit="act")

Body = dict[str, Any]  # Any: a document, right or wrong


class ProblemCountOut(Out):
    """How many problems a definition has."""

    errors: int
    warnings: int


class DefinitionOut(Out):
    """A definition in the list; `updated_at` and `updated_by` tell of its draft."""

    kind: str
    name: str
    label: LabelOut
    uid: str
    state: Literal["draft", "live", "changed", "removed"]
    shared: bool  # other apps may refer to it
    live_version: int | None
    revision: int
    updated_at: datetime | None
    updated_by: RefOut | None
    problems: ProblemCountOut


class CheckIn(In):
    """What is about to be saved; without it the draft is checked."""

    body: Body | None = None


class CheckOut(Out):
    """Everything that is wrong."""

    problems: list[ProblemOut]


class VersionOut(Out):
    """A published version and the release that brought it."""

    version: int
    release: int | None
    note: str
    author: RefOut
    at: datetime


class ChangesOut(Out):
    """What changed from one version to another."""

    changes: list[ChangeOut]


@router.get("", responses=responses(NotFound), openapi_extra=READS)
async def list_definitions(
    app: AppName, session: Reading, building: Building, kind: Annotated[str | None, Query(max_length=48)] = None
) -> Listing[DefinitionOut]:
    """Every definition, drafts included, with its state and how many problems it has."""
    views = await building.drafts.listing(session, app, kind)
    people = await names.labels(session, [each.draft.updated_by for each in views if each.draft is not None])
    return Listing(items=[_definition_out(each, people) for each in views])


@router.get("/{kind}/{name}/draft", responses=responses(NotFound), openapi_extra=READS)
async def get_draft(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    session: Reading,
    building: Building,
    language: ReaderLanguage,
    response: Response,
) -> DraftOut:
    """The draft; where there is none, what is live, at revision 0."""
    return await _answer(session, await building.drafts.get(session, app, kind, name), language, response)


@router.put(
    "/{kind}/{name}/draft",
    responses=responses(NotFound, Conflict, Invalid, PreconditionRequired),
    openapi_extra=declared(permission="builder", audit="none", max_body=DOCUMENT),
)
async def put_draft(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    body: Body,
    session: Transaction,
    actor: CurrentActor,
    building: Building,
    language: ReaderLanguage,
    response: Response,
    if_match: Annotated[str | None, Header()] = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> DraftOut:
    """Save the draft, right or wrong, based on the revision in If-Match; `If-None-Match: *` begins one."""
    try:
        view = await building.drafts.put(
            session, actor, app, kind, name, body, revision=revision_of(if_match), is_new=if_none_match == "*"
        )
    except Conflict as error:
        if error.code == DRAFT_STALE.name:
            error.extra["current"] = await _current(session, building, app, kind, name, language)
        raise
    return await _answer(session, view, language, response)


@router.delete("/{kind}/{name}/draft", status_code=204, responses=responses(NotFound, Conflict), openapi_extra=ACT)
async def discard_draft(
    app: AppName, kind: KindName, name: DefinitionName, session: Transaction, actor: CurrentActor, building: Building
) -> Response:
    """Throw the draft away: back to what is live, or to nothing, which is refused while others use it."""
    await building.removals.discard(session, actor, app, kind, name)
    return Response(status_code=204)


@router.post("/{kind}/{name}/check", responses=responses(NotFound, Invalid), openapi_extra=READS)
async def check_definition(
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    session: Reading,
    building: Building,
    language: ReaderLanguage,
    body: CheckIn | None = None,
) -> CheckOut:
    """What is wrong with the draft, or with what is about to be saved; nothing is saved."""
    asked = body.body if body is not None else None
    return CheckOut(problems=problems_out(await building.drafts.check(session, app, kind, name, asked), language))


@router.get("/{kind}/{name}/versions", responses=responses(NotFound), openapi_extra=READS)
async def list_versions(
    app: AppName, kind: KindName, name: DefinitionName, session: Reading, building: Building
) -> Listing[VersionOut]:
    """Every published version, newest first."""
    view = await building.drafts.get(session, app, kind, name)
    versions = await history.versions(session, view.source)
    people = await names.labels(session, [each.author for each in versions])
    return Listing(
        items=[
            VersionOut(
                version=each.source.version or 0,
                release=each.release,
                note=each.note,
                author=ref_out(each.author, people),
                at=each.at,
            )
            for each in versions
        ]
    )


@router.get("/{kind}/{name}/versions/{a}...{b}", responses=responses(NotFound), openapi_extra=READS)
async def compare_versions(
    request: Request,
    app: AppName,
    kind: KindName,
    name: DefinitionName,
    a: int,
    b: int,
    session: Reading,
    building: Building,
) -> ChangesOut:
    """What changed from version a to version b, in words."""
    view = await building.drafts.get(session, app, kind, name)
    changes = await history.compare(session, building.overlays, view.source, a, b)
    return await with_names(request, ChangesOut(changes=[change_out(each) for each in changes]))


async def _answer(session: ReadSession, view: DraftView, language: Language, response: Response) -> DraftOut:
    people = await names.labels(session, [view.draft.updated_by if view.draft is not None else None])
    found = draft_out(view, people, language)
    response.headers["ETag"] = f'"{found.revision}"'
    return found


async def _current(
    session: ReadSession, building: Definitions, app: str, kind: str, name: str, language: Language
) -> dict[str, Any] | None:  # Any: JSON
    """The draft as it is by now, for whoever was overtaken."""
    try:
        view = await building.drafts.get(session, app, kind, name)
    except NotFound:
        return None
    return (await _answer(session, view, language, Response())).model_dump(mode="json")


def _definition_out(view: DraftView, people: dict[UUID, str]) -> DefinitionOut:
    errors = sum(each.is_error for each in view.problems)
    draft = view.draft
    return DefinitionOut(
        kind=view.source.kind,
        name=view.source.name,
        label=label_out(view.source.label),
        uid=view.source.uid,
        state=view.state,
        shared=view.body.get("shared") is True,
        live_version=view.live_version,
        revision=draft.source.revision if draft is not None else 0,
        updated_at=draft.updated_at if draft is not None else None,
        updated_by=ref_out(draft.updated_by, people) if draft is not None else None,
        problems=ProblemCountOut(errors=errors, warnings=len(view.problems) - errors),
    )
