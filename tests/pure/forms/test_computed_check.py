"""How computed fields are kept, what is refused of them, and who sees more by them."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.check import check_one
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.fields.expressions import Reader
from engine.forms.computing import Computing
from engine.reference import Reference
from tests.support.documents import app, field, form, option_set, uid
from tests.support.world import KINDS, World

LEVELS = option_set("level", "mass", "vip", ranked=True)


def customer(*more: dict[str, Any]) -> dict[str, Any]:
    return form(
        "customer",
        field("name", sensitivity="C2"),
        field("level", "choice", options={"set": "level"}),
        field("born", "date"),
        field("branch", "reference", options={"form": "branch"}),
        *more,
    )


BRANCH = form("branch", field("city"), field("age", "boolean", computed="created_at < now()"))


def claim(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    reference = field("customer", "reference", options={"form": "customer"})
    return form("claim", reference, field("amount", "money"), *fields, **more)


KEPT = [
    ("double", "money", "amount * 2", "local"),
    ("level", "text", "if customer.level = null then null else string(customer.level)", "remote"),
    ("city", "text", "customer.branch.city", "remote"),
    ("after", "text", 'if city = null then "?" else city', "remote"),
    ("old", "boolean", "created_at < now()", "virtual"),
    ("older", "boolean", "old", "virtual"),
    ("aged", "boolean", "customer.branch.age", "virtual"),
    ("mine", "boolean", "owner = me()", "virtual"),
    ("due", "date", "workday add(date(created_at), 2)", "virtual"),
]


def test_a_value_is_kept_by_what_it_follows_from() -> None:
    fields = [field(name, kind, computed=text) for name, kind, text, _ in KEPT]
    world = World({"bank": [LEVELS, BRANCH, customer(), claim(*fields)]})
    scope = world.seen_from("bank")
    computing = Computing(Reader(scope), scope)
    found = {each["name"]: computing.of(Reference("bank", "claim"), each["uid"]) for each in fields}
    kept = {name: each.keeping.value for name, each in found.items() if each is not None}
    assert kept == {name: keeping for name, _, _, keeping in KEPT}


def told(body: dict[str, Any], *beside: dict[str, Any]) -> list[tuple[str, str]]:
    others = {each["name"]: each for each in (LEVELS, BRANCH, customer(), claim(), app(), *beside)}
    sources = [Source("bank", each["kind"], each["name"], each["uid"], each, 1) for each in others.values()]
    mine = Source("bank", body["kind"], body["name"], body["uid"], body, 1)
    return [(each.path, each.code.name) for each in check_one(Landscape(KINDS, sources, [mine]), mine)]


def role(*grants: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "role", "schema": 1, "name": "clerk", "uid": uid("clerk"), "label": {"zh": "柜员", "en": "Clerk"},
            "grants": list(grants), "deny": []}  # fmt: skip


def grant(name: str, *fields: str, read: Any = True) -> dict[str, Any]:
    shown = [{"field": each, "see": "clear", "write": "never"} for each in fields]
    return {"uid": uid(f"grant {name}"), "form": name, "actions": {"read": read}, "fields": shown}


REFUSED = [
    pytest.param(
        claim(field("share", "money", computed="amount / customer.total")),
        [customer(field("total", "money", computed="sum(claim_list.share)"))],
        [("/fields/2/computed", "values_in_a_ring")],
        id="a ring over two forms",
    ),
    pytest.param(
        form(
            "branch",
            field("above", "reference", options={"form": "branch"}),
            field("sum", "integer", computed="count(branch_list[item.sum > 1])"),
        ),
        [], [("/fields/1/computed", "values_in_a_ring")], id="a ring over records of one form",
    ),
    pytest.param(
        claim(field("many", "integer", computed="count(customer.claim_list)")), [],
        [("/fields/2/computed", "form_reads_a_list")], id="the list of another record",
    ),
    pytest.param(
        claim(field("same", "boolean", computed='matches(customer.branch.city, "^A.*")')), [],
        [("/fields/2/computed", "computed_not_in_database")], id="what the database cannot do",
    ),
    pytest.param(
        claim(field("level", "choice", unique=False, options={"set": "level"}, computed="customer.level"),
              field("city", computed="customer.branch.city", unique=True)), [],
        [("/fields/3/unique", "computed_not_unique")], id="a unique value of another record",
    ),
    pytest.param(
        claim(field("when", "date", computed="today()", indexed=True)), [],
        [("/fields/2/indexed", "computed_not_stored")], id="an index on what is not stored",
    ),
    pytest.param(
        claim(field("name", computed="customer.name", sensitivity="C1")), [],
        [("/fields/2/sensitivity", "computed_from_sensitive")], id="a lower class than its source",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "beside", "expected"), REFUSED)
def test_what_cannot_be_kept_right_is_refused(body: Any, beside: Any, expected: list[tuple[str, str]]) -> None:
    assert told(body, *beside) == expected


@pytest.mark.parametrize(
    ("grants", "widens"),
    [
        ([grant("claim", "level")], True),
        ([grant("claim", "level"), grant("customer", "*")], False),
        ([grant("claim", "*"), grant("customer", "name")], False),
        ([grant("claim", "level"), grant("customer", "name")], True),
    ],
    ids=["without the source", "with it", "not named, so not seen", "the form without the field"],
)
def test_the_designer_is_told_who_sees_more_by_a_computed_field(grants: list[dict[str, Any]], widens: bool) -> None:
    level = field("level", "choice", options={"set": "level"}, computed={"lookup": "customer.level"})
    found = told(claim(level), role(*grants))
    assert found == ([("/fields/2/computed", "computed_widens")] if widens else [])
