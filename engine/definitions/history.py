"""The versions of a definition, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from engine.database.session import ReadSession
from engine.definitions import repository
from engine.definitions.diff import Change, diff
from engine.definitions.overlay import Overlays
from engine.definitions.proposal import spoken_names
from engine.definitions.repository import Version
from engine.definitions.source import Source
from engine.definitions.spoken import spoken_expressions
from engine.errors import NotFound


async def versions(session: ReadSession, source: Source) -> Sequence[Version]:
    """Every published version of a definition, newest first."""
    return await repository.versions_of(session, source.app, source.kind, source.uid)


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
