"""What a way out is given, and what it says came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What is known of an attempt. `LATER`: it was certainly not taken, and may be tried again. `UNKNOWN`: it may have
    been taken; whoever sends it again blindly sends it twice."""

    SENT = "sent"
    DELIVERED = "delivered"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one address. `key` is the same however often it is tried."""

    key: str
    to: str
    text: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it; `reason` is a short code that quotes nothing."""

    outcome: Outcome
    reason: str | None = None
    reference: str | None = None


class Channel(Protocol):
    """A way out."""

    @property
    def can_ask(self) -> bool:
        """It can say afterwards what became of a message."""
        ...

    async def send(self, message: Outgoing) -> Answer:
        """Hand it over. Raises nothing."""
        ...

    async def ask(self, key: str) -> Answer:
        """What became of it: `LATER` where the other side never had it, `UNKNOWN` where it does not say."""
        ...
