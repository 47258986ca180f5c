"""What the checker tells: names, types, currencies, nulls, each with its place."""

from __future__ import annotations

import pytest

from engine.expressions.check import check_text
from engine.expressions.types import BOOLEAN, DATE, NUMBER, TEXT, Type
from tests.support.expression_records import AROUND

PROBLEMS = [
    ("aumm > 3", "expression_unknown_name", (0, 4)),
    ("aum > ", "expression_unfinished", (6, 6)),
    ("aum > > 3", "expression_unexpected", (6, 7)),
    ("aum > #", "expression_character", (6, 7)),
    ('"abc', "expression_open_string", (0, 4)),
    ("deposits.rate > 1", "expression_no_such_member", (0, 13)),
    ('aum > "x"', "expression_not_compared", (0, 9)),
    ('risk > "low"', "expression_no_order", (0, 12)),
    ("aum + segment", "expression_no_arithmetic", (0, 13)),
    ("aum * aum", "expression_no_arithmetic", (0, 9)),
    ("if aum then 1 else 2", "expression_not_a_condition", (3, 6)),
    ("cout(deposits)", "expression_unknown_function", (0, 4)),
    ("string length(aum)", "expression_wrong_arguments", (0, 18)),
    ("count(deposits, deposits)", "expression_wrong_arguments", (0, 25)),
    ('@"2026-13-01" > due', "expression_bad_temporal", (0, 13)),
    ("aum instance of number", "expression_not_in_business", (0, 22)),
    ("for x in aum return x", "expression_list_needed", (9, 12)),
    ("segment[1]", "expression_list_needed", (0, 7)),
    ("aum != 5", "expression_null_unequal", (0, 8)),
    ("not(aum = 5)", "expression_null_under_not", (0, 12)),
    ('not(segment in ("a", "b"))', "expression_null_under_not", (0, 26)),
    ("sum(deposits.amount) > 5", "expression_skips_null", (0, 20)),
    (
        "some a in deposits satisfies some b in deposits satisfies some c in deposits satisfies true",
        "expression_too_nested",
        (58, 91),
    ),
    ("for a in [1], b in [1], c in [1] return a", "expression_too_nested", (0, 41)),
]
QUIET = ["not(age = 5)", "not(aum > 5)", "not(aum = null)", "sum([1, 2]) > 1", "count(deposits) > 1", "aum != null"]


@pytest.mark.parametrize("text", QUIET)
def test_nothing_is_said_where_nothing_surprises(text: str) -> None:
    assert check_text(text, AROUND)[1] == ()


@pytest.mark.parametrize(("text", "code", "span"), PROBLEMS)
def test_a_problem_is_told_with_its_place(text: str, code: str, span: tuple[int, int]) -> None:
    _, problems = check_text(text, AROUND)
    found = [(each.code.name, (each.params["start"], each.params["end"])) for each in problems]
    assert (code, span) in found


def test_all_problems_are_told_at_once() -> None:
    _, problems = check_text('aumm > 3 and aum > "x" and cout(deposits) = 1', AROUND)
    assert [each.code.name for each in problems] == [
        "expression_unknown_name",
        "expression_not_compared",
        "expression_unknown_function",
    ]


TYPES: list[tuple[str, Type, bool]] = [
    ("rate + 1", NUMBER, True),
    ("age + 1", NUMBER, False),
    ("age / 2", NUMBER, True),
    ("segment + name", TEXT, True),
    ('due + duration("P1M")', DATE, True),
    ("aum > 3", BOOLEAN, True),
    ("aum = 3", BOOLEAN, False),
    ("some d in deposits satisfies d.amount > 3", BOOLEAN, True),
    ("count(deposits)", NUMBER, False),
    ("资产 ＞ 3", BOOLEAN, True),
    ("count(存款列表[金额 > 3])", NUMBER, False),
]


@pytest.mark.parametrize(("text", "of", "nullable"), TYPES)
def test_a_type_is_worked_out(text: str, of: Type, nullable: bool) -> None:
    checked, problems = check_text(text, AROUND)
    assert checked is not None, problems
    assert checked.is_valid, problems
    assert (checked.typed.type, checked.typed.nullable) == (of, nullable)


def test_a_name_and_its_label_bind_to_the_same_tree() -> None:
    by_name, _ = check_text("count(deposits[amount > 3]) > 0 and aum > 5", AROUND)
    by_label, _ = check_text("count(存款列表［金额 ＞ 3］) > 0 and 资产 > 5", AROUND)
    assert by_name is not None
    assert by_label is not None
    assert by_name.tree == by_label.tree
    assert by_name.fields == {("udeposits",), ("uaum",)}


def test_what_changes_without_the_record_is_named() -> None:
    checked, _ = check_text("due < today() and seen < now()", AROUND)
    assert checked is not None
    assert checked.volatile == {"today", "now"}


def test_a_wanted_type_is_held_to() -> None:
    _, problems = check_text("aum + 1", AROUND, BOOLEAN)
    assert [each.code.name for each in problems] == ["expression_wrong_result"]
