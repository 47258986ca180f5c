"""The HTTP application: every discovered route at its edge, behind the shell.

Adding routes is adding a file in `engine.api.routes`. A route that declares no permission and audit class stops the
composition.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from engine.api import openapi
from engine.api.declare import Declaration, declaration_of
from engine.api.dependencies import Platform
from engine.api.edge import Edge, with_dependencies
from engine.api.interface import Interface
from engine.api.plain import plain_handler
from engine.api.routes_of import discovered_routes
from engine.api.routing import Routes
from engine.api.shell import Shell
from engine.api.version import version
from engine.identity.recogniser import Recogniser

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class Application(FastAPI):
    """FastAPI for reading requests, writing answers and OpenAPI; finding routes and the edge are our own."""

    def __init__(self, platform: Platform, *, lifespan: Lifespan | None = None, interface: Path | None = None) -> None:
        super().__init__(
            title="Langqiao",
            version=version(),
            lifespan=lifespan or _nothing,
            docs_url=None,
            redoc_url=None,
            openapi_url=None,
        )
        self.state.platform = platform
        self.declarations: list[tuple[APIRoute, Declaration]] = []
        recogniser = Recogniser(platform.clock, platform.settings)
        pairs = []
        for route in discovered_routes():
            where = f"{'/'.join(sorted(route.methods or ()))} {route.path} ({route.endpoint.__module__})"
            declaration = declaration_of(route.openapi_extra, where=where)
            self.declarations.append((route, declaration))
            handler = plain_handler(route) or with_dependencies(route.get_route_handler())
            edge = Edge(platform, recogniser, declaration, handler, route.path)
            pairs.append((route, edge))
        self._shell = Shell(platform, Routes(pairs), Interface(interface))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the life of the process."""
        scope["app"] = self
        if scope["type"] == "lifespan":
            await self.router(scope, receive, send)
        else:
            await self._shell(scope, receive, send)

    def openapi(self) -> dict[str, Any]:  # Any: OpenAPI is JSON
        """The description of every route, complete and typed."""
        return openapi.document()


@asynccontextmanager
async def _nothing(_: FastAPI) -> AsyncIterator[None]:
    yield
