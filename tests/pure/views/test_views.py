"""What is wrong with a view, and what a sound one compiles to."""

from __future__ import annotations

from typing import Any

import pytest

from engine.problems import Language
from engine.reference import Reference
from engine.views.compile import compile_view
from engine.views.upgrade import filter_as_expression
from tests.support.documents import app, field, form, option_set, view
from tests.support.world import World

FORM = form(
    "f",
    field("name"),
    field("amount", "money"),
    field("level", "choice", options={"set": "level"}),
    field("tags", "choices", options={"set": "level"}),
    field("plain", "choice", options={"set": "plain"}),
    field("note", "long_text"),
    field("seen", "boolean"),
    field("on", "date"),
    field("wrong", "text", options={"nonsense": 1}),
)
LEVELS = option_set("level", "mass", "vip", ranked=True)


def world(body: dict[str, Any]) -> World:
    return World({"crm": [FORM, LEVELS, option_set("plain", "mass"), body]})


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    problems = world(body).check("crm", "view", body["name"])
    assert all(each.text(language) for each in problems for language in Language)
    return [(each.path, each.code.name) for each in problems]


def where(filter_: str) -> dict[str, Any]:
    return view("v", "f", "name", filter=filter_)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param(view("v", "f", "name", "amount", "created_at", sort=["-amount", "created_at"]), [], id="sound"),
        pytest.param(view("v", "f"), [("/columns", "view_no_columns")], id="no columns"),
        pytest.param(view("v", "g", "name"), [("/form", "missing_form")], id="no such form"),
        pytest.param(view("v", "bank/f", "name"), [("/form", "missing_form")], id="a form of a stranger"),
        pytest.param(
            view("v", "f", "name", "gone", "name"),
            [("/columns/1", "unknown_field"), ("/columns/2", "view_column_twice")],
            id="columns",
        ),
        pytest.param(
            view("v", "f", "name", sort=["-gone", "note", "tags", "name", "-name"]),
            [
                ("/sort/0", "unknown_field"),
                ("/sort/1", "view_unsortable"),
                ("/sort/2", "view_unsortable"),
                ("/sort/4", "view_sorted_twice"),
            ],
            id="order",
        ),
        pytest.param(where("amount >= 5000"), [], id="an amount"),
        pytest.param(where("amount between 1 and 2 and owner = me()"), [], id="two conditions"),
        pytest.param(where('amount > "5"'), [("/filter", "expression_not_compared")], id="an amount and a text"),
        pytest.param(where("amount >"), [("/filter", "expression_unfinished")], id="unfinished"),
        pytest.param(where("amount"), [("/filter", "expression_wrong_result")], id="no condition"),
        pytest.param(where("null"), [("/filter", "not_a_condition")], id="nothing at all"),
        pytest.param(where('level at least "vip"'), [], id="ranked"),
        pytest.param(where('plain at least "mass"'), [("/filter", "expression_not_ranked")], id="not ranked"),
        pytest.param(where('level = "gold"'), [("/filter", "expression_no_such_option")], id="no such option"),
        pytest.param(where('level in ("vip", "gold")'), [("/filter", "expression_no_such_option")], id="one is none"),
        pytest.param(where("name = null"), [], id="empty"),
        pytest.param(where("  "), [], id="all"),
        pytest.param(where('created_at >= @"2026-01-01T00:00:00Z"'), [], id="a system field"),
        pytest.param(where("gone = 1"), [("/filter", "expression_unknown_name")], id="no such field"),
        pytest.param(where("own"), [("/filter", "expression_unknown_name")], id="a name of row rules"),
    ],
)
def test_a_fault_is_found_at_its_place(body: dict[str, Any], problems: list[tuple[str, str]]):
    assert found(body) == problems


def test_a_view_compiles_to_its_columns_filter_and_order():
    body = view("v", "f", "name", "owner", filter='level = "vip"', sort=["-created_at"])
    seen = world(body)
    compiled = compile_view(seen.models["crm", "view", "v"], seen.seen_from("crm"))
    assert compiled.form == Reference("crm", "f")
    assert compiled.form_uid == FORM["uid"]
    assert [(each.name, each.type, each.uid) for each in compiled.columns] == [
        ("name", "text", field("name")["uid"]),
        ("owner", "person", None),
    ]
    assert compiled.filter == 'level = "vip"'
    assert compiled.sort == ("-created_at",)


def test_a_view_of_another_apps_form_knows_that_apps_options():
    shared = {**FORM, "shared": True}
    body = view("v", "bank/f", "name", filter='level = "gold"')
    both = World({"crm": [app(requires=["bank"]), body], "bank": [shared, {**LEVELS, "shared": True}]})
    assert [each.code.name for each in both.check("crm", "view", "v")] == ["expression_no_such_option"]


@pytest.mark.parametrize(
    ("conditions", "text"),
    [
        pytest.param([], "", id="none"),
        pytest.param([("level", "eq", "vip")], 'level = "vip"', id="one"),
        pytest.param(
            [("level", "at_least", "vip"), ("amount", "gt", "5.50")], 'level at least "vip" and amount > 5.50'
        ),
        pytest.param([("level", "in", ["a", "b"])], 'level in ("a", "b")', id="one of"),
        pytest.param([("amount", "between", ["-1", "2"])], "amount between -1 and 2", id="between"),
        pytest.param([("amount", "eq", "2.00")], "amount = 2.00", id="an amount travels as text"),
        pytest.param([("name", "eq", "0012")], 'name = "0012"', id="digits that are no amount"),
        pytest.param([("name", "eq", 'a"b\\c')], 'name = "a\\"b\\\\c"', id="quotes"),
        pytest.param([("on", "le", "2026-01-31")], 'on <= @"2026-01-31"', id="a day"),
        pytest.param([("seen", "eq", True)], "seen = true", id="yes"),
        pytest.param([("score", "ne", 3)], "score != 3", id="a whole number"),
        pytest.param([("name", "contains", "王")], 'contains(name, "王")', id="contains"),
        pytest.param([("name", "contains", "Wang")], 'contains(lower case(name), "wang")', id="in either case"),
        pytest.param([("name", "starts_with", "王")], 'starts with(name, "王")', id="starts with"),
        pytest.param([("name", "is_empty", None)], "name = null", id="empty"),
        pytest.param([("name", "is_not_empty", None)], "name != null", id="not empty"),
    ],
)
def test_the_conditions_of_a_first_view_become_an_expression(conditions: list[tuple[str, str, Any]], text: str):
    body = {"schema": 1, "filter": [{"field": name, "op": op, "value": value} for name, op, value in conditions]}
    assert filter_as_expression(body) == {"schema": 1, "filter": text}


@pytest.mark.parametrize(
    "written",
    ["text", None, 5, [5], [{}], [{"field": "a"}], [{"field": "a", "op": "nonsense", "value": 1}],
     [{"field": "a b", "op": "eq", "value": 1}], [{"field": "a", "op": "eq", "value": {}}],
     [{"field": "a", "op": "eq", "value": 1, "more": 2}]],
)  # fmt: skip
def test_what_no_expression_says_is_left_for_the_model_to_refuse(written: Any):
    assert filter_as_expression({"filter": written}) == {"filter": written}
