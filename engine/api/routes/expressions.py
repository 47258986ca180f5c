"""Expressions while they are written: checked, completed, tried on a record."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from engine.api.building import AppName, Building, problems_out
from engine.api.declare import declared
from engine.api.dependencies import ReaderLanguage, Reading
from engine.api.errors import responses
from engine.api.expression_shapes import (
    CheckedOut,
    CheckIn,
    NamesOut,
    TriedOut,
    TryIn,
    checked_out,
    fixed_out,
    names_out,
)
from engine.api.record_shapes import reader, record_id
from engine.api.shapes import LabelOut
from engine.definitions.expression_editor import Asked, check_asked, named_in, names_asked
from engine.errors import Forbidden, Invalid, NotFound
from engine.identity import directory
from engine.records.fixed_names import named, names_of
from engine.records.trying import try_expression

router = APIRouter(prefix="/api/apps/{app}/expressions", tags=["expressions"])

ASK = declared(permission="builder", audit="none", reads=True)


@router.post("/check", responses=responses(NotFound, Invalid), openapi_extra=ASK)
async def check_expression(
    request: Request, app: AppName, body: CheckIn, session: Reading, building: Building, language: ReaderLanguage
) -> CheckedOut:
    """What is wrong with an expression, and what it says; a wrong one is an answer and no error."""
    asked = Asked(**body.model_dump(exclude_none=True))
    caller, answered = reader(request), await check_asked(session, building.overlays, app, asked)
    found = checked_out(answered, language)
    sentence = await named(caller, found.sentence.model_dump()) if found.sentence else None
    wanted = named_in(answered, body.text or "")
    fixed = fixed_out(wanted, await names_of(caller, wanted)) if wanted else []
    return found.model_copy(update={"sentence": LabelOut(**sentence) if sentence else None, "fixed": fixed})


@router.get("/names", responses=responses(NotFound), openapi_extra=declared(permission="builder", audit="none"))
async def list_names(
    app: AppName, session: Reading, building: Building, form: Annotated[str | None, Query(max_length=100)] = None
) -> NamesOut:
    """What may be named on a form: its members, those of every form reached from it, functions, calendars."""
    found = await names_asked(session, building.overlays, app, form)
    return names_out(found, await directory.posts(session))


@router.post(
    "/try",
    responses=responses(NotFound, Forbidden, Invalid),
    openapi_extra=declared(permission="builder", audit="reading", reads=True),
)
async def try_one(request: Request, app: AppName, body: TryIn, session: Reading, building: Building) -> TriedOut:
    """What an expression comes to on a record the caller may read, or on values, with the reasons."""
    record = record_id(body.record) if body.record is not None else None
    asked = Asked(text=body.text, form=body.form, names=body.names or {})
    caller = reader(request)
    tried = await try_expression(caller, building.overlays, app, asked, record=record, values=body.values or {})
    told = await named(caller, tried.as_json())
    return TriedOut.model_validate({**told, "problems": problems_out(tried.problems, caller.language)})
