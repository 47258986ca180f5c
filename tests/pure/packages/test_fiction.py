"""The made-up bank: the same every time, plausible, and nobody's."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.packages.fiction.__main__ import files
from engine.packages.fiction.people import id_number

TEMPLATES = Path(__file__).parents[3] / "app_templates"


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, Any]]]:
    return {Path(path).stem: [json.loads(line) for line in text.splitlines()] for path, text in files().items()}


@pytest.mark.parametrize("path", sorted(files()))
def test_the_committed_data_is_what_the_fiction_makes(path: str) -> None:
    """Make it anew with `python -m engine.packages.fiction app_templates`."""
    assert (TEMPLATES / path).read_bytes() == files()[path]


def test_the_check_character_is_the_one_of_the_standards_example() -> None:
    assert id_number(date(1949, 12, 31), 2)[-1] in "0123456789X"
    assert len(id_number(date(1949, 12, 31), 2)) == 18


def test_there_are_500_customers_of_three_levels_and_no_two_share_a_number(rows: dict[str, Any]) -> None:
    values = [row["values"] for row in rows["customer"]]
    assert len(values) == 500
    assert set(Counter(each["level"] for each in values)) == {"mass", "vip", "private"}
    for name in ("id_number", "phone", "email"):
        assert len({each[name] for each in values}) == 500


def test_nobody_real_is_meant(rows: dict[str, Any]) -> None:
    for row in rows["customer"]:
        assert row["values"]["id_number"][2:6] == "0000"
        assert row["values"]["phone"].startswith("1540000")
        assert row["values"]["email"].endswith("@example.com")


def test_assets_are_the_sum_of_what_is_held(rows: dict[str, Any]) -> None:
    held: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    for row in rows["holding"]:
        values = row["values"]
        (owed if values["product"].startswith("@demo.LN") else held)[values["customer"]] += Decimal(values["balance"])
    for row in rows["customer"]:
        assert Decimal(row["values"]["aum"]) == held["@demo." + row["ref"]]
        assert Decimal(row["values"]["loan_balance"]) == owed["@demo." + row["ref"]]


def test_every_reference_names_a_row_that_is_there(rows: dict[str, Any]) -> None:
    refs = {row["ref"] for each in rows.values() for row in each}
    for each in rows.values():
        for row in each:
            for value in row["values"].values():
                if isinstance(value, str) and value.startswith("@demo."):
                    assert value.removeprefix("@demo.") in refs


def test_the_customers_are_spread_over_both_branches(rows: dict[str, Any]) -> None:
    spread = Counter((row["owner"], row["org"]) for row in rows["customer"])
    assert spread[("@person.rm1", "@unit.JC-CN-T1")] == 150
    assert spread[("@person.rm3", "@unit.LJ-BJ-T1")] == 150
    assert len(spread) == 4
