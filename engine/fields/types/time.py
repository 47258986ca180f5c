"""A time of day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Annotated

from engine.fields.field_type import (
    ColumnType,
    Example,
    FieldOptions,
    FieldType,
    Json,
    Traits,
    ValueProblem,
    field_types,
)
from engine.fields.numbers import BAD_RANGE
from engine.fields.operators import ON_TIME
from engine.fields.reading import OUT_OF_RANGE, WRONG_TYPE, nullable
from engine.fields.text import narrow
from engine.problems import Code, Language, Problem
from engine.reference import Label, titled

NOT_A_TIME_OF_DAY = Code(
    "not_a_time_of_day",
    zh="“{value}”不是一天中的时间，应如 09:30",
    en="'{value}' is not a time of day like 09:30",
)
CLOCK = {"zh": "时间，如 09:30", "en": "a time of day, like 09:30"}
BOUND = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"

_TIME = re.compile(r"([0-9]{1,2})(?::|[点时])([0-9]{1,2})?(?::|分)?([0-9]{1,2})?秒?", re.ASCII)


@field_types.add
class Time(FieldType):
    """A time of day without a day or a zone, such as when a branch opens."""

    name, icon, widget = "time", "clock", "time"
    label = Label(zh="时间", en="Time of day")
    examples = (
        Example("09:30", datetime.time(9, 30), zh="09:30"),
        Example("9:05", datetime.time(9, 5)),
        Example("17:00:15", datetime.time(17, 0, 15), zh="17:00:15"),
        Example("１８：４５", datetime.time(18, 45)),
        Example("9点30分", datetime.time(9, 30)),
        Example("14时", datetime.time(14)),
        Example("08:00", zh="08:00:00", options={"seconds": True}),
        Example("24:00", problem="not_a_time_of_day"),
        Example("9:60", problem="not_a_time_of_day"),
        Example("2026-03-02T09:00:00Z", problem="not_a_time_of_day"),
        Example("08:30", problem="out_of_range", options={"earliest": "09:00", "latest": "17:00"}),
        Example(930, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """Between which times, and how it is shown."""

        seconds: Annotated[bool, titled("精确到秒", "With seconds")] = False
        earliest: Annotated[str, titled("最早", "Earliest", pattern=BOUND)] = "00:00"
        latest: Annotated[str, titled("最晚", "Latest", pattern=BOUND)] = "23:59"

        def problems(self) -> Iterable[Problem]:
            """Bounds that cannot be met."""
            if self.earliest > self.latest:
                yield BAD_RANGE.at("/earliest")

    def traits(self, options: Options) -> Traits:
        """A `time` without a zone."""
        schema = {"type": "string", "maxLength": 40}

        def show(value: Json, _: Language) -> str:
            text = value or ""
            return text[:5] if text.endswith(":00") and not options.seconds else text

        return Traits(schema, ColumnType("time"), _reader(options), _dump, show, ON_TIME)


def _reader(options: Time.Options) -> Callable[[Json], datetime.time | None]:
    def read(value: Json) -> datetime.time:
        if not isinstance(value, str):
            raise ValueProblem(WRONG_TYPE, expected=CLOCK)
        match = _TIME.fullmatch(narrow(value).strip())
        try:
            hour, minute, second = (int(each or 0) for each in match.groups()) if match else (24, 0, 0)
            found = datetime.time(hour, minute, second)
        except ValueError:
            raise ValueProblem(NOT_A_TIME_OF_DAY, value=value[:50]) from None
        if not options.earliest <= f"{found:%H:%M}" <= options.latest:
            raise ValueProblem(OUT_OF_RANGE, minimum=options.earliest, maximum=options.latest, value=f"{found:%H:%M}")
        return found

    return nullable(read)


def _dump(value: datetime.time | None) -> str | None:
    return None if value is None else value.isoformat("seconds")
