"""Where a definition, or a part of it, is used: in this app's drafts, in every installed app, and in their drafts.

A draft counts in place of what is live in its own app, whose publishing takes both along. Of other apps both count:
what is live there goes on until they publish, what is drafted there waits to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.database.session import ReadSession
from engine.definitions.check import app_label
from engine.definitions.drafts import Drafts
from engine.definitions.overlay import Overlays
from engine.definitions.repository import drafts_of
from engine.definitions.said_place import said_place
from engine.definitions.scope import Landscape
from engine.definitions.source import Source, part_named
from engine.definitions.words import Words
from engine.errors import NotFound
from engine.expressions.on_calendar import calendars_in
from engine.kinds import Use
from engine.reference import Reference


@dataclass(frozen=True)
class UseView:
    """One place that names what was asked about. `drop` leads to what can be taken out there, where something can."""

    app: str
    app_label: Words
    kind: str
    name: str
    label: Words
    path: str
    part: str | None
    where: Words
    is_draft: bool
    drop: str | None


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know the uses of: a definition, or one part of it."""

    source: Source
    part: str | None = None
    part_uid: str | None = None


async def asked_for(
    session: ReadSession, drafts: Drafts, app: str, kind: str, name: str, part: str | None = None
) -> Asked:
    """The definition and the part of these names; NotFound where there is none."""
    target = (await drafts.get(session, app, kind, name)).source
    if part is None:
        return Asked(target)
    found = part_named(target.body, part)
    if found is None:
        raise NotFound({"zh": "字段", "en": "part"}, part)
    return Asked(target, part, found["uid"])


async def where_used(session: ReadSession, overlays: Overlays, asked: Asked) -> list[UseView]:
    """Every use of a definition by another, or of one of its parts by any, itself included."""
    target, part = asked.source, asked.part
    around = await overlays.drafted(session, target.app)
    found = list(uses_of(around.landscape, target, part))
    others = [each.source for each in await drafts_of(session) if each.source.app != target.app]
    if not others:
        return found
    known = {(each.app, each.kind, each.name, each.path) for each in found}
    drafted = overlays.over(around.live, [*(each.source for each in around.drafts), *others])
    users = [each for each in drafted.of() if each.origin == "draft" and each.app != target.app]
    more = uses_of(drafted, target, part, users)
    return [*found, *(each for each in more if (each.app, each.kind, each.name, each.path) not in known)]


MENTIONED = frozenset({"option_set", "form"})
"""Kinds whose members stand inside texts of others: codes in cells, fields in templates."""


def uses_of(
    landscape: Landscape, target: Source, part: str | None = None, users: Iterable[Source] | None = None
) -> list[UseView]:
    """The uses, sorted by app, kind and name; what a definition says of itself as a whole does not count."""
    wanted = target.kind, Reference(target.app, target.name)
    found = []
    for source in landscape.of() if users is None else users:
        if source.key == target.key and part is None:
            continue
        told: set[str] = set()
        for use in all_uses(landscape, source, target):
            if (use.kind, use.target) == wanted and part in (None, use.part) and use.path not in told:
                told.add(use.path)
                found.append(_view(landscape, source, use))
    return found


def all_uses(landscape: Landscape, source: Source, target: Source) -> Iterator[Use]:
    """Every place where a definition may name another, and where it holds a value another one lists."""
    yield from landscape.uses(source)
    model = landscape.model(source)
    if model is not None and target.kind in MENTIONED:
        yield from landscape.kinds[source.kind].mentions(model, source.app)
    if target.kind == "calendar":
        yield from _calendars(landscape, source, target)
    if source.origin == "draft":
        yield from _half_right(landscape, source)


def _calendars(landscape: Landscape, source: Source, target: Source) -> Iterator[Use]:
    """Calendars are named by texts inside expressions, and the bank's own by no name at all."""
    own = Reference(target.app, target.name)
    names = {str(own), own.written_in(source.app), *([""] if target.body.get("of_the_bank") is True else ())}
    for each in landscape.expressions(source):
        if each.checked is not None and not names.isdisjoint(calendars_in(each.checked.tree)):
            yield Use(each.expression.path, "calendar", own)


def _half_right(landscape: Landscape, source: Source) -> Iterator[Use]:
    """What is named by expressions of a draft that are wrong somewhere else, and therefore not bound."""
    for each in landscape.expressions(source):
        if each.checked is not None and each.expression.path not in source.bindings:
            for named in landscape.reader(source.app).named(each.expression, each.checked):
                yield Use(each.expression.path, named.kind, Reference(named.app, named.name), named.part_name or None)


def _view(landscape: Landscape, source: Source, use: Use) -> UseView:
    drop = next((found for each in landscape.kinds[source.kind].lists if (found := _dropped(each, use.path))), None)
    where = said_place(landscape, source, use.path)
    return UseView(
        source.app, dict(app_label(landscape, source.app)), source.kind, source.name, source.label, use.path,
        use.part, where, source.origin == "draft", drop,
    )  # fmt: skip


def _dropped(place: str, path: str) -> str | None:
    """What is taken out where a use stands at a place of this shape: `/menu/*|/form` and `/menu/2/form` give
    `/menu/2`."""
    found = _shape(place).fullmatch(path)
    return found[1] if found is not None else None


@lru_cache(maxsize=256)
def _shape(place: str) -> re.Pattern[str]:
    whole, _, rest = place.partition("|")
    return re.compile("({})({})".format(*(re.escape(each).replace(r"\*", r"\d+") for each in (whole, rest))))
