"""Calendars: what is wrong with one, which days are worked, and China's official year 2026."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.calendars.check import check
from engine.calendars.compile import CompiledCalendar, compile_calendar
from engine.calendars.kind import CALENDAR
from engine.calendars.model import Calendar
from engine.expressions.values.temporal import Date
from engine.problems import Language

BANK = Path(__file__).parents[3] / "app_templates" / "bank_base" / "calendars" / "bank.json"
SCOPE: Any = None  # a calendar names nothing


def made(**more: Any) -> Calendar:
    body = {"kind": "calendar", "schema": 1, "name": "x", "uid": "xxxxxxxx", "label": {"zh": "历"}, **more}
    return Calendar.model_validate(body)


def bank() -> CompiledCalendar:
    return compile_calendar(Calendar.model_validate(json.loads(BANK.read_text())), SCOPE)


def day(text: str) -> Date:
    at = date.fromisoformat(text)
    return Date(at.year, at.month, at.day)


def test_the_official_calendar_is_right() -> None:
    calendar = Calendar.model_validate(json.loads(BANK.read_text()))
    assert check(calendar, SCOPE) == []
    assert "国办发明电〔2025〕7号" in calendar.source
    assert calendar.of_the_bank


OFFICIAL = [
    ("2026-01-01", False), ("2026-01-02", False), ("2026-01-03", False), ("2026-01-04", True), ("2026-01-05", True),
    ("2026-02-14", True), ("2026-02-15", False), ("2026-02-23", False), ("2026-02-24", True), ("2026-02-28", True),
    ("2026-04-06", False), ("2026-04-07", True), ("2026-05-05", False), ("2026-05-06", True), ("2026-05-09", True),
    ("2026-06-19", False), ("2026-06-22", True), ("2026-09-20", True), ("2026-09-25", False), ("2026-09-28", True),
    ("2026-10-07", False), ("2026-10-08", True), ("2026-10-10", True), ("2026-10-11", False), ("2026-12-31", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "works"), OFFICIAL)
def test_a_day_of_2026(text: str, works: bool) -> None:
    assert bank().workdays.is_workday(day(text)) is works


def test_the_year_has_as_many_working_days_as_the_notice_gives() -> None:
    every = [date(2026, 1, 1) + timedelta(days=each) for each in range(365)]
    weekdays = sum(each.isoweekday() < 6 for each in every)
    off = 33 - 14  # days off, less those that are weekends anyway
    assert sum(1 for _ in bank().workdays.days()) == weekdays - off + 6
    assert bank().workdays.is_workday(day("2027-01-04")) is None


def test_working_days_are_counted_over_holidays() -> None:
    workdays = bank().workdays
    assert workdays.add(day("2026-09-30"), 1) == day("2026-10-08")
    assert workdays.add(day("2026-10-09"), 1) == day("2026-10-10")
    assert workdays.add(day("2026-02-24"), -1) == day("2026-02-14")
    assert workdays.between(day("2026-09-30"), day("2026-10-12")) == 4
    assert workdays.add(day("2026-12-31"), 1) is None


def test_the_contract_s_example_is_a_calendar() -> None:
    written = {
        "kind": "calendar", "schema": 1, "name": "branch", "uid": "xxxxxxxx",
        "week": {"mon-fri": ["09:00-12:00", "13:30-17:30"]},
        "holidays": [{"on": "2026-10-01", "days": 7}], "workdays": [{"on": "2026-10-10"}],
    }  # fmt: skip
    calendar = Calendar.model_validate(written)
    assert [each.code.name for each in check(calendar, SCOPE)] == ["no_english"]
    compiled = compile_calendar(calendar, SCOPE)
    assert compiled.hours[1] == ((540, 720), (810, 1050))
    assert 6 not in compiled.hours
    assert (compiled.workdays.first, compiled.workdays.last) == (2026, 2026)


WRONG = [
    ({}, "/years", "calendar_no_years"),
    ({"years": [2026, 2028]}, "/years", "calendar_years"),
    ({"years": [3000]}, "/years", "calendar_years"),
    ({"years": [2026], "holidays": [{"on": "2026-02-30"}]}, "/holidays/0/on", "calendar_no_day"),
    ({"years": [2026], "holidays": [{"on": "2027-01-01"}]}, "/holidays/0/on", "calendar_year_not_covered"),
    ({"years": [2026], "holidays": [{"on": "2026-12-30", "days": 5}]}, "/holidays/0/on", "calendar_year_not_covered"),
    (
        {"years": [2026], "holidays": [{"on": "2026-10-01", "days": 7}, {"on": "2026-10-05"}]},
        "/holidays/1/on",
        "calendar_day_twice",
    ),
    (
        {"years": [2026], "holidays": [{"on": "2026-10-10"}], "workdays": [{"on": "2026-10-10"}]},
        "/workdays/0/on",
        "calendar_off_and_worked",
    ),
    ({"years": [2026], "workdays": [{"on": "2026-10-12"}]}, "/workdays/0/on", "calendar_already_worked"),
    ({"years": [2026], "workdays": [{"on": "2026-10-10"}] * 2}, "/workdays/1/on", "calendar_day_twice"),
    ({"years": [2026], "week": {"mon": ["12:00-09:00"]}}, "/week/mon/0", "calendar_no_hours"),
    ({"years": [2026], "week": {"mon": ["09:00-12:00", "11:00-13:00"]}}, "/week/mon/1", "calendar_no_hours"),
    ({"years": [2026], "week": {"mon": ["09:70-12:00"]}}, "/week/mon/0", "calendar_no_hours"),
    ({"years": [2026], "week": {"mon-fri": [], "wed": []}}, "/week/wed", "calendar_weekday_twice"),
    (
        {"years": [2026], "holidays": [{"on": "2026-01-01"}] * 2_001},
        "/holidays",
        "calendar_too_many_days",
    ),
]


@pytest.mark.parametrize(("body", "path", "code"), WRONG)
def test_what_is_wrong_is_told_with_its_place(body: dict[str, Any], path: str, code: str) -> None:
    problems = check(made(**body), SCOPE)
    assert (path, code) in [(each.path, each.code.name) for each in problems]
    for each in problems:
        assert each.text(Language.ZH)
        assert each.text(Language.EN)


def test_a_week_may_run_over_its_end() -> None:
    compiled = compile_calendar(made(years=[2026], week={"sat-tue": ["09:00-12:00"]}), SCOPE)
    assert sorted(compiled.hours) == [1, 2, 6, 7]


def test_it_is_kept_in_a_folder_of_its_own() -> None:
    assert CALENDAR.folder == "calendars"
