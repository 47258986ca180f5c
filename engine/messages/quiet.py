"""Hours in which nothing leaves the product: from when until when, in the bank's zone, perhaps over midnight. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `starts` on, and no longer at `ends`."""

    starts: time
    ends: time

    def over(self, at: datetime, zone: ZoneInfo) -> datetime:
        """The instant itself where it is not quiet; else when the quiet is over."""
        here = at.astimezone(zone)
        ends = here.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        now = here.time().replace(tzinfo=None)
        if self.starts < self.ends:
            is_quiet = self.starts <= now < self.ends
        else:
            is_quiet = self.starts != self.ends and (now >= self.starts or now < self.ends)
        if not is_quiet:
            return at
        if ends <= here:
            ends += timedelta(days=1)
        return ends.astimezone(UTC)
