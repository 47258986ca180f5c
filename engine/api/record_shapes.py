"""Records as programs see them (for OpenAPI; answers themselves are written by orjson, unread), and what requests say
beside their bodies: version, release, idempotency key."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, TypeVar
from uuid import UUID

import orjson
from fastapi import Request
from starlette.responses import Response

from engine.api.dependencies import Exchange
from engine.api.errors import BAD_JSON, BadJson
from engine.api.shapes import CountOut, LabelOut, Out
from engine.errors import Invalid, NotFound, PreconditionRequired
from engine.problems import Code
from engine.records.caller import Caller, Key, Write
from engine.records.fixed_names import named
from engine.records.hold import Done, hold
from engine.records.lens import RECORD

NO_VERSION = Code(
    "version_required",
    zh='请在 If-Match 中给出所依据的版本，例如 "3"',
    en='Give the version it was based on in If-Match, such as "3"',
)
BAD_VERSION = Code("bad_version", zh='If-Match 应是版本号，例如 "3"', en='If-Match is a version number such as "3"')
BAD_RELEASE = Code("bad_release", zh="Langqiao-Release 应是发布号", en="Langqiao-Release is the number of a release")
BAD_KEY = Code(
    "bad_idempotency_key",
    zh="Idempotency-Key 应为 1 到 200 个可见 ASCII 字符",
    en="An Idempotency-Key is 1 to 200 visible ASCII characters",
)
BODY_OBJECT = Code("not_an_object", zh="请求内容应是 JSON 对象", en="The body is a JSON object")
UNKNOWN_KEY = Code("unknown_key", zh="没有名为“{key}”的项", en="There is nothing named '{key}' here")

Told = TypeVar("Told", bound=Out)
See = Literal["hidden", "masked", "clear"]
Level = Literal["never", "when_creating", "always"]
Json = Any  # Any: a travelling value of any type


class NamedOut(Out):
    """A person or a unit by its id and name; the name is null when nobody has the id."""

    id: UUID
    label: str | None


class FieldRightOut(Out):
    """What the caller may do with one field of one record."""

    see: See
    write: Level


class RecordRightsOut(Out):
    """What the caller may do with one record; `unmask` names fields he may have shown in clear for a reason."""

    update: bool
    delete: bool
    transfer: bool
    share: bool
    unmask: list[str]
    fields: dict[str, FieldRightOut]


class ComputingOut(Out):
    """Fields whose values are being worked out anew, since what they follow from has changed; `until` is when they
    should be done."""

    fields: list[str]
    until: datetime


class RecordOut(Out):
    """A record as the caller may see it. `rights` comes with single records only; of a record its writer may not
    read, all but id and version is empty."""

    id: UUID
    version: int
    values: dict[str, Json]
    labels: dict[str, str | list[str | None] | None]
    title: str
    masked: list[str]
    created_at: datetime
    created_by: NamedOut | None
    updated_at: datetime
    updated_by: NamedOut | None
    owner: NamedOut | None
    org: NamedOut | None
    rights: RecordRightsOut | None = None
    computing: ComputingOut | None = None
    case: dict[str, Json] | None = None


class RecordPageOut(Out):
    """One page of records; `next` is what to send as `after`."""

    items: list[RecordOut]
    next: str | None
    count: CountOut


class ChangedCellOut(Out):
    """One cell of a row, old and new."""

    field: str
    label: LabelOut
    old_text: str | None
    new_text: str | None


class ChangedRowOut(Out):
    """A row of a sub-table: what became of it, its place (from 0) and the one it had, and the cells that differ."""

    what: Literal["added", "removed", "changed", "moved"]
    at: int
    was_at: int | None
    cells: list[ChangedCellOut]


class ChangedOut(Out):
    """One field of a change, old and new. Of a sub-table only the rows that were touched; `more_rows` are not told
    one by one."""

    field: str
    label: LabelOut
    old: Json
    new: Json
    old_text: str | None
    new_text: str | None
    rows: list[ChangedRowOut] | None = None
    more_rows: int = 0


class HistoryEntryOut(Out):
    """One version of a record: who, when, what."""

    version: int
    at: datetime
    by: NamedOut | None
    on_behalf_of: NamedOut | None
    action: str
    source: str
    changes: list[ChangedOut]


class HistoryOut(Out):
    """A record's history, the newest first."""

    items: list[HistoryEntryOut]
    next: str | None


class PickedOut(Out):
    """A record in a picker."""

    id: UUID
    label: str
    hint: str | None


class PickedListOut(Out):
    """Records in a picker."""

    items: list[PickedOut]


VALUES_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {"values": {"type": "object"}},
    "required": ["values"],
}
OWNER_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {"owner": {"type": "string", "format": "uuid"}},
    "required": ["owner"],
}
QUERY_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "view": {"type": "string"},
        "filter": {
            "oneOf": [
                {"type": "string", "description": "An expression"},
                {"type": "object", "description": "What the condition builder draws"},
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"field": {"type": "string"}, "op": {"type": "string"}, "value": {}},
                        "required": ["field", "op"],
                    },
                },
            ]
        },
        "within": {"type": "array", "items": {"type": "object"}, "description": "More conditions, those of a group"},
        "sort": {"type": "array", "items": {"type": "string"}},
        "fields": {"type": "array", "items": {"type": "string"}},
        "limit": {"type": "integer"},
        "after": {"type": "string"},
        "bin": {"type": "boolean"},
    },
}


def with_body(extra: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """A route's declaration with the shape of its body, which the route reads itself."""
    return {**extra, "requestBody": {"required": True, "content": {"application/json": {"schema": dict(body)}}}}


def reader(request: Request) -> Caller:
    """Who reads, with the live releases of this moment."""
    exchange: Exchange = request.scope["langqiao"]
    platform = exchange.platform
    return Caller(exchange.reading, exchange.actor, platform.live.now, platform.clock, exchange.language)


async def with_names(request: Request, told: Told) -> Told:
    """The same with names for the persons, units and records its sentences have marks of, as its reader may see
    them."""
    return type(told).model_validate(await named(reader(request), told.model_dump()))


async def writer(request: Request, app: str) -> tuple[Caller, Write, Done | None]:
    """Who writes, holding the app's releases; and what was done under his key before."""
    exchange: Exchange = request.scope["langqiao"]
    platform = exchange.platform
    write = Write(release=_release(request), key=await idempotency_key(request))
    picture, done = await hold(exchange.session, platform.live, exchange.actor, app, write.key)
    return Caller(exchange.session, exchange.actor, picture, platform.clock, exchange.language), write, done


async def body_of(request: Request, *keys: str) -> dict[str, Any]:
    """The body as an object with no other keys than these."""
    try:
        body = await request.json() if await request.body() else {}
    except orjson.JSONDecodeError as error:
        raise BadJson(BAD_JSON.at("", position=error.pos)) from None
    if not isinstance(body, dict):
        raise Invalid([BODY_OBJECT.at("")])
    unknown = [key for key in body if key not in keys]
    if unknown:
        raise Invalid([UNKNOWN_KEY.at(f"/{key}", key=key[:60]) for key in unknown])
    return body


def version_of(request: Request, *, required: bool = True) -> int | None:
    """The version in If-Match."""
    written = request.headers.get("if-match")
    if written is None:
        if required:
            raise PreconditionRequired(NO_VERSION)
        return None
    digits = written.strip().removeprefix("W/").strip('"')
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise Invalid([BAD_VERSION.at("/If-Match")])
    return int(digits)


def record_id(text: str) -> UUID:
    """The id in a path; what is none names no record."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(RECORD.as_dict(), text[:60]) from None


def answer(content: Any, *, status: int = 200, version: int | None = None) -> Response:  # Any: JSON
    """JSON as orjson writes it, with the version as ETag."""
    headers = None if version is None else {"ETag": f'"{version}"'}
    return Response(orjson.dumps(content, default=str), status, headers, "application/json")


def _release(request: Request) -> int | None:
    written = request.headers.get("langqiao-release")
    if written is None:
        return None
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise Invalid([BAD_RELEASE.at("/Langqiao-Release")])
    return int(written)


async def idempotency_key(request: Request) -> Key | None:
    """The key of a write, with the digest of what is sent under it."""
    written = request.headers.get("idempotency-key")
    if written is None:
        return None
    if not 1 <= len(written) <= 200 or not written.isascii() or not written.isprintable():
        raise Invalid([BAD_KEY.at("/Idempotency-Key")])
    said = "\n".join([request.method, request.url.path, request.headers.get("if-match", "")]).encode()
    return Key(written, hashlib.sha256(said + b"\n" + await request.body()).digest())
