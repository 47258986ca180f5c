"""Field types as the builder's palette and inspector know them: names, icons, operators, and options as JSON Schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from engine.fields.field_type import FieldType, field_types
from engine.fields.sealed import when_encrypted
from engine.fields.searched import when_searched
from engine.fields.shapes import SYSTEM_FIELDS

Entry = dict[str, Any]  # Any: JSON


@cache
def described() -> tuple[Entry, ...]:
    """Every field type, basic ones first. The operators of a choice include those of a ranked option set."""
    groups = ("basic", "bank", "relation")
    return tuple(_entry(each) for each in sorted(field_types, key=lambda each: (groups.index(each.group), each.name)))


def system_fields() -> list[Entry]:
    """The fields every record has beside its form's own."""
    return [{"name": each.name, "label": each.label.as_dict(), "type": each.type} for each in SYSTEM_FIELDS.values()]


def _entry(field_type: FieldType) -> Entry:
    options = field_type.Options.model_validate(field_type.examples[0].options)
    traits = field_type.traits(options)
    return {
        "name": field_type.name,
        "label": field_type.label.as_dict(),
        "icon": field_type.icon,
        "widget": field_type.widget,
        "group": field_type.group,
        "value_type": None,
        "operators": [
            {"name": each.name, "label": each.label.as_dict(), "operand": each.operand} for each in traits.operators
        ],
        "options_schema": field_type.Options.model_json_schema(by_alias=True),
        "sortable": traits.sortable,
        "when_encrypted": when_encrypted(field_type.name),
        "when_searched": when_searched(field_type.name),
    }
