"""Decisions: asked by anybody the app is open to; tried, tested and analysed by who builds them."""

from __future__ import annotations

from fastapi import APIRouter, Request

from engine.api.analysis_shapes import AnalysisOut, analysis_out
from engine.api.building import AppName, Building, DefinitionName
from engine.api.decision_shapes import (
    BodyIn,
    CasesOut,
    EvaluateIn,
    OutcomeOut,
    TriedOut,
    TryIn,
    cases_out,
    outcome_out,
    tried_out,
)
from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import reader
from engine.errors import Conflict, Forbidden, Invalid, NotFound
from engine.rules import asking
from engine.rules.asking import Asked

router = APIRouter(prefix="/api/apps/{app}", tags=["decisions"])

DOCUMENT = 4 * 1024 * 1024
"""Bytes a table may have."""

EVALUATE = declared(permission="record", audit="reading", reads=True)
TRY = declared(permission="builder", audit="reading", reads=True, max_body=DOCUMENT)
LOOK = declared(permission="builder", audit="none", reads=True, max_body=DOCUMENT)


@router.post(
    "/decisions/{decision}/evaluate",
    responses=responses(NotFound, Forbidden, Invalid, Conflict),
    openapi_extra=EVALUATE,
)
async def evaluate(request: Request, app: AppName, decision: DefinitionName, body: EvaluateIn) -> OutcomeOut:
    """Ask the live decision about values, or about a record the caller may read."""
    caller = reader(request)
    asked = Asked(body.values, body.record)
    return outcome_out(await asking.ask(caller, app, decision, asked), caller.language)


@router.post("/definitions/decision/{name}/try", responses=responses(NotFound, Forbidden, Invalid), openapi_extra=TRY)
async def try_decision(
    request: Request, app: AppName, name: DefinitionName, body: TryIn, building: Building
) -> TriedOut:
    """Ask the decision as it stands in the editor, and see why, row by row."""
    caller = reader(request)
    asked = Asked(body.values, body.record)
    tried = await asking.try_out(caller, building.overlays, app, name, body.body, asked)
    return tried_out(tried, caller.language)


@router.post("/definitions/decision/{name}/run_cases", responses=responses(NotFound, Invalid), openapi_extra=LOOK)
async def run_cases(
    request: Request, app: AppName, name: DefinitionName, building: Building, body: BodyIn | None = None
) -> CasesOut:
    """Run the cases the decision carries."""
    caller = reader(request)
    asked = body.body if body is not None else None
    return cases_out(await asking.try_cases(caller, building.overlays, app, name, asked), caller.language)


@router.post("/definitions/decision/{name}/analyse", responses=responses(NotFound, Invalid), openapi_extra=LOOK)
async def analyse(
    request: Request, app: AppName, name: DefinitionName, building: Building, body: BodyIn | None = None
) -> AnalysisOut:
    """Gaps, overlaps, masked and dead rows of the decision as it stands in the editor."""
    asked = body.body if body is not None else None
    return analysis_out(await asking.analysed(reader(request), building.overlays, app, name, asked))
