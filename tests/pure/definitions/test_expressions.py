"""Expressions of any kind: told where they are wrong, found where a field is used, and right after every rename."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from engine.definitions.apps.kind import APP
from engine.definitions.check import check_one
from engine.definitions.option_sets.kind import OPTION_SET
from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.definitions.uses import uses_of
from engine.forms.kind import FORM
from engine.kinds import Definition, DefinitionKind, Expression
from engine.problems import has_errors
from engine.reference import Reference
from tests.support.documents import app, field, form, label, option_set, uid

Body = dict[str, Any]


class Probe(Definition):
    """A kind that is nothing but expressions about a form: what a role, a view or a decision is to this."""

    kind: Literal["probe"]
    form: str = ""
    holds: Annotated[list[str], Field(default_factory=list)]
    cell: str | None = None
    names: Annotated[dict[str, str], Field(default_factory=dict)]


def probe_expressions(probe: Probe, own: str) -> Iterator[Expression]:
    about = Reference.parse(probe.form, app=own) if probe.form else None
    for index in range(len(probe.holds)):
        yield Expression(f"/holds/{index}", about, names=probe.names)
    if probe.cell is not None:
        yield Expression("/cell", about, names=probe.names, is_test=True)


PROBE = DefinitionKind(
    "probe", Probe, (), lambda *_: [], lambda *_: (), lambda *_: None, lambda *_: (), expressions=probe_expressions
)
KINDS = {each.name: each for each in (APP, FORM, OPTION_SET, PROBE)}


def probe(form_: str, *holds: str, **more: Any) -> Body:
    return {
        "kind": "probe", "schema": 1, "name": "probe", "uid": uid("probe"), "label": label("probe"), "form": form_,
        "holds": list(holds), **more,
    }  # fmt: skip


def source(of: str, body: Body) -> Source:
    return Source(of, body["kind"], body["name"], body["uid"], body, 1)


def stored(documents: Mapping[str, list[Body]]) -> list[Source]:
    """The documents as publishing would have stored them, with what their expressions mean beside them."""
    sources = [source(of, body) for of, bodies in documents.items() for body in bodies]
    landscape = Landscape(KINDS, sources)
    return [replace(each, bindings=landscape.meanings(each)) for each in sources]


def overlaid(sources: list[Source], of: str, *drafts: Body) -> Landscape:
    return Landscape(KINDS, sources, [source(of, each) for each in drafts])


LEVELS = option_set("level", "mass", "vip", ranked=True, shared=True)
CUSTOMER = form(
    "customer",
    field("name"),
    field("aum", "money"),
    field("level", "choice", options={"set": "level"}),
    shared=True,
)
COMPLAINT = form(
    "complaint",
    field("customer", "reference", options={"form": "bank/customer"}),
    field("amount", "money"),
    field("reason", "long_text", visible_if="amount > 50000"),
    field("level", "choice", options={"set": "bank/level"}, computed={"lookup": "customer.level"}),
    checks=[
        {"uid": uid("check"), "name": "positive", "fails_if": "amount < 0", "message": label("no"), "at": "amount"}
    ],
)
TEXTS = [
    'customer.level at least "vip" and amount > 1000',
    "count(customer.complaint_list[amount > 10]) > 2",
    "some each in customer.complaint_list satisfies each.amount > customer.aum",
    "customer.aum + sum(customer.complaint_list.amount) > 5",
    'level in ("vip", "mass") or amount between 1 and 2',
    "own and amount > 1",
]
PROBES = probe("complaint", *TEXTS, cell='"vip"', names={"own": "boolean", "?": "option:bank/level"})
WORLD = {
    "bank": [LEVELS, CUSTOMER, app()],
    "care": [COMPLAINT, {**app(), "requires": ["bank"]}, PROBES],
}


def named(body: Body, old: str, new: str) -> Body:
    fields = [{**each, "name": new} if each["name"] == old else each for each in body["fields"]]
    return {**body, "fields": fields}


def in_care(landscape: Landscape, kind: str) -> Source:
    [found] = landscape.of("care", kind)
    return found


def test_what_checks_is_bound_with_its_tree_and_all_it_names() -> None:
    [complaint] = [each for each in stored(WORLD) if each.name == "complaint"]
    binding = complaint.bindings["/fields/2/visible_if"]
    assert binding["tree"]["left"] == {"k": "field", "path": [uid("field amount")]}
    [amount] = binding["names"]
    assert amount == {
        "kind": "form", "app": "care", "uid": uid("form complaint"), "name": "complaint",
        "part": uid("field amount"), "part_name": "amount", "member": uid("field amount"), "text": "amount",
    }  # fmt: skip
    assert set(complaint.bindings) >= {"/fields/3/computed/lookup", "/checks/0/fails_if", "/checks/0/at"}


def test_what_cannot_be_read_stays_text_and_is_named_with_its_place() -> None:
    wrong = probe("complaint", "amount >", "amuont > 1", 'level = "gold"', "amount")
    sources = stored({**WORLD, "care": [*WORLD["care"][:2], wrong]})
    [found] = [each for each in sources if each.kind == "probe"]
    assert found.bindings == {}
    problems = check_one(Landscape(KINDS, sources), found)
    told = [(each.path, each.code.name, each.params["start"], each.params["end"]) for each in problems]
    assert told == [
        ("/holds/0", "expression_unfinished", 8, 8),
        ("/holds/1", "expression_unknown_name", 0, 6),
        ("/holds/2", "expression_no_such_option", 8, 14),
        ("/holds/3", "expression_wrong_result", 0, 6),
    ]


def test_nothing_renamed_leaves_every_letter_as_its_author_wrote_it() -> None:
    sources = stored({**WORLD, "care": [*WORLD["care"][:2], probe("complaint", "某amount  >  1")]})
    landscape = Landscape(KINDS, sources)
    assert landscape.body(in_care(landscape, "probe"))["holds"] == ["某amount  >  1"]


def test_a_renamed_field_is_followed_in_the_form_itself_and_in_other_definitions() -> None:
    landscape = overlaid(stored(WORLD), "care")
    draft = named(COMPLAINT, "amount", "sum_total")
    landscape = Landscape(KINDS, stored(WORLD), [replace(source("care", draft), bindings=stored_bindings("complaint"))])
    body = landscape.body(in_care(landscape, "form"))
    assert body["fields"][2]["visible_if"] == "sum_total > 50000"
    assert (body["checks"][0]["fails_if"], body["checks"][0]["at"]) == ("sum_total < 0", "sum_total")
    assert landscape.body(in_care(landscape, "probe"))["holds"] == [
        'customer.level at least "vip" and sum_total > 1000',
        "count(customer.complaint_list[sum_total > 10]) > 2",
        "some each in customer.complaint_list satisfies each.sum_total > customer.aum",
        "customer.aum + sum(customer.complaint_list.sum_total) > 5",
        'level in ("vip", "mass") or sum_total between 1 and 2',
        "own and sum_total > 1",
    ]
    for each in landscape.of("care"):
        assert not has_errors(check_one(landscape, each))


def stored_bindings(name: str) -> Mapping[str, Any]:
    return next(each.bindings for each in stored(WORLD) if each.name == name)


def test_a_rename_in_another_app_is_followed() -> None:
    landscape = overlaid(stored(WORLD), "bank", named(named(CUSTOMER, "level", "grade"), "aum", "assets"))
    assert landscape.body(in_care(landscape, "form"))["fields"][3]["computed"] == {"lookup": "customer.grade"}
    holds = landscape.body(in_care(landscape, "probe"))["holds"]
    assert holds[0] == 'customer.grade at least "vip" and amount > 1000'
    assert holds[2] == "some each in customer.complaint_list satisfies each.amount > customer.assets"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param(
            {**COMPLAINT, "name": "grievance"},
            "count(customer.grievance_list[amount > 10]) > 2",
            id="the form a relation comes from",
        ),
        pytest.param(
            named(COMPLAINT, "customer", "client"),
            "count(client.complaint_list[amount > 10]) > 2",
            id="the field a relation comes by",
        ),
    ],
)
def test_a_renamed_relation_is_followed(draft: Body, expected: str) -> None:
    changed = replace(source("care", draft), bindings=stored_bindings("complaint"))
    landscape = Landscape(KINDS, stored(WORLD), [changed])
    probe_ = in_care(landscape, "probe")
    # a probe names its form in a plain text here, which no binding follows
    was = replace(probe_, body={**probe_.body, "form": draft["name"]})
    landscape = Landscape(KINDS, [each for each in stored(WORLD) if each.kind != "probe"], [changed, was])
    assert landscape.body(in_care(landscape, "probe"))["holds"][1] == expected


def test_two_fields_that_swap_names_swap_in_expressions_too() -> None:
    swapped = named(named(named(CUSTOMER, "name", "tmp"), "aum", "name"), "tmp", "aum")
    landscape = overlaid(stored(WORLD), "bank", swapped)
    assert landscape.body(in_care(landscape, "probe"))["holds"][3].startswith("customer.name + sum(")


def test_what_is_gone_is_called_as_it_was_while_the_rest_is_renamed() -> None:
    less = {**named(CUSTOMER, "aum", "assets"), "fields": [
        {**each, "name": "assets"} if each["name"] == "aum" else each
        for each in CUSTOMER["fields"] if each["name"] != "level"
    ]}  # fmt: skip
    sources = stored(
        {**WORLD, "care": [*WORLD["care"][:2], probe("complaint", 'customer.level = "vip" and customer.aum > 1')]}
    )
    landscape = overlaid(sources, "bank", less)
    found = in_care(landscape, "probe")
    assert landscape.body(found)["holds"] == ['customer.level = "vip" and customer.assets > 1']
    assert [(each.path, each.code.name) for each in check_one(landscape, found)] == [
        ("/holds/0", "expression_no_such_member")
    ]


def test_a_field_read_by_an_expression_is_used_there() -> None:
    landscape = overlaid(stored(WORLD), "care")
    complaint = in_care(landscape, "form")
    used = [(each.kind, each.path, each.part) for each in uses_of(landscape, complaint, "amount")]
    assert used == [
        ("form", "/checks/0/at", "amount"),
        ("form", "/fields/2/visible_if", "amount"),
        ("form", "/checks/0/fails_if", "amount"),
        *(("probe", f"/holds/{at}", "amount") for at in range(6)),
    ]
    [customer] = landscape.of("bank", "form")
    assert [each.path for each in uses_of(landscape, customer, "level")] == ["/fields/3/computed/lookup", "/holds/0"]
    [levels] = landscape.of("bank", "option_set")
    assert [each.path for each in uses_of(landscape, levels, "vip")] == ["/holds/0", "/holds/4", "/cell"]


def test_what_is_only_in_a_draft_that_is_left_out_is_told_as_such() -> None:
    sources = stored({**WORLD, "care": WORLD["care"][:2]})
    more = source("care", {**COMPLAINT, "fields": [*COMPLAINT["fields"], field("severity", "integer")]})
    asks = source("care", probe("complaint", "severity > 3 and amount > 1"))
    both = Landscape(KINDS, sources, [more, asks])
    bound = replace(asks, bindings=both.meanings(asks))
    landscape = Landscape(KINDS, sources, [bound], left_out=[more])
    [problem] = check_one(landscape, bound)
    assert (problem.path, problem.code.name) == ("/holds/0", "part_only_in_draft")


@pytest.mark.parametrize(
    ("cell", "was", "now"),
    [
        pytest.param("> amount", "amount", "> total", id="a comparison"),
        pytest.param("not(amount, 3)", "amount", "not(total, 3)", id="a negation"),
        pytest.param("[1..amount]", "amount", "[1..total]", id="a range"),
        pytest.param("= ? > amount", "amount", "= ? > total", id="a formula"),
        pytest.param("-", None, None, id="any value"),
        pytest.param("1, 2", None, None, id="a list that names nothing"),
    ],
)
def test_cells_of_a_decision_are_bound_as_tests(cell: str, was: str | None, now: str | None) -> None:
    asks = probe("complaint", cell=cell, names={"?": "number"})
    sources = stored({**WORLD, "care": [*WORLD["care"][:2], asks]})
    [found] = [each for each in sources if each.kind == "probe"]
    assert ("/cell" in found.bindings) is (was is not None)
    changed = replace(source("care", named(COMPLAINT, "amount", "total")), bindings=stored_bindings("complaint"))
    landscape = Landscape(KINDS, sources, [changed])
    assert check_one(landscape, in_care(landscape, "probe")) == []
    assert landscape.body(in_care(landscape, "probe"))["cell"] == (now or cell)


@pytest.mark.parametrize(
    "text",
    ["(" * 10_000, "9**9**9", "\u202e" * 50, "a" * 9_000, '"' + "x" * 9_000, "for i in 1..99999999 return i", "\ud800"],
    ids=["parentheses", "powers", "turned text", "too long", "an open string", "a loop", "half a character"],
)
def test_hostile_text_is_a_problem_at_its_place_and_nothing_more(text: str) -> None:
    body = probe("complaint", text)
    landscape = overlaid(stored({**WORLD, "care": WORLD["care"][:2]}), "care", body)
    problems = check_one(landscape, in_care(landscape, "probe"))
    assert problems
    assert {each.path for each in problems} <= {"/holds/0"}
