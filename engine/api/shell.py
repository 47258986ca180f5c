"""Around every answer: trace id, security headers, the limit of a body, the browser's files. Plain ASGI, always on.

ask ──▶ Shell ──/api/…──▶ Routes ──▶ Edge ──▶ route
          └──everything else──▶ Interface (index.html, /assets)
"""

from __future__ import annotations

import logging
import os
import sys
import time
from datetime import UTC, datetime

import orjson
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.api.dependencies import Exchange, Platform
from engine.api.errors import BodyTooLarge, answer
from engine.api.headers import API_HEADERS
from engine.api.routing import Found, Routes, WrongMethod
from engine.problems import Language

MEGABYTE = 1024 * 1024

log = logging.getLogger("langqiao.access")


class Shell:
    """The outermost application; nothing leaves it without its headers."""

    def __init__(self, platform: Platform, routes: Routes, interface: ASGIApp) -> None:
        self._platform = platform
        self._routes = routes
        self._interface = interface
        self._max_body = platform.settings.max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; anything but HTTP is not spoken here."""
        if scope["type"] != "http":
            raise ValueError(f"{scope['type']} is not served")
        path: str = scope["path"]
        if not (path.startswith("/api/") or path == "/api"):
            await self._interface(scope, receive, send)
            return
        started = time.perf_counter()
        client = scope.get("client")
        exchange = Exchange(self._platform, os.urandom(8).hex(), client[0] if client else "", _language(scope))
        scope["langqiao"] = exchange
        status = 500

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"]
                headers.extend(API_HEADERS)
                headers.append((b"x-trace-id", exchange.trace_id.encode()))
            await send(message)

        try:
            await self._route(scope, receive, guarded)
        except Exception as error:
            response = answer(error, trace_id=exchange.trace_id, language=exchange.language, path=path)
            await response(scope, receive, guarded)
        if log.isEnabledFor(logging.INFO):
            _note(scope, status, started, exchange.trace_id)

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        match self._routes.find(scope["method"], scope["path"]):
            case Found(route, app, params):
                scope["path_params"] = params
                scope["route"] = route
                scope["endpoint"] = route.endpoint
                await app(scope, _limited(scope, receive, app.max_body or self._max_body), send)
            case WrongMethod(allowed):
                raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
            case None:
                raise HTTPException(404)


def _limited(scope: Scope, receive: Receive, limit: int) -> Receive:
    """Refuse a body over the limit: by its announced length at once, else when it grows past it."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            if not value.isdigit() or int(value) > limit:
                raise BodyTooLarge(_size(limit))
            return receive
    if scope["method"] in ("GET", "HEAD"):
        return receive
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise BodyTooLarge(_size(limit))
        return message

    return counted


def _note(scope: Scope, status: int, started: float, trace_id: str) -> None:
    """A line of the access log: the route, never the path, which may name a person. Written past the logging chain,
    whose formatting costs a tenth of a cheap request."""
    line = {
        "event": "request",
        "method": scope["method"],
        "route": getattr(scope.get("route"), "path", None),
        "status": status,
        "ms": round((time.perf_counter() - started) * 1000, 1),
        "trace_id": trace_id,
        "level": "info",
        "timestamp": datetime.now(UTC),
    }
    sys.stderr.write(orjson.dumps(line, option=orjson.OPT_UTC_Z).decode() + "\n")


def _language(scope: Scope) -> Language:
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return Language.EN if value[:2].lower() == b"en" else Language.ZH
    return Language.ZH


def _size(limit: int) -> str:
    return f"{limit // 1024} KB" if limit < MEGABYTE else f"{limit // MEGABYTE} MB"
