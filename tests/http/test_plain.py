"""Plain routes are served directly, and read their parameters exactly as FastAPI would."""

from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, Query
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from engine.api.plain import plain_handler
from engine.api.routes_of import discovered_routes

router = APIRouter()


async def _something() -> int:
    return 1


@router.get("/plain/{name}", response_model=None)
async def plain(
    request: Request,
    name: str,
    limit: int | None = None,
    on: Annotated[bool, Query(alias="is_on")] = False,
    q: str = "",
) -> Response:
    return JSONResponse({"method": request.method, "name": name, "limit": limit, "on": on, "q": q})


@router.get("/needs", response_model=None)
async def needs(request: Request, limit: Annotated[int, Query(ge=1, le=9)]) -> Response:
    return JSONResponse({"limit": limit})


@router.get("/depends", response_model=None)
async def depends(request: Request, one: Annotated[int, Depends(_something)]) -> Response:
    return JSONResponse({})


@router.get("/model")
async def model(request: Request) -> dict[str, int]:
    return {}


@router.get("/many", response_model=None)
async def many(request: Request, each: Annotated[list[str], Query()]) -> Response:
    return JSONResponse({})


ROUTES = {route.name: route for route in router.routes if isinstance(route, APIRoute)}


def asking(query: str, **path: str) -> Request:
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "path_params": path}
    return Request(scope | {"query_string": query.encode()})


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("", b'{"method":"GET","name":"x","limit":null,"on":false,"q":""}'),
        ("limit=5&is_on=true&q=a%20b", b'{"method":"GET","name":"x","limit":5,"on":true,"q":"a b"}'),
        ("on=true&other=1", b'{"method":"GET","name":"x","limit":null,"on":false,"q":""}'),
    ],
)
async def test_simple_parameters_are_read(query: str, body: bytes) -> None:
    handler = plain_handler(ROUTES["plain"])
    assert handler is not None
    assert (await handler(asking(query, name="x"))).body == body


@pytest.mark.parametrize(
    ("query", "kinds"),
    [("", ["missing"]), ("limit=0", ["greater_than_equal"]), ("limit=ten", ["int_parsing"])],
)
async def test_what_is_wrong_with_them_is_told_with_its_place(query: str, kinds: list[str]) -> None:
    handler = plain_handler(ROUTES["needs"])
    assert handler is not None
    with pytest.raises(RequestValidationError) as refused:
        await handler(asking(query))
    assert [each["type"] for each in refused.value.errors()] == kinds
    assert [each["loc"] for each in refused.value.errors()] == [("query", "limit")]


@pytest.mark.parametrize("name", ["depends", "model", "many"])
def test_whatever_is_not_plain_is_left_to_fastapi(name: str) -> None:
    assert plain_handler(ROUTES[name]) is None


def test_the_hot_routes_are_plain() -> None:
    hot = {
        ("GET", "/api/apps/{app}/forms/{form}/records"),
        ("POST", "/api/apps/{app}/forms/{form}/records"),
        ("GET", "/api/apps/{app}/forms/{form}/records/{record}"),
        ("PATCH", "/api/apps/{app}/forms/{form}/records/{record}"),
    }
    plain_ones = {
        (method, route.path) for route in discovered_routes() if plain_handler(route) for method in route.methods or ()
    }
    assert hot <= plain_ones
