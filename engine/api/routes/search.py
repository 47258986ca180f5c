"""Searching over all apps."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import answer, reader
from engine.api.shapes import CountOut, LabelOut, Out
from engine.errors import Forbidden, Invalid, NotFound
from engine.records import searching

router = APIRouter(prefix="/api/search", tags=["search"])


class HitOut(Out):
    """A value a word is in, or a part of it; `marks` are where, as pairs of places in the text."""

    field: str
    label: LabelOut
    text: str
    marks: list[tuple[int, int]]


class HitRecordOut(Out):
    """A record that was found. `title` is what it is known by to the caller."""

    id: str
    title: str
    hits: list[HitOut]


class HitGroupOut(Out):
    """The records of one form that were found, the nearest first."""

    app: str
    app_label: LabelOut
    form: str
    label: LabelOut
    items: list[HitRecordOut]
    next: str | None
    count: CountOut


class SearchOut(Out):
    """What was found; `unfinished` where there are more forms than are searched at once."""

    groups: list[HitGroupOut]
    unfinished: bool


FOUND: dict[int | str, dict[str, Any]] = {200: {"model": SearchOut}}


@router.get(
    "",
    response_model=None,
    responses={**FOUND, **responses(Invalid, Forbidden, NotFound)},
    openapi_extra=declared(permission="record", audit="reading"),
)
async def search(
    request: Request, q: str = "", form: str | None = None, limit: int | None = None, after: str | None = None
) -> Response:
    """Records of all forms the caller may read that hold every word: Chinese or other text, initials of pinyin, the
    last digits of a number, the whole of an encrypted value. With `form` (`app/form`) a page of that form."""
    return answer(await searching.search(reader(request), q, form=form, limit=limit, after=after))
