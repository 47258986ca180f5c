"""Landscapes from the database: everything live, with drafts of one app laid on top."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from engine.clock import Clock
from engine.database.session import ReadSession
from engine.definitions.fixed_lookup import look_up
from engine.definitions.fixed_values import Registry
from engine.definitions.live import Live
from engine.definitions.repository import Draft, drafts_of
from engine.definitions.scope import Kinds, Landscape, ReadModels
from engine.definitions.source import Source
from engine.definitions.words import kind_label
from engine.errors import NotFound
from engine.expressions.check import Checked
from engine.reference import Reference


class Overlays:
    """Makes landscapes; shares the documents and models the process has read already."""

    def __init__(self, kinds: Kinds, live: Live, clock: Clock) -> None:
        self.kinds = kinds
        self._clock = clock
        self._live = live
        self._models = ReadModels()

    async def live(self, session: ReadSession) -> Landscape:
        """Everything live, this moment."""
        return (await self._live.refresh(session)).landscape

    async def drafted(self, session: ReadSession, app: str) -> Around:
        """The live releases, the drafts of an app, and the two together."""
        drafts = await drafts_of(session, app)
        live = await self.live(session)
        return Around(self, live, drafts, self.over(live, [each.source for each in drafts]))

    async def look_up(self, session: ReadSession, landscape: Landscape, sources: Iterable[Source]) -> None:
        """Find out about the persons, units and records that the expressions of these documents name by id."""
        checked = [
            each.checked for source in sources if not source.is_removed for each in landscape.expressions(source)
        ]
        await self.look_up_in(session, landscape.registry, checked)

    async def look_up_in(self, session: ReadSession, registry: Registry, checked: Iterable[Checked | None]) -> None:
        """The same of expressions that stand in no document."""
        await look_up(session, registry, await self._live.refresh(session), self._clock.today(), checked)

    def over(self, live: Landscape, on_top: Collection[Source], left_out: Collection[Source] = ()) -> Landscape:
        """A landscape with documents laid on top."""
        return Landscape(self.kinds, live.of(), on_top, left_out=left_out, models=self._models)


@dataclass(frozen=True)
class Around:
    """What surrounds a definition somebody works on."""

    overlays: Overlays
    live: Landscape
    drafts: Sequence[Draft]
    landscape: Landscape

    def draft(self, source: Source) -> Draft | None:
        """The draft of a definition."""
        return next((each for each in self.drafts if each.source.key == source.key), None)

    def find(self, app: str, kind: str, name: str) -> Source | None:
        """The definition its author calls by this name: as the drafts have it, else one marked for removal."""
        found = self.landscape.find(kind, Reference(app, name))
        if found is not None:
            return found
        marked = (each.source for each in self.drafts if each.source.is_removed)
        return next((each for each in marked if (each.kind, each.name) == (kind, name)), None)

    def located(self, app: str, kind: str, name: str) -> Source:
        """The same; NotFound when there is none."""
        found = self.find(app, kind, name)
        if found is None:
            raise NotFound(kind_label(kind), name, known=[each.name for each in self.landscape.of(app, kind)][:50])
        return found

    def with_instead(self, source: Source) -> Around:
        """The same with a document in place of its draft: what somebody is about to save."""
        others = [each.source for each in self.drafts if each.source.key != source.key]
        return replace(self, landscape=self.overlays.over(self.live, [*others, source]))
