"""Serial numbers: how they are written and when they start again."""

from __future__ import annotations

from datetime import date

import pytest

from engine.fields.serial import serial_period, write_serial

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("pattern", "number", "written"),
    [
        ("TS-{yyyy}{mm}-{0000}", 7, "TS-202603-0007"),
        ("{yy}{dd}/{00}", 99, "2602/99"),
        ("{00}", 100, "100"),
        ("{0}", 5, "5"),
        ("编号{000}", 12, "编号012"),
    ],
)
def test_a_number_is_written_as_its_pattern_says(pattern: str, number: int, written: str):
    assert write_serial(pattern, DAY, number) == written


@pytest.mark.parametrize(
    ("reset", "period"), [("never", ""), ("year", "2026"), ("month", "2026-03"), ("day", "2026-03-02")]
)
def test_numbers_of_one_period_share_a_counter(reset: str, period: str):
    assert serial_period(reset, DAY) == period
