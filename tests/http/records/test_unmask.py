"""A masked value in clear: for whom, for which reason, how many a day, and what the audit trail keeps of it."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.records.tables import unmask_use
from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, made, publish, put, role, slip, uid

QUOTA = 3
PHONE = "13800001111"


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Three values a day."""
    return Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000, unmask_quota=QUOTA)


def masked(name: str, *, unmask: bool) -> dict[str, Any]:
    return {"field": name, "see": "masked", "write": "never", "unmask": unmask}


@pytest.fixture(scope="module", autouse=True)
async def desk(platform: Platform, bank: Bank, till: None) -> None:
    """rm3 may unmask phones of his own records and sees the others masked; the inspector may, were it not denied."""
    await put(platform, slip(made("card", "phone", sensitivity="C2")))
    title = {"field": "title", "see": "clear", "write": "always"}
    everything = {"read": True, "create": True}
    own = role("mine", {"read": "own"}, title, masked("phone", unmask=True))
    rest = role(
        "all", everything, title, masked("phone", unmask=False), {**masked("card", unmask=True), "see": "masked"}
    )
    denied = role("denied", everything, title, masked("phone", unmask=True))
    grant = {"uid": uid("denying"), "form": "slip", "actions": {}, "fields": [masked("phone", unmask=False)]}
    for body in (own, rest, {**denied, "deny": [grant]}):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm3", "mine"), ("rm3", "all"), ("inspector", "denied")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture(autouse=True)
async def a_new_day(platform: Platform, desk: None) -> None:
    async with platform.database.transaction() as session:
        await session.execute(delete(unmask_use))


@pytest.fixture
async def desk_of(client_for: ClientFor) -> Browser:
    return await client_for("rm3")


@pytest.fixture
async def own(desk_of: Browser, teller: Browser, bank: Bank) -> str:
    """A slip with a phone, handed over to rm3."""
    one = (await teller.post(RECORDS, json={"values": {"title": "本人的", "phone": PHONE}})).json()["id"]
    given = await teller.post(f"{RECORDS}/{one}/transfer", json={"owner": str(bank.people["rm3"])})
    assert given.status_code == 200, given.text
    return str(one)


@pytest.fixture
async def another(teller: Browser) -> str:
    return str((await teller.post(RECORDS, json={"values": {"title": "别人的", "phone": PHONE}})).json()["id"])


async def ask(browser: Browser, record: str, **body: Any) -> Any:  # Any: an httpx answer
    return await browser.post(f"{RECORDS}/{record}/unmask", json=body)


async def test_one_value_is_shown_for_a_reason_and_the_trail_has_it(
    desk_of: Browser, platform: Platform, own: str
) -> None:
    before = await desk_of.get(f"{RECORDS}/{own}")
    assert (before.json()["values"]["phone"], before.json()["rights"]["unmask"]) == ("138****1111", ["phone", "card"])
    answer = await ask(desk_of, own, field="phone", reason="回访客户")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json() == {"field": "phone", "value": PHONE, "text": PHONE, "version": 2, "left": 2}
    async with platform.database.reading() as session:
        entry = await session.row(
            select(audit_entry.c.actor, audit_entry.c.details).where(
                audit_entry.c.kind == "record.unmask", audit_entry.c.subject_id == own
            )
        )
    assert entry is not None
    assert str(entry.actor) == desk_of.me["person"]["id"]
    assert (entry.details["fields"], entry.details["reason"]) == (["phone"], "回访客户")
    assert PHONE not in str(entry.details)
    after = await desk_of.get(f"{RECORDS}/{own}")
    assert (after.json()["version"], after.json()["values"]["phone"]) == (2, "138****1111"), "masked again, no change"


async def test_a_grant_unmasks_only_the_records_its_rule_holds_for(desk_of: Browser, another: str) -> None:
    found = (await desk_of.get(f"{RECORDS}/{another}")).json()
    assert (found["values"]["phone"], found["rights"]["unmask"]) == ("138****1111", ["card"])
    answer = await ask(desk_of, another, field="phone", reason="看看别人的")
    assert (answer.status_code, answer.json()["code"]) == (403, "may_not_unmask")
    assert PHONE not in answer.text


async def test_seeing_masked_or_in_clear_or_not_at_all_unmasks_nothing(
    teller: Browser, reader: Browser, client_for: ClientFor, own: str
) -> None:
    assert (await ask(reader, own, field="phone", reason="只能看脱敏")).status_code == 403
    assert (await ask(teller, own, field="phone", reason="本来就看得到")).status_code == 403
    denied = await client_for("inspector")
    assert (await denied.get(f"{RECORDS}/{own}")).json()["rights"]["unmask"] == []
    assert (await ask(denied, own, field="phone", reason="被禁止了")).status_code == 403
    for login in ("agent", "secadmin", "auditor", "builder", "admin"):
        answer = await ask(await client_for(login), own, field="phone", reason="没有权限")
        assert (answer.status_code, PHONE in answer.text) == (404, False), login


async def test_a_refusal_is_in_the_trail(reader: Browser, platform: Platform, own: str) -> None:
    await ask(reader, own, field="phone", reason="试一试看")
    async with platform.database.reading() as session:
        codes = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "permission.refused"))
    assert any(each.details.get("code") == "may_not_unmask" and own in each.details["path"] for each in codes)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ({}, [("/field", "unknown_field"), ("/reason", "reason_needed")]),
        ({"field": "nothing", "reason": "  \u0007 x "}, [("/field", "unknown_field"), ("/reason", "reason_needed")]),
        ({"field": "amount", "reason": "看不到的字段"}, [("/field", "unknown_field")]),
        ({"field": ["phone"], "reason": 5}, [("/field", "unknown_field"), ("/reason", "reason_needed")]),
        ({"field": "phone", "reason": "长" * 201}, [("/reason", "reason_needed")]),
        ({"field": "phone", "reason": "回访客户", "value": 1}, [("/value", "unknown_key")]),
    ],
    ids=str,
)
async def test_a_bad_wish_is_refused_and_counts_nothing(
    desk_of: Browser, own: str, body: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    answer = await ask(desk_of, own, **body)
    assert answer.status_code == 422
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == problems
    assert (await ask(desk_of, own, field="phone", reason="回访客户")).json()["left"] == QUOTA - 1


async def test_nobody_sees_more_than_his_quota_even_at_once(desk_of: Browser, own: str) -> None:
    answers = await asyncio.gather(*(ask(desk_of, own, field="phone", reason="批量查看") for _ in range(QUOTA + 4)))
    assert sorted(each.status_code for each in answers) == [200] * QUOTA + [429] * 4
    refused = next(each for each in answers if each.status_code == 429)
    assert (refused.json()["code"], PHONE in refused.text) == ("unmask_quota", False)


async def test_a_record_that_is_not_there_has_nothing(desk_of: Browser) -> None:
    assert (await ask(desk_of, str(uuid4()), field="phone", reason="回访客户")).status_code == 404
