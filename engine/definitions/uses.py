"""Where a definition, or a part of it, is used: in this app's drafts and in every installed app."""

from __future__ import annotations

from dataclasses import dataclass

from engine.database.session import ReadSession
from engine.definitions.drafts import Drafts
from engine.definitions.overlay import Overlays
from engine.definitions.scope import Landscape
from engine.definitions.source import Source, part_named
from engine.definitions.words import Words, place
from engine.errors import NotFound
from engine.reference import Reference


@dataclass(frozen=True)
class UseView:
    """One place that names what was asked about."""

    app: str
    kind: str
    name: str
    label: Words
    path: str
    part: str | None
    where: Words


async def where_used(
    session: ReadSession, overlays: Overlays, drafts: Drafts, app: str, kind: str, name: str, part: str | None = None
) -> list[UseView]:
    """Every use of a definition by another, or of one of its parts; what it places itself does not count."""
    target = (await drafts.get(session, app, kind, name)).source
    landscape = (await overlays.drafted(session, app)).landscape
    if part is not None and part_named(target.body, part) is None:
        raise NotFound({"zh": "字段", "en": "part"}, part)
    return list(uses_of(landscape, target, part))


def uses_of(landscape: Landscape, target: Source, part: str | None = None) -> list[UseView]:
    """The uses, sorted by app, kind and name. Of its own, only expressions that read the part."""
    wanted = target.kind, Reference(target.app, target.name)
    found = []
    for source in landscape.of():
        is_own = source.key == target.key
        if is_own and part is None:
            continue
        for use in landscape.read_by_expressions(source) if is_own else landscape.uses(source):
            if (use.kind, use.target) == wanted and part in (None, use.part):
                where = place(landscape.kinds[source.kind].model, landscape.body(source), use.path)
                found.append(UseView(source.app, source.kind, source.name, source.label, use.path, use.part, where))
    return found
