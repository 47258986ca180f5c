"""A day."""

from __future__ import annotations

import datetime
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
from engine.fields.moments import DATE_PATTERN, day_problems, read_date
from engine.fields.numbers import BAD_RANGE
from engine.fields.operators import ON_TIME
from engine.fields.reading import OUT_OF_RANGE, nullable
from engine.problems import Language, Problem
from engine.reference import Label, titled


@field_types.add
class Date(FieldType):
    """A day without a zone, such as a birthday."""

    name, icon, widget = "date", "calendar", "date"
    label = Label(zh="日期", en="Date")
    examples = (
        Example("2026-03-02", datetime.date(2026, 3, 2), zh="2026-03-02"),
        Example("0001-01-01", datetime.date(1, 1, 1)),
        Example("9999-12-31", datetime.date(9999, 12, 31)),
        Example("0000-01-01", problem="year_out_of_range"),
        Example("10000-01-01", problem="year_out_of_range"),
        Example("2026-02-29", problem="no_such_day"),
        Example("2026/03/02", problem="not_a_date"),
        Example("2026-03-02T00:00:00Z", problem="not_a_date"),
        Example(20260302, problem="wrong_type"),
        Example("2025-12-31", problem="out_of_range", options={"earliest": "2026-01-01"}),
    )

    class Options(FieldOptions):
        """Between which days."""

        earliest: Annotated[str, titled("最早", "Earliest", pattern=DATE_PATTERN)] = "0001-01-01"
        latest: Annotated[str, titled("最晚", "Latest", pattern=DATE_PATTERN)] = "9999-12-31"

        def problems(self) -> Iterable[Problem]:
            """Bounds that are no days, or cannot be met."""
            yield from day_problems("/earliest", self.earliest)
            yield from day_problems("/latest", self.latest)
            if self.earliest > self.latest:
                yield BAD_RANGE.at("/earliest")

    def traits(self, options: Options) -> Traits:
        """A `date`."""
        schema = {"type": "string", "format": "date", "pattern": DATE_PATTERN}
        return Traits(schema, ColumnType("date"), _reader(options), _dump, _show, ON_TIME)


def _reader(options: Date.Options) -> Callable[[Json], datetime.date | None]:
    def read(value: Json) -> datetime.date:
        day = read_date(value)
        if not options.earliest <= day.isoformat() <= options.latest:
            raise ValueProblem(OUT_OF_RANGE, minimum=options.earliest, maximum=options.latest, value=day.isoformat())
        return day

    return nullable(read)


def _dump(value: datetime.date | None) -> str | None:
    return None if value is None else value.isoformat()


def _show(value: Json, _: Language) -> str:
    return value or ""
