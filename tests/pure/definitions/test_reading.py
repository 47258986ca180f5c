"""Reading documents: every fault has a place and two sentences, and nothing that can be sent raises or takes long."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.definitions.reading import DEEPEST, read
from engine.kinds import DefinitionKind
from engine.problems import Language, Problem
from tests.support.documents import app, field, form, grant, option_set, role, section, view
from tests.support.world import KINDS, World

FORM = form("f", field("a"), layout=[section("s", "a")])


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    for each in problems:
        for language in Language:
            json.dumps(each.as_json(language), ensure_ascii=False).encode()
    return [(each.path, each.code.name) for each in problems]


def changed(**more: Any) -> dict[str, Any]:
    return {**FORM, **more}


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param([], [("", "wrong_type")], id="a list"),
        pytest.param(None, [("", "wrong_type")], id="nothing"),
        pytest.param(changed(name="Complaint"), [("/name", "bad_name")], id="a name with a capital"),
        pytest.param(changed(name="a" * 49), [("/name", "bad_name")], id="a name that is too long"),
        pytest.param(changed(name="a\n"), [("/name", "bad_name")], id="a name with a line end"),
        pytest.param(changed(uid="short"), [("/uid", "bad_uid")], id="a short uid"),
        pytest.param(changed(label={"zh": "  "}), [("/label/zh", "empty_text")], id="a blank label"),
        pytest.param(changed(label={"zh": "长" * 201}), [("/label/zh", "text_too_long")], id="an endless label"),
        pytest.param(changed(label={"zh": "投\u202e诉"}), [("/label/zh", "bad_label")], id="text that turns around"),
        pytest.param(changed(label={"zh": "投诉\x07诉"}), [("/label/zh", "bad_label")], id="a bell in a label"),
        pytest.param(changed(label="投诉"), [("/label", "wrong_type")], id="a label that is text"),
        pytest.param(changed(visible_if="x"), [("/visible_if", "unknown_member")], id="what comes later"),
        pytest.param(
            changed(fields=[{**field("a"), "required": "yes"}]),
            [("/fields/0/required", "wrong_type")],
            id="a yes that is text",
        ),
        pytest.param(
            changed(fields=[{**field("a"), "sensitivity": "C9"}]),
            [("/fields/0/sensitivity", "not_one_of")],
            id="a class there is not",
        ),
        pytest.param(
            changed(fields=[{"name": "a"}, 5]),
            [
                ("/fields/0/uid", "missing_member"),
                ("/fields/0/type", "missing_member"),
                ("/fields/0/label", "missing_member"),
                ("/fields/1", "wrong_type"),
            ],
            id="all faults at once",
        ),
        pytest.param(changed(kind="view"), [("/kind", "not_one_of")], id="another kind"),
        pytest.param(changed(schema=2), [("/schema", "newer_schema")], id="a newer shape"),
        pytest.param(changed(schema="1"), [("/schema", "bad_schema")], id="a shape that is text"),
        pytest.param(changed(schema=True), [("/schema", "bad_schema")], id="a shape that is true"),
        pytest.param(changed(schema=10**4000), [("/schema", "newer_schema")], id="a shape beyond counting"),
        pytest.param(
            changed(fields=[{**field("a"), "default": "a\0b"}]),
            [("/fields/0/default", "nul_character")],
            id="U+0000 in a value",
        ),
        pytest.param(changed(**{"a\0": 1}), [("", "nul_character")], id="U+0000 in a key"),
        pytest.param(
            changed(label={"zh": "\ud800"}), [("/label/zh", "lone_surrogate")], id="half a character"
        ),
        pytest.param(
            changed(fields=[{**field("a"), "default": float("inf")}]),
            [("/fields/0/default", "not_a_json_number")],
            id="1e400",
        ),
        pytest.param(
            changed(fields=[{**field("a"), "default": float("nan")}]),
            [("/fields/0/default", "not_a_json_number")],
            id="NaN",
        ),
        pytest.param(changed(label=nested(DEEPEST + 1)), [("", "too_deep")], id="too deep"),
        pytest.param(changed(label=nested(20_000)), [("", "too_deep")], id="deeper than Python"),
        pytest.param(changed(label={"zh": "x" * 3_000_000}), [("", "document_too_large")], id="a novel"),
        pytest.param(changed(layout=[0] * 200_000), [("", "too_many_values")], id="endless lists"),
    ],
)  # fmt: skip
def test_a_fault_has_a_place(body: Any, problems: list[tuple[str, str]]):
    model, found = read(KINDS["form"], body)
    assert model is None
    assert told(found) == problems


def test_ten_thousand_fields_are_refused_in_no_time():
    body = form("f", *(field(f"f{n}") for n in range(10_000)))
    started = time.process_time()
    model, problems = read(KINDS["form"], body)
    assert time.process_time() - started < 1
    assert model is None
    assert told(problems) == [("/fields", "too_many_fields")]
    assert problems[0].params == {"limit": 500, "count": 10_000}


def test_a_form_of_five_hundred_fields_is_read_and_checked_in_a_second():
    body = form("f", *(field(f"f{n}") for n in range(500)), layout=[section("s", *(f"f{n}" for n in range(500)))])
    started = time.process_time()
    world = World({"crm": [body]})
    assert [each.code.name for each in world.check("crm", "form", "f")] == ["many_fields"]
    assert time.process_time() - started < 1


def test_ten_megabytes_of_anything_are_refused_in_no_time():
    body = form("f", **{f"key{n}": "x" * 100 for n in range(90_000)})
    started = time.process_time()
    assert read(KINDS["form"], body)[0] is None
    assert time.process_time() - started < 1


def test_an_older_shape_is_upgraded_step_by_step():
    def first(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "label": {"zh": body["title"]}} | {"title": None}

    def second(body: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in body.items() if key != "title"}

    kind = KINDS["option_set"]
    newer = DefinitionKind(kind.name, kind.model, (first, second), kind.check, kind.references, kind.compile, kind.plan)
    old = {**option_set("s", "a"), "title": "级别"}
    del old["label"]
    model, problems = read(newer, old)
    assert problems == []
    assert model is not None
    assert model.label.zh == "级别"
    assert told(read(newer, {"schema": 1})[1]) == [("", "not_upgradable")]


SEEDS = [
    FORM,
    view("v", "f", "a", filter="a = 1", sort=["-a"]),
    role("r", grant("f", {"read": "own"}, ("*", "clear", "always")), deny=[grant("f", {"delete": True}, name="d")]),
    option_set("s", "a", "b"),
    app({"view": "v"}, requires=["bank"]),
]
KEYS = st.sampled_from(
    [
        "kind",
        "schema",
        "name",
        "uid",
        "label",
        "zh",
        "en",
        "fields",
        "type",
        "options",
        "set",
        "form",
        "layout",
        "children",
        "field",
        "width",
        "unique",
        "columns",
        "filter",
        "op",
        "value",
        "sort",
        "grants",
        "deny",
        "actions",
        "read",
        "fields",
        "see",
        "write",
        "until",
        "code",
        "menu",
        "view",
        "as",
        "requires",
        "default",
        "max_length",
    ]
) | st.text(max_size=5)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=8)
    | st.sampled_from(["form", "view", "role", "a", "text", "choice", "reference", "*", "own", "x/y", "a/b/c", "1"])
)
JSON = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=20
)


def check_everything(body: Any) -> None:
    """Whatever it is, every kind answers; and what can be read can be checked."""
    for kind in KINDS.values():
        model, problems = read(kind, body)
        told(problems)
        assert (model is None) == bool(problems)
        if model is not None:
            list(kind.references(model, "crm"))
            told(kind.check(model, World({"crm": [FORM]}).seen_from("crm")))


@settings(max_examples=120, deadline=None)
@given(JSON)
def test_any_json_is_answered(body: Any):
    check_everything(body)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_sound_document_spoilt_at_any_place_is_answered(data: st.DataObject):
    body = json.loads(json.dumps(data.draw(st.sampled_from(SEEDS))))
    here = body
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(here[key], dict | list) and here[key] and data.draw(st.booleans()):
            here = here[key]
        else:
            break
    here[key] = data.draw(JSON)
    check_everything(body)
