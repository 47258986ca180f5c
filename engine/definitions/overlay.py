"""Landscapes from the database: everything live, with drafts of one app laid on top."""

from __future__ import annotations

from collections.abc import Callable, Collection

from engine.database.session import ReadSession
from engine.definitions.live import Live
from engine.definitions.repository import Draft, drafts_of
from engine.definitions.scope import Key, Kinds, Landscape, ReadModels
from engine.definitions.source import Source


class Overlays:
    """Makes landscapes; shares the documents and models the process has read already."""

    def __init__(self, kinds: Kinds, live: Live) -> None:
        self.kinds = kinds
        self._live = live
        self._models = ReadModels()

    async def live(self, session: ReadSession) -> Landscape:
        """Everything live, this moment."""
        return (await self._live.refresh(session)).landscape

    async def drafted(
        self,
        session: ReadSession,
        app: str,
        *,
        chosen: Callable[[Source], bool] = lambda _: True,
        instead: Collection[Source] = (),
    ) -> tuple[Landscape, list[Draft]]:
        """The live releases with the chosen drafts of an app on top, and all its drafts.

        `instead` are documents taken in place of the drafts of the same definitions: what somebody is about to save.
        """
        drafts = await drafts_of(session, app)
        replaced = {each.key for each in instead}
        on_top = [each.source for each in drafts if each.source.key not in replaced and chosen(each.source)]
        left_out = [each.source for each in drafts if not chosen(each.source)]
        live = await self.live(session)
        return self.over(live, [*on_top, *instead], left_out), drafts

    def over(self, live: Landscape, on_top: Collection[Source], left_out: Collection[Source] = ()) -> Landscape:
        """A landscape with documents laid on top."""
        return Landscape(self.kinds, live.of(), on_top, left_out=left_out, models=self._models)


def by_key(drafts: Collection[Draft]) -> dict[Key, Draft]:
    """Drafts by what identifies their definition."""
    return {each.source.key: each for each in drafts}
