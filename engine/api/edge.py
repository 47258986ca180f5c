"""The edge of one route: who calls, may he, one transaction, and the answer only after it is committed.

It stands where FastAPI would put `request_response`: a route's handler runs inside `Database.run`, which begins,
commits and repeats after a deadlock. Public routes run without a session and open what they need. A refused call is
audited in a transaction of its own, since the one of the call is rolled back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from engine.api.cookies import session_token
from engine.api.csrf import refuse_other_site, require_token
from engine.api.declare import Declaration
from engine.api.dependencies import Exchange, Platform
from engine.api.errors import TOO_DEEP, BadJson, answer
from engine.audit import service as audit
from engine.audit.kinds import REFUSED
from engine.database.failure import is_stale_plan
from engine.database.session import ReadSession, Session
from engine.errors import Forbidden, Unauthenticated
from engine.identity.actor import Origin
from engine.identity.recogniser import Recogniser
from engine.problems import Code

Handler = Callable[[Request], Awaitable[Response]]

ONLY_LOOKING = Code(
    "only_looking",
    zh="正在以他人身份查看，不能做任何更改；请先结束查看",
    en="You are looking as somebody else and change nothing; stop looking first",
)
CHANGE_PASSWORD_FIRST = Code("change_password_first", zh="请先修改密码", en="Choose a new password first")
SAFE = frozenset({"GET", "HEAD"})
MAX_DEPTH = 64


class JsonRequest(Request):
    """A request whose JSON is read by orjson: strict (no NaN, no lone surrogates) and no deeper than `MAX_DEPTH`."""

    async def json(self) -> Any:  # Any: any JSON value
        """The body as JSON."""
        if not hasattr(self, "_json"):
            body = await self.body()
            if body.count(b"[") + body.count(b"{") > MAX_DEPTH and _depth(body) > MAX_DEPTH:
                raise BadJson(TOO_DEEP.at("", limit=MAX_DEPTH))
            self._json = orjson.loads(body)
        return self._json


class Edge:
    """One route as an ASGI application."""

    def __init__(
        self, platform: Platform, recogniser: Recogniser, declaration: Declaration, handler: Handler, path: str
    ) -> None:
        self.max_body = platform.settings.max_upload if declaration.streams else declaration.max_body
        self._is_own_affair = path.startswith("/api/session")
        self._platform = platform
        self._recogniser = recogniser
        self._declaration = declaration
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = JsonRequest(scope, receive)
        exchange: Exchange = scope["langqiao"]
        try:
            response = await self._respond(request, exchange)
        except Exception as error:
            if isinstance(error, Forbidden):
                await self._audit_refusal(request, exchange, error)
            response = answer(error, trace_id=exchange.trace_id, language=exchange.language, path=scope["path"])
        await response(scope, receive, send)

    async def _respond(self, request: JsonRequest, exchange: Exchange) -> Response:
        is_safe = request.method in SAFE
        if not is_safe:
            refuse_other_site(request)
            if not self._declaration.streams:
                await request.body()  # before a connection is taken: a slow sender must not hold one
        if self._declaration.is_public:
            exchange.token = session_token(request.scope)
            return await self._handler(request)

        async def work(session: ReadSession) -> Response:
            exchange.database_session = session
            await self._admit(request, exchange, session)
            return await self._handler(request)

        if self._declaration.streams:
            return await self._streamed(request, exchange)
        database = self._platform.database
        if not (is_safe or self._declaration.reads):
            return await database.run(work)
        try:
            async with database.reading() as session:
                return await work(session)
        except Exception as error:
            if not is_stale_plan(error):
                raise
        async with database.reading() as session:
            return await work(session)

    async def _streamed(self, request: JsonRequest, exchange: Exchange) -> Response:
        """Who may call is asked first; while the body comes in no connection is held."""
        async with self._platform.database.reading() as session:
            await self._admit(request, exchange, session)
        return await self._handler(request)

    async def _admit(self, request: Request, exchange: Exchange, session: ReadSession) -> None:
        token = exchange.token = session_token(request.scope)
        if token is None:
            raise Unauthenticated()
        origin = Origin(exchange.address, exchange.trace_id)
        exchange.person = actor = await self._recogniser.actor(session, token, origin, quiet=self._declaration.quiet)
        await self._platform.live.keep_up(session, self._recogniser.epoch)
        if "accept-language" not in request.headers:
            exchange.language = actor.language
        if request.method not in SAFE:
            require_token(request, token)
        if actor.must_change_password and not self._is_own_affair:
            raise Forbidden(code=CHANGE_PASSWORD_FIRST)
        if actor.only_looks and self._acts(request):
            raise Forbidden(code=ONLY_LOOKING)
        if not self._declaration.allows(actor):
            raise Forbidden(self._declaration.right)

    def _acts(self, request: Request) -> bool:
        """More than reading: a write, or a file taken out. To stop looking, and to log out, is always possible."""
        if self._is_own_affair and request.method == "DELETE":
            return False
        return self._declaration.audit == "act" or not (request.method in SAFE or self._declaration.reads)

    async def _audit_refusal(self, request: Request, exchange: Exchange, error: Forbidden) -> None:
        if exchange.person is None:
            return
        actor = exchange.person

        async def work(session: Session) -> None:
            details = {"method": request.method, "path": request.url.path[:500], "code": error.code}
            await audit.record(session, actor, REFUSED, details=details)

        await self._platform.database.run(work)


def with_dependencies(handler: Handler) -> Handler:
    """FastAPI's own handler, with the exit stacks its dependencies are promised."""

    async def handle(request: Request) -> Response:
        async with AsyncExitStack() as stack:
            scope = request.scope
            scope["fastapi_inner_astack"] = scope["fastapi_function_astack"] = stack
            scope["fastapi_middleware_astack"] = stack
            return await handler(request)

    return handle


def _depth(body: bytes) -> int:
    """How deep brackets nest outside strings."""
    depth = deepest = 0
    in_string = escaped = False
    for byte in body:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                return deepest
        elif byte in b"]}":
            depth -= 1
    return deepest
