"""A sheet as fields: what its columns would be in a form. Nothing is saved; whoever builds the form looks them over."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from engine.api.building import AppName
from engine.api.declare import declared
from engine.api.dependencies import Reading
from engine.api.errors import responses
from engine.api.shapes import Out
from engine.definitions.runner import existing_app
from engine.errors import Invalid, NotFound, TooLarge
from engine.forms.proposing import Proposed, pasted, propose
from engine.records.exchange.archive import BadFile
from engine.records.exchange.sheets import rows_of

router = APIRouter(prefix="/api/apps/{app}/sheet_fields", tags=["definitions"])

LARGEST = 20 * 1024 * 1024
"""Bytes of a file, as for an import."""


class ChoiceOut(Out):
    """An option a set made for a column would have."""

    code: str
    label: str


class SheetFieldOut(Out):
    """A column as a field. Where there are `choices`, its options would be a set of their own."""

    title: str
    name: str
    type: str
    required: bool
    options: dict[str, Any]  # Any: the type's own options model reads them
    choices: list[ChoiceOut]
    samples: list[str]


class SheetFieldsOut(Out):
    """The columns of a sheet, in their order."""

    items: list[SheetFieldOut]


@router.post(
    "",
    responses=responses(NotFound, Invalid, TooLarge),
    openapi_extra={
        **declared(permission="builder", audit="none", reads=True, max_body=LARGEST),
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
async def propose_fields(
    request: Request,
    app: AppName,
    session: Reading,
    is_pasted: Annotated[bool, Query(alias="pasted", description="The body is text copied from a sheet")] = False,
) -> SheetFieldsOut:
    """What the columns of a file (Excel, CSV), or of copied cells, would be as fields of a form."""
    await existing_app(session, app)
    content = await request.body()
    try:
        found = await asyncio.to_thread(_read, content, is_pasted)
    except BadFile as bad:
        raise Invalid([bad.problem]) from bad
    return SheetFieldsOut(items=[_out(each) for each in found])


def _read(content: bytes, is_pasted: bool) -> list[Proposed]:
    if is_pasted:
        return propose(pasted(content.decode("utf-8", "replace")))
    of = "xlsx" if content[:2] in (b"PK", b"\xd0\xcf") else "csv"
    return propose(cells for _, cells in rows_of(content, of))


def _out(proposed: Proposed) -> SheetFieldOut:
    return SheetFieldOut(
        title=proposed.title,
        name=proposed.name,
        type=proposed.type,
        required=proposed.required,
        options=dict(proposed.options),
        choices=[ChoiceOut(code=code, label=label) for code, label in proposed.choices],
        samples=list(proposed.samples),
    )
