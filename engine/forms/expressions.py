"""Where a form holds expressions: when a field is shown, needed or locked, what is worked out, and what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from engine.fields.rows import TABLE
from engine.forms.model import Form, FormField, Lookup
from engine.forms.tables import rows_form
from engine.kinds import Expression
from engine.problems import pointer
from engine.reference import Reference

CONDITIONS = ("visible_if", "required_if", "read_only_if", "options_if")
"""Members of a field that are true or false of a record."""

Role = Literal["visible_if", "required_if", "read_only_if", "options_if", "default_by", "computed", "fails_if"]

VALUED = frozenset({"computed", "default_by"})
"""Those that give the field its value."""

WANTED = {
    **dict.fromkeys(("text", "long_text", "phone", "email", "id_number", "url", "card_number", "region"), "text"),
    **dict.fromkeys(("integer", "decimal", "percent", "rating", "slider"), "number"),
    **{name: name for name in ("boolean", "date", "date_time", "time", "person", "org_unit")},
    "duration": "days",
}
"""The type of a computed value, by the type of its field, where that has no parameters."""


def expressions(form: Form, app: str) -> Iterator[Expression]:
    """All of them, in the order of the document."""
    for index, field in enumerate(form.fields):
        for _, expression in of_field(form, field, index, app):
            yield expression
        if field.type == TABLE:
            for inner in expressions(rows_form(form, field), app):
                yield replace(inner, path=pointer("fields", index) + inner.path)
    for index in range(len(form.checks)):
        yield of_check(form, index, app)


def of_field(form: Form, field: FormField, index: int, app: str) -> Iterator[tuple[Role, Expression]]:
    """Those of one field, each with what it is for."""
    own = Reference(app, form.name)
    conditions: tuple[Role, ...] = ("visible_if", "required_if", "read_only_if", "options_if")
    for name in conditions:
        if getattr(field, name) is not None:
            yield name, Expression(pointer("fields", index, name), own)
    if field.default_by is not None:
        yield "default_by", Expression(pointer("fields", index, "default_by"), own, wanted_of(field))
    if field.computed is not None:
        inside = ("lookup",) if isinstance(field.computed, Lookup) else ()
        yield "computed", Expression(pointer("fields", index, "computed", *inside), own, wanted_of(field))


def of_check(form: Form, index: int, app: str) -> Expression:
    """When a check fails."""
    return Expression(pointer("checks", index, "fails_if"), Reference(app, form.name))


def text_of(field: FormField, role: Role) -> str:
    """What an expression of a field says."""
    written = getattr(field, role)
    return str(written.lookup if isinstance(written, Lookup) else written)


def wanted_of(field: FormField) -> str:
    """The name of the type a field's computed value must have."""
    match field.type:
        case "money":
            return f"money:{field.options.get('currency', 'CNY')}"
        case "choice":
            return f"option:{field.options.get('set')}"
        case "choices":
            return f"options:{field.options.get('set')}"
        case "reference":
            return f"record:{field.options.get('form')}"
    return WANTED.get(field.type, "any")
