"""What waits for the security administrator, of all apps."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request

from engine.api.building import Building, PublicationOut, label_out, publications_out
from engine.api.declare import declared
from engine.api.dependencies import ReaderLanguage, Reading
from engine.api.record_shapes import with_names
from engine.api.shapes import LabelOut, Listing
from engine.definitions.check import app_label
from engine.definitions.publication import asked_label, publications

router = APIRouter(prefix="/api", tags=["publishing"])


class AppPublicationOut(PublicationOut):
    """A publication among those of all apps."""

    app_label: LabelOut


@router.get("/publications", openapi_extra=declared(permission="security_admin", audit="none"))
async def list_all_publications(
    request: Request,
    session: Reading,
    building: Building,
    language: ReaderLanguage,
    state: Annotated[Literal["awaiting", "running", "published", "failed"], Query()] = "awaiting",
) -> Listing[AppPublicationOut]:
    """Publications of all apps in one state: what waits for the security administrator."""
    landscape = await building.overlays.live(session)
    found = await publications(session, states=[state])
    called = [label_out(asked_label(each) or app_label(landscape, each.app)) for each in found]
    told = await publications_out(session, found, language)
    items = [{**each.model_dump(), "app_label": label.model_dump()} for each, label in zip(told, called, strict=True)]
    return await with_names(request, Listing(items=[AppPublicationOut.model_validate(each) for each in items]))
