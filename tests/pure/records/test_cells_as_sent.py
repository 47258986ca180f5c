"""Cells as a form would send them, and the values they become: what programs write takes a short way, and it is the
same as the long one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.fields.field_type import ValueProblem, field_types
from engine.records.entity import EntityField
from engine.records.exchange.written import sent, writer_of
from engine.reference import Label

ZONE = ZoneInfo("Asia/Shanghai")


def column(kind: str, **options: Any) -> EntityField:
    field_type = field_types.get(kind)
    made = field_type.Options(**options)
    traits = field_type.traits(made)
    return EntityField("fielduid00", "field", kind, Label(zh="栏"), "field", traits, traits.schema, options=made)


def as_value(field: EntityField, cell: Any) -> Any:
    values, problems = sent([None, cell], [(1, field.name, writer_of(field, ZONE), field)])
    assert not problems
    try:
        return field.traits.parse(values.get(field.name))
    except ValueProblem as problem:
        return problem.code.name


@pytest.mark.parametrize(
    ("kind", "options", "cells", "value"),
    [
        ("money", {}, ["1234.50", "1234.5", "1,234.50", "¥1,234.50", "１２３４.５", ["n", "1234.5"]], "1234.50"),
        ("money", {}, ["0.00", "-0.00", "0", "-0", "000.0"], "0.00"),
        ("money", {}, ["-0.07", "-00.07", ["n", "-0.07"]], "-0.07"),
        ("decimal", {"decimals": 0}, ["5", "5.0", "05"], "5"),
    ],
)  # fmt: skip
def test_a_number_is_kept_with_all_its_decimals(
    kind: str, options: dict[str, Any], cells: list[Any], value: str
) -> None:
    field = column(kind, **options)
    found = [as_value(field, each) for each in cells]
    assert [str(each) for each in found] == [value] * len(found)
    assert all(isinstance(each, Decimal) for each in found)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1234567890123456.00", Decimal("1234567890123456.00")),
        ("12345678901234567.00", "too_many_digits"),
        ("1.005", "too_many_decimals"),
        ("1.500", Decimal("1.50")),
        ("5 000", "not_a_number"),
        ("--5", "not_a_number"),
    ],
)
def test_an_amount_that_does_not_fit_is_told(cell: str, value: Any) -> None:
    assert as_value(column("money"), cell) == value


@pytest.mark.parametrize("cell", ["2026-03-02", "2026/3/2", "2026年3月2日", "20260302", ["d", "2026-03-02"]])
def test_a_day_is_the_same_however_it_is_written(cell: Any) -> None:
    assert as_value(column("date"), cell) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("cell", "code"), [("2026-02-29", "no_such_day"), ("0000-01-01", "year_out_of_range"), ("2026-3", "not_a_date")]
)
def test_a_day_there_is_not_is_told(cell: str, code: str) -> None:
    assert as_value(column("date"), cell) == code


@pytest.mark.parametrize(
    "cell",
    ["2026-03-02 09:30", "2026-03-02T09:30:00", "2026/3/2 9:30", "2026-03-02T01:30:00Z", ["t", "2026-03-02 09:30:00"]],
)
def test_an_instant_is_read_on_the_clock_of_the_bank(cell: Any) -> None:
    assert as_value(column("date_time"), cell) == datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-02-30 09:30", "no_such_day"),
        ("2026-03-02 25:00", "not_a_time"),
    ],
)
def test_an_instant_there_is_not_is_told(cell: str, code: str) -> None:
    assert as_value(column("date_time"), cell) == code


@pytest.mark.parametrize("cell", ["是", " 是", "YES", "yes", "Ｙ", "1", True])
def test_yes_is_said_in_many_ways(cell: Any) -> None:
    assert as_value(column("boolean"), cell) is True
