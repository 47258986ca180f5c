"""What is wrong with a form, row by row: the fault, its place, its code."""

from __future__ import annotations

from typing import Any

import pytest

from engine.problems import Language
from tests.support.documents import app, field, form, option_set, section
from tests.support.world import World

NAME = field("title")
LEVELS = option_set("level", "mass", "vip", ranked=True)
BANK = [
    app(),
    form("customer", NAME, shared=True),
    form("secret", NAME),
    option_set("tags", "a", "b", shared=True),
    option_set("hidden", "a"),
]


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    world = World(
        {"crm": [app(requires=["bank"]), LEVELS, body], "bank": BANK, "other": [form("x", NAME, shared=True)]}
    )
    problems = world.check("crm", "form", body["name"])
    for each in problems:
        for language in Language:
            assert each.text(language)
    return [(each.path, each.code.name) for each in problems]


SOUND = form(
    "complaint",
    field("number", "serial_number"),
    field("customer", "reference", options={"form": "bank/customer"}),
    field("level", "choice", options={"set": "level"}, default="vip"),
    field("tags", "choices", options={"set": "bank/tags"}, default=["a"]),
    field("amount", "money", default="5.00"),
    field("phone", "phone", unique=True, sensitivity="C2"),
    title_field="number",
    unique=[{"uid": "pairpair", "name": "pair", "fields": ["customer", "level"]}],
    layout=[section("all", "number", "customer", {"field": "level", "width": 24}, "tags", "amount", "phone")],
)


def test_a_sound_form_has_no_problems():
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param(form("f"), [("/fields", "no_fields")], id="no fields"),
        pytest.param(
            form("f", field("a"), field("a", label={"zh": "另一", "en": "x"}, uid="otheruid1")),
            [("/fields/1/name", "duplicate_name")],
            id="one name twice",
        ),
        pytest.param(
            form("f", field("a"), field("b", uid=field("a")["uid"])),
            [("/fields/1/uid", "duplicate_uid")],
            id="one uid twice",
        ),
        pytest.param(
            form("f", field("a"), field("b", label={"zh": "某a", "en": "a"})),
            [("/fields/1/label", "duplicate_label")],
            id="two fields people cannot tell apart",
        ),
        pytest.param(form("f", field("owner")), [("/fields/0/name", "reserved_name")], id="the name of a system field"),
        pytest.param(
            form("f", field("a", "integer", encrypted=True)),
            [("/fields/0/encrypted", "cannot_be_encrypted")],
            id="a number encrypted",
        ),
        pytest.param(
            form("f", field("a", sensitivity="C3", encrypted=False)),
            [("/fields/0/encrypted", "credentials_in_clear")],
            id="credentials in clear",
        ),
        pytest.param(
            form("f", field("a", "date", sensitivity="C3")),
            [("/fields/0/sensitivity", "credentials_unfit")],
            id="credentials that cannot be encrypted",
        ),
        pytest.param(
            form("f", field("a"), field("b", computed="a", encrypted=True), field("c", computed="a", sensitivity="C3")),
            [("/fields/1/encrypted", "computed_encrypted"), ("/fields/2/sensitivity", "computed_encrypted")],
            id="what a formula gives encrypted",
        ),
        pytest.param(
            form("f", field("a", "tex")), [("/fields/0/type", "unknown_field_type")], id="a type there is not"
        ),
        pytest.param(
            form("f", field("a", options={"max_lenght": 5})),
            [("/fields/0/options/max_lenght", "unknown_member")],
            id="a misspelt option",
        ),
        pytest.param(
            form("f", field("a", options={"max_length": "5"})),
            [("/fields/0/options/max_length", "wrong_type")],
            id="an option of the wrong type",
        ),
        pytest.param(
            form("f", field("a", "integer", options={"minimum": 5, "maximum": 1})),
            [("/fields/0/options/minimum", "bad_range")],
            id="bounds nothing can meet",
        ),
        pytest.param(
            form("f", field("a", "choice")),
            [("/fields/0/options/set", "missing_member")],
            id="a choice without its option set",
        ),
        pytest.param(
            form("f", field("a", "choice", options={"set": "levle"})),
            [("/fields/0/options/set", "missing_option_set")],
            id="an option set there is not",
        ),
        pytest.param(
            form("f", field("a", "choice", options={"set": "bank/hidden"})),
            [("/fields/0/options/set", "missing_option_set")],
            id="an option set its app does not share",
        ),
        pytest.param(
            form("f", field("a", "reference", options={"form": "bank/secret"})),
            [("/fields/0/options/form", "missing_form")],
            id="a form its app does not share",
        ),
        pytest.param(
            form("f", field("a", "reference", options={"form": "other/x"})),
            [("/fields/0/options/form", "missing_form")],
            id="a form of an app that is not required",
        ),
        pytest.param(
            form("f", field("a", "reference", options={"form": "Bank.Customer"})),
            [("/fields/0/options/form", "bad_reference")],
            id="a reference that is none",
        ),
        pytest.param(
            form("f", field("a", "serial_number", options={"pattern": "TS-{yyyy}", "reset": "month"})),
            [("/fields/0/options/pattern", "one_counter"), ("/fields/0/options/pattern", "repeating_serial")],
            id="a serial number that does not count and comes again",
        ),
        pytest.param(
            form("f", field("a", "serial_number", options={"pattern": "{week}-{00}", "reset": "never"})),
            [("/fields/0/options/pattern", "unknown_token")],
            id="an unknown token in a serial number",
        ),
        pytest.param(
            form("f", field("a", "long_text", unique=True)),
            [("/fields/0/unique", "cannot_be_unique")],
            id="unique long text",
        ),
        pytest.param(
            form("f", field("a", "boolean", unique=True)),
            [("/fields/0/unique", "cannot_be_unique")],
            id="unique yes or no",
        ),
        pytest.param(
            form("f", field("a", unique=True, options={"max_length": 2000})),
            [("/fields/0/unique", "too_long_for_index")],
            id="unique text longer than an index row",
        ),
        pytest.param(
            form("f", field("a", "money", default="abc")),
            [("/fields/0/default", "not_a_number")],
            id="a default of the wrong type",
        ),
        pytest.param(
            form("f", field("a", "choice", options={"set": "level"}, default="gold")),
            [("/fields/0/default", "unknown_default")],
            id="a default that is no option",
        ),
        pytest.param(
            form("f", field("a", "serial_number", default="x")),
            [("/fields/0/default", "no_default")],
            id="a default for what the platform fills in",
        ),
        pytest.param(
            form("f", field("a", required=True, read_only=True)),
            [("/fields/0/read_only", "never_filled")],
            id="required, and nobody may write it",
        ),
        pytest.param(
            form("f", field("a", "reference", required=True, options={"form": "bank/customer", "on_delete": "clear"})),
            [("/fields/0/options/on_delete", "clear_required")],
            id="a required reference that would be cleared",
        ),
        pytest.param(
            form("f", field("a"), title_field="b"), [("/title_field", "unknown_title_field")], id="no such title field"
        ),
        pytest.param(
            form("f", field("a", "long_text"), title_field="a"),
            [("/title_field", "unfit_title_field")],
            id="a title of many lines",
        ),
        pytest.param(
            form("f", NAME, layout=[section("s", "title", "gone", {"field": "title", "width": 25})]),
            [
                ("/layout/0/children/1/field", "layout_unknown_field"),
                ("/layout/0/children/2/field", "layout_placed_twice"),
                ("/layout/0/children/2/width", "layout_bad_width"),
            ],
            id="a layout with three faults",
        ),
        pytest.param(
            form(
                "f",
                NAME,
                layout=[{**section("s", "title"), "page": "nowhere"}],
                pages_as="steps",
                pages=[{"uid": "pagepage", "name": "one", "label": {"zh": "一", "en": "One"}}],
            ),
            [
                ("/pages/0", "layout_empty_page"),
                ("/pages", "layout_one_step"),
                ("/layout/0/page", "layout_unknown_page"),
            ],
            id="a section on no page, a page without sections, a single step",
        ),
        pytest.param(
            form(
                "f",
                NAME,
                layout=[{**section("s", "title"), "page": "one"}],
                pages=[
                    {"uid": "pagepage", "name": "one", "label": {"zh": "一", "en": "One"}},
                    {"uid": "pagepage", "name": "one", "label": {"zh": "二"}},
                ],
            ),
            [
                ("/pages/1/uid", "duplicate_uid"),
                ("/pages/1/label", "no_english"),
                ("/pages/1/name", "layout_double_page"),
            ],
            id="two pages of one name",
        ),
        pytest.param(
            form("f", NAME, field("b"), layout=[section("s", "title")]),
            [("/fields/1", "layout_not_placed")],
            id="a field without a place",
        ),
        pytest.param(
            form("f", NAME, field("b", "long_text"), unique=[{"uid": "u" * 8, "name": "u", "fields": ["b", "c"]}]),
            [("/unique/0/fields/0", "unique_unfit_type"), ("/unique/0/fields/1", "unique_unknown_field")],
            id="a combination of what cannot be compared",
        ),
        pytest.param(
            form("f", NAME, unique=[{"uid": "u" * 8, "name": "u", "fields": ["title", "title"]}]),
            [("/unique/0/fields", "unique_too_few")],
            id="a combination of one",
        ),
        pytest.param(
            form("f", field("a", label={"zh": "甲"})), [("/fields/0/label", "no_english")], id="no English label"
        ),
        pytest.param(
            form("f", *(field(f"f{n}", indexed=True) for n in range(13))),
            [("/fields", "too_many_indexes")],
            id="more indexes than a table has",
        ),
        pytest.param(
            form("f", *(field(f"f{n}") for n in range(201))), [("/fields", "many_fields")], id="many fields, a warning"
        ),
    ],
)
def test_a_fault_is_found_at_its_place(body: dict[str, Any], problems: list[tuple[str, str]]):
    assert found(body) == problems


def test_only_what_stops_publishing_is_an_error():
    body = form("f", field("a", label={"zh": "甲"}), field("b", label={"zh": "甲"}), layout=[section("s", "a")])
    world = World({"crm": [body]})
    assert not any(each.is_error for each in world.check("crm", "form", "f"))


def test_all_problems_are_told_at_once():
    body = form("f", field("owner", "tex"), field("b", "money", default="x"), title_field="gone")
    assert {code for _, code in found(body)} == {
        "reserved_name", "unknown_field_type", "not_a_number", "unknown_title_field",
    }  # fmt: skip
