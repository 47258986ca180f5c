"""Dates, times and durations of FEEL (DMN 1.5, 10.3.2.3.4 to .9).

Python's own types end at the years 1 and 9999 and do not keep a zone's name apart from its offset; the standard wants
both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Context, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

MAX_YEAR = 999_999_999
DAY = 86_400
SECONDS = Context(prec=34)
"""Seconds keep the digits that numbers keep, whatever the process's own context is."""


def is_leap(year: int) -> bool:
    """A leap year of the proleptic Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A day of the proleptic Gregorian calendar, in any year."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Date:
        """The day; ValueError when there is none."""
        if not (-MAX_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
            raise ValueError(f"{year}-{month}-{day} is no date")
        return cls(year, month, day)

    @classmethod
    def from_ordinal(cls, days: int) -> Date:
        """The day this many days after 1970-01-01 (Howard Hinnant's civil_from_days)."""
        shifted = days + 719_468
        era, of_era = divmod(shifted, 146_097)
        year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
        day_of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        month_index = (5 * day_of_year + 2) // 153
        month = month_index + 3 if month_index < 10 else month_index - 9
        year = year_of_era + era * 400 + (month <= 2)
        return cls.of(year, month, day_of_year - (153 * month_index + 2) // 5 + 1)

    @property
    def ordinal(self) -> int:
        """Days since 1970-01-01 (days_from_civil)."""
        year = self.year - (self.month <= 2)
        era, year_of_era = divmod(year, 400)
        day_of_year = (153 * (self.month - 3 if self.month > 2 else self.month + 9) + 2) // 5 + self.day - 1
        return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468

    @property
    def weekday(self) -> int:
        """Monday is 1."""
        return (self.ordinal + 3) % 7 + 1

    def add_months(self, months: int) -> Date:
        """The same day that many months on, or the last of that month."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Date.of(year, month + 1, min(self.day, days_in_month(year, month + 1)))

    def __str__(self) -> str:
        sign, year = ("-", -self.year) if self.year < 0 else ("", self.year)
        return f"{sign}{year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day; local, or with an offset from UTC in seconds, or in a named zone."""

    hour: int
    minute: int
    second: Decimal
    offset: int | None = None
    zone: str | None = None

    @classmethod
    def of(cls, hour: int, minute: int, second: Decimal, offset: int | None = None, zone: str | None = None) -> Time:
        """The time; ValueError when there is none, ZoneInfoNotFoundError for an unknown zone."""
        if not (0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second < 60):
            raise ValueError(f"{hour}:{minute}:{second} is no time")
        if offset is not None and abs(offset) > 18 * 3600:
            raise ValueError("an offset has at most 18 hours")
        if zone is not None:
            zone_info(zone)
        return cls(hour, minute, second, offset, zone)

    @property
    def is_local(self) -> bool:
        """Without offset and zone."""
        return self.offset is None and self.zone is None

    @property
    def seconds(self) -> Decimal:
        """Since midnight."""
        return self.hour * 3600 + self.minute * 60 + self.second

    def offset_on(self, day: Date | None) -> int | None:
        """The offset from UTC in seconds on a day; without a day, that of the zone at the epoch."""
        if self.offset is not None or self.zone is None:
            return self.offset
        year = min(max(day.year if day else 1970, 2), 9998)
        on = date(year, day.month if day else 1, min(day.day, days_in_month(year, day.month)) if day else 1)
        local = datetime(
            on.year, on.month, on.day, self.hour, self.minute, int(self.second), tzinfo=zone_info(self.zone)
        )
        found = local.utcoffset()
        return int(found.total_seconds()) if found is not None else None

    def __str__(self) -> str:
        whole = int(self.second)
        fraction = f"{self.second - whole:f}"[1:].rstrip("0").rstrip(".") if self.second != whole else ""
        return f"{self.hour:02d}:{self.minute:02d}:{whole:02d}{fraction}{self._suffix()}"

    def _suffix(self) -> str:
        if self.zone is not None:
            return f"@{self.zone}"
        return "" if self.offset is None else offset_text(self.offset)


@dataclass(frozen=True, slots=True)
class DateTime:
    """A day and a time of that day."""

    date: Date
    time: Time

    @property
    def seconds(self) -> Decimal:
        """Since 1970-01-01T00:00, in UTC when it has an offset or a zone, else as the clock on the wall shows it."""
        return self.date.ordinal * DAY + self.time.seconds - (self.time.offset_on(self.date) or 0)

    def add_seconds(self, seconds: Decimal) -> DateTime:
        """That much later, on the same clock."""
        days, rest = divmod(self.date.ordinal * DAY + self.time.seconds + seconds, DAY)
        if rest < 0:
            days, rest = days - 1, rest + DAY
        return DateTime(Date.from_ordinal(int(days)), time_at(rest, self.time.offset, self.time.zone))

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"


@dataclass(frozen=True, slots=True, order=True)
class YearsMonths:
    """A duration in whole months."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        body = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return f"{'-' if self.months < 0 else ''}P{body or '0M'}"


@dataclass(frozen=True, slots=True, order=True)
class DaysTime:
    """A duration in seconds."""

    seconds: Decimal

    def parts(self) -> tuple[int, int, int, Decimal]:
        """Days, hours, minutes and seconds of its amount, without the sign."""
        whole, seconds = SECONDS.divmod(self.seconds.copy_abs(), Decimal(60))
        hours, minutes = divmod(int(whole), 60)
        days, hours = divmod(hours, 24)
        return days, hours, minutes, seconds

    def __str__(self) -> str:
        days, hours, minutes, seconds = self.parts()
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if seconds:
            shown = f"{seconds:f}"
            clock += (shown.rstrip("0").rstrip(".") if "." in shown else shown) + "S"
        body = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
        return f"{'-' if self.seconds < 0 else ''}P{body or 'T0S'}"


def time_at(seconds: Decimal, offset: int | None = None, zone: str | None = None) -> Time:
    """The time that many seconds (0 to 86,400) after midnight."""
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(int(minutes), 60)
    return Time(hour, minute, second, offset, zone)


def offset_text(offset: int) -> str:
    """`Z`, `+08:00`, `-02:30:15`."""
    if offset == 0:
        return "Z"
    hours, rest = divmod(abs(offset), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


@lru_cache(maxsize=256)
def zone_info(name: str) -> ZoneInfo | timezone:
    """A zone of the IANA data base; ValueError when there is none of that name."""
    if name in ("Z", "UTC", "Etc/UTC"):
        return timezone(timedelta(0)) if name == "Z" else ZoneInfo("Etc/UTC")
    if name.startswith((".", "/")) or ".." in name:
        raise ValueError(f"{name!r} is no time zone")
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone") from error


def instant(moment: datetime) -> DateTime:
    """A Python datetime as a value, with its offset; naive ones stay local."""
    offset = moment.utcoffset()
    named = getattr(moment.tzinfo, "key", None)
    if moment.tzinfo is UTC:
        named = None
    seconds = Decimal(moment.second) + Decimal(moment.microsecond) / 1_000_000
    clock = Time(
        moment.hour, moment.minute, seconds, None if named or offset is None else int(offset.total_seconds()), named
    )
    return DateTime(Date(moment.year, moment.month, moment.day), clock)
