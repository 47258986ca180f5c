"""What a view may show, filter and sort by: the fields of its form and the system fields."""

from __future__ import annotations

from dataclasses import dataclass

from engine.fields.field_type import Traits
from engine.fields.options import traits_of
from engine.fields.sealed import is_encrypted, sealed_traits
from engine.fields.shapes import SYSTEM_FIELDS, FieldShape, FormShape
from engine.reference import Label


@dataclass(frozen=True, slots=True)
class Column:
    """One of them. `uid` is None for a system field; `traits` is None where the field's own options are wrong."""

    name: str
    uid: str | None
    label: Label
    type: str
    traits: Traits | None
    option_set: str | None


def columns_of(form: FormShape) -> dict[str, Column]:
    """By name; a form's own fields first."""
    own = {
        each.name: Column(each.name, each.uid, each.label, each.type, _traits(each), _option_set(each.options))
        for each in form.fields
    }
    system = {
        each.name: Column(each.name, None, each.label, each.type, each.traits, None) for each in SYSTEM_FIELDS.values()
    }
    return {**system, **own}


def _traits(field: FieldShape) -> Traits | None:
    traits = traits_of(field.type, field.options)
    return sealed_traits(traits, field.type) if traits is not None and is_encrypted(field) else traits


def _option_set(options: object) -> str | None:
    named = options.get("set") if isinstance(options, dict) else None
    return named if isinstance(named, str) else None
