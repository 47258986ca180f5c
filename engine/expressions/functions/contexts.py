"""Contexts and booleans (DMN 1.5, tables 74 and 79)."""

from __future__ import annotations

from engine.expressions.functions.signature import built_in
from engine.expressions.values.compare import equal
from engine.expressions.values.types import Value, kind_of

Entries = dict[str, Value]


@built_in("not", "negand: boolean")
def _not(negand: bool) -> Value:
    return not negand


@built_in("get value", "m: context", "key: string")
def _get_value(m: Entries, key: str) -> Value:
    return m.get(key)


@built_in("get value", "m: context", "keys: list")
def _get_value_at(m: Entries, keys: list[Value]) -> Value:
    value: Value = m
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key) if isinstance(key, str) else None
    return value if keys else None


@built_in("get entries", "m: context")
def _get_entries(m: Entries) -> Value:
    return [{"key": key, "value": value} for key, value in m.items()]


@built_in("context", "entries: list")
def _context(entries: list[Value]) -> Value:
    made: Entries = {}
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("key"), str) or "value" not in entry:
            return None
        if entry["key"] in made:
            return None
        made[entry["key"]] = entry["value"]
    return made


@built_in("context put", "context: context", "key: string", "value: any")
def _put(context: Entries, key: str, value: Value) -> Value:
    return {**context, key: value}


@built_in("context put", "context: context", "keys: list", "value: any")
def _put_at(context: Entries, keys: list[Value], value: Value) -> Value:
    if not keys or any(not isinstance(key, str) for key in keys):
        return None
    first, *rest = keys
    if not rest:
        return {**context, first: value}
    inner = context.get(first, {})
    if not isinstance(inner, dict):
        return None
    deeper = _put_at(inner, rest, value)
    return None if deeper is None else {**context, first: deeper}


@built_in("context merge", "contexts: list")
def _merge(contexts: list[Value]) -> Value:
    if any(not isinstance(each, dict) for each in contexts):
        return None
    return {key: value for each in contexts for key, value in each.items()}


@built_in("is", "value1: any", "value2: any")
def _is(first: Value, second: Value) -> Value:
    """The same value of the same type: times must agree in their offset as well (DMN 1.5, table 81)."""
    if kind_of(first) != kind_of(second):
        return False
    if kind_of(first) in ("time", "date and time"):
        return bool(str(first) == str(second) or (first == second))
    return equal(first, second) is True
