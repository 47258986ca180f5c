"""What may be chosen follows from what else is said, and what is not said is worked out: asked again by the server."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, label, made, publish, put, uid
from tests.http.records.test_linkage import grant, granting, told

ORDERS = f"/api/apps/{APP}/forms/purchase/records"
SETS = tuple(
    {"kind": "option_set", "schema": 1, "name": name, "uid": uid(f"{name}set"), "label": label(name),
     "options": [{"uid": uid(each + "o"), "code": each, "label": label(each)} for each in codes]}
    for name, codes in (("category", ("loan", "card")), ("product", ("mortgage", "car", "gold_card")))
)  # fmt: skip
VENDOR = {
    "kind": "form", "schema": 1, "name": "vendor", "uid": uid("vendorf"), "label": label("vendor"), "layout": [],
    "title_field": "name",
    "fields": [made("name"), made("category", "choice", options={"set": "category"}), made("rating", "integer")],
}  # fmt: skip
PURCHASE = {
    "kind": "form", "schema": 1, "name": "purchase", "uid": uid("purchasef"), "label": label("purchase"), "layout": [],
    "fields": [
        made("title"),
        made("category", "choice", options={"set": "category"}),
        made("product", "choice", options={"set": "product"}, options_if=(
            'if category = "loan" then product in ("mortgage", "car") else category = "card" and product = "gold_card"'
        )),
        made("vendor", "reference", options={"form": "vendor"}, options_if="vendor.category = category"),
        made("secret", sensitivity="C2"),
        made("grade", "choice", options={"set": "product"}, options_if='secret = null or grade = "car"'),
        made("handled_by", "person", default_by="me()"),
        made("due", "date", default_by='today() + duration("P3D")'),
        made("headline", default_by='if category = "loan" then "Loan" else null'),
    ],
}  # fmt: skip
SECRET = ("secret", "clear", "always"), ("*", "clear", "always")


@pytest.fixture(scope="module", autouse=True)
async def purchases(platform: Platform, till: None, bank: Bank) -> None:
    keeper = granting("buyer", grant("buyer", "purchase", *SECRET), grant("buyer", "vendor", ("*", "clear", "always")))
    other = granting("visitor", grant("visitor", "purchase", ("*", "clear", "always")))
    for body in (*SETS, VENDOR, PURCHASE, keeper, other):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("supervisor", "buyer"), ("agent", "visitor")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def buyer(client_for: ClientFor) -> Browser:
    return await client_for("supervisor")


async def order(browser: Browser, **values: Any) -> Any:
    return await browser.post(ORDERS, json={"values": values})


async def test_only_what_is_offered_is_taken(buyer: Browser) -> None:
    assert (await order(buyer, category="loan", product="car")).status_code == 201
    assert told(await order(buyer, category="loan", product="gold_card")) == [("/values/product", "not_offered")]
    assert told(await order(buyer, product="car")) == [("/values/product", "not_offered")]
    wrong = await order(buyer, category="card", product="car")
    [problem] = wrong.json()["problems"]
    assert "car" in problem["message"]
    assert "product" in problem["message"]


async def test_a_record_referred_to_is_held_to_it_too(buyer: Browser) -> None:
    made_ = await buyer.post(
        f"/api/apps/{APP}/forms/vendor/records", json={"values": {"name": "Li", "category": "loan"}}
    )
    vendor = made_.json()["id"]
    assert (await order(buyer, category="loan", vendor=vendor)).status_code == 201
    assert told(await order(buyer, category="card", vendor=vendor)) == [("/values/vendor", "not_offered")]


async def test_it_is_asked_again_where_what_it_depends_on_changes_and_only_there(buyer: Browser) -> None:
    record = (await order(buyer, category="loan", product="car")).json()
    place = f"{ORDERS}/{record['id']}"
    other = await buyer.patch(place, json={"values": {"title": "x"}}, headers={"If-Match": '"1"'})
    assert other.status_code == 200
    changed = await buyer.patch(place, json={"values": {"category": "card"}}, headers={"If-Match": '"2"'})
    assert told(changed) == [("/values/product", "not_offered")]
    both = {"category": "card", "product": "gold_card"}
    assert (await buyer.patch(place, json={"values": both}, headers={"If-Match": '"2"'})).status_code == 200


async def test_what_is_not_said_is_worked_out_and_what_is_said_to_be_nothing_stays_so(
    buyer: Browser, platform: Platform, bank: Bank
) -> None:
    values = (await order(buyer, category="loan")).json()["values"]
    assert values["handled_by"] == str(bank.people["supervisor"])
    assert values["headline"] == "Loan"
    assert values["due"] > platform.clock.today().isoformat()
    emptied = (await order(buyer, category="card", handled_by=None, due=None)).json()["values"]
    assert (emptied["handled_by"], emptied["due"], emptied["headline"]) == (None, None, None)


async def test_a_browser_is_told_only_what_its_person_sees_and_the_server_asks_all_the_same(
    buyer: Browser, client_for: ClientFor
) -> None:
    stranger = await client_for("agent")
    rules = (await buyer.get(f"/api/apps/{APP}/forms/purchase")).json()["linkage"]["fields"]
    assert rules["grade"]["options_if"] is not None
    assert rules["due"]["default_by"]["k"] == "arithmetic"
    hidden = (await stranger.get(f"/api/apps/{APP}/forms/purchase")).json()["linkage"]["fields"]
    assert hidden["grade"]["options_if"] is None
    assert hidden["product"]["options_if"] == rules["product"]["options_if"]
    record = (await order(buyer, secret="x", grade="car")).json()
    refused = await stranger.patch(
        f"{ORDERS}/{record['id']}", json={"values": {"grade": "mortgage"}}, headers={"If-Match": '"1"'}
    )
    assert told(refused) == [("/values/grade", "not_offered")]


async def test_what_cannot_be_is_told_when_it_is_saved(client_for: ClientFor) -> None:
    builder = await client_for("builder")
    wrong = [
        made("plain", options_if="plain = null"),
        made("picture", "image", default_by="null"),
        made("twice", default="a", default_by='"b"'),
        made("ring", default_by="ring"),
        made("sum", "integer", computed="1 + 1", default_by="2"),
        made("typed", "date", default_by='"text"'),
        made("coded", "choice", options={"set": "category"}, default_by='"none"'),
        made("leaks", default_by="secret"),
        made("secret", sensitivity="C2"),
    ]
    body = {**PURCHASE, "name": "wrong", "uid": uid("wrongf"), "label": label("wrong"), "fields": wrong}
    saved = await builder.put(
        f"/api/apps/{APP}/definitions/form/wrong/draft", json=body, headers={"If-None-Match": "*"}
    )
    assert saved.status_code == 200, saved.text
    codes = {(each["path"], each["code"]) for each in saved.json()["problems"] if each["severity"] == "error"}
    assert codes >= {
        ("/fields/0/options_if", "cannot_be_narrowed"),
        ("/fields/1/default_by", "cannot_default_by_formula"),
        ("/fields/2/default_by", "two_defaults"),
        ("/fields/3/default_by", "values_in_a_ring"),
        ("/fields/4/default_by", "worked_out_already"),
        ("/fields/6/default_by", "computed_unknown_option"),
        ("/fields/7/sensitivity", "computed_from_sensitive"),
    }
    assert any(path == "/fields/5/default_by" for path, _ in codes)
    await builder.delete(f"/api/apps/{APP}/definitions/form/wrong/draft")
