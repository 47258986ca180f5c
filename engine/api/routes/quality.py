"""How good the data of a form is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter, Request, Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.list_questions import through
from engine.api.record_shapes import QUERY_BODY, Json, answer, body_of, reader, with_body
from engine.api.shapes import LabelOut, Out
from engine.errors import Forbidden, Invalid, NotFound, Unavailable
from engine.records.quality.board import board
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}", tags=["records"])

Why = Literal["not_seen", "sealed", "not_worked_out"]
BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **{name: QUERY_BODY["properties"][name] for name in ("view", "filter", "within")},
        "by": {"type": "string", "enum": ["owner", "org"]},
    },
}


class NumberOut(Out):
    """How many records have a fault; `fault` is the condition of a list that finds them. Null with the reason where
    that is not told: the caller does not see in clear all it looks at, it is encrypted, or the database cannot work it
    out."""

    name: str
    label: LabelOut
    records: int | None
    fault: str | None
    why: Why | None


class MeasuredFieldOut(Out):
    """One field: on how many records it is asked for, and on how many of these it is empty, empty though required, or
    breaks its limits and format. `missing` is null where it is not required, `invalid` where its type refuses
    nothing."""

    name: str
    label: LabelOut
    type: str
    why: Why | None
    asked: int | None
    empty: NumberOut
    missing: NumberOut | None
    invalid: NumberOut | None


class DuplicateOut(NumberOut):
    """Records alike in some fields, and how many different ones they are; null where a part of a list is looked at."""

    clusters: int | None
    fields: list[str]


class DimensionOut(Out):
    """How many records have a fault of a dimension; null where the form measures none, or none is told."""

    kind: Literal["missing", "invalid", "duplicate", "stale"]
    records: int | None
    fault: str


class QualityGroupOut(Out):
    """The records of one owner or unit; `within` are the conditions that find them."""

    id: str | None
    label: str | None
    records: int
    missing: int | None
    invalid: int | None
    duplicate: int | None
    stale: int | None
    within: list[dict[str, Json]]


class QualityOut(Out):
    """The board of a form; `others` counts records of owners or units that are not listed."""

    by: Literal["owner", "org"]
    records: int
    stale_days: int | None
    dimensions: list[DimensionOut]
    fields: list[MeasuredFieldOut]
    checks: list[NumberOut]
    duplicates: list[DuplicateOut]
    groups: list[QualityGroupOut]
    others: int


@router.post(
    "/quality",
    response_model=None,
    responses={200: {"model": QualityOut}, **responses(Invalid, Forbidden, NotFound, Unavailable)},
    openapi_extra=with_body(declared(permission="record", audit="reading", reads=True), BODY),
)
async def quality(request: Request, app: str, form: str) -> Response:
    """What is missing, breaks a rule, stands there twice or is out of date, counted over the records the caller may
    read; for who may update or export some."""
    body = await body_of(request, "view", "filter", "within", "by")
    caller = reader(request)
    asked = Wanted(filter=body.get("filter"), within=body.get("within"))
    wanted = through(caller, app, form, body.get("view"), asked)
    return answer(await board(caller, app, form, wanted, by=body.get("by")))
