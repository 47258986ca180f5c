"""Taking a file in: received, recognised, checked, scanned, put in its place, and only then known."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import structlog

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database, ReadSession, Session
from engine.errors import Invalid, TooMany, Unavailable
from engine.files import claims
from engine.files.claims import Kept, Place
from engine.files.naming import extension, safe_name
from engine.files.refusals import (
    BROKEN_OFF,
    EMPTY_FILE,
    INFECTED,
    NO_ROOM,
    PATH,
    TOO_MANY_WAITING,
    does_not_fit,
    not_taken,
    over,
    scan_unavailable,
)
from engine.files.scan import NoAnswer, Scanner
from engine.files.signature import PROGRAM, Content, content_of
from engine.files.store import OverLimit, Received, Stalled, Store
from engine.identity.actor import Actor

FILE_UPLOADED = kind("file.upload", zh="上传文件", en="File uploaded")
FILE_REFUSED = kind("file.refused", zh="拒收带病毒的文件", en="Infected file refused")
MOST_WAITING = 500
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a field takes: kinds, and bytes of one file."""

    takes: tuple[str, ...]
    largest: int


@dataclass(frozen=True)
class Uploads:
    """Takes files in. One per process."""

    database: Database
    store: Store
    clock: Clock
    scanner: Scanner | None
    patience: float  # seconds without a byte
    quota: int  # bytes somebody may have uploaded without saving them
    kept_hours: int

    async def admit(self, session: ReadSession, actor: Actor, size: int | None, rules: Rules) -> None:
        """Refuse before a byte is read what is known to be too much."""
        if size is not None and size > rules.largest:
            raise over(rules.largest)
        count, waiting = await claims.waiting(session, actor.person)
        if count >= MOST_WAITING or waiting + (size or 0) > self.quota:
            raise TooMany(TOO_MANY_WAITING, extra={"retry_after": 3600}, hours=self.kept_hours)

    async def take(
        self, actor: Actor, place: Place, name: str, pieces: AsyncIterator[bytes], rules: Rules
    ) -> dict[str, Any]:
        """The file as a claim of this person's, or why it is not taken."""
        try:
            received = await self.store.receive(pieces, limit=rules.largest, patience=self.patience)
        except OverLimit:
            raise over(rules.largest) from None
        except Stalled:
            raise Invalid([BROKEN_OFF.at(PATH)]) from None
        except OSError as error:
            log.error("file_not_written", error=type(error).__name__, number=error.errno)
            raise Unavailable(NO_ROOM) from error
        try:
            shown, found = _recognised(name, received, rules)
            await self._scan(actor, place, shown, received)
            return await self._keep(actor, place, shown, found, received)
        finally:
            await asyncio.to_thread(self.store.discard, received)

    async def _scan(self, actor: Actor, place: Place, name: str, received: Received) -> None:
        if self.scanner is None:
            return
        try:
            verdict = await self.scanner.scan(received.path)
        except NoAnswer as error:
            log.error("file_not_scanned", reason=str(error))
            raise scan_unavailable() from error
        if verdict.is_clean:
            return

        async def note(session: Session) -> None:
            details = {"field": place.field, "sha256": received.sha256.hex(), "finding": verdict.finding}
            subject = Subject("form", place.form)
            await audit.record(session, actor, FILE_REFUSED, app=place.app, subject=subject, details=details)

        await self.database.run(note)
        raise Invalid([INFECTED.at(PATH, name=name, finding=verdict.finding)])

    async def _keep(self, actor: Actor, place: Place, name: str, found: Content, received: Received) -> dict[str, Any]:
        kept = Kept(new_id(), received.sha256, name, received.size, found.media, place, actor.person, None)

        async def enter(session: Session) -> None:
            await claims.hold_content(session, kept.sha256)
            try:
                await asyncio.to_thread(self.store.place, received)
            except OSError as error:
                log.error("file_not_placed", error=type(error).__name__, number=error.errno)
                raise Unavailable(NO_ROOM) from error
            await claims.enter(session, kept, self.clock.real())
            details = {"form": place.form, "field": place.field, "size": kept.size, "sha256": kept.sha256.hex()}
            subject = Subject("file", str(kept.id))
            await audit.record(session, actor, FILE_UPLOADED, app=place.app, subject=subject, details=details)

        await self.database.run(enter)
        return {**kept.as_json(), "kind": found.kind}


def _recognised(name: str, received: Received, rules: Rules) -> tuple[str, Content]:
    """The name as it is kept, and what the file is; refused where the field does not take it."""
    shown = safe_name(name)
    if received.size == 0:
        raise Invalid([EMPTY_FILE.at(PATH, name=shown)])
    found = content_of(received.head, received.tail)
    if found is PROGRAM or found.kind not in rules.takes:
        raise not_taken(shown, found, rules.takes)
    ending = extension(shown)
    if not found.fits(ending):
        raise does_not_fit(shown, found)
    if not ending and found.extensions:
        shown = safe_name(f"{shown}.{found.extensions[0]}")
    return shown, found
