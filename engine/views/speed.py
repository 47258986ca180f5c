"""Which views a slow list is: found by its shape, so that a list is named whoever looked at it and however it was
reached. A view somebody keeps for himself is counted and not named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.errors import LangqiaoError
from engine.identity.actor import SYSTEM
from engine.problems import Problem
from engine.records.asking import Question
from engine.records.caller import Caller
from engine.records.lens import system_lens
from engine.records.reading import Wanted, shape_of_asked
from engine.records.speed.making import entity_of
from engine.reference import Label, Reference
from engine.views.saved.body import told_body
from engine.views.saved.service import MINE
from engine.views.saved.tables import saved_view

MOST = 500
Known = tuple[str, str]
"""The uid of a form, and what its lists of one shape have in common."""


@dataclass(slots=True)
class Names:
    """The views of one shape: those published, those offered by name, and how many others people keep."""

    published: list[Label] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    private: int = 0


async def views_by_shape(caller: Caller, app: str) -> Mapping[Known, Names]:
    """The views of an app's forms, by what they ask for."""
    found: dict[Known, Names] = defaultdict(Names)
    system = replace(caller, actor=SYSTEM)
    published = {}
    for of in caller.live.apps():
        for each in caller.live.definitions(of, "view"):
            view = caller.live.view(of, each.name)
            if view.form.app == app:
                published[view.uid] = of, view
    for of, view in published.values():
        key = _key(system, view.form, view.form_uid, _through(system, of, view, Wanted()))
        if key is not None:
            found[key].published.append(view.label)
    await _saved(system, app, published, caller.actor.person, found)
    return found


async def _saved(
    caller: Caller, app: str, published: Mapping[str, Any], reader: UUID, found: dict[Known, Names]
) -> None:
    c = saved_view.c
    rows = await caller.session.rows(select(*tuple(c)).where(c.app == app).order_by(c.id).limit(MOST))
    for row in rows:
        entity = entity_of(caller.live, row.form)
        if entity is None or (row.base is not None and row.base not in published):
            continue
        body, _ = told_body(caller, system_lens(caller.live, entity), row.body)
        wanted = Wanted(filter=_question(body), sort=body["sort"])
        if row.base is not None:
            of, view = published[row.base]
            wanted = _through(caller, of, view, wanted)
        key = _key(caller, entity.reference, entity.uid, wanted)
        if key is None:
            continue
        if row.audience == MINE and row.person != reader:
            found[key].private += 1
        else:
            found[key].offered.append(row.name)


def _question(body: Mapping[str, Any]) -> Any:
    """Its conditions as the list in the browser asks them."""
    bare = [{name: value for name, value in each.items() if name != "text"} for each in body["filter"]]
    if body["where"] is None:
        return bare
    return {"all": [*bare, body["where"]]} if bare else body["where"]


def _through(caller: Caller, app: str, view: Any, wanted: Wanted) -> Wanted:
    """Seen through a published view, as a list is."""
    readable = caller.lens(view.form.app, view.form.name).readable()
    order = [each for each in view.sort if not isinstance(readable.find(each.removeprefix("-"), ""), Problem)]
    given = Question(app, view.filter, "/view/filter", "v") if view.filter else None
    return replace(wanted, sort=wanted.sort or order, given=given)


def _key(caller: Caller, form: Reference, uid: str, wanted: Wanted) -> Known | None:
    """None where the view cannot be asked any more."""
    try:
        return uid, shape_of_asked(caller, form.app, form.name, wanted).list_key
    except LangqiaoError:
        return None
