"""Every place where a form holds the code of an option outside its expressions: defaults, and what stands for values
when a type changes."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.surroundings import referred
from engine.forms.model import Form, FormField, TableColumn
from engine.kinds import Use
from engine.problems import pointer


def mentions(form: Form, app: str) -> Iterator[Use]:
    """The uses, in the order of the document."""
    for index, field in enumerate(form.fields):
        place = pointer("fields", index)
        yield from _default(field, place, app)
        for at, column in enumerate(field.fields):
            yield from _default(column, place + pointer("fields", at), app)
        if field.conversion is not None:
            yield from _codes(field, place + "/conversion/instead", field.conversion.instead, app)
            for at, each in enumerate(field.conversion.replaced):
                yield from _codes(field, place + pointer("conversion", "replaced", at, "instead"), each.instead, app)


def _default(field: FormField | TableColumn, place: str, app: str) -> Iterator[Use]:
    yield from _codes(field, place + "/default", field.default, app)


def _codes(field: FormField | TableColumn, path: str, value: object, app: str) -> Iterator[Use]:
    named = field.options.get("set")
    of = referred(named, app) if isinstance(named, str) else None
    if of is None:
        return
    if isinstance(value, str):
        yield Use(path, "option_set", of, value)
    for at, each in enumerate(value if isinstance(value, list) else ()):
        if isinstance(each, str):
            yield Use(path + pointer(at), "option_set", of, each)
