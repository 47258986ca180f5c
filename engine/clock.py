"""Two clocks: the bank's business time, which demo and tests may move, and real time, which nobody may.

Business time decides limits, `today()`, schedules and messages. Real time decides sessions, leases, audit and
time-outs. SQL text contains no `now()`: instants are bound parameters from one of these two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(slots=True)
class Clock:
    """Both clocks of one process. `offset` is what business time runs ahead by; the database holds its truth."""

    offset: timedelta = field(default=timedelta())
    zone: ZoneInfo = DEFAULT_ZONE

    def real(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

    def business(self) -> datetime:
        """The instant the bank lives in, in UTC."""
        return self.real() + self.offset

    def today(self) -> date:
        """The bank's date, in the legal entity's time zone."""
        return self.business().astimezone(self.zone).date()
