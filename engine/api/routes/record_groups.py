"""Groups of a list, with counts and totals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.list_questions import through
from engine.api.record_shapes import QUERY_BODY, Json, answer, body_of, reader, with_body
from engine.api.shapes import CountOut, Out
from engine.errors import Forbidden, Invalid, NotFound, Unavailable
from engine.records import grouping
from engine.records.reading import Wanted

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/records", tags=["records"])

TOTAL = {
    "type": "object",
    "properties": {"field": {"type": "string"}, "of": {"type": "string", "enum": ["sum", "avg", "min", "max"]}},
    "required": ["field", "of"],
}
GROUPS_BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **{name: QUERY_BODY["properties"][name] for name in ("view", "filter", "within")},
        "by": {
            "type": "object",
            "properties": {
                "field": {"type": "string"},
                "unit": {"type": "string", "enum": ["day", "month", "quarter", "year"]},
            },
            "required": ["field"],
        },
        "totals": {"type": "array", "items": TOTAL},
        "whole": {"type": "boolean"},
    },
}


class TotalOut(Out):
    """A total; null where there is nothing to total, or not all records were looked at."""

    field: str
    of: str
    value: Json


class GroupOut(Out):
    """One group; `within` are the conditions that find its records."""

    value: Json
    label: str | None
    count: CountOut
    totals: list[TotalOut]
    within: list[dict[str, Json]]


class GroupsOut(Out):
    """The groups of a list, and all of it; `others` counts the records of groups that are not listed."""

    groups: list[GroupOut]
    count: CountOut
    totals: list[TotalOut]
    others: int


@router.post(
    "/groups",
    response_model=None,
    responses={200: {"model": GroupsOut}, **responses(Invalid, Forbidden, NotFound, Unavailable)},
    openapi_extra=with_body(declared(permission="record", audit="reading", reads=True), GROUPS_BODY),
)
async def groups(request: Request, app: str, form: str) -> Response:
    """How many records stand in each group, with totals. Up to 10,000 are looked at, all of them with `whole`."""
    body = await body_of(request, "view", "filter", "within", "by", "totals", "whole")
    caller = reader(request)
    asked = Wanted(filter=body.get("filter"), within=body.get("within"))
    wanted = through(caller, app, form, body.get("view"), asked)
    whole = body.get("whole") is True
    told = await grouping.groups(caller, app, form, wanted, by=body.get("by"), totals=body.get("totals"), whole=whole)
    return answer(told)
