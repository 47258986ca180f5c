"""Schedules in five fields: what is one, and when it was due last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.flows.cron import read_cron

ZONE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    "text",
    ["", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 13 *", "* * * * 8",
     "5-1 * * * *", "*/0 * * * *", "1/ * * * *", "a * * * *", "-1 * * * *", "1,,2 * * * *", "1- * * * *", "² * * * *",
     "100 * * * *", "@daily"],
)  # fmt: skip
def test_what_is_no_schedule(text: str) -> None:
    assert read_cron(text) is None


@pytest.mark.parametrize(
    ("text", "after", "until", "due"),
    [
        ("0 8 * * *", "2026-03-02T07:00", "2026-03-02T08:00", "2026-03-02T08:00"),
        ("0 8 * * *", "2026-03-02T08:00", "2026-03-02T23:59", None),
        ("0 8 * * *", "2026-02-27T08:00", "2026-03-02T07:59", "2026-03-01T08:00"),
        ("30 9,14 * * 1-5", "2026-03-06T14:30", "2026-03-09T09:00", None),
        ("30 9,14 * * 1-5", "2026-03-06T14:30", "2026-03-09T15:00", "2026-03-09T14:30"),
        ("*/15 9-10 * * *", "2026-03-02T00:00", "2026-03-02T10:50", "2026-03-02T10:45"),
        ("5/20 * * * *", "2026-03-02T00:00", "2026-03-02T10:50", "2026-03-02T10:45"),
        ("0 0 1 * *", "2026-02-15T00:00", "2026-03-15T00:00", "2026-03-01T00:00"),
        ("0 0 31 * *", "2026-02-01T00:00", "2026-03-15T00:00", None),
        ("0 0 29 2 *", "2026-01-01T00:00", "2026-12-31T00:00", None),
        ("0 0 * * 0", "2026-03-02T00:00", "2026-03-09T00:00", "2026-03-08T00:00"),
        ("0 0 * * 7", "2026-03-02T00:00", "2026-03-09T00:00", "2026-03-08T00:00"),
        ("0 0 13 * 5", "2026-03-13T00:00", "2026-03-20T00:00", "2026-03-20T00:00"),  # the 13th, or a Friday
        ("0 0 10 * 5", "2026-03-06T00:00", "2026-03-12T00:00", "2026-03-10T00:00"),
    ],
)  # fmt: skip
def test_when_it_was_due_last(text: str, after: str, until: str, due: str | None) -> None:
    cron = read_cron(text)
    assert cron is not None
    assert cron.latest(at(after), at(until), ZONE) == (None if due is None else at(due))


def test_days_off_are_passed_over() -> None:
    cron = read_cron("0 8 * * *")
    assert cron is not None
    found = cron.latest(at("2026-03-01T00:00"), at("2026-03-08T12:00"), ZONE, lambda day: day <= date(2026, 3, 6))
    assert found == at("2026-03-06T08:00")


def test_what_was_missed_long_ago_is_missed() -> None:
    cron = read_cron("0 0 1 1 *")
    assert cron is not None
    assert cron.latest(at("2020-01-01T00:00"), at("2026-12-31T00:00"), ZONE) == at("2026-01-01T00:00")
    assert cron.latest(at("2020-01-01T00:00"), at("2026-01-01T00:00") - timedelta(minutes=1), ZONE) == at(
        "2025-01-01T00:00"
    )


def test_a_time_the_clocks_leave_out_is_none() -> None:
    berlin, cron = ZoneInfo("Europe/Berlin"), read_cron("30 2 * * *")
    assert cron is not None
    found = cron.latest(datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 12, tzinfo=UTC), berlin)
    assert found is None
