"""Writing the audit trail: one entry, in the transaction of the act it tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from engine.audit.entry import Acting, Entry, Subject, canonical, insert_text
from engine.audit.kinds import Kind
from engine.database.session import ReadSession

__all__ = ["Acting", "Subject", "entry_for", "record"]


def entry_for(
    actor: Acting,
    kind: Kind,
    *,
    app: str | None = None,
    subject: Subject | None = None,
    details: Mapping[str, Any] | None = None,  # Any: JSON values; no floats
) -> Entry:
    """The entry of an act, for statements that write it themselves; `record` is the plain way."""
    return Entry(
        at=datetime.now(UTC),
        kind=kind.name,
        actor=actor.person,
        acting_post=actor.post,
        app=app,
        subject_type=subject.type if subject else None,
        subject_id=subject.id if subject else None,
        details=canonical(_in_whose_place(actor, details)),
        address=actor.origin.address or None,
        trace_id=actor.origin.trace_id or None,
    )


def _in_whose_place(actor: Acting, details: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Who stands in another's place is named, and so is the other."""
    stand = actor.stands_for
    if stand is None:
        return details
    return {**(details or {}), "viewing_as" if stand.only_looks else "on_behalf_of": str(stand.person)}


async def record(
    session: ReadSession,
    actor: Acting,
    kind: Kind,
    *,
    app: str | None = None,
    subject: Subject | None = None,
    details: Mapping[str, Any] | None = None,  # Any: JSON values; no floats
) -> None:
    """Write an entry: one statement, no shared row, no lock. It stands or falls with the transaction.

    In a session without a transaction (a read) it stands by itself.
    """
    await session.raw.execute(
        insert_text(), *entry_for(actor, kind, app=app, subject=subject, details=details).values()
    )
