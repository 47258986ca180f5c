"""Fields of live forms, their options, columns and expressions, as programs see them."""

from __future__ import annotations

from typing import Any, cast

from engine.api.form_shapes import FieldOut, OptionOut, OptionsOut, TableOut, TargetOut
from engine.api.linkage_shapes import (
    CalendarDaysOut,
    CheckRuleOut,
    FieldRulesOut,
    LinkageOut,
    ReferredFieldOut,
)
from engine.api.shapes import LabelOut
from engine.forms.model import Form, FormField
from engine.permissions.access import See as SeeLevel
from engine.permissions.access import Write as WriteLevel
from engine.records import linkage_view
from engine.records.answer import SEES, WRITES
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.lens import Lens
from engine.records.titles import seen_form
from engine.reference import Label, Reference

TOTALLED = frozenset({"integer", "decimal", "money"})
"""Types of columns whose cells can be added up."""


def field_out(
    caller: Caller, lens: Lens, model: Form, each: EntityField, see: Any, write: dict[str, WriteLevel]
) -> FieldOut:
    """A field of a form as the caller may use it."""
    written = next(one for one in model.fields if one.uid == each.uid)
    target = None
    if each.uid in lens.targets:
        entity = lens.targets[each.uid].entity
        target = TargetOut(app=entity.app, form=entity.name, label=label_out(entity.label))
    pointed = seen_form(caller, each)
    if pointed is not None:
        entity = pointed.entity
        target = TargetOut(app=entity.app, form=entity.name, label=label_out(entity.label))
    clear = lens.rights.always_clear(each.uid)
    level = WriteLevel.NEVER if each.read_only else write.get(each.uid, WriteLevel.NEVER)
    shown = see.get(each.uid, SeeLevel.HIDDEN)
    return _told(
        caller,
        each,
        help=maybe_out(written.help),
        placeholder=maybe_out(written.placeholder),
        operators=[one.name for one in each.traits.operators] if clear else [],
        sortable=each.traits.sortable and clear,
        see=SEES[shown],
        write=WRITES[level],
        option_set=_options(caller, lens.entity.app, each),
        target=target,
        table=_table(caller, written, each, level) if each.rows is not None and shown is SeeLevel.CLEAR else None,
    )


def _told(caller: Caller, each: EntityField, **more: Any) -> FieldOut:
    """A field or a column. Any: the other members of the answer."""
    return FieldOut(
        uid=each.uid,
        name=each.name,
        type=each.type,
        label=label_out(each.label),
        required=each.required,
        read_only=each.read_only,
        unique=each.unique,
        default=each.default,
        options=each.options.model_dump(mode="json") if each.options is not None else {},
        sensitivity=each.sensitivity,
        encrypted=each.encrypted,
        schema_=dict(each.schema),
        **more,
    )


def _options(caller: Caller, app: str, each: EntityField) -> OptionsOut | None:
    chosen = getattr(each.options, "set", None)
    if not chosen:
        return None
    reference = Reference.parse(chosen, app=app)
    found = caller.live.option_set(reference.app, reference.name)
    options = [
        OptionOut(code=one.code, label=label_out(one.label), retired=one.retired, color=one.color)
        for one in found.options
    ]
    return OptionsOut(ranked=found.ranked, options=options)


def _table(caller: Caller, written: FormField, each: EntityField, level: WriteLevel) -> TableOut:
    """The columns are seen and written as the sub-table is."""
    rows, columns = cast("Entity", each.rows), {one.uid: one for one in written.fields}
    told = [
        _told(
            caller,
            one,
            help=maybe_out(columns[one.uid].help),
            placeholder=None,
            operators=[],
            sortable=False,
            see=SEES[SeeLevel.CLEAR],
            write=WRITES[WriteLevel.NEVER if one.read_only else level],
            option_set=_options(caller, rows.app, one),
            target=None,
        )
        for one in rows.fields
    ]
    totals = [one.name for one in rows.fields if one.type in TOTALLED and columns[one.uid].total]
    return TableOut(columns=told, totals=totals, linkage=linkage_out(linkage_view.described_rows(caller, rows)))


def linkage_out(found: dict[str, Any] | None) -> LinkageOut | None:
    """What `linkage_view` describes."""
    if found is None:
        return None
    fields = {name: FieldRulesOut(**each) for name, each in found["fields"].items()}
    checks = [CheckRuleOut(**{**each, "message": label_out(each["message"])}) for each in found["checks"]]
    referred = [ReferredFieldOut(**each) for each in found["referred"]]
    calendars = {name: CalendarDaysOut(**each) for name, each in found["calendars"].items()}
    return LinkageOut(
        schema_=found["schema"],
        fields=fields,
        checks=checks,
        ranks=found["ranks"],
        calendars=calendars,
        referred=referred,
    )


def label_out(label: Label) -> LabelOut:
    """A label in both languages."""
    return LabelOut(**label.as_dict())


def maybe_out(label: Label | None) -> LabelOut | None:
    """The same of one that may not be there."""
    return None if label is None else label_out(label)
