"""Live forms and views as the caller may use them: fields he sees or writes, layout, and his rights; and JSON
Schema."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.form_described import form_as_seen
from engine.api.form_fields import label_out
from engine.api.form_shapes import FormListedOut, FormOut, ViewColumnOut, ViewListedOut, ViewOut
from engine.api.linkage_shapes import OfferedIn, OfferedOut, ReferredOut
from engine.api.list_questions import order_for
from engine.api.record_shapes import PickedOut, reader, record_id
from engine.api.shapes import Listing
from engine.errors import Forbidden, NotFound
from engine.forms.schema import submission_schema
from engine.permissions.access import Action
from engine.records import linkage_view, offering
from engine.records.caller import Caller
from engine.records.lens import Lens

router = APIRouter(prefix="/api/apps/{app}", tags=["forms"])

READ = declared(permission="record", audit="none")
LOOK = declared(permission="record", audit="reading")
ASK = declared(permission="record", audit="reading", reads=True)
VIEW = {"zh": "视图", "en": "view"}


@router.get("/forms", openapi_extra=READ, responses=responses(NotFound))
async def list_forms(request: Request, app: str) -> Listing[FormListedOut]:
    """The app's live forms the caller may do something with."""
    caller = reader(request)
    caller.live.release(app)
    items = []
    for each in caller.live.definitions(app, "form"):
        lens = _lens(caller, app, each.name)
        if lens is not None:
            rights = {"create": lens.access.may(Action.CREATE), "read": lens.access.may(Action.READ)}
            items.append(FormListedOut(name=each.name, label=label_out(lens.entity.label), rights=rights))
    return Listing(items=items)


@router.get("/forms/{form}", openapi_extra=READ, responses=responses(NotFound))
async def get_form(request: Request, app: str, form: str) -> FormOut:
    """A live form with the caller's rights. Fields he neither sees nor writes are not there."""
    return form_as_seen(reader(request), app, form)


@router.get("/forms/{form}/referred/{field}/{record}", openapi_extra=LOOK, responses=responses(NotFound))
async def get_referred(request: Request, app: str, form: str, field: str, record: str) -> ReferredOut:
    """What the form's expressions read of a record the field may refer to, as far as the caller sees it."""
    caller = reader(request)
    values = await linkage_view.referred(caller, caller.lens(app, form), field, record_id(record))
    return ReferredOut(values=values)


@router.post("/forms/{form}/offered", openapi_extra=ASK, responses=responses(Forbidden, NotFound))
async def get_offered(request: Request, app: str, form: str, asked: OfferedIn) -> OfferedOut:
    """Records a field may refer to with these values beside it: what is asked of them by `options_if` is asked here."""
    found = await offering.offered(reader(request), app, form, asked.field, values=asked.values, q=asked.q)
    return OfferedOut(items=[PickedOut(**each) for each in found.items], narrowed=found.narrowed)


@router.get("/forms/{form}/schema", openapi_extra=READ, responses=responses(NotFound))
async def get_schema(request: Request, app: str, form: str) -> dict[str, Any]:  # Any: a JSON Schema
    """The JSON Schema (2020-12) of a new record's values, with the fields the caller may write."""
    lens = reader(request).lens(app, form)
    write = lens.rights.ever_written(Action.CREATE)
    schema = submission_schema(lens.entity)
    kept = {each.name for each in lens.entity.fields if each.uid in write and not each.read_only}
    schema["properties"] = {name: each for name, each in schema["properties"].items() if name in kept}
    schema["required"] = [name for name in schema["required"] if name in kept]
    return schema


@router.get("/views", openapi_extra=READ, responses=responses(NotFound))
async def list_views(request: Request, app: str) -> Listing[ViewListedOut]:
    """The app's live views whose records the caller may read."""
    caller = reader(request)
    caller.live.release(app)
    items = []
    for each in caller.live.definitions(app, "view"):
        view = caller.live.view(app, each.name)
        lens = _lens(caller, view.form.app, view.form.name)
        if lens is not None and lens.access.may(Action.READ):
            items.append(ViewListedOut(name=view.name, label=label_out(view.label), form=view.form.written_in(app)))
    return Listing(items=items)


@router.get("/views/{view}", openapi_extra=READ, responses=responses(NotFound))
async def get_view(request: Request, app: str, view: str) -> ViewOut:
    """A live view."""
    caller = reader(request)
    found = caller.live.view(app, view)
    lens = _lens(caller, found.form.app, found.form.name)
    if lens is None or not lens.access.may(Action.READ):
        raise NotFound(VIEW, view)
    seen = {each.name for each in lens.entity.fields if lens.rights.ever_seen(each.uid)}
    return ViewOut(
        name=found.name,
        label=label_out(found.label),
        form=found.form.written_in(app),
        columns=[
            ViewColumnOut(field=each.name, label=label_out(each.label), type=each.type)
            for each in found.columns
            if each.uid is None or each.name in seen
        ],
        filter=found.filter,
        sort=order_for(lens, found),
    )


def _lens(caller: Caller, app: str, form: str) -> Lens | None:
    try:
        return caller.lens(app, form)
    except NotFound:
        return None
