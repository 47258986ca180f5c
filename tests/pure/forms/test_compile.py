"""What a form compiles to: bound options, complete schemas, and columns where publishing put them."""

from __future__ import annotations

import jsonschema
import jsonschema_rs
import pytest

from engine.fields.field_type import ValueProblem
from engine.forms.compile import compile_form
from engine.forms.schema import submission_schema
from engine.problems import Language
from engine.records.entity import Entity
from engine.reference import Reference
from tests.support.documents import app, field, form, option_set
from tests.support.world import World

LEVELS = option_set("level", "mass", "vip", "private", ranked=True, shared=True)
LEVELS["options"][0]["retired"] = True
FORM = form(
    "complaint",
    field("number", "serial_number"),
    field("customer", "reference", required=True, options={"form": "bank/customer", "on_delete": "cascade"}),
    field("level", "choice", options={"set": "bank/level"}, default="vip"),
    field("colour", "choice", options={"set": "colour"}, required=True),
    field("tags", "choices", options={"set": "colour"}),
    field("amount", "money", default="5"),
    field("note", required=True, sensitivity="C2"),
    field("seen", "boolean", read_only=True),
    unique=[{"uid": "pairpair", "name": "pair", "fields": ["customer", "level"]}],
)
WORLD = World(
    {
        "crm": [app(requires=["bank"]), FORM, option_set("colour", "red", "blue")],
        "bank": [LEVELS, form("customer", field("name"), shared=True)],
    }
)


@pytest.fixture(scope="module")
def entity() -> Entity:
    return compile_form(WORLD.models["crm", "form", "complaint"], WORLD.seen_from("crm"))


def test_the_table_and_its_columns_are_where_publishing_put_them(entity: Entity):
    assert (entity.schema_name, entity.table_name) == ("a_crm", f"complaint_{FORM['uid'][:4]}")
    assert entity.by_name["amount"].column == f"amount_{field('amount')['uid'][:4]}"
    assert entity.release == 7
    assert entity.unique_together == (("customer", "level"),)


def test_a_form_that_is_only_tried_out_has_no_table():
    class Untried(type(WORLD.seen_from("crm"))):
        def table(self, form: str) -> None:
            return None

    tried = compile_form(WORLD.models["crm", "form", "complaint"], Untried(WORLD, "crm"))
    assert tried.table_name == ""
    assert tried.by_name["amount"].column == ""


def test_a_choice_knows_its_codes_in_rank_order_their_labels_and_which_are_retired(entity: Entity):
    level = entity.by_name["level"]
    assert level.codes == ("mass", "vip", "private")
    assert level.retired_codes == {"mass"}
    assert level.traits.display("vip", Language.ZH) == "某vip"
    assert level.traits.display("vip", Language.EN) == "vip"
    with pytest.raises(ValueProblem, match="unknown_option"):
        level.traits.parse("gold")


def test_only_a_ranked_choice_can_be_asked_for_at_least(entity: Entity):
    def operators(name: str) -> set[str]:
        return {each.name for each in entity.by_name[name].traits.operators}

    assert "at_least" in operators("level")
    assert "at_least" not in operators("colour")


def test_several_choices_are_shown_by_their_labels(entity: Entity):
    assert entity.by_name["tags"].traits.display(["red", "blue"], Language.ZH) == "某red、某blue"
    with pytest.raises(ValueProblem, match="unknown_option"):
        entity.by_name["tags"].traits.parse(["red", "green"])


def test_a_reference_knows_its_target(entity: Entity):
    assert entity.by_name["customer"].target == Reference("bank", "customer")
    assert entity.by_name["customer"].on_delete == "cascade"


def test_a_default_travels_as_the_type_writes_it(entity: Entity):
    assert entity.by_name["amount"].default == "5.00"


def test_a_serial_number_is_unique_and_nobody_writes_it(entity: Entity):
    number = entity.by_name["number"]
    assert number.unique
    assert number.read_only
    assert not number.required


CUSTOMER = "0198c0de-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("values", "is_valid"),
    [
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x"}, True, id="what is required"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x", "level": None}, True, id="an empty choice"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x", "tags": ["blue"]}, True, id="choices"),
        pytest.param({"customer": CUSTOMER, "colour": None, "note": "x"}, False, id="a required choice left empty"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": ""}, False, id="required text left empty"),
        pytest.param({"customer": CUSTOMER, "colour": "red"}, False, id="required text left out"),
        pytest.param({"customer": CUSTOMER, "colour": "green", "note": "x"}, False, id="no such option"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x", "more": 1}, False, id="no such field"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x", "amount": 0.5}, False, id="money as a float"),
        pytest.param({"customer": CUSTOMER, "colour": "red", "note": "x", "amount": 5}, True, id="money as an integer"),
    ],
)
def test_both_validators_agree_on_a_submission(entity: Entity, values: dict[str, object], is_valid: bool):
    schema = submission_schema(entity)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert jsonschema.Draft202012Validator(schema).is_valid(values) == is_valid
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(values) == is_valid


def test_a_change_may_leave_required_fields_out(entity: Entity):
    assert jsonschema.Draft202012Validator(submission_schema(entity, partial=True)).is_valid({"amount": "5"})
