"""The permission epoch: raised, in the same transaction, by everything that changes what somebody may do."""

from __future__ import annotations

from sqlalchemy import update

from engine.database.session import ReadSession
from engine.identity.tables import permission_epoch


async def advance(session: ReadSession) -> None:
    """What was worked out of rights before this transaction is worthless once it commits, in every process."""
    await session.execute(update(permission_epoch).values(value=permission_epoch.c.value + 1))
