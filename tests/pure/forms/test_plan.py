"""From one form to the next: which steps its table needs, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from engine.forms.plan import plan
from engine.kinds import Step, Widening
from engine.records.schema.plan import (
    AddColumn,
    AddForeignKey,
    AddIndex,
    ChangeColumn,
    CreateTable,
    DropIndex,
    RetireColumn,
)
from engine.records.schema.recipe import Recipe
from tests.support.documents import field, form, uid
from tests.support.world import World

TARGETS = [form("customer", field("name")), form("branch", field("name"))]
F, NAME, AGE, CUSTOMER = uid("form f"), uid("field name"), uid("field age"), uid("field customer")


def steps(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[Step]:
    live = World({"crm": [*TARGETS, before]}).models["crm", "form", "f"] if before else None
    world = World({"crm": [*TARGETS, *([after] if after else [])]})
    return plan(live, world.models["crm", "form", "f"] if after else None, world.seen_from("crm"))


def to(name: str, **more: Any) -> dict[str, Any]:
    return field("customer", "reference", options={"form": name, **more})


CENTS = Recipe("integer", "decimal", "bigint", "numeric(18,2)", least="-9999999999999999", most="9999999999999999")
SEARCH = AddIndex(F, f"search_{NAME}", (NAME,), method="search")
ORDER = AddIndex(F, f"order_{NAME}", (NAME,), method="pinyin")
PAIR = {"uid": "pairpair", "name": "pair", "fields": ["name", "age"]}


@pytest.mark.parametrize(
    ("before", "after", "planned"),
    [
        pytest.param(
            None,
            form("f", field("name", unique=True), to("customer")),
            [
                CreateTable(F),
                AddColumn(F, NAME, "name", "text"),
                AddColumn(F, CUSTOMER, "customer", "uuid"),
                AddIndex(F, NAME, (NAME,), unique=True),
                AddIndex(F, CUSTOMER, (CUSTOMER,)),
                AddForeignKey(F, CUSTOMER, "crm", uid("form customer"), "restrict"),
            ],
            id="a new form",
        ),
        pytest.param(form("f", field("name")), form("f", field("name")), [], id="nothing changed"),
        pytest.param(
            form("f", field("name")),
            form("f", {**field("renamed", required=True, help={"zh": "填"}), "uid": NAME}),
            [],
            id="a rename, a label and a rule need nothing",
        ),
        pytest.param(
            form("f", field("name")),
            form("f", field("name"), field("age", "integer", indexed=True)),
            [AddColumn(F, AGE, "age", "bigint"), AddIndex(F, AGE, (AGE,))],
            id="a field more",
        ),
        pytest.param(
            form("f", field("name"), field("age", "integer", indexed=True)),
            form("f", field("name")),
            [DropIndex(F, AGE), RetireColumn(F, AGE)],
            id="a field retired",
        ),
        pytest.param(
            form("f", field("age", "integer", unique=True)),
            form("f", field("age", "decimal", unique=True)),
            [
                ChangeColumn(F, AGE, "age", "numeric(18,2)", CENTS),
                AddIndex(F, AGE, (AGE,), unique=True),
            ],
            id="another type takes its index along",
        ),
        pytest.param(
            form("f", field("name", indexed=True)),
            form("f", field("name", unique=True)),
            [AddIndex(F, NAME, (NAME,), unique=True), DropIndex(F, NAME), DropIndex(F, f"order_{NAME}")],
            id="an index that becomes unique",
        ),
        pytest.param(
            form("f", field("name")),
            form("f", field("name", searchable=True)),
            [SEARCH, ORDER],
            id="a field made searchable",
        ),
        pytest.param(
            form("f", field("name"), field("age")),
            form("f", field("name"), field("age"), title_field="name"),
            [SEARCH, ORDER],
            id="what records are known by is searchable",
        ),
        pytest.param(
            form("f", field("name"), title_field="name"),
            form("f", field("name", searchable=False), title_field="name"),
            [DropIndex(F, f"search_{NAME}"), DropIndex(F, f"order_{NAME}")],
            id="a title that is not to be searched",
        ),
        pytest.param(
            form("f", field("name")),
            form("f", field("name", searchable=True, encrypted=True)),
            [AddColumn(F, f"digest_{NAME}", "name_digest", "text"), AddIndex(F, NAME, (f"digest_{NAME}",))],
            id="what is encrypted is found by its digests",
        ),
        pytest.param(
            form("f", field("name"), field("age"), unique=[PAIR]),
            form("f", field("name"), field("age"), unique=[{**PAIR, "name": "both"}]),
            [],
            id="a combination renamed",
        ),
        pytest.param(
            form("f", field("name"), field("age")),
            form("f", field("name"), field("age"), unique=[PAIR]),
            [AddIndex(F, "pairpair", (NAME, AGE), unique=True)],
            id="a combination more",
        ),
        pytest.param(
            form("f", to("customer")),
            form("f", to("branch")),
            [AddForeignKey(F, CUSTOMER, "crm", uid("form branch"), "restrict")],
            id="another target",
        ),
        pytest.param(
            form("f", to("customer")),
            form("f", to("customer", on_delete="clear")),
            [AddForeignKey(F, CUSTOMER, "crm", uid("form customer"), "clear")],
            id="another rule when the target goes",
        ),
        pytest.param(
            form("f", field("tags", "choices", indexed=True, options={"set": "s"})),
            form("f", field("tags", "choices", indexed=True, options={"set": "t"})),
            [],
            id="another option set of the same type",
        ),
        pytest.param(form("f", field("name")), None, [], id="a form that goes keeps its table"),
    ],
)
def test_steps(before: dict[str, Any] | None, after: dict[str, Any] | None, planned: list[Step]):
    assert steps(before, after) == planned


def test_several_choices_are_indexed_by_what_they_contain():
    [_, _, index] = steps(None, form("f", field("tags", "choices", indexed=True, options={"set": "s"})))
    assert index == AddIndex(F, uid("field tags"), (uid("field tags"),), method="gin")


def test_a_field_that_loses_its_class_is_told_as_a_right_given():
    [step] = steps(form("f", field("name", sensitivity="C2")), form("f", field("name")))
    assert isinstance(step, Widening)
    assert "某name" in step.zh
    assert "'name'" in step.en


def test_a_field_that_gains_a_class_gives_nothing():
    assert steps(form("f", field("name")), form("f", field("name", sensitivity="C2"))) == []
