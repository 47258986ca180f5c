"""The condition builder above a list: what may be named there, and what the conditions say."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from engine.api.building import problems_out
from engine.api.declare import declared
from engine.api.errors import ProblemOut, responses
from engine.api.expression_shapes import NamesOut, names_out
from engine.api.record_shapes import reader
from engine.api.shapes import In, LabelOut, Out
from engine.errors import Forbidden, NotFound
from engine.identity import directory
from engine.records.filtering import filter_told, may_be_named

router = APIRouter(prefix="/api/apps/{app}/forms/{form}/filter", tags=["records"])

Json = Any  # Any: a JSON value


class FilterIn(In):
    """Conditions as the condition builder draws them."""

    filter: dict[str, Json]


class FilterOut(Out):
    """What is wrong with them; the sentence is null where something is."""

    problems: list[ProblemOut]
    sentence: LabelOut | None


@router.get(
    "/names", responses=responses(Forbidden, NotFound), openapi_extra=declared(permission="record", audit="none")
)
async def filter_names(request: Request, app: str, form: str) -> NamesOut:
    """What a filter of this list may name: fields the caller sees, of records he may read."""
    caller = reader(request)
    found = may_be_named(caller, app, form)
    return names_out(found, await directory.posts(caller.session), with_functions=False)


@router.post(
    "/check",
    responses=responses(Forbidden, NotFound),
    openapi_extra=declared(permission="record", audit="none", reads=True),
)
async def check_filter(request: Request, app: str, form: str, body: FilterIn) -> FilterOut:
    """What is wrong with a filter, and what it says; a wrong one is an answer and no error."""
    caller = reader(request)
    found = await filter_told(caller, app, form, body.filter)
    said = LabelOut(**found.sentence) if found.sentence else None
    return FilterOut(problems=problems_out(found.problems, caller.language), sentence=said)
