"""What is wrong with a form's expressions beyond what they say."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.check import check_one
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.forms.plan import plan
from engine.kinds import Widening
from tests.support.documents import app, field, form, label, option_set, uid
from tests.support.world import KINDS, World

LEVELS = option_set("level", "mass", "vip", ranked=True)
CUSTOMER = form(
    "customer",
    field("name", sensitivity="C2"),
    field("city"),
    field("level", "choice", options={"set": "level"}),
    field("branch", "reference", options={"form": "customer"}),
)


def check(name: str, fails_if: str, **more: Any) -> dict[str, Any]:
    return {"uid": uid(f"check {name}"), "name": name, "fails_if": fails_if, "message": label(name), **more}


def told(*fields: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    body = form("claim", field("customer", "reference", options={"form": "customer"}), *fields, **more)
    sources = [Source("bank", each["kind"], each["name"], each["uid"], each, 1) for each in (LEVELS, CUSTOMER, app())]
    claim = Source("bank", "form", "claim", body["uid"], body, 1)
    return [(each.path, each.code.name) for each in check_one(Landscape(KINDS, sources, [claim]), claim)]


CASES = [
    pytest.param(
        [field("a", "money", computed="b + 1"), field("b", "money", computed="a + 1")],
        [("/fields/1/computed", "values_in_a_ring")],
        id="two formulas that need each other",
    ),
    pytest.param(
        [field("a", "money", computed="a + 1")], [("/fields/1/computed", "values_in_a_ring")], id="a formula of itself"
    ),
    pytest.param(
        [field("a", visible_if="b > 1", when_hidden="clear"), field("b", "integer", computed="string length(a)")],
        [("/fields/1/visible_if", "values_in_a_ring")],
        id="a field that is cleared by what is worked out from it",
    ),
    pytest.param(
        [field("a", visible_if="b > 1"), field("b", "integer", computed="string length(a)")], [], id="one that is kept"
    ),
    pytest.param([field("a", visible_if='a = "x"')], [], id="a field shown by its own value, which it keeps"),
    pytest.param(
        [field("a", "money", computed='"much"')], [("/fields/1/computed", "expression_wrong_result")], id="another type"
    ),
    pytest.param(
        [field("a", computed="customer.city"), field("b", "date", computed="customer.city")],
        [("/fields/2/computed", "expression_wrong_result")],
        id="a looked-up value of another type",
    ),
    pytest.param(
        [field("a", computed={"lookup": "customer.town"})],
        [("/fields/1/computed/lookup", "expression_no_such_member")],
        id="a lookup of what is not there",
    ),
    pytest.param(
        [field("a", "serial_number", options={"pattern": "A-{yyyy}-{0000}", "reset": "year"}, computed='"x"')],
        [("/fields/1/computed", "cannot_be_computed")],
        id="a serial number",
    ),
    pytest.param(
        [field("a", default="x", computed="customer.city", read_only_if="true")],
        [("/fields/1/default", "computed_default"), ("/fields/1/read_only_if", "computed_read_only_if")],
        id="settings beside a formula",
    ),
    pytest.param(
        [field("a", "integer", computed="count(customer.claim_list)")],
        [("/fields/1/computed", "form_reads_a_list")],
        id="a list of other records",
    ),
    pytest.param(
        [
            field("a", "reference", options={"form": "customer"}, computed="customer.branch"),
            field("b", computed="a.city"),
        ],
        [("/fields/2/computed", "through_computed_reference")],
        id="a value reached through what is worked out",
    ),
    pytest.param(
        [field("a", "choice", options={"set": "level"}, computed='if customer.city = null then "mass" else "gold"')],
        [("/fields/1/computed", "computed_unknown_option")],
        id="an option that is none",
    ),
    pytest.param(
        [field("a", computed="customer.name")],
        [("/fields/1/sensitivity", "computed_from_sensitive")],
        id="a sensitive value in a field without a class",
    ),
    pytest.param([field("a", computed="customer.name", sensitivity="C2")], [], id="one with a class"),
    pytest.param(
        [field("a", required=True, read_only=True, computed="customer.city")], [], id="needed, and worked out"
    ),
    pytest.param(
        [field("a", visible_if="")], [("/fields/1/visible_if", "expression_unfinished")], id="nothing written"
    ),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_a_form_is_told_what_is_wrong(fields: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    assert told(*fields) == expected


def test_checks_have_names_of_their_own_and_stand_at_a_field_there_is() -> None:
    checks = [check("one", "a < 0", at="a"), check("one", "a > 9", at="b") | {"uid": uid("another")}]
    assert told(field("a", "integer"), checks=checks) == [
        ("/checks/1/at", "missing_part"),
        ("/checks/1/name", "duplicate_check"),
    ]


def test_a_field_that_loses_its_formula_falls_under_every_star_and_somebody_has_to_agree() -> None:
    was = form("claim", field("a"), field("b", computed="a"))
    now = form("claim", field("a"), field("b"))
    before, after = World({"bank": [was]}), World({"bank": [now]})
    scope = after.seen_from("bank")
    old: Any = before.models["bank", "form", "claim"]
    new: Any = after.models["bank", "form", "claim"]
    assert [each.en for each in plan(old, new, scope) if isinstance(each, Widening)] == [
        "'b' of 'claim' is no longer computed: every role granted * has it from now on"
    ]
    assert not [each for each in plan(new, old, scope) if isinstance(each, Widening)]
