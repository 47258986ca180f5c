"""What a form says of the quality of its records: what is wrong with it, what it comes to, what follows a rename."""

from __future__ import annotations

from typing import Any

import pytest

from engine.forms.kind import FORM
from engine.records.entity import QualityRules
from engine.records.quality.alike import keys
from engine.records.quality.asked import taken_out
from tests.support.documents import app, field, form
from tests.support.world import World


def rule(name: str, *fields: str) -> dict[str, Any]:
    return {"uid": (name + "x" * 12)[:12], "name": name, "fields": list(fields)}


def party(*duplicates: dict[str, Any], **more: Any) -> dict[str, Any]:
    fields = [field("name"), field("phone", "phone"), field("note", "long_text"), field("code", unique=True)]
    return form("party", *fields, quality={"duplicates": list(duplicates), **more})


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.path, each.code.name) for each in World({"crm": [app(), body]}).check("crm", "form", "party")]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (party(rule("pair", "name", "phone"), rule("phone", "phone"), stale_days=90), []),
        (party(), []),
        (party(rule("none")), [("/quality/duplicates/0/fields", "duplicate_rule_no_fields")]),
        (party(rule("same", "name", "name")), [("/quality/duplicates/0/fields", "duplicate_rule_no_fields")]),
        (party(rule("gone", "gone")), [("/quality/duplicates/0/fields/0", "duplicate_rule_unknown_field")]),
        (party(rule("long", "note")), [("/quality/duplicates/0/fields/0", "duplicate_rule_unfit_type")]),
        (
            party(rule("one", "name"), {**rule("two", "phone"), "name": "one"}),
            [("/quality/duplicates/1/name", "duplicate_rule_same_name")],
        ),
        (
            party(rule("one", "name"), {**rule("one", "phone"), "name": "two"}),
            [("/quality/duplicates/1/uid", "duplicate_uid")],
        ),
        (
            party(*(rule(f"r{chr(97 + at)}", "name") for at in range(11))),
            [("/quality/duplicates", "too_many_duplicate_rules")],
        ),
    ],
)
def test_everything_wrong_is_told(body: dict[str, Any], problems: list[tuple[str, str]]) -> None:
    assert found(body) == problems


@pytest.mark.parametrize("days", [0, 3651, "ten"])
def test_days_are_a_number_within_ten_years(days: Any) -> None:
    with pytest.raises(ValueError, match="stale_days"):
        FORM.model.model_validate({"kind": "form", "schema": 1, "name": "f", "uid": "u" * 12, "label": {"zh": "f"},
                                   "quality": {"stale_days": days}})  # fmt: skip


def test_what_may_not_occur_twice_is_looked_at_besides_the_rules_of_the_form() -> None:
    body = party(rule("pair", "name", "phone"), rule("again", "phone", "name"), stale_days=90)
    world = World({"crm": [app(), body]})
    entity = FORM.compile(world.models["crm", "form", "party"], world.seen_from("crm"))
    assert entity.quality == QualityRules((("name", "phone"), ("phone", "name")), 90)
    assert list(keys(entity)) == [("name", "phone"), ("code",)], "each combination once"


def test_duplicate_rules_name_fields_so_that_a_rename_follows() -> None:
    world = World({"crm": [app(), party(rule("pair", "name", "phone"))]})
    uses = FORM.references(world.models["crm", "form", "party"], "crm")
    named = {each.path: each.part for each in uses if each.path.startswith("/quality")}
    assert named == {"/quality/duplicates/0/fields/0": "name", "/quality/duplicates/0/fields/1": "phone"}


STALE = {"field": "quality.stale", "op": "found"}
OTHER = {"field": "name", "op": "eq", "value": "a"}


@pytest.mark.parametrize(
    ("written", "left", "places"),
    [
        ([STALE, OTHER], [OTHER], ["/0"]),
        ([OTHER], [OTHER], []),
        ({"all": [OTHER, STALE]}, {"all": [OTHER]}, ["/all/1"]),
        ({"all": [STALE]}, None, ["/all/0"]),
        ({"any": [STALE]}, {"any": [STALE]}, []),
        ('name = "a"', 'name = "a"', []),
        (None, None, []),
        ([None, 3, {"field": 1}], [None, 3, {"field": 1}], []),
    ],
)
def test_faults_are_taken_out_of_a_question(written: Any, left: Any, places: list[str]) -> None:
    rest, faults = taken_out(written)
    assert (rest, [place for place, _ in faults]) == (left, places)
