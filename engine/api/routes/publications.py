"""Publishing: what would change, doing it, approving what widens rights, releases and going back to one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from pydantic import StringConstraints

from engine.api.building import (
    AppName,
    Building,
    DefinitionChangeOut,
    DefinitionKeyIn,
    PublicationOut,
    definition_change_out,
    label_out,
    problems_out,
    publications_out,
    ref_out,
)
from engine.api.declare import declared
from engine.api.dependencies import CurrentActor, ReaderLanguage, Reading, Transaction
from engine.api.errors import ProblemOut, responses
from engine.api.record_shapes import with_names
from engine.api.shapes import In, LabelOut, Listing, Out, RefOut
from engine.definitions import repository
from engine.definitions.publication import Publication, find_publication, publications
from engine.definitions.runner import existing_app
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.identity import names

router = APIRouter(prefix="/api", tags=["publishing"])

READS = declared(permission="builder", audit="none")
SEES_PUBLICATIONS = declared(permission=("builder", "security_admin"), audit="none")
# these open their own transactions, because preparing tables must not happen inside one
PUBLISHES = declared(permission="builder", audit="act", reads=True)
APPROVES = declared(permission="security_admin", audit="act", reads=True)
REFUSES = declared(permission="security_admin", audit="act")
CANCELS = declared(permission="builder", audit="act")

PATIENCE_SECONDS = 20.0
"""How long a request waits for a publication to end before it says that it is under way."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Begun = asyncio.Future[Publication]
_under_way: set[asyncio.Task[Publication]] = set()  # a task nobody holds may be collected


class ProposalOut(Out):
    """What publishing all drafts would do."""

    changes: list[DefinitionChangeOut]
    problems: list[ProblemOut]
    needs_approval: bool


class PublishIn(In):
    """Which drafts to publish (all when left out), and why."""

    definitions: list[DefinitionKeyIn] | None = None
    note: Note = ""


class RevertIn(In):
    """Why one goes back."""

    note: Note = ""


class DecisionIn(In):
    """Why a publication is approved, refused or withdrawn."""

    reason: Note = ""


class PublishedOut(Out):
    """201: the new release. 202: the publication that is preparing, or awaiting approval."""

    release: int | None
    publication: UUID
    state: Literal["awaiting", "running", "published", "failed"]


class ReleaseOut(Out):
    """A release of an app."""

    number: int
    note: str
    author: RefOut
    at: datetime
    live: bool
    reverts_to: int | None
    changes: list[LabelOut]


@router.get("/apps/{app}/changes", responses=responses(NotFound), openapi_extra=READS)
async def get_changes(
    request: Request, app: AppName, session: Reading, building: Building, language: ReaderLanguage
) -> ProposalOut:
    """What publishing all drafts would change, in words, with what stands against it and who would get more rights."""
    proposal = await building.publisher.proposal(session, app)
    told = ProposalOut(
        changes=[definition_change_out(each) for each in proposal.changes],
        problems=problems_out(proposal.problems, language),
        needs_approval=building.publisher.needs_approval and bool(proposal.widens),
    )
    return await with_names(request, told)


@router.post(
    "/apps/{app}/publish",
    status_code=201,
    responses=responses(NotFound, Conflict, Invalid),
    openapi_extra=PUBLISHES,
)
async def publish(
    app: AppName,
    body: PublishIn,
    actor: CurrentActor,
    building: Building,
    response: Response,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> PublishedOut:
    """Publish drafts. 202 while it is preparing or awaiting approval; 422 with everything that stands against it."""
    chosen = None if body.definitions is None else [(each.kind, each.name) for each in body.definitions]

    def work(begun: Begun) -> Awaitable[Publication]:
        return building.publisher.publish(
            actor, app, definitions=chosen, note=body.note, key=idempotency_key, begun=begun
        )

    return await _outcome(work, response)


@router.get("/apps/{app}/publications", responses=responses(NotFound), openapi_extra=SEES_PUBLICATIONS)
async def list_publications(
    request: Request, app: AppName, session: Reading, language: ReaderLanguage
) -> Listing[PublicationOut]:
    """The app's publications, newest first."""
    await existing_app(session, app)
    told = await publications_out(session, await publications(session, app=app), language)
    return await with_names(request, Listing(items=told))


@router.get("/apps/{app}/publications/{publication}", responses=responses(NotFound), openapi_extra=SEES_PUBLICATIONS)
async def get_publication(
    request: Request, app: AppName, publication: UUID, session: Reading, language: ReaderLanguage
) -> PublicationOut:
    """One publication and how far it came."""
    [found] = await publications_out(session, [await _found(session, app, publication)], language)
    return await with_names(request, found)


@router.post(
    "/apps/{app}/publications/{publication}/approve",
    status_code=201,
    responses=responses(NotFound, Conflict, Invalid, Forbidden),
    openapi_extra=APPROVES,
)
async def approve_publication(
    app: AppName,
    publication: UUID,
    session: Reading,
    actor: CurrentActor,
    building: Building,
    response: Response,
    body: DecisionIn | None = None,
) -> PublishedOut:
    """Let it go on; it is checked again. Never by its author."""
    await _found(session, app, publication)
    reason = body.reason if body is not None else ""

    def work(begun: Begun) -> Awaitable[Publication]:
        return building.publisher.approvals.approve(actor, publication, reason=reason, begun=begun)

    return await _outcome(work, response)


@router.post(
    "/apps/{app}/publications/{publication}/refuse",
    responses=responses(NotFound, Conflict, Forbidden),
    openapi_extra=REFUSES,
)
async def refuse_publication(
    request: Request,
    app: AppName,
    publication: UUID,
    body: DecisionIn,
    session: Transaction,
    actor: CurrentActor,
    building: Building,
    language: ReaderLanguage,
) -> PublicationOut:
    """Do not let it go on; the drafts stay."""
    await _found(session, app, publication)
    one = await building.publisher.approvals.refuse(session, actor, publication, body.reason)
    [found] = await publications_out(session, [one], language)
    return await with_names(request, found)


@router.post(
    "/apps/{app}/publications/{publication}/cancel",
    responses=responses(NotFound, Conflict),
    openapi_extra=CANCELS,
)
async def cancel_publication(
    request: Request,
    app: AppName,
    publication: UUID,
    body: DecisionIn,
    session: Transaction,
    actor: CurrentActor,
    building: Building,
    language: ReaderLanguage,
) -> PublicationOut:
    """Withdraw a publication that is awaiting approval."""
    await _found(session, app, publication)
    one = await building.publisher.approvals.cancel(session, actor, publication, body.reason)
    [found] = await publications_out(session, [one], language)
    return await with_names(request, found)


@router.get("/apps/{app}/releases", responses=responses(NotFound), openapi_extra=READS)
async def list_releases(app: AppName, session: Reading) -> Listing[ReleaseOut]:
    """Every release, newest first."""
    row = await existing_app(session, app)
    found = await repository.releases_of(session, app)
    people = await names.labels(session, [each.author for each in found])
    return Listing(
        items=[
            ReleaseOut(
                number=each.number,
                note=each.note,
                author=ref_out(each.author, people),
                at=each.at,
                live=each.number == row.live_release,
                reverts_to=each.reverts_to,
                changes=[label_out(change) for change in each.changes],
            )
            for each in found
        ]
    )


@router.post(
    "/apps/{app}/releases/{number}/revert",
    status_code=201,
    responses=responses(NotFound, Conflict, Invalid),
    openapi_extra=PUBLISHES,
)
async def revert(
    app: AppName, number: int, body: RevertIn, actor: CurrentActor, building: Building, response: Response
) -> PublishedOut:
    """A new release with the definitions of an earlier one; what that did not have is retired, nothing is dropped."""

    def work(begun: Begun) -> Awaitable[Publication]:
        return building.publisher.revert(actor, app, number, note=body.note, begun=begun)

    return await _outcome(work, response)


async def _found(session: Any, app: str, publication: UUID) -> Publication:  # Any: a session of either sort
    one = await find_publication(session, publication)
    if one is None or one.app != app:
        raise NotFound({"zh": "发布", "en": "publication"}, publication)
    return one


async def _outcome(work: Callable[[Begun], Awaitable[Publication]], response: Response) -> PublishedOut:
    """Wait a while for a publication to end; it goes on whether anybody waits or not."""
    begun: Begun = asyncio.get_running_loop().create_future()

    async def run() -> Publication:
        return await work(begun)

    task = asyncio.create_task(run(), name="publication")
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
    await asyncio.wait({task, begun}, return_when=asyncio.FIRST_COMPLETED)
    one = task.result() if task.done() else begun.result()
    if one.state == "failed":
        raise Invalid(one.problems)
    if one.state != "published":
        response.status_code = 202
    return PublishedOut.model_validate({"release": one.release, "publication": one.id, "state": one.state})
