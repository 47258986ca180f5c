"""What is wrong with a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from engine.calendars.days import day_of, days_off, weekdays_of, years_of
from engine.calendars.model import Calendar
from engine.fields.documents import label_problems
from engine.kinds import Scope
from engine.problems import Code, Problem, Severity, pointer

MOST_DAYS = 2_000
MOST_YEARS = 50
FIRST_YEAR, LAST_YEAR = 1990, 2100
NO_DAY = Code("calendar_no_day", zh="没有 {day} 这一天", en="There is no day {day}")
NO_HOURS = Code(
    "calendar_no_hours",
    zh="工作时间“{hours}”应从早到晚，且不与其他时段重叠",
    en="The hours '{hours}' run from earlier to later and do not overlap others",
)
TWICE = Code("calendar_day_twice", zh="{day} 写了两次", en="{day} is written twice")
WEEKDAY_TWICE = Code("calendar_weekday_twice", zh="{day} 的时间写了两次", en="The hours of {day} are written twice")
BOTH = Code("calendar_off_and_worked", zh="{day} 既放假又上班", en="{day} is both off and worked")
OUTSIDE = Code("calendar_year_not_covered", zh="{day} 不在涵盖的年份内", en="{day} is in none of the years covered")
ALREADY_WORKED = Code(
    "calendar_already_worked",
    zh="{day} 本来就是工作日",
    en="{day} is a working day anyway",
    severity=Severity.WARNING,
)
NO_YEARS = Code("calendar_no_years", zh="请写明涵盖哪些年份", en="Say which years it covers")
BAD_YEARS = Code(
    "calendar_years",
    zh="涵盖的年份应相连，在 {first} 与 {last} 之间，最多 {limit} 年",
    en="The years covered follow one another, lie between {first} and {last}, and are at most {limit}",
)
TOO_MANY_DAYS = Code("calendar_too_many_days", zh="最多 {limit} 条", en="At most {limit} entries")


def check(calendar: Calendar, _: Scope) -> list[Problem]:
    """Everything wrong with it."""
    problems = [*label_problems(calendar.label, "/label"), *_years(calendar), *_week(calendar)]
    if len(calendar.holidays) + len(calendar.workdays) > MOST_DAYS:
        return [*problems, TOO_MANY_DAYS.at("/holidays", limit=MOST_DAYS)]
    return [*problems, *_days(calendar)]


def _years(calendar: Calendar) -> Iterator[Problem]:
    years = sorted(years_of(calendar))
    if not years:
        yield NO_YEARS.at("/years")
        return
    follow = years == list(range(years[0], years[0] + len(years)))
    if not follow or len(years) > MOST_YEARS or years[0] < FIRST_YEAR or years[-1] > LAST_YEAR:
        yield BAD_YEARS.at("/years", first=FIRST_YEAR, last=LAST_YEAR, limit=MOST_YEARS)


def _week(calendar: Calendar) -> Iterator[Problem]:
    told = Counter(day for span in calendar.week for day in weekdays_of(span))
    for span, hours in calendar.week.items():
        path = pointer("week", span)
        if any(told[day] > 1 for day in weekdays_of(span)):
            yield WEEKDAY_TWICE.at(path, day=span)
        yield from _hours(hours, path)


def _hours(hours: list[str], path: str) -> Iterator[Problem]:
    end = ""
    for at, each in enumerate(hours):
        start, _, till = each.partition("-")
        if not (end <= start < till <= "24:00") or start[3:] > "59" or till[3:] > "59":
            yield NO_HOURS.at(path + pointer(at), hours=each)
        end = till


def _days(calendar: Calendar) -> Iterator[Problem]:
    years, off = years_of(calendar), set[date]()
    for at, each in enumerate(calendar.holidays):
        path = pointer("holidays", at, "on")
        first = day_of(each.on)
        if first is None:
            yield NO_DAY.at(path, day=each.on)
            continue
        days = days_off(each)
        if off & set(days):
            yield TWICE.at(path, day=str(min(off & set(days))))
        off |= set(days)
        yield from _outside([days[0], days[-1]], years, path)
    worked = set[date]()
    usual = {day for span, hours in calendar.week.items() if hours for day in weekdays_of(span)}
    for at, one in enumerate(calendar.workdays):
        path, day = pointer("workdays", at, "on"), day_of(one.on)
        if day is None:
            yield NO_DAY.at(path, day=one.on)
            continue
        if day in worked:
            yield TWICE.at(path, day=one.on)
        if day in off:
            yield BOTH.at(path, day=one.on)
        elif day.isoweekday() in usual and one.hours is None:
            yield ALREADY_WORKED.at(path, day=one.on)
        worked.add(day)
        yield from _hours(one.hours or [], pointer("workdays", at, "hours"))
        yield from _outside([day], years, path)


def _outside(days: list[date], years: frozenset[int], path: str) -> Iterator[Problem]:
    for day in days:
        if day.year not in years:
            yield OUTSIDE.at(path, day=str(day))
            return
