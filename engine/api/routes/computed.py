"""How the computed fields of a form are kept and what they follow from, as its designer draws them."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Path

from engine.api.building import AppName, Building
from engine.api.declare import declared
from engine.api.dependencies import Reading
from engine.api.errors import responses
from engine.api.shapes import LabelOut, Out
from engine.definitions.expression_editor import scope_of
from engine.errors import NotFound
from engine.fields.expressions import Reader
from engine.forms.computing import Computing
from engine.forms.model import Form
from engine.records.computed.model import Keeping
from engine.records.lens import FORM
from engine.reference import Reference

router = APIRouter(prefix="/api/apps/{app}/forms", tags=["forms"])


class ComputedOut(Out):
    """One computed field: how it is kept, and the fields its value follows from."""

    field: str
    keeping: Keeping
    follows_from: list[LabelOut]


class ComputedFieldsOut(Out):
    """All of a form, as it is drawn now."""

    items: list[ComputedOut]


@router.get(
    "/{form}/computed", responses=responses(NotFound), openapi_extra=declared(permission="builder", audit="none")
)
async def computed_fields(
    app: AppName, form: Annotated[str, Path(max_length=100)], session: Reading, building: Building
) -> ComputedFieldsOut:
    """How each is kept: worked out when read, with its own record, or anew when other records change."""
    scope = await scope_of(session, building.overlays, app)
    own = Reference(app, form)
    shape = cast("Form | None", scope.find("form", own))
    if shape is None:
        raise NotFound(FORM.as_dict(), form)
    computing = Computing(Reader(scope), scope)
    items = []
    for each in shape.fields:
        found = computing.of(own, each.uid)
        if found is not None:
            labels = [computing.label(place) for place in sorted(found.depends, key=str)]
            told = [LabelOut(**label) for label in labels]
            items.append(ComputedOut(field=each.name, keeping=found.keeping, follows_from=told))
    return ComputedFieldsOut(items=items)
