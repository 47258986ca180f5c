"""The kind `view`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.fields.shapes import SYSTEM_FIELDS
from engine.kinds import DefinitionKind, Expression, Scope, Step, Use
from engine.problems import pointer
from engine.reference import Reference
from engine.views.check import check
from engine.views.compile import compile_view
from engine.views.model import View
from engine.views.upgrade import filter_as_expression


def references(view: View, app: str) -> Iterator[Use]:
    """Its form, and every field of it that is shown or sorted by. System fields are nobody's definition."""
    try:
        form = Reference.parse(view.form, app=app)
    except ValueError:
        return
    yield Use("/form", "form", form)
    named = [
        *((pointer("columns", index), name) for index, name in enumerate(view.columns)),
        *((pointer("sort", index), name.removeprefix("-")) for index, name in enumerate(view.sort)),
    ]
    for path, name in named:
        if name not in SYSTEM_FIELDS:
            yield Use(path, "form", form, name)


def expressions(view: View, app: str) -> Iterator[Expression]:
    """Its filter."""
    try:
        form = Reference.parse(view.form, app=app)
    except ValueError:
        return
    if view.filter.strip():
        yield Expression("/filter", form)


def plan(_: View | None, __: View | None, ___: Scope) -> list[Step]:
    """A view needs nothing prepared; which indexes serve it is the form's to say."""
    return []


VIEW = DefinitionKind(
    name="view",
    model=View,
    upgrades=(filter_as_expression,),
    check=check,
    references=references,
    compile=compile_view,
    plan=plan,
    expressions=expressions,
    lists=("/columns/*", "/sort/*"),
)
