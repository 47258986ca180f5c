"""Live forms and views as the caller may use them: fields he sees or writes, layout, and his rights; and JSON
Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request

from engine.api.declare import declared
from engine.api.errors import responses
from engine.api.form_fields import field_out, label_out, linkage_out, maybe_out
from engine.api.form_shapes import (
    CellOut,
    FormListedOut,
    FormOut,
    FormRightsOut,
    PageOut,
    SectionOut,
    SystemFieldOut,
    ViewColumnOut,
    ViewListedOut,
    ViewOut,
)
from engine.api.linkage_shapes import OfferedIn, OfferedOut, ReferredOut
from engine.api.list_questions import order_for
from engine.api.record_shapes import PickedOut, reader, record_id
from engine.api.shapes import Listing
from engine.errors import Forbidden, NotFound
from engine.fields.catalogue import system_fields
from engine.forms.model import Form
from engine.forms.schema import submission_schema
from engine.permissions.access import Action
from engine.permissions.access import Write as WriteLevel
from engine.records import linkage_view, offering
from engine.records.caller import Caller
from engine.records.entity import EntityField
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
    caller = reader(request)
    lens = caller.lens(app, form)
    model: Form = caller.live.definition("form", app, form).model
    see, write = lens.rights.ever_seen_as, _written(lens)
    usable = [each for each in lens.entity.fields if each.uid in see or each.uid in write]
    names = {each.name for each in usable}
    title = lens.entity.title_field
    layout = _layout(model, usable)
    shown = {each.page for each in layout}
    return FormOut(
        app=app,
        name=lens.entity.name,
        label=label_out(lens.entity.label),
        description=maybe_out(model.description),
        release=lens.entity.release,
        title_field=title if title in names else None,
        fields=[field_out(caller, lens, model, each, see, write) for each in usable],
        layout=layout,
        pages=[PageOut(name=each.name, label=label_out(each.label)) for each in model.pages if each.name in shown],
        pages_as=model.pages_as,
        rights=FormRightsOut(
            **{each.value: lens.access.may(each) for each in _SHOWN},
            shared=lens.entity.uid in caller.actor.shared_forms,
        ),
        system_fields=[SystemFieldOut(**each) for each in system_fields()],
        linkage=linkage_out(linkage_view.described(caller, lens, [each.uid for each in usable])),
    )


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


_SHOWN = (Action.CREATE, Action.UPDATE, Action.DELETE, Action.TRANSFER, Action.EXPORT, Action.IMPORT)


def _lens(caller: Caller, app: str, form: str) -> Lens | None:
    try:
        return caller.lens(app, form)
    except NotFound:
        return None


def _written(lens: Lens) -> dict[str, WriteLevel]:
    """The most that may be written of each field, in creating or in changing."""
    created, changed = lens.rights.ever_written(Action.CREATE), lens.rights.ever_written(Action.UPDATE)
    return {**dict.fromkeys(created, WriteLevel.WHEN_CREATING), **dict.fromkeys(changed, WriteLevel.ALWAYS)}


def _layout(model: Form, usable: Iterable[EntityField]) -> list[SectionOut]:
    """The author's sections; fields he placed nowhere come in one more at the end."""
    left = {each.name: each for each in usable}
    sections = []
    for section in model.layout:
        cells = [CellOut(field=cell.field, width=cell.width) for cell in section.children if left.pop(cell.field, None)]
        if cells:
            sections.append(
                SectionOut(
                    uid=section.uid,
                    block=section.block,
                    page=section.page,
                    label=maybe_out(section.label),
                    children=cells,
                )
            )
    if left:
        rest = [CellOut(field=name, width=12) for name in left]
        last = model.pages[-1].name if model.pages else None
        sections.append(SectionOut(uid="unplaced", block="section", page=last, label=None, children=rest))
    return sections
