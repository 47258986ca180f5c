"""After a rename everything works on: what names the field in the same form, in views, roles, decisions, and in forms
of other apps."""

from __future__ import annotations

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.wares import APP, AT, OTHER, PLACE, begin, body_of, field, label, publish, put, uses


@pytest.fixture
async def builder(client_for: ClientFor, platform: Platform, bank: Bank) -> Browser:
    return await begin(client_for, platform, bank)


async def test_a_renamed_field_goes_on_working_everywhere(builder: Browser, client_for: ClientFor) -> None:
    clerk = await client_for("rm1")
    made = await clerk.post(f"{PLACE}/forms/ware/records", json={"values": {"code": "a", "price": "20"}})
    assert made.status_code == 201, made.text
    body = await body_of(builder, "form", "ware")
    body["fields"][1] |= {"name": "cost_price", "label": label("cost")}
    saved = await put(builder, "form", body)
    assert [each for each in saved["problems"] if each["severity"] == "error"] == []
    assert saved["body"]["fields"][3]["computed"] == "cost_price * 2"
    assert saved["body"]["unique"][0]["fields"] == ["code", "cost_price"]
    assert saved["body"]["layout"][0]["children"][1]["field"] == "cost_price"
    await publish(builder)
    view = await body_of(builder, "view", "dear")
    assert (view["columns"], view["filter"], view["sort"]) == (
        ["code", "cost_price", "spare"], "cost_price > 10", ["-cost_price", "spare"],
    )  # fmt: skip
    role = await body_of(builder, "role", "clerk")
    assert role["grants"][0]["actions"]["read"] == "cost_price < 1000"
    assert role["grants"][0]["fields"][1]["field"] == "cost_price"
    assert (await body_of(builder, "decision", "grade"))["inputs"][0]["expression"] == "cost_price"
    order = await body_of(builder, "form", "order", OTHER)
    assert order["fields"][1]["computed"] == {"lookup": "ware.cost_price"}

    here = f"{PLACE}/forms/ware/records"
    listed = await clerk.get(here, params={"view": "dear"})
    assert [each["values"]["cost_price"] for each in listed.json()["items"]] == ["20.00"], listed.text
    made_too = await clerk.post(here, json={"values": {"code": "b", "cost_price": "30"}})
    assert made_too.status_code == 201, made_too.text
    assert made_too.json()["values"]["taxed"] == "60.00"
    twice = await clerk.post(here, json={"values": {"code": "b", "cost_price": "30"}})
    assert [each["code"] for each in twice.json()["problems"]] == ["already_exists"], twice.text
    too_dear = await clerk.post(here, json={"values": {"code": "c", "cost_price": "2000"}})
    assert (await clerk.get(f"{here}/{too_dear.json()['id']}")).status_code == 404, "the rule of rows still holds"
    graded = await clerk.post(f"{PLACE}/decisions/grade/evaluate", json={"record": made.json()["id"]})
    assert graded.json()["result"] == "fair", graded.text
    places = {each["path"] for each in (await uses(builder, "form", "ware", "cost_price"))["items"]}
    assert {"/columns/1", "/filter", "/grants/0/actions/read", "/inputs/0/expression", "/fields/1/computed/lookup"} <= (
        places
    )


LEVELS = {
    "name": "levels", "label": label("levels"), "ranked": True, "shared": True,
    "options": [
        {"uid": f"{code}xxxxxxxx", "code": code, "label": label(code)} for code in ("plain", "great")
    ],
}  # fmt: skip
DAYS = {"name": "branch", "label": label("branch"), "years": [2026], "shared": True}
VISIT = {
    "name": "visit", "label": label("visit"), "layout": [],
    "fields": [
        field("on", "date"), field("level", "choice", options={"set": "levels"}),
        field("due", "date", computed='workday add(on, 3, "branch")'),
        field("off", "boolean", computed='not(is workday(on, "branch")) and level at least "great"'),
    ],
}  # fmt: skip
FORTNIGHT = {
    "name": "fortnight", "label": label("fortnight"), "form": "visit", "as": "table", "columns": ["on"],
    "filter": 'workday diff(on, due, "branch") < 10 and level at least "great"',
}  # fmt: skip


async def test_calendars_and_option_sets_may_be_renamed_while_expressions_name_them(
    builder: Browser, client_for: ClientFor
) -> None:
    await put(builder, "option_set", LEVELS)
    await put(builder, "calendar", DAYS)
    await put(builder, "form", VISIT)
    await put(builder, "view", FORTNIGHT)
    rule = {"form": "visit", "actions": {"read": 'is workday(on, "branch")', "create": True}, "fields": [
        {"field": "due", "see": "clear", "write": "never"},
        {"field": "*", "see": "clear", "write": "always"}]}  # fmt: skip
    clerk = await body_of(builder, "role", "clerk")
    await put(builder, "role", {**clerk, "grants": [*clerk["grants"], rule]})
    await put(builder, "form", {
        "name": "call", "label": label("call"), "layout": [],
        "fields": [field("on", "date"), field("due", "date", computed=f'workday add(on, 1, "{APP}/branch")')],
    }, OTHER)  # fmt: skip
    await publish(builder)
    await publish(builder, OTHER)

    await put(builder, "calendar", {**await body_of(builder, "calendar", "branch"), "name": "city"}, was="branch")
    await put(builder, "option_set", {**await body_of(builder, "option_set", "levels"), "name": "ranks"}, was="levels")
    await publish(builder)
    visit = await body_of(builder, "form", "visit")
    assert [each.get("computed") for each in visit["fields"][2:]] == [
        'workday add(on, 3, "city")', 'not(is workday(on, "city")) and level at least "great"',
    ]  # fmt: skip
    assert visit["fields"][1]["options"] == {"set": "ranks"}
    narrowed = (await body_of(builder, "view", "fortnight"))["filter"]
    assert narrowed == 'workday diff(on, due, "city") < 10 and level at least "great"'
    assert (await body_of(builder, "role", "clerk"))["grants"][-1]["actions"]["read"] == 'is workday(on, "city")'
    call = await body_of(builder, "form", "call", OTHER)
    assert call["fields"][1]["computed"] == f'workday add(on, 1, "{APP}/city")', "and in the other app"

    rm1 = await client_for("rm1")
    made = await rm1.post(f"{PLACE}/forms/visit/records", json={"values": {"on": "2026-11-20", "level": "great"}})
    assert (made.status_code, made.json()["values"]["due"]) == (201, "2026-11-25"), made.text
    listed = await rm1.get(f"{PLACE}/forms/visit/records", params={"view": "fortnight"})
    assert len(listed.json()["items"]) == 1, listed.text
    places = {(each["app"], each["path"]) for each in (await uses(builder, "calendar", "city"))["items"]}
    assert places == {
        (APP, "/fields/2/computed"), (APP, "/fields/3/computed"), (APP, "/filter"),
        (APP, "/grants/1/actions/read"), (OTHER, "/fields/1/computed"),
    }  # fmt: skip
    refused = await builder.post(f"{AT}/calendar/city/remove")
    assert (refused.status_code, refused.json()["code"]) == (409, "still_used")
