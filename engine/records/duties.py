"""What is done to records by the clock: sealing anew, bringing merged options together."""

from __future__ import annotations

from typing import Any

from engine.clock import Clock
from engine.database.session import Database
from engine.jobs.duties import Duty
from engine.records import resealing
from engine.records.merging import working as merging


def duties(database: Database, live: Any, clock: Clock) -> list[Duty]:  # Any: a definitions.live.Live
    """Bringing encrypted fields to the key and the settings of today, and records to what option sets say of merged
    options."""
    return [
        Duty("seal anew what should be", 30, lambda: resealing.go_on(database, live, clock)),
        Duty("bring merged options together", 1, merging.Merging(database, live, clock).perform),
        Duty("forget merges", 3600, lambda: database.run(lambda session: merging.forget_old(session, clock))),
    ]
