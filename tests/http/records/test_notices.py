"""What people are told: a share to whom it reaches, as long as it reaches them; read and unread; on which channels."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import ALL, APP, RECORDS, REST, publish, put, role

UNTIL = (datetime.now(UTC) + timedelta(days=5)).date().isoformat()


@pytest.fixture(scope="module", autouse=True)
async def shared_app(till: None, platform: Platform, bank: Bank) -> AsyncIterator[None]:
    """rm1 shares; rm3 and the president look at what is shared with them."""
    guest = [{"field": name, "see": see, "write": "never"} for name, see in (("title", "clear"), ("phone", "masked"))]
    phone = {"field": "phone", "see": "clear", "write": "always"}
    await put(platform, role("sharer", {**ALL, "share": True}, phone, REST))
    await put(platform, role("guest", {"read": "shared"}, *guest))
    await publish(platform)
    held = []
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "sharer"), ("rm3", "guest"), ("president", "guest")):
            holding = Holding(APP, name, person=bank.people[login])
            held.append(await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK))
    yield
    async with platform.database.transaction() as session:
        for each in held:
            await take(session, SYSTEM, platform.clock, each, profile=Profile.SMALL_BANK)


@pytest.fixture
async def slip(teller: Browser) -> str:
    answer = await teller.post(RECORDS, json={"values": {"title": "押运单", "phone": "13800001111", "amount": "5.00"}})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def share(browser: Browser, record: str, **body: Any) -> str:
    answer = await browser.post(f"{RECORDS}/{record}/shares", json={"until": UNTIL, **body})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def told(browser: Browser, record: str = "", **params: Any) -> list[dict[str, Any]]:
    answer = await browser.get("/api/notices", params=params)
    assert answer.status_code == 200, answer.text
    return [each for each in answer.json()["items"] if record in ("", each["record"])]


async def unread(browser: Browser) -> int:
    return int((await browser.get("/api/notices/count")).json()["unread"])


async def test_who_a_record_is_shared_with_is_told_by_whom(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    guest, stranger = await client_for("rm3"), await client_for("president")
    before = await unread(guest)
    await share(teller, slip, person=str(bank.people["rm3"]))
    (notice,) = await told(guest, slip)
    assert (notice["kind"], notice["title"], notice["read"], notice["text"]) == ("share", "押运单", False, None)
    assert notice["by"]["label"] == teller.me["person"]["name"]
    assert notice["details"] == {"may_write": False, "until": UNTIL}
    assert (notice["app"], notice["form"]) == (APP, "slip")
    assert "13800001111" not in str(notice)
    assert await unread(guest) == before + 1
    assert await told(stranger, slip) == await told(teller, slip) == []


async def test_a_share_that_ended_takes_its_notice_along(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    guest = await client_for("rm3")
    before = await unread(guest)
    given = await share(teller, slip, person=str(bank.people["rm3"]))
    assert await unread(guest) == before + 1
    assert (await teller.delete(f"{RECORDS}/{slip}/shares/{given}")).status_code == 204
    assert await told(guest, slip) == []
    assert await unread(guest) == before
    assert slip not in str(await told(guest, unread=True))


async def test_a_unit_or_a_role_is_told_person_by_person(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    guest, head = await client_for("rm3"), await client_for("president")
    await share(teller, slip, role=f"{APP}/guest")
    assert [len(await told(each, slip)) for each in (guest, head, teller)] == [1, 1, 0]
    unit = guest.me["assignments"][0]["unit"]["id"]
    await share(teller, slip, unit=unit)
    assert len(await told(guest, slip)) == 2


async def test_notices_are_read_one_by_one_or_all(
    teller: Browser, client_for: ClientFor, bank: Bank, slip: str
) -> None:
    guest, other = await client_for("rm3"), await client_for("president")
    for _ in range(2):
        await share(teller, slip, person=str(bank.people["rm3"]))
    first, second = await told(guest, slip)
    body = {"ids": [first["id"]]}
    assert (await other.post("/api/notices/read", json=body)).status_code == 204  # another's is not his to read
    assert [each["read"] for each in await told(guest, slip)] == [False, False]
    assert (await guest.post("/api/notices/read", json=body)).status_code == 204
    assert [each["read"] for each in await told(guest, slip)] == [True, False]
    assert [each["id"] for each in await told(guest, slip, unread=True)] == [second["id"]]
    assert (await guest.post("/api/notices/read", json={})).status_code == 204
    assert await unread(guest) == 0


async def test_pages_follow_each_other(teller: Browser, client_for: ClientFor, bank: Bank, slip: str) -> None:
    guest = await client_for("rm3")
    for _ in range(32):
        await share(teller, slip, person=str(bank.people["rm3"]))
    first = (await guest.get("/api/notices")).json()
    second = (await guest.get("/api/notices", params={"after": first["next"]})).json()
    ids = [each["id"] for each in (*first["items"], *second["items"])]
    assert len(first["items"]) == 30
    assert len(ids) == len(set(ids)) >= 32
    assert ids == sorted(ids, reverse=True)


@pytest.mark.parametrize(
    ("body", "path"),
    [({"ids": "all"}, "/ids"), ({"ids": ["x"]}, "/ids/0"), ({"ids": [str(uuid4())] * 501}, "/ids")],
)
async def test_bad_ids_are_named(teller: Browser, body: Any, path: str) -> None:
    answer = await teller.post("/api/notices/read", json=body)
    assert answer.status_code == 422
    assert [each["path"] for each in answer.json()["problems"]] == [path]


async def test_a_bad_mark_is_a_problem(teller: Browser) -> None:
    assert (await teller.get("/api/notices", params={"after": "x"})).status_code == 422


async def test_everybody_chooses_his_own_channels(teller: Browser, client_for: ClientFor) -> None:
    other = await client_for("rm3")
    assert (await teller.get("/api/notices/channels")).json() == {"email": True, "sms": True}
    for choice in ({"email": True, "sms": False}, {"email": False, "sms": False}):
        assert (await teller.put("/api/notices/channels", json=choice)).json() == choice
        assert (await teller.get("/api/notices/channels")).json() == choice
    assert (await other.get("/api/notices/channels")).json() == {"email": True, "sms": True}
    wrong = await teller.put("/api/notices/channels", json={"email": "often"})
    assert {each["path"] for each in wrong.json()["problems"]} == {"/email", "/sms"}
