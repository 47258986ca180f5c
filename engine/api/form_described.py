"""A live form as somebody may use it: the fields he sees or writes, the layout, his rights."""

from __future__ import annotations

from collections.abc import Iterable

from engine.api.form_fields import field_out, label_out, linkage_out, maybe_out
from engine.api.form_shapes import CellOut, FormOut, FormRightsOut, PageOut, SectionOut, SystemFieldOut
from engine.fields.catalogue import system_fields
from engine.forms.model import Form
from engine.permissions.access import Action
from engine.permissions.access import Write as WriteLevel
from engine.records import linkage_view
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.held_by_case import with_flows
from engine.records.lens import Lens

_SHOWN = (Action.CREATE, Action.UPDATE, Action.DELETE, Action.TRANSFER, Action.EXPORT, Action.IMPORT)


def form_as_seen(caller: Caller, app: str, form: str) -> FormOut:
    """A live form with the caller's rights, or those of the task through which he looks; NotFound without any."""
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
        has_flow=lens.entity.uid in with_flows(caller.live),
    )


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
