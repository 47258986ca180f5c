"""Flows that are being drawn, tried by who builds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request

from engine.api.building import AppName, Building, DefinitionName
from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.record_shapes import reader
from engine.api.try_shapes import TriedFlowOut, TryFlowIn, tried_flow_out
from engine.errors import Invalid, NotFound
from engine.flows.compiled import CompiledFlow
from engine.flows.trying import try_flow
from engine.flows.tryout import Decide
from engine.rules.asking import drafted_answers

router = APIRouter(prefix="/api/apps/{app}", tags=["flows"])

TRY = declared(permission="builder", audit="reading", reads=True)


@router.post("/definitions/flow/{name}/try", responses=responses(NotFound, Invalid), openapi_extra=TRY)
async def try_one(
    request: Request, app: AppName, name: DefinitionName, body: TryFlowIn, building: Building
) -> TriedFlowOut:
    """What would happen to the flow as its draft stands, with sample data and on a fast clock: nothing is written and
    nothing leaves."""
    caller = reader(request)

    async def decide(flow: CompiledFlow, record: Mapping[str, Any]) -> Decide:
        asked = {each.uid: each.decision for each in flow.model.nodes if each.type == "businessRuleTask"}
        answers = await drafted_answers(caller, building.overlays, app, set(asked.values()), record)
        return lambda node, _: answers.get(asked.get(node, ""))

    return tried_flow_out(await try_flow(caller, building.overlays, app, name, body.wished(), decide))
