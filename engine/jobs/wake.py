"""Waking workers over LISTEN and NOTIFY (docs/decisions/0010-wake-up-by-notify.md)."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlalchemy import func, select

from engine.database.session import Database

CHANNEL = "langqiao_job"
log = structlog.get_logger(__name__)


class NotifyWake:
    """Sends the id of a committed job to every listening worker, in a statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def send(self, job_id: UUID) -> None:
        """Wake; a failure is logged and left to the sweeper."""
        try:
            async with self._database.reading() as session:
                await session.execute(select(func.pg_notify(CHANNEL, str(job_id))))
        except Exception:
            log.exception("wake_up_lost", job=str(job_id))
