"""Types of a DMN model as columns of ours have them: built-in names, item definitions with their allowed values."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from engine.rules.dmn.read import first, named, text_of

BUILT_IN = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "long": "number",
    "double": "number",
    "decimal": "number",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "dateTime": "date_time",
    "date and time": "date_time",
    "dayTimeDuration": "days",
    "days and time duration": "days",
    "yearMonthDuration": "months",
    "years and months duration": "months",
}
"""Names of the standard's own types in all its versions, and of Camunda's."""
MOST_STEPS = 20


def type_of(written: str, types: dict[str, Element]) -> tuple[str, str]:
    """The type a document writes, and the allowed values; "" where it is none of a column."""
    name, values = written.rpartition(":")[2].strip(), ""
    for _ in range(MOST_STEPS):
        if name in BUILT_IN:
            return BUILT_IN[name], values
        item = types.get(name)
        if item is None or item.get("isCollection") == "true" or first(item, "itemComponent") is not None:
            return "", ""
        values = values or text_of(first(item, "allowedValues", "typeConstraint"))
        reference = first(item, "typeRef")
        name = ((reference.text if reference is not None else "") or "").rpartition(":")[2].strip()
    return "", ""


def type_at(path: list[str], inputs: dict[str, str], types: dict[str, Element]) -> tuple[str, str]:
    """The type of `Applicant data.Age`: of the input, then of its members."""
    if not path or path[0] not in inputs:
        return "", ""
    item = types.get(inputs[path[0]].rpartition(":")[2])
    if len(path) == 1:
        return type_of(inputs[path[0]], types)
    for member in path[1:]:
        if item is None:
            return "", ""
        item = next((each for each in named(item, "itemComponent") if each.get("name") == member), None)
        inner = first(item, "typeRef") if item is not None else None
        if inner is not None and (inner.text or "") in types:
            item = types[inner.text or ""]
    if item is None:
        return "", ""
    reference = first(item, "typeRef")
    written = str((reference.text if reference is not None else None) or item.get("name", ""))
    found, values = type_of(written, types)
    return found, text_of(first(item, "allowedValues", "typeConstraint")) or values
