"""FEEL's types at run time: ranges, functions, and what type a value is of (DMN 1.5, 10.3.2.2 and table 49)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.expressions.ast import TypeName
from engine.expressions.values.temporal import Date, DateTime, DaysTime, Time, YearsMonths


class Referred(dict[str, Any]):
    """A record that was looked into on the way: its values, and its `id`, by which it is compared."""


Value = Any  # None, bool, Decimal, str, Date, Time, DateTime, durations, list, dict, Interval, Function
NUMBER, STRING, BOOLEAN = "number", "string", "boolean"
SIMPLE: dict[type, str] = {
    bool: BOOLEAN,
    Decimal: NUMBER,
    str: STRING,
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    YearsMonths: "years and months duration",
    DaysTime: "days and time duration",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of values. `test` is the operator of one written as a unary test, `(> 5)`: it has one end and equals
    only its like; any other range whose end is null holds no value for certain."""

    low: Value
    high: Value
    low_included: bool
    high_included: bool
    test: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function value: its parameters and what it does. Equal only to itself."""

    name: str
    parameters: tuple[str, ...]
    call: Callable[..., Value]
    types: tuple[TypeName | None, ...] = ()
    variadic: bool = False


def kind_of(value: Value) -> str:
    """The name of a value's type: a simple type, "list", "context", "range", "function" or "null"."""
    if value is None:
        return "null"
    simple = SIMPLE.get(type(value))
    if simple is not None:
        return simple
    match value:
        case list():
            return "list"
        case dict():
            return "context"
        case Interval():
            return "range"
        case Function():
            return "function"
    raise TypeError(f"{type(value).__name__} is no value of the language")


SYNONYMS = {"day and time duration": "days and time duration", "year and month duration": "years and months duration"}
KNOWN = {*SIMPLE.values(), "list", "context", "range", "function", "Any", "Null"}


NO_TYPES: Mapping[str, TypeName] = {}


def is_instance(value: Value, wanted: TypeName, types: Mapping[str, TypeName] = NO_TYPES) -> bool | None:
    """The value conforms to the type; `types` are a model's own by name. None when there is no such type."""
    name = SYNONYMS.get(wanted.name, wanted.name)
    if name not in KNOWN:
        own = types.get(name)
        return None if own is None else is_instance(value, own, types)
    if name == "Null":
        return value is None
    if value is None:
        return False
    if name == "Any":
        return True
    if kind_of(value) != name:
        return False
    match value:
        case list() if wanted.parameters:
            return all(item is None or is_instance(item, wanted.parameters[0], types) for item in value)
        case dict() if wanted.members:
            members = ((value.get(member), member in value, of) for member, of in wanted.members)
            return all(known and (item is None or bool(is_instance(item, of, types))) for item, known, of in members)
        case Interval() if wanted.parameters:
            ends = [end for end in (value.low, value.high) if end is not None]
            return all(is_instance(end, wanted.parameters[0], types) for end in ends)
        case Function() if wanted.parameters:
            return _signature_conforms(value, wanted.parameters)
    return True


def _signature_conforms(function: Function, wanted: tuple[TypeName, ...]) -> bool:
    if len(function.parameters) != len(wanted) - 1:
        return False
    given = function.types or (None,) * len(function.parameters)
    return all(have is None or have.name in ("Any", want.name) for have, want in zip(given, wanted[:-1], strict=True))


def coerced(value: Value, wanted: TypeName | None, types: Mapping[str, TypeName] = NO_TYPES) -> Value:
    """The value as a declared type takes it: as it is, out of or into a list of one, or null (DMN 1.5, 10.3.2.9.4)."""
    if wanted is None or value is None or is_instance(value, wanted, types) is not False:
        return value
    if isinstance(value, list) and len(value) == 1 and is_instance(value[0], wanted, types):
        return value[0]
    return [value] if wanted.name == "list" and is_instance([value], wanted, types) else None
