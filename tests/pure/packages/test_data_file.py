"""Lines of data, and what their references stand for."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from engine.packages.data_file import Names, UnknownReference, read_rows, referred, resolved
from engine.problems import Problem

IDS = {("person", "rm1"): "p-1", ("unit", "JC-CN"): "u-1", ("demo", "vip1"): "r-1"}
NAMES = Names(lambda sort, name: IDS.get((sort, name)), date(2026, 3, 2), ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("@person.rm1", "p-1", id="a person"),
        pytest.param("@unit.JC-CN", "u-1", id="an org unit"),
        pytest.param("@demo.vip1", "r-1", id="another row"),
        pytest.param(["@demo.vip1", "x"], ["r-1", "x"], id="inside a list"),
        pytest.param("@today", "2026-03-02", id="today"),
        pytest.param("@today-2", "2026-02-28", id="the day before yesterday"),
        pytest.param("@today+30T09:05", "2026-04-01T09:05:00+08:00", id="an hour in a month, in the bank's zone"),
        pytest.param("@@home", "@home", id="text that begins with @"),
        pytest.param("a@b.cn", "a@b.cn", id="an @ further in"),
        pytest.param(12, 12, id="no text"),
    ],
)
def test_a_reference_stands_for_something(written: object, meant: object) -> None:
    assert resolved(written, NAMES) == meant


@pytest.mark.parametrize("written", ["@person.nobody", "@file./etc/passwd", "@", "@todayish", "@demo."])
def test_a_reference_to_nothing_is_refused(written: str) -> None:
    with pytest.raises(UnknownReference):
        resolved(written, NAMES)


def test_a_value_says_which_rows_it_names() -> None:
    assert referred(["@demo.a", "@person.b", "@reference.c", 1]) == ["a", "c"]


def test_every_bad_line_is_named() -> None:
    problems: list[Problem] = []
    lines = (
        b'{"ref": "a", "values": {}}\n\n{"ref": "a", "values": {}}\n{\n{"ref": "b"}\n{"ref": "../c", "values": {}}\n'
    )
    rows = read_rows("customer", lines, problems)
    assert [row.ref for row in rows] == ["a"]
    assert [(each.code.name, each.params["line"]) for each in problems] == [
        ("same_ref", 3),
        ("bad_data_line", 4),
        ("bad_data_row", 5),
        ("bad_data_row", 6),
    ]
