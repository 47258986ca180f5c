"""A thousand rows inside a record, over HTTP: put in, opened, and a fifth of them changed, taken out and added."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from typing import Any

import httpx
import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, publish, put
from tests.http.records.orders import ORDER, SIZES, granting

ORDERS = f"/api/apps/{APP}/forms/order/records"
ROWS = 1000
SECONDS = 60
"""Far more than it takes (5.8 s, 0.2 s and 3.2 s on two cores with a dozen other jobs), so that a busy machine fails
nobody."""


@pytest.fixture(scope="module", autouse=True)
async def orders(platform: Platform, bank: Bank, till: None) -> None:
    columns: Any = ORDER["fields"]
    fields = [{**each, "options": {"at_most": ROWS}} if each["name"] == "items" else each for each in columns]
    for body in (SIZES, {**ORDER, "fields": fields}, granting("buyer", "clear", "always")):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "buyer", person=bank.people["rm1"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def buyer(client_for: ClientFor) -> Browser:
    return await client_for("rm1")


def row(at: int) -> dict[str, Any]:
    return {"what": f"物品{at}", "pieces": at % 7 + 1, "price": "10.50", "on": "2026-03-02", "size": "small",
            "words": ["木", "新"], "sure": at % 2 == 0}  # fmt: skip


async def timed(what: str, answer: Awaitable[httpx.Response], status: int) -> Any:
    begun = time.perf_counter()
    found = await answer
    took = time.perf_counter() - begun
    print(f"{what}: {took:.2f} s")
    assert found.status_code == status, found.text[:500]
    assert took < SECONDS, f"{what} took {took:.1f} s"
    return found.json()


async def test_a_thousand_rows_are_put_in_opened_and_changed(buyer: Browser) -> None:
    rows = [row(at) for at in range(ROWS)]
    body = {"values": {"subject": "年度采购", "items": rows}}
    made_ = await timed("1,000 rows put in", buyer.post(ORDERS, json=body), 201)
    place = f"{ORDERS}/{made_['id']}"
    opened = await timed("opened", buyer.get(place), 200)
    assert opened["values"]["total"] == f"{sum(each['pieces'] for each in rows) * 10.5:.2f}"

    kept = opened["values"]["items"][50:]
    changed = [{**each, "pieces": 9} for each in kept[:100]]
    now = [*changed, *kept[100:], *(row(2000 + at) for at in range(50))]
    match = {"If-Match": f'"{made_["version"]}"'}
    saved = buyer.patch(place, json={"values": {"items": now}}, headers=match)
    saved_ = await timed("100 changed, 50 taken out, 50 added", saved, 200)

    again = (await buyer.get(place)).json()
    assert again["values"] == saved_["values"]
    found = again["values"]["items"]
    assert [each["what"] for each in found] == [each["what"] for each in now]
    assert [each["id"] for each in found[:950]] == [each["id"] for each in kept]
    assert {each["sum"] for each in found[:100]} == {"94.50"}

    one_more = {"values": {"items": [*found, row(5000)]}}
    refused = await buyer.patch(place, json=one_more, headers={"If-Match": f'"{again["version"]}"'})
    assert refused.status_code == 422
    assert [each["path"] for each in refused.json()["problems"]] == ["/values/items"]
