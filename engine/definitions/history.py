"""The versions of a definition, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.database.session import ReadSession
from engine.definitions import repository
from engine.definitions.diff import Change, diff
from engine.definitions.overlay import Overlays
from engine.definitions.proposal import DefinitionChange, spoken_names
from engine.definitions.repository import Version
from engine.definitions.runner import existing_app
from engine.definitions.scope import Landscape
from engine.definitions.source import Json, Source
from engine.definitions.spoken import spoken_expressions
from engine.definitions.words import Words
from engine.errors import NotFound


async def versions(session: ReadSession, source: Source) -> Sequence[Version]:
    """Every published version of a definition, newest first."""
    return await repository.versions_of(session, source.app, source.kind, source.uid)


async def live_body(
    session: ReadSession, overlays: Overlays, app: str, kind: str, name: str
) -> tuple[int, Mapping[str, Json]] | None:
    """What is live of a definition, its number and its document; references are called what the drafts of the app call
    them, so that a draft can be held against it. None where it was never published."""
    around = await overlays.drafted(session, app)
    live = around.live.with_uid(*around.located(app, kind, name).key)
    if live is None or live.version is None:
        return None
    return live.version, around.landscape.body(live)


async def compare(session: ReadSession, overlays: Overlays, source: Source, one: int, other: int) -> list[Change]:
    """What changed from one version to the other, in words; references are called what they are called today."""
    known = {each.source.version: each.source for each in await versions(session, source)}
    for number in (one, other):
        if number not in known:
            raise NotFound(
                {"zh": "版本", "en": "version"}, number, known=[str(each) for each in sorted(known, key=str)]
            )
    before, after = known[one], known[other]
    landscape = overlays.over(await overlays.live(session), [after])
    told = spoken_expressions(landscape, before) | spoken_expressions(landscape, after)
    old, new = landscape.body(before), landscape.body(after)
    return diff(overlays.kinds[source.kind], old, new, spoken_names(landscape, after), told)


async def compare_releases(
    session: ReadSession, overlays: Overlays, app: str, one: int, other: int
) -> list[DefinitionChange]:
    """What changed from one release of an app to another, definition by definition."""
    await existing_app(session, app)
    before, after = [await repository.release_sources(session, app, number) for number in (one, other)]
    for number, found in ((one, before), (other, after)):
        if not found:
            raise NotFound({"zh": "版本", "en": "release"}, number)
    live = await overlays.live(session)
    others = [each for each in live.of() if each.app != app]
    was, now = (Landscape(overlays.kinds, [*others, *then]) for then in (before, after))
    told = []
    keys = {each.key: each for each in [*before, *after]}
    for key, either in sorted(keys.items(), key=lambda pair: (pair[1].kind, pair[1].name)):
        old, new = was.with_uid(*key), now.with_uid(*key)
        if old is not None and new is not None and old.version_id == new.version_id:
            continue
        spoken: dict[str, Words] = {}
        sentences: dict[str, Any] = {}  # Any: what is said of an expression
        for landscape, source in ((was, old), (now, new)):
            if source is not None:
                spoken |= spoken_names(landscape, source)
                sentences |= spoken_expressions(landscape, source)
        kind = overlays.kinds[either.kind]
        bodies = [None if each is None else seen.body(each) for seen, each in ((was, old), (now, new))]
        changes = diff(kind, bodies[0], bodies[1], spoken, sentences)
        state = "removed" if new is None else "changed" if old is not None else "new"
        if changes or state != "changed":
            told.append(DefinitionChange(either.kind, (new or either).name, (new or either).label, state, changes, []))
    return told
