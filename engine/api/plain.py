"""Plain routes: an endpoint that takes the request and simple parameters and returns a response is called directly.

FastAPI's general machinery (dependencies, bodies, response models) is a third of a cheap request's CPU. The hot routes
use none of it, so they are served without it; their parameters are read by the same validators, and OpenAPI stays.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, get_origin

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

Handler = Callable[[Request], Awaitable[Response]]
Parameter = tuple[str, str, Any, Any]  # name, alias, validator (None: text as it is), default (`...`: required)


def plain_handler(route: APIRoute) -> Handler | None:
    """The direct way to a plain route's endpoint, or None for any other route."""
    wanted = route.dependant
    others = (wanted.header_params, wanted.cookie_params, wanted.body_params, wanted.dependencies)
    special = (
        wanted.response_param_name,
        wanted.background_tasks_param_name,
        wanted.security_scopes_param_name,
        wanted.http_connection_param_name,
    )
    is_plain = not any(others) and not any(special) and inspect.iscoroutinefunction(route.endpoint)
    if not is_plain or wanted.request_param_name is None or not _returns_response(route.endpoint):
        return None
    path, query = _parameters(wanted.path_params), _parameters(wanted.query_params)
    if path is None or query is None:
        return None
    endpoint, request_name = route.endpoint, wanted.request_param_name

    async def handle(request: Request) -> Response:
        values: dict[str, Any] = {request_name: request}  # Any: arguments of any type
        errors: list[Any] = []
        _read(path, request.path_params, "path", values, errors)
        if query:
            _read(query, request.query_params, "query", values, errors)
        if errors:
            raise RequestValidationError(errors)
        response: Response = await endpoint(**values)
        return response

    return handle


def _returns_response(endpoint: Callable[..., Any]) -> bool:
    returned = inspect.signature(endpoint, eval_str=True).return_annotation
    return isinstance(returned, type) and issubclass(returned, Response)


def _parameters(fields: Sequence[Any]) -> list[Parameter] | None:
    """What to read and how; None when one of them is more than a single value."""
    found: list[Parameter] = []
    for each in fields:
        info = each.field_info
        if get_origin(info.annotation) in (list, tuple, set, frozenset):
            return None
        is_text = info.annotation is str and not info.metadata
        required = info.is_required()
        found.append((each.name, each.alias, None if is_text else each.validate, ... if required else info.default))
    return found


def _read(
    wanted: Sequence[Parameter], given: Any, where: str, values: dict[str, Any], errors: list[Any]
) -> None:  # Any: FastAPI's errors
    for name, alias, validate, default in wanted:
        value = given.get(alias)
        if value is None:
            if default is ...:
                errors.append({"type": "missing", "loc": (where, alias), "msg": "Field required", "input": None})
            values[name] = default
        elif validate is None:
            values[name] = value
        else:
            values[name], wrong = validate(value, loc=(where, alias))
            errors.extend(wrong)
