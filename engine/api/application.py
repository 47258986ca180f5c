"""Composing the HTTP application: every module of `engine.api.routes` that has a `router`, behind the shell.

Adding routes is adding a file there. A route that declares no permission and audit class stops the composition.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from engine.api import routes as routes_package
from engine.api.declare import Declaration, declaration_of
from engine.api.dependencies import Platform
from engine.api.edge import Edge
from engine.api.errors import PROBLEM_JSON, ErrorOut
from engine.api.interface import Interface
from engine.api.routing import Routes
from engine.api.shell import Shell
from engine.api.version import version
from engine.identity.recognise import Recogniser

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class Application(FastAPI):
    """FastAPI for its routes, parsing and OpenAPI; finding routes and the edge are our own."""

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
            pairs.append((route, Edge(platform, recogniser, declaration, route.get_route_handler(), route.path)))
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
        if self.openapi_schema is None:
            schema = get_openapi(
                title=self.title,
                version=self.version,
                routes=[route for route, _ in self.declarations],
                separate_input_output_schemas=False,
            )
            self.openapi_schema = _with_problems(schema)
        return self.openapi_schema


def discovered_routes() -> list[APIRoute]:
    """Every route of every module in `engine.api.routes`, in order of module and definition."""
    found: list[APIRoute] = []
    for module in sorted(pkgutil.iter_modules(routes_package.__path__), key=lambda each: each.name):
        loaded = importlib.import_module(f"{routes_package.__name__}.{module.name}")
        router = getattr(loaded, "router", None)
        if isinstance(router, APIRouter):
            for route in router.routes:
                if not isinstance(route, APIRoute):
                    raise TypeError(f"{route!r} in {loaded.__name__} is not a plain API route")
                if not route.path.startswith("/api/"):
                    raise TypeError(f"{route.path} in {loaded.__name__} is outside /api")
                found.append(route)
    return found


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:  # Any: OpenAPI is JSON
    """Say of every operation that an error is a problem document."""
    reference = "#/components/schemas/{model}"
    shape = ErrorOut.model_json_schema(ref_template=reference)
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(shape.pop("$defs", {}))
    schemas["ErrorOut"] = shape
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    content = {PROBLEM_JSON: {"schema": {"$ref": reference.format(model="ErrorOut")}}}
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = {"description": "A problem document", "content": content}
    return schema


@asynccontextmanager
async def _nothing(_: FastAPI) -> AsyncIterator[None]:
    yield
