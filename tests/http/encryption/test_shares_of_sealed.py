"""A share opens a record and nothing in it: what is masked, hidden or encrypted for its receiver stays so, in every
answer he can get, to write as to read, and a masked value shown for a reason counts against the quota he has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.encryption.conftest import APP, CLEAR, EVERYTHING, REST, publish, put, role

RECORDS = f"/api/apps/{APP}/forms/client/records"
UNTIL = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
KEPT = {"name": "钱多多", "id_number": "11010519491231002X", "phone": "13812345678", "remark": "家庭住址只有行长知道"}
NEVER = ("11010519491231002X", "13812345678", "家庭住址只有行长知道", "机密")


@pytest.fixture(scope="module")
def settings() -> Settings:
    """One masked value a day."""
    return Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000, unmask_quota=1)


@pytest.fixture(scope="module", autouse=True)
async def sharing(platform: Platform, bank: Bank, vault: None) -> None:
    """rm1 may share; rm3 sees masks of what is shared with him, and may have the ID number shown for a reason."""
    actions = dict.fromkeys(EVERYTHING, True)
    guest = [
        {"field": "name", "see": "clear", "write": "always"},
        {"field": "id_number", "see": "masked", "write": "never", "unmask": True},
        {"field": "phone", "see": "masked", "write": "never"},
    ]
    await put(platform, role("sharer", {**actions, "share": True}, *CLEAR, REST))
    await put(platform, role("guest", {"read": "shared", "update": "shared_to_write", "export": "shared"}, *guest))
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "sharer"), ("rm3", "guest")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def shared(clerk: Browser, bank: Bank, **values: Any) -> str:
    """A client of the clerk, shared with rm3."""
    made = await clerk.post(RECORDS, json={"values": {**KEPT, **values}})
    assert made.status_code == 201, made.text
    body = {"person": str(bank.people["rm3"]), "may_write": True, "until": UNTIL}
    given = await clerk.post(f"{RECORDS}/{made.json()['id']}/shares", json=body)
    assert given.status_code == 201, given.text
    return str(made.json()["id"])


async def test_a_share_widens_no_right_to_a_field(clerk: Browser, client_for: ClientFor, bank: Bank) -> None:
    guest = await client_for("rm3")
    record = await shared(clerk, bank)
    one = f"{RECORDS}/{record}"
    form = RECORDS.removesuffix("/records")
    read = [
        await guest.get(one), await guest.get(RECORDS), await guest.get(f"{one}/history"),
        await guest.get(f"{one}/versions/1"), await guest.get(f"{form}/export", params={"format": "csv"}),
        await guest.get("/api/search", params={"q": "13812345678"}),
        await guest.get(f"{form}/lookup", params={"q": "钱"}),
        await guest.post(f"{RECORDS}/recognise", json={"values": {"phone": "13812345678"}}),
        await guest.post(f"{RECORDS}/query", json={"filter": [{"field": "shared_with_me", "op": "eq", "value": True}]}),
    ]  # fmt: skip
    assert [each.status_code for each in read[:5]] == [200] * 5
    told = read[0].json()
    assert (told["values"], sorted(told["masked"])) == (
        {"name": "钱多多", "id_number": told["values"]["id_number"], "phone": "138****5678"}, ["id_number", "phone"],
    )  # fmt: skip
    assert set(told["rights"]["fields"]) <= {"name", "id_number", "phone"}
    for answer in read:
        assert [each for each in NEVER if each in answer.text] == [], answer.request.url
    for name in ("phone", "id_number", "remark"):
        asked = {"filter": [{"field": name, "op": "eq", "value": KEPT[name]}]}
        refused = await guest.post(f"{RECORDS}/query", json=asked)
        assert refused.status_code == 422, refused.text
        assert KEPT[name] not in refused.text or name != "remark"
    before = (await clerk.get(one)).json()
    for name, value in (("phone", "13900001111"), ("id_number", None), ("remark", "新"), ("secret", "x")):
        wrong = await guest.patch(one, json={"values": {name: value}}, headers={"If-Match": f'"{before["version"]}"'})
        assert wrong.status_code in (403, 422), (name, wrong.text)
    assert (await clerk.get(one)).json()["values"] == before["values"]
    kept = await guest.patch(one, json={"values": {"name": "钱多"}}, headers={"If-Match": f'"{before["version"]}"'})
    assert kept.status_code == 200, kept.text
    assert (await clerk.get(one)).json()["values"]["phone"] == "13812345678"


async def test_what_is_shown_for_a_reason_has_one_quota_however_much_is_shared(
    clerk: Browser, client_for: ClientFor, bank: Bank, platform: Platform
) -> None:
    guest = await client_for("rm3")
    number = "110105194912310046"
    first = await shared(clerk, bank, id_number=number)
    second = await shared(clerk, bank, id_number="110105194912310062", name="钱二")

    async def unmask(record: str, field: str) -> Any:
        return await guest.post(f"{RECORDS}/{record}/unmask", json={"field": field, "reason": "核对客户证件"})

    assert (await unmask(first, "phone")).status_code == 403
    assert (await unmask(first, "remark")).status_code in (403, 404, 422)
    seen = await unmask(first, "id_number")
    assert (seen.status_code, seen.json()["value"], seen.json()["left"]) == (200, number, 0)
    assert (await unmask(second, "id_number")).status_code == 429
    assert (await guest.get(f"{RECORDS}/{first}")).json()["masked"] != [], "masked again"
    (given,) = (await clerk.get(f"{RECORDS}/{first}/shares")).json()["items"]
    assert (await clerk.delete(f"{RECORDS}/{first}/shares/{given['id']}")).status_code == 204
    assert (await unmask(first, "id_number")).status_code == 404
