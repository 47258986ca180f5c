"""Decisions as files: handed out as Excel or DMN, and read from them as proposals. Reading a file saves nothing."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from engine.api.building import AppName, Building, DefinitionName, problems_out
from engine.api.declare import declared
from engine.api.dependencies import ReaderLanguage, Reading
from engine.api.errors import ProblemOut, responses
from engine.api.shapes import LabelOut, Out
from engine.definitions.runner import existing_app
from engine.errors import Invalid, NotFound, TooLarge
from engine.rules.exchange.files import LARGEST, MEDIA, FileFormat, Wishes, bring, hand_out, told

router = APIRouter(prefix="/api/apps/{app}/definitions/decision", tags=["decisions"])

BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES = dict.fromkeys(MEDIA.values(), BINARY)
Format = Annotated[FileFormat, Query(alias="format", description="Excel, or DMN (OMG)")]


class LossOut(Out):
    """What did not come along, and where it stood."""

    where: str
    message: LabelOut


class ImportedOut(Out):
    """What a file proposes. Problems of a cell name it as the sheet does, and point to its place in the proposal."""

    definitions: list[dict[str, Any]]  # Any: documents
    problems: list[ProblemOut]
    losses: list[LossOut]


@router.get(
    "/{name}/export",
    response_class=Response,
    responses={200: {"content": FILES, "description": "The file"}, **responses(NotFound, Invalid)},
    openapi_extra=declared(permission="builder", audit="none"),
)
async def export_decision(
    app: AppName, name: DefinitionName, to: Format, session: Reading, building: Building, language: ReaderLanguage
) -> Response:
    """The draft of a decision, or what is live, as a file; `Langqiao-Losses` says how much of it is not in there."""
    await existing_app(session, app)
    drafted = await building.overlays.drafted(session, app)
    file = await hand_out(drafted, app, name, to, language)
    return Response(
        file.content,
        media_type=file.media,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
            "Langqiao-Losses": str(len(file.losses)),
        },
    )


@router.post(
    "/import",
    responses=responses(NotFound, Invalid, TooLarge),
    openapi_extra={
        **declared(permission="builder", audit="none", reads=True, max_body=LARGEST),
        "requestBody": {"required": True, "content": FILES},
    },
)
async def import_decisions(
    request: Request,
    app: AppName,
    of: Format,
    session: Reading,
    building: Building,
    language: ReaderLanguage,
    form: Annotated[str | None, Query(max_length=100, description="The form its columns are of")] = None,
    title: Annotated[str, Query(max_length=200, description="A label for a sheet that has none")] = "",
) -> ImportedOut:
    """What a file says as decisions that could be saved, with every cell that could not be read and what was lost."""
    await existing_app(session, app)
    drafted = await building.overlays.drafted(session, app)
    brought = await bring(drafted, app, of, await request.body(), Wishes(form, title))
    return ImportedOut(
        definitions=brought.definitions,
        problems=problems_out(brought.problems, language),
        losses=[LossOut.model_validate(each) for each in told(brought.losses)],
    )
