"""A working day is not twenty-four hours: vectors on a calendar with a lunch break, 春节, 调休 and half days."""

from __future__ import annotations

from datetime import datetime

import pytest

from engine.calendars.kind import CALENDAR
from engine.calendars.working_time import WorkingTime
from engine.clock import DEFAULT_ZONE
from tests.support.world import World

BRANCH = {
    "kind": "calendar", "schema": 1, "name": "branch", "uid": "branchxxxxxx", "label": {"zh": "网点"}, "years": [2026],
    "week": {"mon-fri": ["09:00-12:00", "13:30-17:30"]},
    "holidays": [{"on": "2026-02-15", "days": 9}, {"on": "2026-10-01", "days": 7}],
    "workdays": [{"on": "2026-02-14"}, {"on": "2026-02-28"}, {"on": "2026-10-10"},
                 {"on": "2026-02-13", "hours": ["09:00-12:00"]}],
}  # fmt: skip
SATURDAYS = BRANCH | {"name": "counter", "week": {"mon-fri": ["09:00-17:00"], "sat": ["09:00-12:00"]}, "workdays": []}


def time_of(document: dict[str, object]) -> WorkingTime:
    world = World({"bank": [document]})
    model = world.models["bank", "calendar", str(document["name"])]
    return WorkingTime.of(CALENDAR.compile(model, world.seen_from("bank")))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=DEFAULT_ZONE)


@pytest.mark.parametrize(
    ("start", "days", "seconds", "end"),
    [
        pytest.param("03-06 16:00", 1, 0, "03-09 16:00", id="a working day from Friday is Monday, not Saturday"),
        pytest.param("03-06 16:00", 0, 24 * 3600, "03-12 10:30", id="twenty-four working hours are until Thursday"),
        pytest.param("03-02 09:00", 0, 3 * 3600, "03-02 12:00", id="until the lunch break"),
        pytest.param("03-02 11:00", 0, 2 * 3600, "03-02 14:30", id="over the lunch break"),
        pytest.param("03-02 12:30", 0, 1800, "03-02 14:00", id="from within the break"),
        pytest.param("03-02 20:00", 0, 1800, "03-03 09:30", id="from the evening"),
        pytest.param("03-02 20:00", 1, 0, "03-04 09:00", id="a day from the evening counts from the next opening"),
        pytest.param("03-02 12:30", 1, 0, "03-03 13:30", id="a day from within the break"),
        pytest.param("03-02 10:00", 2, 3600, "03-04 11:00", id="days, then hours"),
        pytest.param("02-13 10:00", 1, 0, "02-14 10:00", id="the Saturday worked before 春节 is a day"),
        pytest.param("02-14 10:00", 1, 0, "02-24 10:00", id="over nine days of 春节"),
        pytest.param("02-27 10:00", 1, 0, "02-28 10:00", id="the Saturday worked after 春节"),
        pytest.param("02-13 10:00", 0, 3 * 3600, "02-14 10:00", id="the half day before 春节 has three hours"),
        pytest.param("02-12 16:00", 1, 0, "02-13 12:00", id="a day ends with the half day it ends on"),
        pytest.param("09-30 17:00", 0, 3600, "10-08 09:30", id="over 国庆"),
        pytest.param("10-09 17:00", 1, 0, "10-10 17:00", id="调休 after 国庆"),
        pytest.param("03-03 10:00", 0, -2 * 3600, "03-02 16:30", id="two working hours before"),
        pytest.param("03-09 10:00", -1, 0, "03-06 10:00", id="a working day before Monday is Friday"),
        pytest.param("03-07 10:00", 0, 0, "03-09 09:00", id="no length at all: when the doors open"),
        pytest.param("12-31 16:00", 1, 0, None, id="of a year it does not cover nothing is said"),
    ],
)  # fmt: skip
def test_so_much_later(start: str, days: int, seconds: int, end: str | None) -> None:
    found = time_of(BRANCH).after(at(start), days, seconds)
    assert found == (None if end is None else at(end))


def test_a_half_day_every_week() -> None:
    counter = time_of(SATURDAYS)
    assert counter.after(at("03-06 16:00"), seconds=2 * 3600) == at("03-07 10:00")
    assert counter.after(at("03-06 16:00"), days=1) == at("03-07 12:00")


def test_what_was_counted_forwards_is_between() -> None:
    branch = time_of(BRANCH)
    for start in ("03-02 09:00", "03-06 15:10", "02-12 16:00", "09-30 11:59"):
        for seconds in (60, 3600, 9 * 3600, 40 * 3600):
            end = branch.after(at(start), seconds=seconds)
            assert end is not None
            assert branch.between(at(start), end) == seconds
            assert branch.after(end, seconds=-seconds) == at(start)
    assert branch.between(at("03-03 09:00"), at("03-02 09:00")) == 0


def test_the_hours_of_a_single_day_are_checked() -> None:
    wrong = BRANCH | {"workdays": [{"on": "2026-03-03", "hours": ["12:00-09:00"]}, {"on": "2026-03-04"}]}
    found = World({"bank": [wrong]}).check("bank", "calendar", "branch")
    assert [(each.code.name, each.path) for each in found if each.code.name != "no_english"] == [
        ("calendar_no_hours", "/workdays/0/hours/0"),
        ("calendar_already_worked", "/workdays/1/on"),
    ]
