"""JSON as packages write it, read strictly: what two readers could understand differently is refused."""

from __future__ import annotations

import json
from typing import Any

MAX_DEPTH = 60


class BadJson(ValueError):
    """Not JSON, or JSON that could be read in two ways; the message says where."""


def read_json(content: bytes) -> Any:  # Any: a JSON value
    """A JSON text (RFC 8259): UTF-8, no repeated keys, no NaN, no lone surrogates, at most 60 levels."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as bad:
        raise BadJson(f"byte {bad.start} is not UTF-8") from None
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as bad:
        raise BadJson(f"line {bad.lineno}, column {bad.colno}: {bad.msg}") from None
    except RecursionError:
        raise BadJson(f"more than {MAX_DEPTH} levels") from None
    _inspect(value, 0)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadJson(f"the key {key!r} stands twice")
        found[key] = value
    return found


def _constant(word: str) -> Any:
    raise BadJson(f"{word} is no JSON number")


def _inspect(value: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise BadJson(f"more than {MAX_DEPTH} levels")
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise BadJson("half a surrogate pair") from None
    elif isinstance(value, dict):
        for key, item in value.items():
            _inspect(key, depth)
            _inspect(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _inspect(item, depth + 1)
    elif isinstance(value, float) and value in (float("inf"), float("-inf")):
        raise BadJson("a number too large to be read")
