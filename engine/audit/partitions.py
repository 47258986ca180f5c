"""Months of the trail, made ahead. What no month was made for goes to a default partition and is not lost."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy import DDL, func, select

from engine.audit.tables import audit_entry
from engine.database.session import Session

AHEAD = 3
PARTITION_LOCK = 0x6C71_0021
log = structlog.get_logger(__name__)


async def ensure(session: Session, now: datetime, *, ahead: int = AHEAD) -> list[str]:
    """Make the partitions of this month and those ahead that are not there; the names of those made."""
    await session.execute(select(func.pg_advisory_xact_lock(PARTITION_LOCK)))
    made = []
    for month in range(ahead + 1):
        start, end = _first(now, month), _first(now, month + 1)
        name = f"audit_entry_{start:%Y_%m}"
        if await session.scalar(select(func.to_regclass(f"platform.{name}"))) is not None:
            continue
        within = (audit_entry.c.at >= start, audit_entry.c.at < end)
        if await session.scalar(select(audit_entry.c.seq).where(*within).limit(1)) is not None:
            # They lie in the default partition; a month made now would have to move rows nobody may touch.
            log.warning("audit_month_missed", month=name)
            continue
        await session.execute(
            DDL(  # type: ignore[no-untyped-call]
                f"CREATE TABLE platform.{name} PARTITION OF platform.audit_entry "
                f"FOR VALUES FROM ('{start:%Y-%m-%d} 00:00+00') TO ('{end:%Y-%m-%d} 00:00+00')"
            )
        )
        made.append(name)
    return made


def _first(now: datetime, months: int) -> datetime:
    """The beginning of the month so many months on."""
    years, month = divmod(now.month - 1 + months, 12)
    return now.replace(year=now.year + years, month=month + 1, day=1, hour=0, minute=0, second=0, microsecond=0)
