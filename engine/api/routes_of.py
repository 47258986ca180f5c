"""Every route there is: each module of `engine.api.routes` that has a `router` adds its own."""

from __future__ import annotations

import importlib
import pkgutil

from fastapi import APIRouter
from fastapi.routing import APIRoute

from engine.api import routes as routes_package


def discovered_routes() -> list[APIRoute]:
    """In order of module and definition. What is no plain route below /api stops the composition."""
    found: list[APIRoute] = []
    for module in sorted(pkgutil.iter_modules(routes_package.__path__), key=lambda each: each.name):
        loaded = importlib.import_module(f"{routes_package.__name__}.{module.name}")
        router = getattr(loaded, "router", None)
        if not isinstance(router, APIRouter):
            continue
        for route in router.routes:
            if not isinstance(route, APIRoute):
                raise TypeError(f"{route!r} in {loaded.__name__} is not a plain API route")
            if not route.path.startswith("/api/"):
                raise TypeError(f"{route.path} in {loaded.__name__} is outside /api")
            found.append(route)
    return found
