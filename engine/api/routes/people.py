"""People: who they are, which posts they hold, and whether they may log in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from engine.api.declare import declared
from engine.api.dependencies import Clock, CurrentActor, CurrentExchange, LivePicture, Reading, Transaction
from engine.api.errors import responses
from engine.api.people_shapes import PersonOut, people_out
from engine.api.shapes import IdOut, In, LabelOut, Listing, Out, Page, PageSize, counted, cursor, ids_of, mark_of
from engine.database.session import ReadSession
from engine.errors import Conflict, Invalid, NotFound
from engine.identity import directory, leaving, people, posts
from engine.identity.directory import COUNT_CAP, Wanted
from engine.identity.people import PERSON
from engine.problems import Language

router = APIRouter(prefix="/api/people", tags=["people"])

READERS = declared(permission="people_readers", audit="none")
ADMIN = declared(permission="system_admin", audit="act")


class FoundPersonOut(Out):
    """A person in a picker."""

    id: UUID
    name: str
    unit: LabelOut | None
    post: LabelOut | None


class PersonIn(In):
    """A new person."""

    login: str
    name: str
    phone: str | None = None
    email: str | None = None
    language: Literal["zh", "en"] = "zh"
    password: Annotated[str, Field(max_length=1000)] | None = None


class PersonChangeIn(In):
    """What to change about a person; keys left out stay."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: Literal["zh", "en"] | None = None


class LockIn(In):
    """Why a person is shut out."""

    reason: str


class PasswordOut(Out):
    """A password for one time, to be told to the person; it is shown only now."""

    password: str


class AssignmentIn(In):
    """A post to be held."""

    post: UUID
    unit: UUID
    valid_from: date | None = None
    valid_to: date | None = None
    primary: bool = False


@router.get("", openapi_extra=READERS)
async def list_people(
    session: Reading,
    clock: Clock,
    picture: LivePicture,
    q: str = "",
    unit: UUID | None = None,
    state: Literal["", "active", "locked", "left"] = "",
    after: str = "",
    limit: PageSize = 50,
) -> Page[PersonOut]:
    """People by login; `unit` takes in all units below it."""
    wanted = Wanted(q=q.strip(), unit=unit, state=state, after=mark_of(after), limit=limit)
    rows = await directory.people(session, wanted, clock.today())
    items = await people_out(session, rows[:limit], clock.today(), picture)
    more = cursor(rows[limit - 1].login) if len(rows) > limit else None
    count = counted(await directory.count_people(session, wanted, clock.today()), COUNT_CAP)
    return Page(items=items, next=more, count=count)


@router.get("/lookup", openapi_extra=declared(permission="signed_in", audit="none"))
async def look_up(
    session: Reading,
    clock: Clock,
    q: str = "",
    ids: Annotated[str, Query(description="ids, separated by commas", max_length=8000)] = "",
) -> Listing[FoundPersonOut]:
    """For pickers: active people by part of their name or login, or people by id."""
    rows = await directory.look_up_people(session, q.strip(), ids_of(ids), clock.today())
    return Listing(
        items=[
            FoundPersonOut(
                id=row.id,
                name=row.name,
                unit=LabelOut(**row.unit_label) if row.unit_label else None,
                post=LabelOut(**row.post_label) if row.post_label else None,
            )
            for row in rows
        ]
    )


@router.post("", status_code=201, responses=responses(Invalid, Conflict), openapi_extra=ADMIN)
async def create_person(body: PersonIn, session: Transaction, actor: CurrentActor, exchange: CurrentExchange) -> IdOut:
    """A new person. Without a password he cannot log in until one is set."""
    platform = exchange.platform
    made = await people.create(
        session,
        actor,
        platform.clock,
        login=body.login,
        name=body.name,
        phone=body.phone,
        email=body.email,
        language=Language(body.language),
        password=body.password,
        policy=platform.settings.password_policy,
    )
    return IdOut(id=made)


@router.get("/{person}", responses=responses(NotFound), openapi_extra=READERS)
async def one_person(person: UUID, session: Reading, clock: Clock, picture: LivePicture) -> PersonOut:
    """One person."""
    return await _one(session, person, clock.today(), picture)


@router.patch("/{person}", responses=responses(NotFound, Invalid), openapi_extra=ADMIN)
async def change_person(
    person: UUID, body: PersonChangeIn, session: Transaction, actor: CurrentActor, clock: Clock, picture: LivePicture
) -> PersonOut:
    """Change a person's name, phone, e-mail or language."""
    await people.change(session, actor, person, body.model_dump(exclude_unset=True))
    return await _one(session, person, clock.today(), picture)


@router.post("/{person}/lock", responses=responses(NotFound, Conflict), openapi_extra=ADMIN)
async def lock(
    person: UUID, body: LockIn, session: Transaction, actor: CurrentActor, clock: Clock, picture: LivePicture
) -> PersonOut:
    """Shut a person out, sessions under way included."""
    await people.lock(session, actor, person, reason=body.reason)
    return await _one(session, person, clock.today(), picture)


@router.post("/{person}/unlock", responses=responses(NotFound, Conflict), openapi_extra=ADMIN)
async def unlock(
    person: UUID, session: Transaction, actor: CurrentActor, clock: Clock, picture: LivePicture
) -> PersonOut:
    """Let a person in again."""
    await people.unlock(session, actor, person)
    return await _one(session, person, clock.today(), picture)


@router.post("/{person}/leave", responses=responses(NotFound, Conflict), openapi_extra=ADMIN)
async def leave(
    person: UUID, body: LockIn, session: Transaction, actor: CurrentActor, clock: Clock, picture: LivePicture
) -> PersonOut:
    """Mark a person as having left: posts, roles and sessions end; what he did stays."""
    await leaving.leave(session, actor, clock, person, reason=body.reason)
    return await _one(session, person, clock.today(), picture)


@router.post("/{person}/come_back", responses=responses(NotFound, Conflict), openapi_extra=ADMIN)
async def come_back(
    person: UUID, session: Transaction, actor: CurrentActor, clock: Clock, picture: LivePicture
) -> PersonOut:
    """Let a person who left log in again; posts and roles are given anew."""
    await leaving.come_back(session, actor, person)
    return await _one(session, person, clock.today(), picture)


@router.post("/{person}/reset_password", responses=responses(NotFound), openapi_extra=ADMIN)
async def reset_password(
    person: UUID, session: Transaction, actor: CurrentActor, exchange: CurrentExchange
) -> PasswordOut:
    """A new password for one time; the person's sessions end."""
    platform = exchange.platform
    policy = platform.settings.password_policy
    password = await people.reset_password(session, actor, platform.clock, person, policy=policy)
    return PasswordOut(password=password)


@router.post(
    "/{person}/assignments", status_code=201, responses=responses(NotFound, Conflict, Invalid), openapi_extra=ADMIN
)
async def assign(person: UUID, body: AssignmentIn, session: Transaction, actor: CurrentActor, clock: Clock) -> IdOut:
    """Give a person a post in a unit."""
    made = await posts.assign(
        session,
        actor,
        clock,
        person,
        post=body.post,
        unit=body.unit,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        primary=body.primary,
    )
    return IdOut(id=made)


@router.delete(
    "/{person}/assignments/{assignment}", status_code=204, responses=responses(NotFound, Conflict), openapi_extra=ADMIN
)
async def end_assignment(
    person: UUID, assignment: UUID, session: Transaction, actor: CurrentActor, clock: Clock
) -> None:
    """Relieve a person of a post, today."""
    await posts.end(session, actor, clock, person, assignment)


async def _one(session: ReadSession, person: UUID, today: date, picture: LivePicture) -> PersonOut:
    row = await directory.person(session, person)
    if row is None:
        raise NotFound(PERSON, person)
    return (await people_out(session, [row], today, picture))[0]
