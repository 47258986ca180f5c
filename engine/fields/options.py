"""The options of a field as its type reads them, and how the type behaves under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.fields.documents import read_model
from engine.fields.field_type import FieldOptions, Traits, field_types
from engine.problems import Code, Problem

UNKNOWN_TYPE = Code(
    "unknown_field_type", zh="没有字段类型“{type}”；可用：{known}", en="There is no field type '{type}'; known: {known}"
)


def read_options(field_type: str, written: Mapping[str, Any]) -> tuple[FieldOptions | None, list[Problem]]:
    """The options model, or what is wrong; paths are those of a field, `/type` and `/options/…`."""
    if field_type not in field_types:
        return None, [UNKNOWN_TYPE.at("/type", type=field_type, known=field_types.names())]
    options, problems = read_model(field_types.get(field_type).Options, dict(written))
    if options is not None:
        problems = list(options.problems())
    return (None if problems else options), [each.under("/options") for each in problems]


def traits_of(field_type: str, written: Mapping[str, Any]) -> Traits | None:
    """How a field behaves; None where its type or options are wrong, which its own form reports."""
    options, _ = read_options(field_type, written)
    return None if options is None else field_types.get(field_type).traits(options)
