"""An instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from engine.fields.field_type import ColumnType, Example, FieldOptions, FieldType, Json, Traits, field_types
from engine.fields.moments import TIME_PATTERN, dump_time, read_time, show_time
from engine.fields.operators import ON_TIME
from engine.fields.reading import nullable
from engine.problems import Language
from engine.reference import Label, titled


@field_types.add
class DateTime(FieldType):
    """An instant, kept in UTC and read in the zone of the legal entity."""

    name, icon, widget = "date_time", "clock", "date_time"
    label = Label(zh="日期时间", en="Date and time")
    examples = (
        Example("2026-03-02T09:00:00+08:00", datetime(2026, 3, 2, 1, tzinfo=UTC), zh="2026-03-02 09:00"),
        Example("2026-03-02T01:00Z", datetime(2026, 3, 2, 1, tzinfo=UTC)),
        Example("2026-03-02T01:00:00.250Z", datetime(2026, 3, 2, 1, 0, 0, 250_000, tzinfo=UTC)),
        Example("2026-03-02T23:59:59-0500", datetime(2026, 3, 3, 4, 59, 59, tzinfo=UTC)),
        Example("2026-03-02T01:00:05Z", zh="2026-03-02 09:00:05", options={"seconds": True}, read=...),
        Example("2026-03-02T09:00:00", problem="no_zone"),
        Example("2026-03-02", problem="not_a_time"),
        Example("2026-03-02T25:00:00Z", problem="not_a_time"),
        Example("2026-03-02T23:59:60Z", problem="not_a_time"),
        Example("0000-01-01T00:00:00Z", problem="year_out_of_range"),
        Example("10000-01-01T00:00:00Z", problem="year_out_of_range"),
        Example("0001-01-01T00:00:00+08:00", problem="year_out_of_range"),
        Example("2026-02-30T00:00:00Z", problem="no_such_day"),
        Example(1767225600, problem="wrong_type"),
    )

    class Options(FieldOptions):
        """How it is shown."""

        seconds: Annotated[bool, titled("显示到秒", "Show seconds")] = False

    def traits(self, options: Options) -> Traits:
        """A `timestamptz`."""
        schema = {"type": "string", "format": "date-time", "pattern": TIME_PATTERN}

        def show(value: Json, _: Language) -> str:
            return "" if value is None else show_time(value, seconds=options.seconds)

        return Traits(schema, ColumnType("timestamptz"), nullable(read_time), dump_time, show, ON_TIME)
