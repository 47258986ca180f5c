"""Values against the form's own JSON Schema, then through each type's reader: everything that is wrong, at its field.

The schema runs in `jsonschema-rs`, compiled once per form version; Python's `jsonschema` is the oracle in tests.
Where it refuses a value, the type's own reader is asked first what is wrong, because it can say it best.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import jsonschema_rs

from engine.fields.field_type import Json, ValueProblem
from engine.problems import Code, Problem, pointer
from engine.records.entity import Entity, EntityField

GIVEN = Code("field_given", zh="“{label}”由系统填写", en="{label} is filled in by the platform")
REQUIRED = Code("required", zh="“{label}”必填", en="{label} is required")
NOT_AN_OBJECT = Code(
    "not_an_object", zh='值应写成 {{"字段名": 值}}', en='Values are an object: {{"field name": value}}'
)
WRONG_TYPE = Code(
    "wrong_type", zh="“{label}”的值类型不对，应为{type}", en="{label} has the wrong type of value; it is a {type}"
)
TOO_LONG = Code(
    "too_long", zh="最多 {limit} 个字，现在有 {length} 个", en="At most {limit} characters; it has {length}"
)
TOO_SHORT = Code("too_short", zh="至少 {limit} 个字", en="At least {limit} characters")
TOO_SMALL = Code("too_small", zh="不能小于 {limit}", en="Not less than {limit}")
TOO_LARGE = Code("too_large", zh="不能大于 {limit}", en="Not more than {limit}")
TOO_MANY = Code("too_many", zh="最多 {limit} 项", en="At most {limit} of them")
NOT_AN_OPTION = Code("not_an_option", zh="“{label}”没有选项“{value}”", en="{label} has no option '{value}'")
RETIRED_OPTION = Code("retired_option", zh="选项“{value}”已停用", en="The option '{value}' is retired")
BAD_VALUE = Code("bad_value", zh="“{label}”的值不符合要求", en="The value of {label} is not allowed")
UNREADABLE = Code("unreadable_value", zh="“{label}”的值无法识别", en="The value of {label} cannot be read")

VALUES = "/values"


def is_given(field: EntityField) -> bool:
    """The platform gives the value; nobody writes it."""
    return field.read_only or field.type == "serial_number"


_validators: WeakKeyDictionary[Entity, Any] = WeakKeyDictionary()  # Any: a jsonschema_rs validator


def _validator(entity: Entity) -> Any:
    found = _validators.get(entity)
    if found is None:
        properties = {each.name: dict(each.schema) for each in entity.stored}  # rows are read cell by cell
        found = _validators[entity] = jsonschema_rs.Draft202012Validator({"type": "object", "properties": properties})
    return found


def read_values(entity: Entity, values: Mapping[str, Json]) -> tuple[dict[str, Any], list[Problem]]:
    """Python values by field name, and everything wrong with the others. Every name is one of the form's fields."""
    refused = _refused_by_schema(entity, values)
    read: dict[str, Any] = {}
    problems: list[Problem] = []
    fields = entity.by_name
    for name, value in values.items():
        if value is None:
            read[name] = None  # whether it may be empty is asked by `missing`
            continue
        each = fields[name]
        try:
            found = each.traits.parse(value)
        except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
            problems.append(_not_read(each, error))
            continue
        if name in refused and found is not None:
            problems.append(refused[name])
        elif each.retired_codes and (retired := _retired(each, found)) is not None:
            problems.append(retired)
        else:
            read[name] = found
    return read, problems


def read_worked_out(entity: Entity, field: EntityField, value: Json) -> Any:
    """The Python value of what was worked out for a field, or what is wrong with it. An option retired meanwhile is
    none the worse for being taken over from elsewhere."""
    if value is None:
        return None
    try:
        found = field.traits.parse(value)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        return _not_read(field, error)
    return None if found is None else _refused_by_schema(entity, {field.name: value}).get(field.name, found)


def missing(field: EntityField) -> Problem:
    """A required value that is not there."""
    return REQUIRED.at(VALUES + pointer(field.name), label=field.label.as_dict())


def _refused_by_schema(entity: Entity, values: Mapping[str, Json]) -> dict[str, Problem]:
    validator = _validator(entity)
    try:
        if validator.is_valid(values):
            return {}
        errors = list(validator.iter_errors(values))
    except (ValueError, TypeError):  # what JSON cannot hold: a lone surrogate, a NaN made in Python; the readers say it
        return {}
    refused: dict[str, Problem] = {}
    for error in errors:
        if error.instance_path:
            name = str(error.instance_path[0])
            refused.setdefault(name, _told(entity.by_name[name], error))
    return refused


def _not_read(field: EntityField, error: Exception) -> Problem:
    """What is wrong with a value its type's reader refused."""
    if isinstance(error, ValueProblem):
        return error.code.at(VALUES + pointer(field.name), **error.params)
    return UNREADABLE.at(VALUES + pointer(field.name), label=field.label.as_dict())


def _retired(field: EntityField, value: Any) -> Problem | None:
    for code in value if isinstance(value, list) else [value]:
        if code in field.retired_codes:
            return RETIRED_OPTION.at(VALUES + pointer(field.name), value=code)
    return None


def _told(field: EntityField, error: Any) -> Problem:
    """A schema's refusal in the words of people."""
    path = VALUES + "".join(pointer(part) for part in error.instance_path)
    context = getattr(error.kind, "context", None)
    if context and context[0]:
        error = context[0][0]  # "this or null": what is wrong with this
    kind = type(error.kind).__qualname__.rpartition(".")[2]
    code, params = _KINDS.get(kind, _other)(error)
    return code.at(path, label=field.label.as_dict(), type=field.type, **params)


def _shown(value: Any) -> str:
    return str(value)[:60]


def _other(_: Any) -> tuple[Code, dict[str, Any]]:
    return BAD_VALUE, {}


_KINDS: Mapping[str, Callable[[Any], tuple[Code, dict[str, Any]]]] = {
    "Type": lambda error: (WRONG_TYPE, {}),
    "MaxLength": lambda error: (TOO_LONG, {"limit": error.kind.limit, "length": len(error.instance)}),
    "MinLength": lambda error: (TOO_SHORT, {"limit": error.kind.limit}),
    "Minimum": lambda error: (TOO_SMALL, {"limit": error.kind.limit}),
    "ExclusiveMinimum": lambda error: (TOO_SMALL, {"limit": error.kind.limit}),
    "Maximum": lambda error: (TOO_LARGE, {"limit": error.kind.limit}),
    "ExclusiveMaximum": lambda error: (TOO_LARGE, {"limit": error.kind.limit}),
    "MaxItems": lambda error: (TOO_MANY, {"limit": error.kind.limit}),
    "Enum": lambda error: (NOT_AN_OPTION, {"value": _shown(error.instance)}),
}
