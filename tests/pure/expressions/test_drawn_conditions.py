"""Conditions as the builder draws them, from trees and back: what is drawn, what is left to text, what is refused."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine.expressions.check import Checked, check, check_text
from engine.expressions.conditions import BadConditions, to_conditions, to_tree
from engine.expressions.render import render
from engine.expressions.sentences import sentence
from engine.expressions.surroundings import Plain
from engine.expressions.types import ListOf, Option
from engine.expressions.unbind import unbound
from engine.problems import Language
from tests.support import organisation
from tests.support.drawn_conditions import Drawings, OrgDrawings
from tests.support.expression_records import AROUND, RISK, member, reference, row
from tests.support.expression_trees import Trees


def checked(text: str) -> Checked:
    found, problems = check_text(text, AROUND)
    assert found is not None, problems
    assert found.is_valid, (text, problems)
    return found


def one(field: str, op: str, value: Any = None) -> dict[str, Any]:
    return {"field": field, "op": op} | ({} if value is None else {"value": value})


BIG = {"all": [one("amount", "ge", "100"), one("matures", "lt", {"today": "P0D"})]}
DRAWN: list[tuple[dict[str, Any], str]] = [
    ({"all": [one("aum", "gt", "5000000")]}, "aum > 5000000"),
    ({"all": [one("risk", "at_least", "steady"), one("vip", "eq", True)]}, 'risk at least "steady" and vip = true'),
    (
        {"any": [one("segment", "is_empty"), {"all": [one("age", "ge", "1"), one("rate", "lt", "-0.5")]}]},
        "segment = null or age >= 1 and rate < -0.5",
    ),
    ({"all": [one("due", "le", {"today": "P30D"})]}, 'due <= today() + duration("P30D")'),
    ({"all": [one("due", "ge", {"today": "-P1M"})]}, 'due >= today() - duration("P1M")'),
    ({"all": [one("seen", "ge", {"now": "-P30D"})]}, 'seen >= now() - duration("P30D")'),
    ({"all": [one("due", "gt", "2026-01-01")]}, 'due > @"2026-01-01"'),
    ({"all": [one("due", "ne", {"field": "opened"})]}, "due != opened"),
    ({"all": [one("risk", "in", ["low", "high"])]}, 'risk in ("low", "high")'),
    ({"all": [one("age", "between", ["1", "9"])]}, "age between 1 and 9"),
    ({"all": [one("name", "contains", "张")]}, 'contains(name, "张")'),
    ({"all": [{"not": one("name", "starts_with", "a")}]}, 'not(starts with(name, "a"))'),
    (
        {"all": [{"of": "deposits", "has": "some", "where": BIG}]},
        "some each in deposits satisfies each.amount >= 100 and each.matures < today()",
    ),
    ({"all": [{"of": "deposits", "has": "count", "op": "gt", "value": "1"}]}, "count(deposits) > 1"),
    (
        {"all": [{"of": "deposits", "has": "count", "where": BIG, "op": "ge", "value": "3"}]},
        "count(deposits[amount >= 100 and matures < today()]) >= 3",
    ),
    (
        {
            "any": [
                {"of": "deposits", "has": "sum", "field": "amount", "op": "ge", "value": {"field": "aum"}},
                {"of": "deposits", "has": "mean", "field": "amount", "op": "between", "value": ["1", "-2"]},
                {"of": "deposits", "has": "min", "field": "matures", "op": "is_empty"},
                {
                    "of": "deposits",
                    "has": "max",
                    "field": "matures",
                    "where": BIG,
                    "op": "lt",
                    "value": {"today": "P0D"},
                },
            ]
        },
        "sum(deposits.amount) >= aum or mean(deposits.amount) between 1 and -2 or min(deposits.matures) = null"
        " or max(deposits[amount >= 100 and matures < today()].matures) < today()",
    ),
]
ORGANISATION: list[tuple[dict[str, Any], str]] = [
    (one("org", "within", {"field": "@my_unit@institution"}), "is within(org, institution of(my unit()))"),
    (one("org@institution", "ne", {"field": "@my_unit"}), "institution of(org) != my unit()"),
    (one("org@above", "below", {"field": "branch"}), "is below(unit above(org), branch)"),
    (one("owner@unit", "is_empty"), "unit of(owner) = null"),
    (one("owner@unit@institution", "eq", {"field": "org"}), "institution of(unit of(owner)) = org"),
    (
        one("owner", "works_within", "01920000-0000-7000-8000-000000000001"),
        'works within(owner, org unit("01920000-0000-7000-8000-000000000001"))',
    ),
    (one("rm", "holds_post", "teller"), 'holds post(rm, "teller")'),
    (one("@me", "holds_post", {"post": "rm", "within": {"field": "org"}}), 'holds post(me(), "rm", org)'),
    (one("@my_unit", "within", {"field": "org"}), "is within(my unit(), org)"),
]


@pytest.mark.parametrize(("drawn", "text"), DRAWN, ids=[text for _, text in DRAWN])
def test_what_is_drawn_is_a_tree_and_back(drawn: dict[str, Any], text: str) -> None:
    tree = check(to_tree(drawn, AROUND), AROUND)
    assert tree.is_valid, tree.problems
    assert tree.tree == checked(text).tree
    assert to_conditions(checked(text), AROUND) == drawn


@pytest.mark.parametrize(("drawn", "text"), ORGANISATION, ids=[text for _, text in ORGANISATION])
def test_conditions_about_the_organisation_are_drawn(drawn: dict[str, Any], text: str) -> None:
    found, problems = check_text(text, organisation.AROUND)
    assert found is not None, problems
    tree = check(to_tree(drawn, organisation.AROUND), organisation.AROUND)
    assert tree.is_valid, tree.problems
    assert tree.tree == found.tree
    assert to_conditions(found, organisation.AROUND) == {"all": [drawn]}


def test_any_drawing_comes_back_as_it_was() -> None:
    bank = organisation.bank(random.Random(1))
    units, people = [each["id"] for each in bank.units], [each["id"] for each in bank.people]
    for seed in range(400):
        rng = random.Random(seed)
        for around, drawing in (
            (AROUND, Drawings(rng).group(1)),
            (organisation.AROUND, OrgDrawings(rng, units, people).group(1)),
        ):
            found, problems = check_text(render(to_tree(drawing, around)), around)
            assert found is not None, problems
            assert found.is_valid, (drawing, found.problems)
            again = to_conditions(found, around)
            assert check(to_tree(again, around), around).tree == found.tree
            written = render(unbound(found, around))
            assert check_text(written, around)[0] is not None, written
            for language in Language:
                assert sentence(found, around, language)


def test_a_field_of_several_options_contains_one_of_them() -> None:
    likes = member("likes", "喜好", ListOf(Option("bank/risk", ranked=True)))
    around = Plain({None: (likes,)}, {"bank/risk": RISK})
    drawn = {"all": [one("likes", "contains", "high")]}
    found, _ = check_text('list contains(likes, "high")', around)
    assert found is not None
    assert check(to_tree(drawn, around), around).tree == found.tree
    assert to_conditions(found, around) == drawn


UNDRAWABLE = [
    "aum + 1 > 5",
    "if vip then true else false",
    "1 < count(deposits)",
    "count(deposits[amount > aum]) > 1",
    "count(deposits[amount > 1][open]) > 1",
    'min(deposits.kind) = "a"',
    "median(deposits.amount) > 1",
    "age in (< 3)",
    "1 < age",
    "all([vip])",
]


@pytest.mark.parametrize("text", UNDRAWABLE)
def test_what_cannot_be_drawn_is_left_to_text(text: str) -> None:
    assert to_conditions(checked(text), AROUND) is None


def test_what_can_be_drawn_of_random_trees_means_the_same() -> None:
    drawn = 0
    for seed in range(600):
        found = check(Trees(random.Random(seed)).boolean(2), AROUND)
        conditions = to_conditions(found, AROUND)
        if conditions is not None:
            drawn += 1
            again = check(to_tree(conditions, AROUND), AROUND)
            assert to_conditions(again, AROUND) == conditions
            rng = random.Random(seed)
            for record in (row(rng) for _ in range(5)):
                assert (reference(again, record) is True) == (reference(found, record) is True)
    assert drawn > 50


BAD: list[tuple[Any, str]] = [
    (None, ""),
    ({"all": []}, "/all"),
    ({"all": [{"field": "nope", "op": "eq", "value": 1}]}, "/all/0/field"),
    ({"any": [{"field": "aum", "op": "eq", "value": "x"}]}, "/any/0/value"),
    ({"any": [{"field": "aum", "op": "eq", "value": "NaN"}]}, "/any/0/value"),
    ({"all": [{"field": "aum", "op": "like", "value": "1"}]}, "/all/0/op"),
    ({"all": [{"field": "due", "op": "eq", "value": {"today": "P1X"}}]}, "/all/0/value"),
    ({"of": "aum", "has": "some", "where": {}}, "/of"),
    ({"of": "aum", "has": "count", "op": "gt", "value": "1"}, "/of"),
    ({"of": "deposits", "has": "most", "op": "gt", "value": "1"}, "/has"),
    ({"of": "deposits", "has": "count", "field": "amount", "op": "gt", "value": "1"}, "/has"),
    ({"of": "deposits", "has": "sum", "op": "gt", "value": "1"}, "/field"),
    ({"of": "deposits", "has": "sum", "field": "matures", "op": "gt", "value": "1"}, "/field"),
    ({"of": "deposits", "has": "count", "op": "gt", "value": "x"}, "/value"),
    ({"of": "deposits", "has": "count", "op": "gt", "value": "1", "where": {"all": []}}, "/where/all"),
    ({"field": "aum@unit", "op": "is_empty"}, "/field"),
    ({"field": "@me@above", "op": "is_empty"}, "/field"),
    ({"field": "@nobody", "op": "is_empty"}, "/field"),
    ({"field": "@me@unit@above@above", "op": "is_empty"}, "/field"),
    ({"field": "aum", "op": "within", "value": {"field": "@my_unit"}}, "/op"),
    ({"field": "@me", "op": "holds_post", "value": ""}, "/value"),
    ({"field": "@me", "op": "works_within", "value": "no id"}, "/value"),
    ({"field": "aum", "op": "eq", "value": "1", "more": 1}, ""),
    ({"field": 5, "op": "eq"}, ""),
    ([], ""),
]


@pytest.mark.parametrize(("drawn", "path"), BAD)
def test_what_nobody_can_draw_is_refused_with_its_place(drawn: Any, path: str) -> None:
    with pytest.raises(BadConditions) as refused:
        to_tree(drawn, AROUND)
    assert refused.value.path == path


def test_conditions_without_end_are_refused() -> None:
    deep: Any = {"field": "vip", "op": "eq", "value": True}
    for _ in range(50):
        deep = {"not": deep}
    with pytest.raises(BadConditions):
        to_tree(deep, AROUND)
    with pytest.raises(BadConditions):
        to_tree({"all": [{"field": "vip", "op": "eq", "value": True}] * 1000}, AROUND)
