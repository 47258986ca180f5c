"""What a demo would have sent: a clock that is moved brings reminders and rungs; an ended case brings none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.database.session import Database
from engine.flows.working import go_on
from engine.messages.tables import delivery
from tests.http.conftest import Browser, ClientFor
from tests.http.flows.conftest import begin, do, publish, task_in
from tests.http.flows.test_telling import LADDER, LATE
from tests.support.business_time import later

MESSAGES = "/api/messages"


@pytest.fixture(scope="module", autouse=True)
async def ladder(desk: None, platform: Platform, database: Database) -> None:
    await publish(platform, LATE, LADDER)
    async with later(database, platform.clock, timedelta()):
        pass  # the database is that of a demo from now on, whose clock is moved


@pytest.fixture
async def admin(client_for: ClientFor) -> Browser:
    return await client_for("admin")


async def listed(admin: Browser, **query: Any) -> list[dict[str, Any]]:
    answer = await admin.get(MESSAGES, params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def work(platform: Platform, database: Database) -> None:
    await go_on(platform.parts["flows"], database)
    await platform.parts["delivering"].perform()


async def move(browser: Browser, by: str) -> None:
    answer = await browser.post("/api/demo/clock", json={"advance": by})
    assert answer.status_code == 200, answer.text


async def test_a_clock_that_is_moved_brings_what_is_due(
    clerk: Browser, admin: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor = await client_for("supervisor")
    vip, closed = await begin(clerk, "ladder", amount="200.00"), await begin(clerk, "ladder", amount="200.00")
    await do(supervisor, await task_in(supervisor, closed), "approve")
    await work(platform, database)
    assert await listed(admin) == []
    await move(admin, "PT5H")
    await work(platform, database)
    found = await listed(admin)
    assert {each["number"] for each in found} == {vip["number"]}
    assert sorted((each["kind"], each["channel"], each["state"]) for each in found) == [
        ("escalate", "email", "simulated"), ("escalate", "inbox", "delivered"), ("escalate", "sms", "simulated"),
        ("remind", "inbox", "delivered"),
    ]  # fmt: skip
    await move(admin, "PT20H")
    await work(platform, database)
    (text,) = [each for each in await listed(admin, channel="sms") if each["kind"] == "limit"]
    assert (text["person"]["label"], text["state"]) == (
        (await client_for("president")).me["person"]["name"],
        "simulated",
    )
    assert f"{vip['number']} 已超过全程时限" in text["text"]
    assert text["sent_at"] == text["settled_at"] is not None
    page = (await admin.get(MESSAGES)).json()
    assert (page["simulated"], page["states"]["held"]["en"]) == (True, "Held by quiet hours")
    await do(supervisor, await task_in(supervisor, vip), "approve")
    before = len(await listed(admin))
    await move(admin, "P3D")
    await work(platform, database)
    assert len(await listed(admin)) == before


async def test_messages_are_found_by_channel_state_and_person(
    clerk: Browser, admin: Browser, platform: Platform, database: Database, client_for: ClientFor
) -> None:
    name = (await client_for("president")).me["person"]["name"]
    assert {each["channel"] for each in await listed(admin, channel="email")} == {"email"}
    assert {each["state"] for each in await listed(admin, state="simulated")} == {"simulated"}
    assert {each["person"]["label"] for each in await listed(admin, q=name[0])} == {name}
    assert {each["person"]["label"] for each in await listed(admin, q="presid")} == {name}
    assert await listed(admin, q="%") == await listed(admin, q="nobody of this name") == []
    for wrong in ({"channel": "fax"}, {"state": "odd"}, {"after": "x"}, {"q": "x" * 61}):
        assert (await admin.get(MESSAGES, params=wrong)).status_code == 422, wrong
    one = await listed(admin)
    assert await listed(admin, after=one[0]["id"]) == one[1:]


async def test_only_administrators_look(client_for: ClientFor) -> None:
    for login in ("rm1", "president", "builder", "secadmin", "auditor"):
        browser = await client_for(login)
        tried = [await browser.get(MESSAGES), await browser.get(f"{MESSAGES}/quiet_hours"),
                 await browser.put(f"{MESSAGES}/quiet_hours", json={"starts": None, "ends": None}),
                 await browser.post(f"{MESSAGES}/{uuid4()}/again", json={"reason": "x"})]  # fmt: skip
        assert {each.status_code for each in tried} == {403}, login


async def test_what_failed_is_sent_again_with_a_reason(admin: Browser, platform: Platform, database: Database) -> None:
    one = (await listed(admin, channel="sms"))[0]["id"]
    refused = await admin.post(f"{MESSAGES}/{one}/again", json={"reason": "没有收到"})
    assert (refused.status_code, refused.json()["code"]) == (409, "message_not_again")
    async with database.transaction() as session:
        await session.execute(update(delivery).where(delivery.c.id == one).values(state="unknown"))
    assert (await admin.post(f"{MESSAGES}/{one}/again", json={"reason": " "})).status_code == 422
    assert (await admin.post(f"{MESSAGES}/{one}/again", json={"reason": "没有收到"})).status_code == 204
    await platform.parts["delivering"].perform()
    (sent,) = [each for each in await listed(admin, channel="sms") if each["id"] == one]
    assert (sent["state"], sent["reason"]) == ("simulated", None)
    async with database.reading() as session:
        entry = await session.row(select(audit_entry.c.details).where(audit_entry.c.kind == "message.again"))
    assert entry is not None
    assert entry.details["reason"] == "没有收到"
    for gone in (uuid4(), (await listed(admin, channel="inbox"))[0]["id"]):
        assert (await admin.post(f"{MESSAGES}/{gone}/again", json={"reason": "x"})).status_code == 404


async def test_quiet_hours_are_the_banks(admin: Browser) -> None:
    assert (await admin.get(f"{MESSAGES}/quiet_hours")).json() == {"starts": None, "ends": None}
    set_ = {"starts": "21:00", "ends": "08:00"}
    assert (await admin.put(f"{MESSAGES}/quiet_hours", json=set_)).json() == set_
    assert (await admin.get(f"{MESSAGES}/quiet_hours")).json() == set_
    for wrong, paths in (
        ({"starts": "25:00", "ends": "8"}, {"/starts", "/ends"}),
        ({"starts": "21:00", "ends": None}, {"/ends"}),
        ({"starts": "21:00:30", "ends": "08:00"}, {"/starts"}),
    ):
        answer = await admin.put(f"{MESSAGES}/quiet_hours", json=wrong)
        assert answer.status_code == 422
        assert {each["path"] for each in answer.json()["problems"]} == paths
    assert (await admin.put(f"{MESSAGES}/quiet_hours", json={"starts": None, "ends": None})).status_code == 200
