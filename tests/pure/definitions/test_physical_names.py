"""Physical names and casts: whatever people call things, the database gets names it can keep."""

from __future__ import annotations

import pytest

from engine.records.schema.cast import cast, is_widening
from engine.records.schema.columns import safe_type
from engine.records.schema.names import LONGEST, cut, physical, qualified, quoted


@pytest.mark.parametrize("name", ["amount", "a" * 48, "投诉" * 40, 'x"; drop table y', "%s :x $1", "😀" * 20])
def test_a_physical_name_fits_and_is_the_names_own(name: str) -> None:
    made = physical(name, "uidxxxxxabcd")
    assert len(made.encode()) <= LONGEST
    assert made.endswith("_abcd")
    assert made.encode().decode() == made


def test_names_cut_to_the_same_length_stay_different() -> None:
    taken: set[str] = set()
    for number in range(20):
        taken.add(physical("a" * 60, f"uid{number % 2}xxxxabcd", taken))
    assert len(taken) == 20


def test_a_name_is_never_cut_within_a_character() -> None:
    assert cut("投诉", 4) == "投"


def test_quotes_cannot_end_an_identifier() -> None:
    assert qualified('a"b', "c") == '"a""b"."c"'
    for bad in ("", "x\0y"):
        with pytest.raises(ValueError, match="identifier"):
            quoted(bad)


@pytest.mark.parametrize("sql_type", ["text", "text[]", "numeric(18,2)", "timestamp with time zone", "uuid", "bigint"])
def test_types_are_what_field_types_name(sql_type: str) -> None:
    assert safe_type(sql_type) == sql_type


@pytest.mark.parametrize("sql_type", ["text; drop", "text)", "numeric(1", "", "TEXT", "text default now()"])
def test_anything_else_never_reaches_the_database(sql_type: str) -> None:
    with pytest.raises(ValueError, match="column type"):
        safe_type(sql_type)


@pytest.mark.parametrize(
    ("old", "new", "is_wider"),
    [
        ("numeric(10,2)", "numeric(18,2)", True),
        ("numeric(18,2)", "numeric(10,2)", False),
        ("numeric(18,2)", "numeric(18,4)", False),
        ("varchar(10)", "varchar(20)", True),
        ("varchar(10)", "text", True),
        ("text", "varchar(10)", False),
        ("integer", "bigint", False),
    ],
)
def test_only_what_reads_no_row_is_widened_in_place(old: str, new: str, is_wider: bool) -> None:
    assert is_widening(old, new) is is_wider


def test_one_choice_becomes_several_and_back() -> None:
    assert cast("v", "text", "text[]") == "array[v]"
    assert "cardinality(v) = 1" in cast("v", "text[]", "text")
