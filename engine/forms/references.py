"""Every place where a form names something: other forms, option sets, and its own fields."""

from __future__ import annotations

from collections.abc import Iterator

from engine.forms.model import Form, FormField, TableColumn
from engine.kinds import Use
from engine.problems import pointer
from engine.reference import Reference

TARGETS = {"form": "form", "set": "option_set"}
"""The options that name a definition, and of which kind."""


def references(form: Form, app: str) -> Iterator[Use]:
    """The uses, in the order of the document."""
    own = Reference(app, form.name)
    if form.title_field is not None:
        yield Use("/title_field", "form", own, form.title_field)
    for index, field in enumerate(form.fields):
        yield from _options(field, pointer("fields", index), app)
        yield from _of_table(field, pointer("fields", index), own)
        if field.conversion is not None and field.conversion.beside is not None:
            yield Use(pointer("fields", index, "conversion", "beside"), "form", own, field.conversion.beside)
    for index, unique in enumerate(form.unique):
        for place, name in enumerate(unique.fields):
            yield Use(pointer("unique", index, "fields", place), "form", own, name)
    for index, rule in enumerate(form.quality.duplicates if form.quality is not None else ()):
        for place, name in enumerate(rule.fields):
            yield Use(pointer("quality", "duplicates", index, "fields", place), "form", own, name)
    for index, each in enumerate(form.checks):
        if each.at is not None:
            yield Use(pointer("checks", index, "at"), "form", own, each.at)
    for row, section in enumerate(form.layout):
        for column, cell in enumerate(section.children):
            yield Use(pointer("layout", row, "children", column, "field"), "form", own, cell.field)


def _options(field: FormField | TableColumn, place: str, app: str) -> Iterator[Use]:
    for option, kind in TARGETS.items():
        named = _parsed(field.options.get(option), app)
        if named is not None:
            yield Use(place + pointer("options", option), kind, named)


def _of_table(field: FormField, place: str, own: Reference) -> Iterator[Use]:
    """What the columns of a sub-table and the checks of its rows name; a column is called with its table."""
    for index, column in enumerate(field.fields):
        yield from _options(column, place + pointer("fields", index), own.app)
    for index, each in enumerate(field.checks):
        if each.at is not None:
            yield Use(place + pointer("checks", index, "at"), "form", own, f"{field.name}.{each.at}")


def _parsed(text: object, app: str) -> Reference | None:
    if not isinstance(text, str):
        return None
    try:
        return Reference.parse(text, app=app)
    except ValueError:
        return None
