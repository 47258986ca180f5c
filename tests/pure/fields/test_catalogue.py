"""What the builder's palette and inspector are told of the field types."""

from __future__ import annotations

import json

import jsonschema

from engine.fields.catalogue import described, system_fields
from engine.fields.field_type import field_types


def test_every_type_is_described_with_a_schema_that_is_one():
    entries = described()
    assert sorted(each["name"] for each in entries) == field_types.names()
    for each in entries:
        jsonschema.Draft202012Validator.check_schema(each["options_schema"])
        json.dumps(each)


def test_enumerations_have_words_and_references_say_to_what():
    options = {each["name"]: each["options_schema"]["properties"] for each in described()}
    assert options["money"]["currency"]["words"]["CNY"] == {"zh": "人民币", "en": "Renminbi"}
    assert options["reference"]["form"]["refers_to"] == "form"
    assert options["choice"]["set"]["refers_to"] == "option_set"


def test_system_fields_are_of_known_types():
    assert {each["type"] for each in system_fields()} <= set(field_types.names())
