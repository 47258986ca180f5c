"""Definition files as everybody writes them the same: uids filled in, members in the order of the model, one layout.

A uid is made from the package, the file's path and the names on the way to the part, so that formatting the same file
again, on any machine, gives the same bytes. Once written it stays, also when the part is renamed: that is its use.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

Json = Any  # any JSON value
Node = Mapping[str, Any]  # Any: a JSON Schema

UID_LENGTH = 16
WIDTH = 120
NAMES = ("name", "code", "view", "form", "field")
"""What a part is called by, in order of preference."""


def write_uids(package_id: str, path: str, body: Mapping[str, Json], model: type[BaseModel]) -> dict[str, Json]:
    """The document with a uid wherever its model wants one and none is written; everything else as it was."""
    schema = _schema_of(model)
    taken = set(_written_uids(body))
    return dict(_filled(body, schema, schema.get("$defs", {}), f"{package_id}\0{path}", taken))


def formatted(body: Mapping[str, Json], model: type[BaseModel]) -> str:
    """The document as a file: members in the model's order, what fits on a line on one line, a line end at the end."""
    schema = _schema_of(model)
    ordered = _ordered(body, schema, schema.get("$defs", {}))
    return "".join(_lines(ordered, "", 0)) + "\n"


@cache
def _schema_of(model: type[BaseModel]) -> Node:
    return model.model_json_schema(by_alias=True)


def make_uid(*parts: str) -> str:
    """A uid that is the same whenever it is made from the same parts."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode().lower()[:UID_LENGTH]


def _filled(value: Json, schema: Node, definitions: Node, place: str, taken: set[str]) -> Json:
    schema = _resolved(schema, definitions, value)
    if isinstance(value, Mapping) and "properties" in schema:
        members = schema["properties"]
        written = dict(value)
        if "uid" in schema.get("required", ()) and not written.get("uid"):
            written["uid"] = _free(place, taken)
        return {
            key: _filled(each, members[key], definitions, f"{place}\0{key}", taken) if key in members else each
            for key, each in written.items()
        }
    if isinstance(value, list) and "items" in schema:
        names = list(_names(value))
        return [
            _filled(each, schema["items"], definitions, f"{place}\0{name}", taken)
            for each, name in zip(value, names, strict=True)
        ]
    return value


def _names(parts: list[Json]) -> Iterator[str]:
    """What each part of a list is called by; those called the same are counted."""
    seen: dict[str, int] = {}
    for index, part in enumerate(parts):
        name = _name(part) if isinstance(part, Mapping) else None
        name = name if name is not None else str(index)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"


def _name(part: Mapping[str, Json]) -> str | None:
    for member in NAMES:
        if isinstance(part.get(member), str):
            return str(part[member])
    label = part.get("label")
    zh = label.get("zh") if isinstance(label, Mapping) else None
    return zh if isinstance(zh, str) else None


def _free(place: str, taken: set[str]) -> str:
    """The uid of this place; when somebody wrote the same one elsewhere, the next."""
    attempt = 0
    while (uid := make_uid(place, str(attempt)) if attempt else make_uid(place)) in taken:
        attempt += 1
    taken.add(uid)
    return uid


def _written_uids(value: Json) -> Iterator[str]:
    """Without recursion: the document may be anything, and as deep as it likes."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            if isinstance(each.get("uid"), str):
                yield each["uid"]
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _ordered(value: Json, schema: Node, definitions: Node) -> Json:
    schema = _resolved(schema, definitions, value)
    if isinstance(value, Mapping):
        members = schema.get("properties", {})
        known = [key for key in _order(members) if key in value]
        others = sorted(key for key in value if key not in members)  # JSONB forgets how they were written
        return {key: _ordered(value[key], members.get(key, {}), definitions) for key in [*known, *others]}
    if isinstance(value, list):
        return [_ordered(each, schema.get("items", {}), definitions) for each in value]
    return value


def _order(members: Node) -> list[str]:
    """What a document is and is called comes first."""
    first = ["kind", "schema", "name", "uid"] if "kind" in members else []
    return [*first, *(key for key in members if key not in first)]


def _resolved(schema: Node, definitions: Node, value: Json) -> Node:
    """The schema behind a `$ref`, behind "this or null", or, of several told apart by a member, that of the value."""
    while True:
        if "discriminator" in schema and "oneOf" in schema:
            told = schema["discriminator"]
            said = value.get(told["propertyName"]) if isinstance(value, Mapping) else None
            schema = {"$ref": told["mapping"].get(said, "")} if isinstance(said, str) else {}
        elif "$ref" in schema:
            schema = definitions.get(str(schema["$ref"]).rpartition("/")[2], {})
        elif "anyOf" in schema and "properties" not in schema:
            meant = [each for each in schema["anyOf"] if each.get("type") != "null"]
            if len(meant) != 1:
                return schema
            schema = meant[0]
        else:
            return schema


def _lines(value: Json, indent: str, used: int) -> Iterator[str]:
    """The value laid out; `used` is what already stands on its first line."""
    flat = json.dumps(value, ensure_ascii=False)
    is_list_of_parts = isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
    # a whole document is never one line, and each part of a list has its own, so that a change is a line
    fits = indent != "" and not is_list_of_parts and len(indent) + used + len(flat) < WIDTH
    if fits or not value or not isinstance(value, Mapping | list):
        yield flat
        return
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    deeper = indent + "  "
    yield opening + "\n"
    members = list(value.items()) if isinstance(value, Mapping) else [(None, each) for each in value]
    for index, (key, each) in enumerate(members):
        name = "" if key is None else json.dumps(key, ensure_ascii=False) + ": "
        yield deeper + name
        yield from _lines(each, deeper, len(name))
        yield "\n" if index == len(members) - 1 else ",\n"
    yield indent + closing
