"""The contract every field type keeps, run over the registry: a new type is tested by being there."""

from __future__ import annotations

import json
import math
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from engine.fields.field_type import Example, FieldType, ValueProblem, field_types
from engine.problems import Language

EXAMPLES = [
    pytest.param(each, example, id=f"{each.name} {number}")
    for each in field_types
    for number, example in enumerate(each.examples)
]


def traits_of(field_type: FieldType, options: dict[str, Any]):
    return field_type.traits(field_type.Options.model_validate(options))


def accepted(schema: dict[str, Any], value: Any) -> bool:
    """What both validators say; they must agree."""
    oracle = jsonschema.Draft202012Validator(schema).is_valid(value)
    if isinstance(value, float) and not math.isfinite(value):
        return oracle  # no JSON text holds it, so the fast one is never asked
    if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        return oracle
    if isinstance(value, int) and abs(value) > 2**63:
        return oracle
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(value) == oracle
    return oracle


def test_no_type_goes_away():
    """Documents of any age name them."""
    assert set(field_types.names()) >= {
        "text",
        "long_text",
        "integer",
        "decimal",
        "money",
        "percent",
        "boolean",
        "date",
        "date_time",
        "choice",
        "choices",
        "phone",
        "email",
        "id_number",
        "person",
        "org_unit",
        "reference",
        "serial_number",
        "time",
        "duration",
        "url",
        "rating",
        "slider",
        "tags",
        "card_number",
        "region",
        "address",
        "location",
        "rich_text",
        "people",
        "references",
        "file",
        "image",
        "signature",
    }


@pytest.mark.parametrize(("field_type", "example"), EXAMPLES)
def test_an_example_becomes_what_it_says(field_type: FieldType, example: Example):
    traits = traits_of(field_type, example.options)
    if example.problem is not None:
        with pytest.raises(ValueProblem) as refused:
            traits.parse(example.written)
        assert refused.value.code.name == example.problem
        for language in Language:  # every sentence can be made from the parameters it is given
            assert refused.value.code.at("/x", **refused.value.params).text(language)
        return
    value = traits.parse(example.written)
    if example.read is not ...:
        assert value == example.read
        assert type(value) is type(example.read)
    travelling = traits.dump(value)
    json.dumps(travelling)
    assert traits.parse(travelling) == value
    assert traits.dump(traits.parse(travelling)) == travelling
    assert value is None or accepted(traits.schema, travelling)
    for language in Language:
        assert isinstance(traits.display(travelling, language), str)
    if example.zh is not None:
        assert traits.display(travelling, Language.ZH) == example.zh


@pytest.mark.parametrize("field_type", list(field_types), ids=lambda each: each.name)
class TestEveryType:
    def test_says_what_it_is_in_both_languages(self, field_type: FieldType):
        assert field_type.label.zh
        assert field_type.label.en
        assert field_type.icon
        assert field_type.widget
        assert field_type.group in {"basic", "bank", "relation"}

    def test_has_examples_that_are_read_and_that_are_refused(self, field_type: FieldType):
        assert any(each.problem is None for each in field_type.examples)
        assert any(each.problem is not None for each in field_type.examples)

    def test_names_each_operator_once_and_in_both_languages(self, field_type: FieldType):
        operators = traits_of(field_type, field_type.examples[0].options).operators
        assert len({each.name for each in operators}) == len(operators)
        assert all(each.label.zh and each.label.en for each in operators)
        assert {each.operand for each in operators} <= {"one", "two", "many", "text", "none"}
        assert {"is_empty", "is_not_empty"} <= {each.name for each in operators}

    def test_keeps_null_null(self, field_type: FieldType):
        traits = traits_of(field_type, field_type.examples[0].options)
        assert traits.parse(None) is None
        assert traits.parse("") is None
        assert traits.dump(None) is None
        assert traits.display(None, Language.ZH) == ""

    def test_has_a_valid_schema_and_column(self, field_type: FieldType):
        traits = traits_of(field_type, field_type.examples[0].options)
        jsonschema.Draft202012Validator.check_schema(traits.schema)
        assert traits.column.sql.split("(")[0] in {
            "text", "text[]", "bigint", "numeric", "boolean", "date", "timestamptz", "time", "interval",
            "uuid", "uuid[]", "jsonb",
        }  # fmt: skip

    def test_serves_options_an_inspector_can_draw(self, field_type: FieldType):
        schema = field_type.Options.model_json_schema()
        assert schema["additionalProperties"] is False
        for option in schema["properties"].values():
            assert option["title"]
            assert option["title_en"]
            assert "enum" not in option or set(option["enum"]) == set(option["words"])
