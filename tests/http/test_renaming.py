"""After a rename everything works on: what names the field in the same form, in views, roles, decisions, and in forms
of other apps."""

from __future__ import annotations

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.support.wares import OTHER, PLACE, begin, body_of, label, publish, put, uses


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
