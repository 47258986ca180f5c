"""Logging in, who am I, the post I act in, my password, logging out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import Field

from engine.api.cookies import forget_session, is_secure, set_session
from engine.api.csrf import token_for
from engine.api.declare import declared
from engine.api.dependencies import CurrentExchange, Exchange
from engine.api.errors import responses
from engine.api.record_shapes import NamedOut
from engine.api.shapes import In, LabelOut, Out, PostRefOut
from engine.database.session import ReadSession
from engine.errors import Forbidden, Invalid, TooMany, Unauthenticated
from engine.identity import sessions, viewing
from engine.identity.actor import Actor, Origin
from engine.identity.recogniser import Recogniser
from engine.identity.self_view import SelfView, myself
from engine.problems import Code, Language
from engine.settings import Mode

router = APIRouter(prefix="/api/session", tags=["session"])

HTTPS_REQUIRED = Code("https_required", zh="请使用 https 地址登录", en="Log in over https")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class LogInIn(In):
    """Who wants in."""

    login: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=1000)]


class ChangeIn(In):
    """What to change about this session."""

    assignment: UUID | None = None
    delegation: UUID | None = None
    language: Literal["zh", "en"] | None = None


class ViewIn(In):
    """As whom to look, and why."""

    person: UUID
    reason: Annotated[str, Field(max_length=1000)]


class PasswordIn(In):
    """A new password for an old one."""

    old: Annotated[str, Field(max_length=1000)]
    new: Annotated[str, Field(max_length=1000)]


class MyUnitOut(Out):
    """A unit with the units above it, the head office first."""

    id: UUID
    label: LabelOut
    path: list[LabelOut]


class MyAssignmentOut(Out):
    """A post I hold."""

    id: UUID
    post: PostRefOut
    unit: MyUnitOut


class MyDelegationOut(Out):
    """A post I may act in for somebody, until a day (that day included)."""

    id: UUID
    person: NamedOut
    post: PostRefOut
    unit: MyUnitOut
    until: date


class ViewingOut(Out):
    """As whom I am looking, changing nothing, and until when."""

    person: NamedOut
    until: datetime


class MyselfOut(Out):
    """A person as he is to himself."""

    id: UUID
    login: str
    name: str


class MeOut(Out):
    """Everything the browser needs to know of who is logged in."""

    person: MyselfOut
    language: Literal["zh", "en"]
    csrf_token: str
    assignments: list[MyAssignmentOut]
    acting: UUID | None
    delegations: list[MyDelegationOut]
    acting_for: UUID | None
    viewing: ViewingOut | None
    platform_roles: list[str]
    must_change_password: bool
    mode: Literal["demo", "production"]
    profile: Literal["small_bank", "separated"]
    expires_at: datetime


@router.post(
    "",
    responses=responses(Unauthenticated, Forbidden, TooMany),
    openapi_extra=declared(permission="anonymous", audit="session"),
)
async def log_in(body: LogInIn, request: Request, response: Response, exchange: CurrentExchange) -> MeOut:
    """Log in: the answer says who you are, the cookie holds the session."""
    platform = exchange.platform
    host = (request.url.hostname or "").strip("[]")
    if not is_secure(request.scope) and platform.settings.mode is not Mode.DEMO and host not in LOOPBACK:
        raise Forbidden(code=HTTPS_REQUIRED)
    origin = Origin(exchange.address, exchange.trace_id)
    begun = await platform.sessions.log_in(body.login, body.password, origin)
    if exchange.token is not None:
        await platform.sessions.forget(exchange.token)
    set_session(response, request.scope, begun.token)
    async with platform.database.reading() as session:
        return await _me(session, exchange, begun.actor, begun.token)


@router.get("", responses=responses(Unauthenticated), openapi_extra=declared(permission="signed_in", audit="none"))
async def who_am_i(exchange: CurrentExchange) -> MeOut:
    """Who is logged in."""
    return await _me(exchange.reading, exchange, exchange.actor, exchange.token or "")


@router.patch("", responses=responses(Invalid), openapi_extra=declared(permission="signed_in", audit="session"))
async def change(body: ChangeIn, exchange: CurrentExchange) -> MeOut:
    """Act in another of my posts, or read another language, from now on."""
    session, actor, token = exchange.session, exchange.actor, exchange.token or ""
    if body.assignment is not None:
        await sessions.act_in(session, actor, exchange.platform.clock, token, body.assignment)
    if body.delegation is not None:
        await sessions.act_for(session, actor, exchange.platform.clock, token, body.delegation)
    if body.language is not None:
        await sessions.speak(session, actor, Language(body.language))
    return await _me(session, exchange, await _anew(exchange), token)


@router.post(
    "/viewing",
    responses=responses(Invalid, Forbidden),
    openapi_extra=declared(permission="security_admin", audit="act"),
)
async def look_as(body: ViewIn, exchange: CurrentExchange) -> MeOut:
    """Look as somebody else for half an hour: what he sees and no more, without changing anything."""
    session, actor, token = exchange.session, exchange.actor, exchange.token or ""
    await viewing.look(session, actor, exchange.platform.clock, token, body.person, body.reason)
    return await _me(session, exchange, await _anew(exchange), token)


@router.delete("/viewing", openapi_extra=declared(permission="signed_in", audit="session"))
async def be_oneself(exchange: CurrentExchange) -> MeOut:
    """Stop looking as somebody else."""
    await viewing.end(exchange.session, exchange.actor, exchange.token or "")
    return await _me(exchange.session, exchange, await _anew(exchange), exchange.token or "")


@router.delete("", status_code=204, openapi_extra=declared(permission="signed_in", audit="session"))
async def log_out(request: Request, response: Response, exchange: CurrentExchange) -> None:
    """Log out: the session ends at once, here and on the server."""
    await sessions.log_out(exchange.session, exchange.actor, exchange.token or "")
    forget_session(response, request.scope)


@router.post(
    "/password",
    status_code=204,
    responses=responses(Invalid),
    openapi_extra=declared(permission="signed_in", audit="session"),
)
async def change_password(body: PasswordIn, request: Request, response: Response, exchange: CurrentExchange) -> None:
    """Choose a new password. All other sessions end; this one goes on under a new token."""
    platform = exchange.platform
    renewed = await sessions.change_password(
        exchange.session,
        exchange.actor,
        platform.clock,
        platform.settings,
        token=exchange.token or "",
        old=body.old,
        new=body.new,
    )
    set_session(response, request.scope, renewed)


async def _anew(exchange: Exchange) -> Actor:
    """Who this session stands for now that it was changed."""
    origin = Origin(exchange.address, exchange.trace_id)
    recogniser = Recogniser(exchange.platform.clock, exchange.platform.settings)
    return await recogniser.actor(exchange.session, exchange.token or "", origin)


async def _me(session: ReadSession, exchange: Exchange, actor: Actor, token: str) -> MeOut:
    settings = exchange.platform.settings
    view: SelfView = await myself(session, actor.person, token, exchange.platform.clock.today())
    return MeOut(
        person=MyselfOut(id=actor.person, login=view.login, name=view.name),
        language="en" if view.language is Language.EN else "zh",
        csrf_token=token_for(token),
        assignments=[
            MyAssignmentOut(
                id=each.id,
                post=PostRefOut(code=each.post_code, label=LabelOut(**each.post_label)),
                unit=MyUnitOut(
                    id=each.unit_id,
                    label=LabelOut(**each.unit_label),
                    path=[LabelOut(**label) for label in each.path],
                ),
            )
            for each in view.assignments
        ],
        acting=view.acting,
        delegations=[
            MyDelegationOut(
                id=each.id,
                person=NamedOut(id=each.principal, label=each.principal_name),
                post=PostRefOut(code=each.post_code, label=LabelOut(**each.post_label)),
                unit=MyUnitOut(
                    id=each.unit_id,
                    label=LabelOut(**each.unit_label),
                    path=[LabelOut(**label) for label in each.path],
                ),
                until=each.until,
            )
            for each in view.delegations
        ],
        acting_for=view.acting_for,
        viewing=_viewing(actor, view),
        platform_roles=sorted(actor.platform_roles),
        must_change_password=actor.must_change_password,
        mode="demo" if settings.mode is Mode.DEMO else "production",
        profile=settings.chosen_profile.value,
        expires_at=view.expires_at,
    )


def _viewing(actor: Actor, view: SelfView) -> ViewingOut | None:
    if actor.stands_for is None or not actor.only_looks or view.viewed_until is None:
        return None
    return ViewingOut(person=NamedOut(id=actor.stands_for.person, label=actor.stands_for.name), until=view.viewed_until)
