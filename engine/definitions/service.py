"""Everything about definitions that one process needs, put together once by the composition root."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.apps.service import Apps
from engine.definitions.carry_out import Checkpoint, nowhere
from engine.definitions.drafts import Drafts
from engine.definitions.live import Live
from engine.definitions.overlay import Overlays
from engine.definitions.publish import Publisher
from engine.definitions.removal import Removals
from engine.definitions.steps import StepExecutor
from engine.kinds import DefinitionKind


@dataclass(frozen=True)
class Definitions:
    """Apps, drafts, publishing and what is live."""

    live: Live
    overlays: Overlays
    apps: Apps
    drafts: Drafts
    publisher: Publisher
    removals: Removals


def definitions(
    database: Database,
    kinds: Iterable[DefinitionKind],
    executor: StepExecutor,
    clock: Clock,
    *,
    four_eyes: bool,
    checkpoint: Checkpoint = nowhere,
) -> Definitions:
    """Put together over a database. `executor` carries out the steps of publishing; `four_eyes` is profile
    `separated`."""
    by_name = {kind.name: kind for kind in kinds}
    live = Live(by_name, executor.tables)
    overlays = Overlays(by_name, live, clock)
    drafts = Drafts(overlays, clock)
    publisher = Publisher(database, overlays, executor, clock, four_eyes=four_eyes, checkpoint=checkpoint)
    return Definitions(
        live, overlays, Apps(overlays, drafts, executor, clock), drafts, publisher, Removals(overlays, drafts)
    )
