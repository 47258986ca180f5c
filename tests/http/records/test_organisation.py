"""Functions of the organisation over HTTP: in row rules, filters, forms and decisions; calendars in decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity import posts
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "places"
PEOPLE = ("president", "supervisor", "rm1", "rm2", "rm3", "agent")
SAME = {
    "own": "owner = me()",
    "my_team": "org = my unit()",
    "my_org": "institution of(org) = institution of(my unit())",
    "my_org_and_below": "is within(org, institution of(my unit()))",
}
"""The names of the structure, and what each is short for."""

FORMULAS = [{"field": name, "see": "clear", "write": "never"} for name in ("place", "due")]
REST = [{"field": "*", "see": "clear", "write": "always"}]


def label(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def form(name: str, *more: dict[str, Any], **others: Any) -> dict[str, Any]:
    fields = [{"name": "title", "type": "text", "label": label("title")}, *more]
    return {"kind": "form", "name": name, "label": label(name), "title_field": "title", "fields": fields, **others}


def grant(of: str, read: Any = True) -> dict[str, Any]:
    return {"form": of, "actions": {"read": read, "create": True, "update": True}, "fields": REST}


DUTY = form(
    "duty",
    {"name": "handler", "type": "person", "label": label("经办人")},
    {"name": "place", "type": "org_unit", "label": label("归属"), "computed": "institution of(my unit())"},
    {"name": "day", "type": "date", "label": label("日期")},
    {"name": "due", "type": "date", "label": label("到期"), "computed": "workday add(day, 1)"},
    checks=[
        {
            "name": "near",
            "fails_if": "not(works within(handler, institution of(my unit())))",
            "message": {"zh": "经办人须在本机构", "en": "The handler works in my institution"},
            "at": "handler",
        }
    ],
)
CALENDAR = {
    "kind": "calendar", "name": "branch", "label": label("网点"), "of_the_bank": True,
    "holidays": [{"on": "2026-10-01", "days": 7}], "workdays": [{"on": "2026-10-10"}],
}  # fmt: skip
ROUTE = {
    "kind": "decision", "name": "route", "label": label("route"), "form": "duty", "hit_policy": "first",
    "inputs": [
        {"name": "leads", "expression": 'holds post(handler, "supervisor")', "type": "boolean"},
        {"name": "wait", "expression": "workday diff(day, workday add(day, 2))", "type": "number"},
        {"name": "works", "expression": 'is workday(day, "branch")', "type": "boolean"},
    ],
    "outputs": [{"name": "to", "type": "text"}],
    "rows": [
        {"when": ["true", "-", "true"], "then": ['"head"']},
        {"when": ["-", ">= 2", "true"], "then": ['"desk"']},
        {"when": ["-", "-", "false"], "then": ['"tomorrow"']},
    ],
    "cases": [
        {"name": "open", "values": {"day": "2026-10-10"}, "expected": "desk"},
        {"name": "closed", "values": {"day": "2026-10-02"}, "expected": "tomorrow"},
    ],
}  # fmt: skip
DOCUMENTS: Sequence[dict[str, Any]] = (
    *(form(name) for name in SAME),
    *(form(f"{name}_told") for name in SAME),
    DUTY,
    CALENDAR,
    ROUTE,
    {
        "kind": "role", "name": "member", "label": label("member"), "deny": [],
        "grants": [
            *(grant(name, name) for name in SAME),
            *(grant(f"{name}_told", rule) for name, rule in SAME.items()),
            {**grant("duty"), "fields": [*FORMULAS, *REST]},
        ],
    },
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def published(client_for: ClientFor, platform: Platform, bank: Bank) -> None:
    """The app, its people, and a record of each of them on every form."""
    builder = await client_for("builder")
    await builder.post("/api/apps", json={"label": {"zh": "机构"}, "app": APP})
    for body in DOCUMENTS:
        path = f"/api/apps/{APP}/definitions/{body['kind']}/{body['name']}/draft"
        saved = await builder.put(path, json=body, headers={"If-None-Match": "*"})
        assert saved.status_code == 200, saved.text
        assert not [each for each in saved.json()["problems"] if each["severity"] == "error"], saved.text
    answer = await builder.post(f"/api/apps/{APP}/publish", json={})
    assert answer.status_code == 201, answer.text
    async with platform.database.transaction() as session:
        for login in (*PEOPLE, "builder"):
            holding = Holding(APP, "member", person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    for login in PEOPLE:
        client = await client_for(login)
        for name in SAME:
            for each in (name, f"{name}_told"):
                answer = await client.post(records(each), json={"values": {"title": login}})
                assert answer.status_code == 201, answer.text


def records(of: str) -> str:
    return f"/api/apps/{APP}/forms/{of}/records"


async def titles(client: Browser, of: str, **asked: str) -> list[str]:
    answer = await client.get(records(of), params=asked)
    assert answer.status_code == 200, answer.text
    return sorted(each["values"]["title"] for each in answer.json()["items"])


@pytest.mark.parametrize("name", SAME)
async def test_a_name_of_the_structure_is_short_for_an_expression(name: str, client_for: ClientFor) -> None:
    seen = set()
    for login in PEOPLE:
        client = await client_for(login)
        found = await titles(client, name)
        assert found == await titles(client, f"{name}_told"), login
        assert login in found
        seen.add(tuple(found))
    assert len(seen) > 3


async def test_lists_are_filtered_by_where_people_work(client_for: ClientFor, bank: Bank) -> None:
    president, form_ = await client_for("president"), "my_org_and_below"
    south = f'org unit("{bank.units["JC-CN"]}")'
    for text, expected in (
        (f"is within(org, {south})", ["rm1", "rm2", "supervisor"]),
        (f"属于（所属机构，{south}）", ["rm1", "rm2", "supervisor"]),
        (f"is below({south}, org)", ["president"]),
        ('holds post(owner, "rm")', ["rm1", "rm2"]),
        (f'holds post(owner, "supervisor", {south})', ["supervisor"]),
        (f"not(works within(owner, {south}))", ["president"]),
        ("unit above(org) = institution of(org)", ["rm1", "rm2", "supervisor"]),
        ("unit of(owner) = my unit()", ["president"]),
    ):
        assert await titles(president, form_, filter=text) == expected, text
    refused = await president.get(records(form_), params={"filter": 'list contains(holders of("rm", org), owner)'})
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "filter_not_pushable")


async def test_a_form_asks_where_its_handler_works(client_for: ClientFor, bank: Bank) -> None:
    rm = await client_for("rm1")

    async def saved(login: str) -> Any:
        values = {"title": "x", "handler": str(bank.people[login])}
        return await rm.post(records("duty"), json={"values": values})

    answer = await saved("supervisor")
    assert answer.status_code == 201, answer.text
    assert answer.json()["values"]["place"] == str(bank.units["JC-CN"])
    refused = await saved("rm3")
    assert refused.status_code == 422
    assert [(each["path"], each["code"]) for each in refused.json()["problems"]] == [
        ("/values/handler", "check_failed")
    ]


async def test_the_browser_is_sent_the_calendars_a_form_names(client_for: ClientFor) -> None:
    told = (await (await client_for("rm1")).get(f"/api/apps/{APP}/forms/duty")).json()["linkage"]
    week = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]
    days = {"first": 2026, "last": 2026, "off": week, "worked": ["2026-10-10"], "weekend": [6, 7]}
    assert told["calendars"] == {"": days}
    saved = await (await client_for("rm1")).post(
        records("duty"), json={"values": {"title": "days", "day": "2026-09-30"}}
    )
    assert saved.json()["values"]["due"] == "2026-10-08"
    builder = await client_for("builder")
    for text, expected in (
        ('is workday(day, "places/branch")', {"places/branch": days}),
        ('is workday(day, "nowhere")', {}),
        ("day = null", {}),
    ):
        answer = await builder.post(f"/api/apps/{APP}/expressions/check", json={"text": text, "form": "duty"})
        assert answer.json()["calendars"] == expected, text


async def asked(client: Browser, **values: str) -> Any:
    answer = await client.post(f"/api/apps/{APP}/decisions/route/evaluate", json={"values": values})
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


async def test_a_decision_asks_for_posts_and_working_days(client_for: ClientFor, bank: Bank) -> None:
    rm = await client_for("rm1")
    head, other = str(bank.people["supervisor"]), str(bank.people["rm2"])
    assert await asked(rm, handler=head, day="2026-10-10") == "head"
    assert await asked(rm, handler=other, day="2026-10-10") == "desk"
    assert await asked(rm, handler=head, day="2026-10-03") == "tomorrow"
    builder = await client_for("builder")
    place = f"/api/apps/{APP}/definitions/decision/route"
    answer = await builder.post(f"{place}/try", json={"values": {"handler": head, "day": "2026-10-10"}})
    assert answer.json()["result"] == "head", answer.text
    answer = await builder.post(f"{place}/run_cases", json={})
    assert (answer.json()["passed"], answer.json()["failed"]) == (2, 0), answer.text


async def test_a_draft_is_tried_with_the_calendars_of_the_drafts(client_for: ClientFor, bank: Bank) -> None:
    builder = await client_for("builder")
    path = f"/api/apps/{APP}/definitions/calendar/branch/draft"
    draft = (await builder.get(path)).json()
    closed = {**draft["body"], "workdays": []}
    saved = await builder.put(path, json=closed, headers={"If-Match": f'"{draft["revision"]}"'})
    assert saved.status_code == 200, saved.text
    place = f"/api/apps/{APP}/definitions/decision/route"
    answer = await builder.post(f"{place}/try", json={"values": {"day": "2026-10-10"}})
    assert answer.json()["result"] == "tomorrow"
    answer = await builder.post(f"{place}/run_cases", json={})
    assert (answer.json()["passed"], answer.json()["failed"]) == (1, 1), answer.text
    assert await asked(builder, day="2026-10-10") == "desk"  # live, as before
    assert (await builder.delete(path)).status_code == 204


async def test_an_expression_is_tried_with_names_and_reasons(client_for: ClientFor, bank: Bank) -> None:
    builder = await client_for("builder")
    place = f"/api/apps/{APP}/expressions"
    listed = (await builder.get(f"{place}/names")).json()["functions"]
    functions = {each["name"]: each for each in listed if each["group"] == "organisation"}
    assert functions["holds post"]["signature"] == "holds post(person, post, unit?)"
    assert len(functions) == 9

    async def tried(text: str, **values: str) -> Any:
        answer = await builder.post(f"{place}/try", json={"text": text, "form": "duty", "values": values})
        assert answer.status_code == 200, answer.text
        return answer.json()

    head = f'org unit("{bank.units["HQ"]}")'
    mine = await tried("my unit()")
    assert (mine["value"], mine["shown"]["zh"]) == (str(bank.units["HQ-PRODUCT"]), "个人产品部")
    assert (await tried(f"is below(my unit(), {head})"))["value"] is True
    held = await tried(f'holders of("supervisor", org unit("{bank.units["JC-CN-T1"]}"))')
    assert (held["value"], held["shown"]["zh"]) == ([str(bank.people["supervisor"])], "吴敏")
    above = await tried(f"unit above({head})")
    assert (above["value"], above["reasons"][0]["code"]) == (None, "expression_no_unit")
    empty = await tried("works within(handler, my unit())")
    assert empty["value"] is None
    assert (await tried("works within(handler, my unit())", handler="nobody"))["value"] is False


async def test_what_changes_in_the_organisation_counts_at_once(
    client_for: ClientFor, platform: Platform, bank: Bank
) -> None:
    rm, handler = await client_for("rm1"), str(bank.people["rm3"])
    assert await asked(rm, handler=handler, day="2026-10-10") == "desk"
    async with platform.database.transaction() as session:
        post, unit = bank.posts["supervisor"], bank.units["LJ-BJ-T1"]
        await posts.assign(session, SYSTEM, platform.clock, bank.people["rm3"], post=post, unit=unit)
    assert await asked(rm, handler=handler, day="2026-10-10") == "head"
