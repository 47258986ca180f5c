"""A length of time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Annotated, Literal

from engine.fields.durations import MOST_DAYS, dump_duration, read_duration, show_duration
from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.operators import ON_NUMBERS
from engine.fields.reading import nullable
from engine.problems import Language
from engine.reference import Label, titled

UNITS = {
    "days": ("天", "Days"),
    "hours": ("天、小时", "Days and hours"),
    "minutes": ("小时、分", "Hours and minutes"),
    "seconds": ("时、分、秒", "Hours, minutes and seconds"),
}


@field_types.add
class Duration(FieldType):
    """A length of time, such as how long a visit took."""

    name, icon, widget = "duration", "history", "duration"
    label = Label(zh="时长", en="Duration")
    examples = (
        Example("PT2H30M", timedelta(hours=2, minutes=30), zh="2小时30分"),
        Example("P1DT2H", timedelta(days=1, hours=2), zh="1天2小时"),
        Example("1天 3小时", timedelta(days=1, hours=3)),
        Example("90分钟", timedelta(minutes=90), zh="1小时30分"),
        Example("2 h 5 min", timedelta(hours=2, minutes=5)),
        Example("PT0S", timedelta(), zh="0分"),
        Example("PT36H", timedelta(days=1, hours=12)),
        Example("PT45S", timedelta(seconds=45), zh="45秒", options={"unit": "seconds"}),
        Example("-PT1H", problem="not_a_duration"),
        Example("P1M", problem="not_a_duration"),
        Example("P", problem="not_a_duration"),
        Example("90", problem="not_a_duration"),
        Example("P1D", problem="out_of_range", options={"most_days": 0}),
        Example("P36501D", problem="out_of_range"),
        Example(90, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """In which units it is asked for, and how long it may be."""

        unit: Annotated[Literal["days", "hours", "minutes", "seconds"], titled("填写单位", "Units", words=UNITS)] = (
            "minutes"
        )
        most_days: Annotated[int, titled("最长天数", "At most, in days", ge=0, le=MOST_DAYS)] = MOST_DAYS

    def traits(self, options: Options) -> Traits:
        """An `interval` of whole seconds."""
        schema = {"type": "string", "maxLength": 60}
        most = timedelta(days=options.most_days) if options.most_days else timedelta(days=1, seconds=-1)
        read = nullable(partial(read_duration, most=most))

        def show(value: Json, language: Language) -> str:
            return "" if value is None else show_duration(read_duration(value, timedelta.max), language)

        return Traits(schema, ColumnType("interval"), read, dump_duration, show, ON_NUMBERS)
