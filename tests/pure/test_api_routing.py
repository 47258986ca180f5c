"""Finding a route by its path: fixed names before parameters, and why there is none."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from engine.api.routing import Found, Routes, WrongMethod

router = APIRouter()
PATHS = [
    ("GET", "/api/people"),
    ("POST", "/api/people"),
    ("GET", "/api/people/lookup"),
    ("GET", "/api/people/{person}"),
    ("DELETE", "/api/people/{person}/posts/{post}"),
    ("POST", "/api/apps/{app}/records/query"),
    ("GET", "/api/apps/{app}/records/{record}"),
    ("GET", "/api/versions/{a}...{b}"),
]


async def _nothing() -> None: ...


for method, path in PATHS:
    router.add_api_route(path, _nothing, methods=[method])

EDGE: Any = object()
ROUTES = Routes((route, EDGE) for route in router.routes if isinstance(route, APIRoute))


@pytest.mark.parametrize(
    ("method", "path", "route", "params"),
    [
        ("GET", "/api/people", "/api/people", {}),
        ("HEAD", "/api/people", "/api/people", {}),
        ("GET", "/api/people/lookup", "/api/people/lookup", {}),
        ("GET", "/api/people/look", "/api/people/{person}", {"person": "look"}),
        ("DELETE", "/api/people/1/posts/2", "/api/people/{person}/posts/{post}", {"person": "1", "post": "2"}),
        ("POST", "/api/apps/crm/records/query", "/api/apps/{app}/records/query", {"app": "crm"}),
        ("GET", "/api/apps/crm/records/7", "/api/apps/{app}/records/{record}", {"app": "crm", "record": "7"}),
        ("GET", "/api/versions/1...2", "/api/versions/{a}...{b}", {"a": "1", "b": "2"}),
    ],
)
def test_a_path_finds_its_route(method: str, path: str, route: str, params: dict[str, str]) -> None:
    found = ROUTES.find(method, path)
    assert isinstance(found, Found)
    assert (found.route.path, found.params) == (route, params)


@pytest.mark.parametrize(
    "path", ["/api/people/", "/api//people", "/api/people/1/", "/api/people//posts/2", "/api", "", "/", "/api/nobody"]
)
def test_a_path_that_is_nearly_right_finds_nothing(path: str) -> None:
    assert ROUTES.find("GET", path) is None


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("PUT", "/api/people", ("GET", "POST")), ("POST", "/api/versions/1...2", ("GET",))],
)
def test_another_method_is_told_which_there_are(method: str, path: str, allowed: tuple[str, ...]) -> None:
    assert ROUTES.find(method, path) == WrongMethod(allowed)


def test_two_routes_for_one_path_are_a_fault() -> None:
    twice = [route for route in router.routes if isinstance(route, APIRoute) and route.path == "/api/people/lookup"] * 2
    with pytest.raises(ValueError, match="two routes answer GET /api/people/lookup"):
        Routes((route, EDGE) for route in twice)
