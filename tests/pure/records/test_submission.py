"""What was sent against what may be written, without a database."""

from __future__ import annotations

from typing import Any

import pytest

from engine.fields.field_type import field_types
from engine.permissions.access import See, Write
from engine.records.entity import Entity, EntityField
from engine.records.submission import read_change, read_new
from engine.reference import Label


def made(name: str, kind: str = "text", **more: Any) -> EntityField:
    field_type = field_types.get(kind)
    options = field_type.Options()
    traits = field_type.traits(options)
    schema = {**traits.schema, "type": [traits.schema["type"], "null"]}
    return EntityField(name + "uid00000", name, kind, Label(zh=name), name, traits, schema, options=options, **more)


NAME, PHONE, LEVEL = made("name", required=True), made("phone", "phone"), made("level", default="mass")
SECRET, FIXED = made("secret"), made("fixed", read_only=True)
ENTITY = Entity("app", "form", "formuid00", Label(zh="form"), 1, "v1", "a_app", "form",
                (NAME, PHONE, LEVEL, SECRET, FIXED))  # fmt: skip
SEE = {each.uid: See.CLEAR for each in (NAME, PHONE, LEVEL, FIXED)}
WRITE = {each.uid: Write.ALWAYS for each in (NAME, PHONE, LEVEL, FIXED)}


def codes(problems: Any) -> dict[str, str]:
    return {each.path: each.code.name for each in problems}


def test_a_new_record_gets_its_defaults_and_folded_values() -> None:
    found = read_new(ENTITY, {"name": "  Ａ  ", "phone": "138 1234 5678"}, see=SEE, write=WRITE)
    assert found.problems == []
    assert found.values == {NAME.uid: "Ａ", PHONE.uid: "13812345678", LEVEL.uid: "mass"}


def test_a_default_is_not_forced_on_who_says_empty() -> None:
    assert LEVEL.uid not in read_new(ENTITY, {"name": "x", "level": None}, see=SEE, write=WRITE).values


def test_every_problem_comes_in_the_order_of_the_form() -> None:
    found = read_new(ENTITY, {"phone": "x", "secret": "x", "fixed": "x", "other": 1}, see=SEE, write=WRITE)
    assert codes(found.problems) == {
        "/values/name": "required",
        "/values/phone": "not_a_phone",
        "/values/secret": "unknown_field",
        "/values/fixed": "field_given",
        "/values/other": "unknown_field",
    }
    # a field that is there but not to be seen stands where one stands that is not there
    assert [each.path for each in found.problems][:2] == ["/values/secret", "/values/other"]


def test_what_is_required_is_left_to_who_may_write_it() -> None:
    only = {PHONE.uid: Write.ALWAYS}
    assert read_new(ENTITY, {"phone": "13812345678"}, see=SEE, write=only).problems == []


def test_a_hidden_field_and_none_at_all_look_the_same() -> None:
    hidden = read_new(ENTITY, {"name": "x", "secret": "y"}, see=SEE, write=WRITE).problems
    unknown = read_new(ENTITY, {"name": "x", "nosuch": "y"}, see=SEE, write=WRITE).problems
    assert [each.code for each in hidden] == [each.code for each in unknown]


@pytest.mark.parametrize(
    ("sent", "problem", "values"),
    [
        ("138****5678", None, {}),
        ("139****5678", "masked_value", {}),
        ("13912345678", None, {PHONE.uid: "13912345678"}),
        ("", None, {PHONE.uid: None}),
        (None, None, {PHONE.uid: None}),
    ],
)
def test_a_masked_value_unchanged_is_no_change(sent: Any, problem: str | None, values: dict[str, Any]) -> None:
    masked = {**SEE, PHONE.uid: See.MASKED}
    current = {NAME.uid: "x", PHONE.uid: "13812345678"}
    found = read_change(ENTITY, {"phone": sent}, see=masked, write=WRITE, current=current)
    assert [each.code.name for each in found.problems] == ([problem] if problem else [])
    assert found.values == values


def test_only_real_changes_remain_and_nothing_required_goes() -> None:
    current = {NAME.uid: "x", LEVEL.uid: "mass"}
    found = read_change(ENTITY, {"name": " x ", "level": "vip"}, see=SEE, write=WRITE, current=current)
    assert found.values == {LEVEL.uid: "vip"}
    emptied = read_change(ENTITY, {"name": ""}, see=SEE, write=WRITE, current=current)
    assert codes(emptied.problems) == {"/values/name": "required"}


@pytest.mark.parametrize("sent", [None, [], "x", 5])
def test_values_are_an_object(sent: Any) -> None:
    assert codes(read_new(ENTITY, sent, see=SEE, write=WRITE).problems) == {"/values": "not_an_object"}
