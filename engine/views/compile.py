"""From a view to what a list runs: names resolved, the filter kept as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from engine.fields.shapes import FormShape
from engine.kinds import Scope
from engine.reference import Label, Reference
from engine.views.columns import Column, columns_of
from engine.views.model import View


@dataclass(frozen=True, slots=True)
class CompiledView:
    """A saved list. `filter` is an expression in the names of the view's own app, and `sort` names with `-` for
    descending: both are read with the rights of whoever looks."""

    uid: str
    name: str
    label: Label
    form: Reference
    form_uid: str
    shown_as: str
    columns: tuple[Column, ...]
    filter: str
    sort: tuple[str, ...]


def compile_view(view: View, scope: Scope) -> CompiledView:
    """The view with its columns found; the view has been checked."""
    reference = Reference.parse(view.form, app=scope.app)
    found = scope.find("form", reference)
    if found is None:
        raise ValueError(f"the view {view.name} lists a form that is not there: {reference}")
    form = cast(FormShape, found)
    known = columns_of(form)
    return CompiledView(
        uid=view.uid,
        name=view.name,
        label=view.label,
        form=reference,
        form_uid=form.uid,
        shown_as=view.shown_as,
        columns=tuple(known[name] for name in view.columns if name in known),
        filter=view.filter.strip(),
        sort=tuple(view.sort),
    )
