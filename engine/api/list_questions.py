"""What a request asks of a list: conditions as they were written, and the view they are seen through."""

from __future__ import annotations

from typing import Any

import orjson

from engine.errors import Invalid, NotFound
from engine.problems import Problem
from engine.query.filters import NOT_A_FILTER
from engine.records.asking import Question
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.reading import Wanted
from engine.reference import Reference


def conditions_of(written: str | None) -> Any:  # Any: JSON somebody sent
    """A text; or, where it begins like JSON, conditions or what the condition builder draws."""
    if written is None or not written.lstrip().startswith(("[", "{")):
        return written or None
    try:
        return orjson.loads(written)
    except orjson.JSONDecodeError:
        raise Invalid([NOT_A_FILTER.at("/filter")]) from None


def through(caller: Caller, app: str, form: str, view: Any, wanted: Wanted) -> Wanted:
    """What a list asks for, seen through a view: its conditions beside the caller's own, its order and columns unless
    he chose others. A view of another app is named `app/name`."""
    if not view:
        return wanted
    try:
        reference = Reference.parse(str(view), app=app)
    except ValueError:
        raise NotFound({"zh": "视图", "en": "view"}, str(view)[:60]) from None
    found = caller.live.view(reference.app, reference.name)
    if found.form != Reference(app, form):
        raise NotFound({"zh": "视图", "en": "view"}, str(view)[:60])
    lens = caller.lens(app, form)
    seen = {each.name for each in lens.entity.fields if lens.rights.ever_seen(each.uid)}
    shown = [each.name for each in found.columns if each.uid is None or each.name in seen]
    return Wanted(
        filter=wanted.filter,
        sort=wanted.sort or order_for(lens, found),
        fields=wanted.fields or shown,
        limit=wanted.limit,
        after=wanted.after,
        bin=wanted.bin,
        given=Question(reference.app, found.filter, "/view/filter", "v") if found.filter else None,
        within=wanted.within,
    )


def order_for(lens: Lens, view: Any) -> list[str]:
    """The order of a view for this person: what he may not sort by is left out, as he did not ask for it himself."""
    readable = lens.readable()
    return [each for each in view.sort if not isinstance(readable.find(each.removeprefix("-"), ""), Problem)]
