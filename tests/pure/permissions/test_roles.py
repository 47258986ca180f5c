"""Roles: what is wrong with one, what it compiles to, and what a new version gives that the live one does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.permissions.access import Action, FieldRight, See, Write
from engine.permissions.roles.compile import compile_role
from engine.permissions.roles.plan import plan
from engine.permissions.row_rule import ALL as EVERY
from engine.permissions.row_rule import STRUCTURAL, RowRule, covers
from engine.problems import Language
from tests.support.documents import app, field, form, grant, role, uid
from tests.support.world import World

FORM = form("f", field("name"), field("phone", sensitivity="C2"), field("amount", "money"))
ALL = ("*", "clear", "always")
SEEN = ("*", "clear", "never")
READ = {"read": True}


def unmasking(name: str, see: str) -> dict[str, Any]:
    return {"uid": uid(f"unmask {name}"), "field": name, "see": see, "write": "never", "unmask": True}


def world(*roles: dict[str, Any]) -> World:
    return World({"crm": [app(requires=["bank"]), FORM, *roles], "bank": [form("g", field("x"), shared=True)]})


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    problems = world(body).check("crm", "role", body["name"])
    assert all(each.text(language) for each in problems for language in Language)
    return [(each.path, each.code.name) for each in problems]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param(role("r", grant("f", {"read": "own", "update": "own"}, ALL)), [], id="sound"),
        pytest.param(role("r", grant("g", READ, SEEN)), [("/grants/0/form", "missing_form")], id="no such form"),
        pytest.param(
            role("r", grant("bank/g", READ, SEEN)), [("/grants/0/form", "foreign_grant")], id="a form of another app"
        ),
        pytest.param(
            role(
                "r",
                grant("f", READ, ("gone", "clear", "never"), ("name", "clear", "never"), ("name", "masked", "never")),
            ),
            [("/grants/0/fields/0/field", "unknown_field"), ("/grants/0/fields/2/field", "field_twice")],
            id="fields",
        ),
        pytest.param(role("r", grant("f", {}, ALL)), [("/grants/0/actions", "nothing_granted")], id="grants nothing"),
        pytest.param(role("r", grant("f", READ)), [("/grants/0/fields", "grant_without_fields")], id="shows nothing"),
        pytest.param(
            role("r", grant("f", READ, ALL)), [("/grants/0/fields", "write_without_action")], id="writes in vain"
        ),
        pytest.param(
            role("r", grant("f", READ, ("*", "clear", "never"), until="2026-02-30")),
            [("/grants/0/until", "bad_day")],
            id="until no day",
        ),
        pytest.param(
            role("r", grant("f", READ, ("*", "clear", "never")), grant("f", READ, ("*", "clear", "never"))),
            [("/grants/1/uid", "duplicate_uid")],
            id="one uid twice",
        ),
        pytest.param(
            role("r", deny=[grant("f", {}, after=True)]),
            [("/deny/0/actions", "nothing_denied"), ("/deny/0/after", "denied_after")],
            id="denies nothing",
        ),
        pytest.param(
            role(
                "r",
                {**grant("f", READ), "fields": [unmasking("phone", "masked"), unmasking("name", "clear")]},
                deny=[{**grant("f", READ, name="other"), "fields": [unmasking("phone", "masked")]}],
            ),
            [("/grants/0/fields/1/unmask", "unmask_without_mask"), ("/deny/0/fields/0/unmask", "unmask_in_denial")],
            id="unmasks what is no secret, and in a denial",
        ),
    ],
)
def test_a_fault_is_found_at_its_place(body: dict[str, Any], problems: list[tuple[str, str]]):
    assert found(body) == problems


def compiled(body: dict[str, Any]):
    seen = world(body)
    return compile_role(seen.models["crm", "role", body["name"]], seen.seen_from("crm"))


TODAY = date(2026, 3, 2)


def test_a_star_covers_only_fields_without_a_class():
    [one] = compiled(role("r", grant("f", {"read": "my_org"}, ALL))).granted(FORM["uid"], TODAY)
    clear = FieldRight(See.CLEAR, Write.ALWAYS)
    assert dict(one.fields) == {uid("field name"): clear, uid("field amount"): clear}
    assert one.rule(Action.READ) == STRUCTURAL["my_org"]
    assert one.rule(Action.UPDATE) is None


def test_what_is_named_goes_before_the_star():
    body = role("r", grant("f", READ, ALL, ("name", "masked", "never"), ("amount", "hidden", "never")))
    [one] = compiled(body).granted(FORM["uid"], TODAY)
    assert dict(one.fields) == {uid("field name"): FieldRight(See.MASKED, Write.NEVER)}


def test_a_ceiling_of_nothing_is_kept():
    body = role("r", deny=[grant("f", {}, ("phone", "hidden", "never"))])
    [one] = compiled(body).denied(FORM["uid"], TODAY)
    assert dict(one.fields) == {uid("field phone"): FieldRight(See.HIDDEN, Write.NEVER)}


def test_a_star_in_a_denial_spares_no_field():
    [one] = compiled(role("r", deny=[grant("f", {}, ("*", "hidden", "never"))])).denied(FORM["uid"], TODAY)
    assert {uid_ for uid_, _ in one.fields} == {each["uid"] for each in FORM["fields"]}


@pytest.mark.parametrize(("until", "holds"), [("2026-03-01", False), ("2026-03-02", True), (None, True)])
def test_a_grant_holds_to_the_end_of_its_last_day(until: str | None, holds: bool):
    body = role("r", grant("f", READ, ALL, until=until))
    assert bool(compiled(body).granted(FORM["uid"], TODAY)) is holds


def test_a_grant_on_another_form_gives_nothing_here():
    assert compiled(role("r", grant("f", READ, ALL))).granted("elsewhere", TODAY) == ()


def widened(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[str]:
    live = world(before).models["crm", "role", "r"] if before else None
    seen = world(after) if after else world()
    steps = plan(live, seen.models["crm", "role", "r"] if after else None, seen.seen_from("crm"))
    assert all(step.en and step.role == "r" for step in steps)
    return [step.zh for step in steps]


OWN = role("r", grant("f", {"read": "own"}, ("name", "clear", "never")))


def own(*fields: tuple[str, str, str], actions: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return role("r", grant("f", actions or {"read": "own"}, *(fields or (("name", "clear", "never"),)), **more))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(OWN, OWN, [], id="nothing changed"),
        pytest.param(None, OWN, ["角色“某r”可以查看本人负责的“某f”", "角色“某r”对“某f.某name”：可见"], id="a new role"),
        pytest.param(OWN, None, [], id="a role that goes"),
        pytest.param(
            OWN,
            own(actions={"read": "own", "delete": "own"}),
            ["角色“某r”可以删除本人负责的“某f”"],
            id="an action more",
        ),
        pytest.param(
            OWN,
            own(actions={"read": "my_org"}),
            ["角色“某r”可以查看本机构的“某f”，原来只限本人负责的"],
            id="own records may lie elsewhere: another rule is a wider one",
        ),
        pytest.param(own(actions={"read": "my_org_and_below"}), own(actions={"read": "my_team"}), [], id="narrower"),
        pytest.param(own(actions={"read": True}), own(actions={"read": "own"}), [], id="from all to own"),
        pytest.param(OWN, own(("name", "clear", "always")), ["角色“某r”对“某f.某name”：可写"], id="writes more"),
        pytest.param(
            own(("phone", "masked", "never")),
            own(("phone", "clear", "never")),
            ["角色“某r”对“某f.某phone”：可见"],
            id="sees more",
        ),
        pytest.param(own(("phone", "clear", "never")), own(("phone", "masked", "never")), [], id="sees less"),
        pytest.param(
            OWN,
            own(("name", "clear", "never"), ("*", "clear", "never")),
            ["角色“某r”对“某f.某amount”：可见"],
            id="a star where there was none",
        ),
        pytest.param(
            own(until="2026-03-01"), own(until="2026-06-01"), ["角色“某r”对“某f”的权限延到 2026-06-01"], id="later"
        ),
        pytest.param(own(until="2026-03-01"), own(), ["角色“某r”对“某f”的权限不再到期"], id="for good"),
        pytest.param(own(), own(until="2026-03-01"), [], id="sooner"),
        pytest.param(
            own(after="own"), own(), ["角色“某r”写入“某f”后，记录不再限于本人负责的"], id="nothing must hold after"
        ),
        pytest.param(own(), own(after="own"), [], id="something must hold after"),
    ],
)
def test_what_a_new_version_gives(before: dict[str, Any] | None, after: dict[str, Any] | None, told: list[str]):
    assert widened(before, after) == told


DENY = grant("f", {"delete": "my_org"}, ("phone", "masked", "never"), name="no")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        pytest.param([DENY], [], id="kept"),
        pytest.param([], ["取消"], id="gone"),
        pytest.param([{**DENY, "actions": {"delete": "my_team"}}], ["放宽"], id="on fewer rows"),
        pytest.param([{**DENY, "actions": {"delete": True}}], [], id="on more rows"),
        pytest.param([{**DENY, "fields": []}], ["放宽"], id="without its ceiling"),
        pytest.param(
            [{**DENY, "fields": [{"field": "phone", "see": "hidden", "write": "never"}]}], [], id="a lower ceiling"
        ),
        pytest.param([{**DENY, "until": "2026-03-01"}], ["放宽"], id="ending some day"),
        pytest.param([{**DENY, "form": "elsewhere"}], ["取消"], id="about another form"),
    ],
)
def test_a_denial_that_goes_or_shrinks_is_told(after: list[dict[str, Any]], told: list[str]):
    sentences = widened(role("r", deny=[DENY]), role("r", deny=after))
    assert len(sentences) == len(told)
    assert all(word in sentence for word, sentence in zip(told, sentences, strict=True))


def test_a_denial_is_followed_through_a_rename_of_its_form():
    renamed = {**FORM, "name": "renamed"}
    live = world(role("r", deny=[DENY])).models["crm", "role", "r"]
    seen = World({"crm": [renamed, role("r", deny=[{**DENY, "form": "renamed"}])]})
    assert plan(live, seen.models["crm", "role", "r"], seen.seen_from("crm")) == []
    weaker = {**DENY, "form": "renamed", "actions": {}}
    seen = World({"crm": [renamed, role("r", deny=[weaker])]})
    assert len(plan(live, seen.models["crm", "role", "r"], seen.seen_from("crm"))) == 1


RULES = (EVERY, *STRUCTURAL.values())


def _covered(wide: RowRule, narrow: RowRule) -> bool:
    """Worked out from what the rules mean: each as the set of places (own?, distance up to me, how it is shared)
    it lets in."""

    def places(rule: RowRule) -> set[tuple[bool, int, int]]:
        reach = {"my_team": 0, "my_org": 1, "my_org_and_below": 2, "true": 3}.get(rule.text, -1)
        shared = {"shared": 1, "shared_to_write": 2}.get(rule.text, 3)
        everywhere = {(mine, far, how) for mine in (True, False) for far in range(4) for how in range(3)}
        return {
            each for each in everywhere if each[1] <= reach or each[2] >= shared or (rule.text == "own" and each[0])
        }

    return places(narrow) <= places(wide)


@given(st.sampled_from(RULES), st.sampled_from(RULES))
def test_a_rule_covers_another_exactly_when_its_rows_do(wide: RowRule, narrow: RowRule):
    assert covers(wide, narrow) == _covered(wide, narrow)
