"""A calendar as its author writes it: the hours of a usual week, holidays, and the weekends worked to make up for them.

{"kind": "calendar", "name": "branch", "week": {"mon-fri": ["09:00-12:00", "13:30-17:30"]}, "years": [2026],
 "holidays": [{"on": "2026-10-01", "days": 7, "label": {"zh": "国庆节"}}], "workdays": [{"on": "2026-10-10"}]}
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import StringConstraints, model_validator

from engine.kinds import Definition, Part
from engine.reference import Label, titled

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Hours = Annotated[str, StringConstraints(pattern=r"^\d{2}:\d{2}-\d{2}:\d{2}$")]
Days = Annotated[str, StringConstraints(pattern=r"^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$")]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = {"mon-fri": ["09:00-17:00"]}


class Holiday(Part):
    """Days off in a row, weekends among them."""

    on: Annotated[Day, titled("开始日期", "First day")]
    days: Annotated[int, titled("天数", "Days", ge=1, le=60)] = 1
    label: Annotated[Label | None, titled("名称", "Name")] = None


class Workday(Part):
    """A day of a weekend that is worked; or, with `hours` of its own, any working day that is shorter or longer."""

    on: Annotated[Day, titled("日期", "Day")]
    hours: Annotated[list[Hours] | None, titled("当日工作时间", "Hours of that day", min_length=1)] = None
    label: Annotated[Label | None, titled("说明", "Remark")] = None


class Calendar(Definition):
    """The days and hours worked. Of a year it does not cover nothing is said: better no answer than a wrong one."""

    @model_validator(mode="before")
    @classmethod
    def _called_by_its_name(cls, body: Any) -> Any:  # Any: whatever an author wrote
        if isinstance(body, dict) and "label" not in body and isinstance(body.get("name"), str):
            return {**body, "label": {"zh": body["name"]}}
        return body

    kind: Annotated[Literal["calendar"], titled("种类", "Kind")]
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    of_the_bank: Annotated[bool, titled("全行默认日历", "The bank's own calendar")] = False
    source: Annotated[str, titled("依据", "Source", max_length=500)] = ""
    years: Annotated[list[int], titled("涵盖年份", "Years covered", default_factory=list)]
    week: Annotated[
        dict[Days, list[Hours]], titled("每周工作时间", "Working hours", default_factory=lambda: dict(USUAL))
    ]
    holidays: Annotated[list[Holiday], titled("放假", "Holidays", default_factory=list)]
    workdays: Annotated[list[Workday], titled("调休上班", "Weekends worked", default_factory=list)]
