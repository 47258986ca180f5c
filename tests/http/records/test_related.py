"""What refers to a record, seen by people of different rights."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, label, made, publish, put, uid

RECEIPTS = f"/api/apps/{APP}/forms/receipt/records"
RECEIPT = {
    "kind": "form", "schema": 1, "name": "receipt", "uid": "receiptxxxxx", "label": label("receipt"), "layout": [],
    "title_field": "memo",
    "fields": [
        made("memo", required=True),
        made("slip", "reference", options={"form": "slip"}),
        made("back", "reference", options={"form": "slip"}),
        made("card", "phone", sensitivity="C2"),
    ],
}  # fmt: skip
VIEW = {
    "kind": "view", "schema": 1, "name": "receipts", "uid": "receiptsview", "label": label("receipts"),
    "form": "receipt", "as": "table", "columns": ["memo", "card", "slip"], "filter": "", "sort": [],
}  # fmt: skip
ACTIONS = {"read": True, "create": True, "update": True, "delete": True}


def keeper(name: str, actions: dict[str, Any], *fields: tuple[str, str]) -> dict[str, Any]:
    entries = [{"field": field, "see": see, "write": "always" if see == "clear" else "never"} for field, see in fields]
    grant = {"uid": uid(f"keep{name}"), "form": "receipt", "actions": actions, "fields": entries}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"keeper{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def receipts(platform: Platform, bank: Bank, till: None) -> None:
    """rm1 keeps all receipts, rm2 sees his own and never to which slip they go back; the supervisor sees none."""
    for body in (
        RECEIPT,
        VIEW,
        keeper("keeper", ACTIONS, ("*", "clear"), ("card", "clear")),
        keeper("helper", {"read": "own"}, ("memo", "clear"), ("slip", "clear"), ("back", "hidden")),
    ):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "keeper"), ("rm2", "helper")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def new(browser: Browser, where: str, **values: Any) -> str:
    answer = await browser.post(where, json={"values": values})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def groups(browser: Browser, record: str) -> list[dict[str, Any]]:
    answer = await browser.get(f"{RECORDS}/{record}/related")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_each_reference_that_leads_here_has_its_newest_records(teller: Browser) -> None:
    slip, other = await new(teller, RECORDS, title="主单"), await new(teller, RECORDS, title="别的")
    for number in range(7):
        await new(teller, RECEIPTS, memo=f"回单 {number}", slip=slip, card="13800001111")
    await new(teller, RECEIPTS, memo="退回", back=slip, slip=other)
    back, by_slip = await groups(teller, slip)
    assert (back["field"], [each["title"] for each in back["page"]["items"]]) == ("back", ["退回"])
    assert (by_slip["field"], by_slip["page"]["count"]) == ("slip", {"value": 7, "exact": True})
    assert [each["title"] for each in by_slip["page"]["items"]] == [f"回单 {each}" for each in (6, 5, 4, 3, 2)]
    assert (by_slip["view"], by_slip["columns"]) == ("receipts", ["memo"]), "neither secrets nor the way back here"
    assert "13800001111" not in str(by_slip)
    listed = await teller.post(f"{RECEIPTS}/query", json={"view": "receipts", "filter": by_slip["filter"]})
    assert len(listed.json()["items"]) == 7
    assert await groups(teller, await new(teller, RECORDS, title="没有")) == []


async def test_nobody_learns_of_records_or_fields_he_may_not_see(
    teller: Browser, reader: Browser, client_for: ClientFor
) -> None:
    slip = await new(teller, RECORDS, title="主单")
    await new(teller, RECEIPTS, memo="机密回单", slip=slip)
    await new(teller, RECEIPTS, memo="机密退回", back=slip)
    assert await groups(reader, slip) == [], "neither are his own"
    assert await groups(await client_for("supervisor"), slip) == [], "may read slips, no receipts"
    for login in ("agent", "secadmin", "builder"):
        answer = await (await client_for(login)).get(f"{RECORDS}/{slip}/related")
        assert (answer.status_code, "机密" in answer.text) == (404, False), login


async def test_deleted_records_are_not_related(teller: Browser) -> None:
    slip = await new(teller, RECORDS, title="主单")
    receipt = await new(teller, RECEIPTS, memo="作废", slip=slip)
    assert (await teller.delete(f"{RECEIPTS}/{receipt}", headers={"If-Match": '"1"'})).status_code == 204
    assert await groups(teller, slip) == []
