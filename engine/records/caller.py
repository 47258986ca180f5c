"""Who asks the record layer for something, and with what: his session, the live releases, the clock, his language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.clock import Clock
from engine.database.session import ReadSession
from engine.identity.actor import Actor
from engine.permissions.rows import who
from engine.problems import Language
from engine.records.lens import Lens, Live, lens


@dataclass(frozen=True, slots=True)
class Caller:
    """Everything reading and writing records depends on, gathered once a request."""

    session: ReadSession
    actor: Actor
    live: Live
    clock: Clock
    language: Language
    given: Lens | None = None
    """Through what he looks at one form instead of his own rights: whoever gives it has seen to which record."""
    case: UUID | None = None
    """The case in whose course he writes: records it holds are open to it."""

    def lens(self, app: str, form: str) -> Lens:
        """A form as this person sees it today; NotFound when nothing on it is granted to him."""
        given = self.given
        if given is not None and (given.entity.app, given.entity.name) == (app, form):
            return given
        return lens(self.actor, self.live, app, form, today=self.clock.today())

    def in_release(self, live: Live) -> Caller:
        """The same person with another picture of the live releases."""
        return self if live is self.live else replace(self, live=live)

    def bound(self, lens: Lens) -> dict[str, Any]:
        """What the row rules of a form are bound to: who asks, when, and how options rank."""
        return {**who(self.actor), "now": self.now(), "today": self.clock.today(), **lens.given}

    def now(self) -> datetime:
        """The instant the bank lives in."""
        return self.clock.business()


@dataclass(frozen=True, slots=True)
class Key:
    """An idempotency key with the digest of what was sent under it."""

    text: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Write:
    """What a write says about itself: who asked (`source`), on which release its form was filled in, under which key,
    and what led to it (nearest first)."""

    source: str = "api"
    release: int | None = None
    key: Key | None = None
    cause: tuple[dict[str, Any], ...] = ()

    def because(self, form: str, record: UUID) -> Write:
        """A write that follows from writing this record."""
        return Write(source="on_delete", cause=({"form": form, "record": str(record)}, *self.cause))


BY_HAND = Write()
