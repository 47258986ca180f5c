"""Cells as people write them in Excel or paste them: one file of examples, read here and by the browser."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.expressions.surroundings import Choice
from engine.problems import Language
from engine.reference import Label
from engine.rules.exchange.cell_problems import Unreadable
from engine.rules.exchange.cell_results import read_result
from engine.rules.exchange.cell_showing import show_result, show_test
from engine.rules.exchange.cell_tests import read_test
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Fault, Formula, Written

FILE = Path(__file__).parents[2] / "conformance" / "decisions" / "cells.json"
EXAMPLES = json.loads(FILE.read_text())
SETS = {
    name: [Choice(each["code"], Label(**each["label"])) for each in of["options"]]
    for name, of in EXAMPLES["option_sets"].items()
}


def choices(name: str) -> list[Choice]:
    return SETS.get(name, [])


def said(read: Any, written: Written, kind: str) -> str:
    try:
        return str(read(written, Column.of(kind, choices)))
    except Unreadable as wrong:
        problem = wrong.at("C7")
    assert all("C7" in problem.text(language) for language in Language)
    return f"!{problem.code.name}"


@pytest.mark.parametrize("example", EXAMPLES["when"], ids=lambda each: f"{each['type']}: {each['text']}")
def test_a_condition_is_read_as_the_file_says(example: dict[str, str]) -> None:
    expected = example.get("is", f"!{example.get('problem')}")
    assert said(read_test, example["text"], example["type"]) == expected


@pytest.mark.parametrize("example", EXAMPLES["then"], ids=lambda each: f"{each['type']}: {each['text']}")
def test_a_result_is_read_as_the_file_says(example: dict[str, str]) -> None:
    expected = example.get("is", f"!{example.get('problem')}")
    assert said(read_result, example["text"], example["type"]) == expected


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        pytest.param(None, "number", "-", id="an empty cell takes any value"),
        pytest.param(Decimal("0.3"), "number", "0.3", id="a number"),
        pytest.param(Decimal("5E+6"), "number", "5000000", id="a large number has no exponent"),
        pytest.param(Decimal(5), "text", '"5"', id="a number among texts is a text"),
        pytest.param(True, "boolean", "true", id="Excel's own TRUE"),
        pytest.param(Decimal(0), "boolean", "false", id="zero for no"),
        pytest.param(datetime.fromisoformat("2026-01-31"), "date", '@"2026-01-31"', id="a real date"),
        pytest.param(
            datetime.fromisoformat("2026-01-31T09:30:00.000400"),
            "date_time",
            '@"2026-01-31T09:30:00"',
            id="a real moment",
        ),
        pytest.param(timedelta(hours=36), "days", '@"P1DT12H"', id="a length of time"),
        pytest.param(datetime.fromisoformat("2026-05-20"), "number", "!cell_became_date", id="5-20 that became a date"),
        pytest.param(datetime.fromisoformat("2026-05-20"), "text", "!cell_became_date", id="a text that became a date"),
        pytest.param(time(9, 30), "text", "!cell_became_date", id="a text that became a time"),
        pytest.param(datetime.fromisoformat("2026-05-20T09:00"), "date", "!cell_became_date", id="a day with an hour"),
        pytest.param(Decimal(46053), "date", "!cell_became_number", id="a date that lost its format"),
        pytest.param(Formula("=A1*2"), "number", "!cell_is_formula", id="a formula is not worked out"),
        pytest.param(Fault("#N/A"), "number", "!cell_is_fault", id="an error of Excel's"),
    ],
)
def test_what_excel_keeps_is_read_as_what_was_typed(written: Written, kind: str, expected: str) -> None:
    assert said(read_test, written, kind) == expected


SHOWN = [
    ("number", ["-", "5", "5.0", ">5", ">= 50000", "[5..20]", "(5..20]", "]5..20]", "1, 2, 3", "1,2", "100, 200"]),
    ("number", ["not(5)", "not(5, 6)", "null", "not(null)", "= ? > 5", "-5", "[-5..-2]", "12345678901234567890"]),
    (
        "text",
        ['"a"', '"a", "b"', '"a,b"', '"不限"', 'not("a")', '"空"', '"\\"q"', '""', '"=cmd"', '" a "', '"公式：x"'],
    ),
    ("text", ['= contains(?, "x")', '"5"', '"not(a)"', '"a、b", "c"', '"-"', '"\'"', '"@x"']),
    ("option:bank_base/customer_level", ['"vip"', '"vip", "private"', 'not("mass")', '= ? at least "vip"', '"gone"']),
    ("boolean", ["true", "false", "true, false", "null"]),
    ("date", ['@"2026-01-31"', '>= @"2026-01-01"', '[@"2026-01-01"..@"2026-06-30"]', 'date("2026-01-01")']),
    ("date_time", ['@"2026-01-31T09:30:00"', '> @"2026-01-31T09:30:00Z"']),
    ("days", ['@"P30D"', '[@"P7D"..@"P30D"]', '@"PT12H"', 'duration("P3D")']),
    ("months", ['@"P6M"', '@"P12M"', '>= @"P1Y"']),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("kind", "texts"), SHOWN)
def test_a_condition_shown_reads_back_as_itself(kind: str, texts: list[str], language: Language) -> None:
    column = Column.of(kind, choices)
    for text in texts:
        assert read_test(show_test(text, column, language), column) == text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("number", ["5", "0.10", "null", "-5", "= amount * 0.1"]),
        ("text", ['"rm"', '"-"', '""', '"空"', "null", '"=1+1"', '"+86"', '"a、b"', '= if aum > 5 then "a" else "b"']),
        ("option:bank_base/customer_level", ['"vip"', "null"]),
        ("date", ['@"2026-01-31"', "= today()"]),
    ],
)
def test_a_result_shown_reads_back_as_itself(kind: str, texts: list[str], language: Language) -> None:
    column = Column.of(kind, choices)
    for text in texts:
        assert read_result(show_result(text, column, language), column) == text
