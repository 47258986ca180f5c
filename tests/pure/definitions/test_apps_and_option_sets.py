"""What is wrong with an app's own definition or an option set, and what sound ones compile to."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.apps.compile import compile_app
from engine.definitions.option_sets.compile import compile_option_set
from engine.problems import Language
from tests.support.documents import app, field, form, option_set, view
from tests.support.world import World

OTHERS = [form("f", field("a")), view("v", "f", "a")]


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    problems = World({"crm": [*OTHERS, body]}).check("crm", body["kind"], body["name"])
    assert all(each.text(language) for each in problems for language in Language)
    return [(each.path, each.code.name) for each in problems]


def with_option(**more: Any) -> dict[str, Any]:
    body = option_set("s", "a", "b")
    body["options"][1].update(more)
    return body


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param(app({"view": "v"}, {"form": "f", "as": "new"}, requires=["bank"]), [], id="sound"),
        pytest.param(app({"view": "v", "form": "f"}), [("/menu/0", "menu_one_target")], id="two targets"),
        pytest.param(app({}), [("/menu/0", "menu_one_target")], id="no target"),
        pytest.param(app({"view": "v", "as": "new"}), [("/menu/0/as", "menu_new_needs_form")], id="a new view"),
        pytest.param(app({"view": "gone"}), [("/menu/0/view", "missing_view")], id="no such view"),
        pytest.param(app({"form": "bank/f"}), [("/menu/0/form", "menu_foreign")], id="a stranger's form"),
        pytest.param(
            app(requires=["crm", "bank", "bank"]),
            [("/requires/0", "requires_itself"), ("/requires/2", "required_twice")],
            id="requires",
        ),
        pytest.param({**app(), "name": "main"}, [("/name", "app_name")], id="another name"),
        pytest.param(option_set("s", "a", "b"), [], id="sound set"),
        pytest.param(option_set("s"), [("/options", "no_options")], id="an empty set"),
        pytest.param(with_option(code="a"), [("/options/1/code", "duplicate_code")], id="one code twice"),
        pytest.param(
            with_option(label={"zh": "某a", "en": "x"}), [("/options/1/label", "duplicate_label")], id="one label twice"
        ),
        pytest.param(with_option(label={"zh": "某a", "en": "x"}, retired=True), [], id="a retired option may share it"),
        pytest.param(with_option(label={"zh": "乙"}), [("/options/1/label", "no_english")], id="no English"),
    ],
)
def test_a_fault_is_found_at_its_place(body: dict[str, Any], problems: list[tuple[str, str]]):
    assert found(body) == problems


def test_a_menu_entry_without_a_label_is_called_what_it_leads_to():
    world = World(
        {"crm": [*OTHERS, app({"view": "v"}, {"form": "f", "as": "new", "label": {"zh": "登记"}}, {"view": "gone"})]}
    )
    compiled = compile_app(world.models["crm", "app", "app"], world.seen_from("crm"))
    assert [(each.kind, each.name, each.label.zh, each.opens) for each in compiled.menu] == [
        ("view", "v", "某v", None),
        ("form", "f", "登记", "new"),
    ]


def test_an_option_set_keeps_its_order_and_its_retired_codes():
    world = World({"crm": [with_option(retired=True)]})
    compiled = compile_option_set(world.models["crm", "option_set", "s"], world.seen_from("crm"))
    assert compiled.codes == ("a", "b")
    assert [each.retired for each in compiled.options] == [False, True]
