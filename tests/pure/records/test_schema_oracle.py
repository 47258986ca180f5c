"""jsonschema-rs, which runs on every request, against Python's jsonschema: they agree on every field type's
examples."""

from __future__ import annotations

from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from engine.fields.field_type import FieldType, field_types

ODD: tuple[Any, ...] = (None, True, 0, -1, 1.5, 10**20, "", "x" * 300, [], ["a"], {}, {"a": 1}, "𠮷", "null")


@pytest.mark.parametrize("field_type", list(field_types), ids=lambda each: each.name)
def test_both_say_the_same(field_type: FieldType) -> None:
    for example in field_type.examples:
        options = field_type.Options.model_validate(example.options)
        schema = field_type.traits(options).schema
        fast, slow = jsonschema_rs.Draft202012Validator(schema), jsonschema.Draft202012Validator(schema)
        for value in (example.written, *ODD):
            if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
                continue  # half a character is no JSON; the readers refuse it
            assert fast.is_valid(value) == slow.is_valid(value), (field_type.name, value)
