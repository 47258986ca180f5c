"""Things that happened, told to whoever subscribed; a subscriber is found by name, never imported by the teller."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReleasePublished:
    """An app has a new live release; every process drops what it compiled from the old one."""

    app: str
    release: int


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """Somebody's posts, roles or lock state changed; what was worked out from them is out of date."""

    person: UUID | None
