"""What is wrong with a view, and what a sound one compiles to."""

from __future__ import annotations

from typing import Any

import pytest

from engine.problems import Language
from engine.reference import Reference
from engine.views.compile import compile_view
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


def where(field_: str, op: str, value: Any = None) -> dict[str, Any]:
    return view("v", "f", "name", filter=[{"field": field_, "op": op, "value": value}])


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
        pytest.param(where("amount", "ge", "5000"), [], id="an amount"),
        pytest.param(where("amount", "between", ["1", "2"]), [], id="between two amounts"),
        pytest.param(where("amount", "between", ["1"]), [("/filter/0/value", "two_values")], id="between one amount"),
        pytest.param(
            where("amount", "between", ["1", "x"]), [("/filter/0/value/1", "not_a_number")], id="the second is wrong"
        ),
        pytest.param(where("amount", "contains", "5"), [("/filter/0/op", "unknown_operator")], id="wrong operator"),
        pytest.param(where("level", "at_least", "vip"), [], id="ranked"),
        pytest.param(where("plain", "at_least", "mass"), [("/filter/0/op", "unknown_operator")], id="not ranked"),
        pytest.param(where("level", "eq", "gold"), [("/filter/0/value", "unknown_code")], id="no such option"),
        pytest.param(
            where("level", "in", ["vip", "gold"]), [("/filter/0/value/1", "unknown_code")], id="one of two is none"
        ),
        pytest.param(where("level", "in", []), [("/filter/0/value", "list_of_values")], id="one of none"),
        pytest.param(where("tags", "contains", "vip"), [], id="choices include one"),
        pytest.param(where("tags", "in", ["vip", "mass"]), [], id="choices include any"),
        pytest.param(where("tags", "eq", "vip"), [("/filter/0/op", "unknown_operator")], id="choices are not compared"),
        pytest.param(where("name", "contains", " "), [("/filter/0/value", "text_to_find")], id="nothing to look for"),
        pytest.param(where("name", "eq", ""), [("/filter/0/value", "value_missing")], id="equal to nothing"),
        pytest.param(where("name", "is_empty"), [], id="empty"),
        pytest.param(where("seen", "eq", "yes"), [("/filter/0/value", "wrong_type")], id="a yes that is text"),
        pytest.param(where("on", "gt", "2026-02-30"), [("/filter/0/value", "no_such_day")], id="no such day"),
        pytest.param(where("created_at", "ge", "2026-01-01T00:00:00Z"), [], id="a system field"),
        pytest.param(
            where("created_at", "ge", "2026-01-01"), [("/filter/0/value", "not_a_time")], id="a day as a time"
        ),
        pytest.param(where("gone", "eq", 1), [("/filter/0/field", "unknown_field")], id="no such field"),
        pytest.param(where("wrong", "eq", 1), [], id="a field whose own form is at fault"),
        pytest.param(
            view("v", "f", "name", filter=[{"field": "name", "op": "is_empty"}] * 41),
            [("/filter", "view_too_many")],
            id="too many conditions",
        ),
    ],
)
def test_a_fault_is_found_at_its_place(body: dict[str, Any], problems: list[tuple[str, str]]):
    assert found(body) == problems


def test_a_view_compiles_to_its_columns_conditions_and_order():
    body = view(
        "v", "f", "name", "owner", filter=[{"field": "level", "op": "eq", "value": "vip"}], sort=["-created_at"]
    )
    seen = world(body)
    compiled = compile_view(seen.models["crm", "view", "v"], seen.seen_from("crm"))
    assert compiled.form == Reference("crm", "f")
    assert compiled.form_uid == FORM["uid"]
    assert [(each.name, each.type, each.uid) for each in compiled.columns] == [
        ("name", "text", field("name")["uid"]),
        ("owner", "person", None),
    ]
    assert compiled.filter == ({"field": "level", "op": "eq", "value": "vip"},)
    assert compiled.sort == ("-created_at",)


def test_a_view_of_another_apps_form_knows_that_apps_options():
    shared = {**FORM, "shared": True}
    body = view("v", "bank/f", "name", filter=[{"field": "level", "op": "eq", "value": "gold"}])
    both = World({"crm": [app(requires=["bank"]), body], "bank": [shared, {**LEVELS, "shared": True}]})
    assert [each.code.name for each in both.check("crm", "view", "v")] == ["unknown_code"]
