"""Back to an earlier version of a record: only what one sees and may write, checked like any other write."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, publish, put, role


@pytest.fixture(scope="module", autouse=True)
async def clerk(platform: Platform, bank: Bank, till: None) -> None:
    """rm3 writes amounts and overwrites phones he sees masked; of the count he sees nothing, though he may write it."""
    await put(
        platform,
        role(
            "clerk",
            {"read": True, "update": True},
            {"field": "title", "see": "clear", "write": "never"},
            {"field": "amount", "see": "clear", "write": "always"},
            {"field": "phone", "see": "masked", "write": "always"},
            {"field": "count", "see": "hidden", "write": "always"},
        ),
    )
    await publish(platform)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "clerk", person=bank.people["rm3"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


FIRST = {"title": "甲", "amount": "10.00", "count": 1, "phone": "13800001111", "email": "a@b.cn"}
SECOND = {"title": "乙", "amount": "20.00", "count": 2, "phone": "13900002222"}


@pytest.fixture
async def slip_id(teller: Browser) -> str:
    """A record of two versions."""
    made = (await teller.post(RECORDS, json={"values": FIRST})).json()
    answer = await change(teller, made["id"], 1, SECOND)
    assert answer["version"] == 2
    return str(made["id"])


async def change(browser: Browser, record: str, version: int, values: dict[str, Any]) -> dict[str, Any]:
    headers = {"If-Match": f'"{version}"'}
    answer = await browser.patch(f"{RECORDS}/{record}", json={"values": values}, headers=headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def back(browser: Browser, record: str, base: int, **body: Any) -> Any:  # Any: an httpx answer
    return await browser.post(f"{RECORDS}/{record}/revert", json=body, headers={"If-Match": f'"{base}"'})


async def test_a_whole_version_comes_back_as_a_write_of_its_own(
    teller: Browser, platform: Platform, slip_id: str
) -> None:
    answer = await back(teller, slip_id, 2, version=1)
    assert answer.status_code == 200, answer.text
    assert answer.json()["version"] == 3
    values = answer.json()["values"]
    assert {name: values[name] for name in FIRST} == FIRST
    newest = (await teller.get(f"{RECORDS}/{slip_id}/history")).json()["items"][0]
    assert (newest["source"], newest["action"], len(newest["changes"])) == ("restore", "update", 4)
    async with platform.database.reading() as session:
        details = await session.scalar(
            select(audit_entry.c.details)
            .where(audit_entry.c.subject_id == slip_id, audit_entry.c.kind == "record.update")
            .order_by(audit_entry.c.seq.desc())
            .limit(1)
        )
    assert details["source"] == "restore"


async def test_one_field_comes_back_alone(teller: Browser, slip_id: str) -> None:
    answer = await back(teller, slip_id, 2, version=1, fields=["amount"])
    values = answer.json()["values"]
    assert (values["amount"], values["title"]) == ("10.00", "乙")


async def test_the_difference_is_told_before(teller: Browser, slip_id: str) -> None:
    told = (await teller.get(f"{RECORDS}/{slip_id}/versions/1")).json()
    assert (told["version"], told["by"]["label"]) == (1, teller.me["person"]["name"])
    lines = {each["field"]: (each["old"], each["new"], each["may"]) for each in told["fields"]}
    assert lines == {
        "title": ("乙", "甲", True),
        "amount": ("20.00", "10.00", True),
        "count": (2, 1, True),
        "phone": ("13900002222", "13800001111", True),
    }
    assert (await teller.get(f"{RECORDS}/{slip_id}/versions/2")).json()["fields"] == []


async def test_what_is_hidden_does_not_go_back_and_what_is_masked_is_shown_masked(
    teller: Browser, client_for: ClientFor, slip_id: str
) -> None:
    clerk = await client_for("rm3")
    told = await clerk.get(f"{RECORDS}/{slip_id}/versions/1")
    lines = {each["field"]: (each["old"], each["new"], each["may"]) for each in told.json()["fields"]}
    assert lines == {
        "title": ("乙", "甲", False),
        "amount": ("20.00", "10.00", True),
        "phone": ("139****2222", "138****1111", True),
    }
    assert "13800001111" not in told.text
    answer = await back(clerk, slip_id, 2, version=1)
    assert answer.status_code == 200, answer.text
    assert "13800001111" not in answer.text
    values = (await teller.get(f"{RECORDS}/{slip_id}")).json()["values"]
    assert (values["title"], values["amount"], values["count"], values["phone"]) == ("乙", "10.00", 2, "13800001111")


async def test_naming_a_field_one_may_not_write_is_refused_with_every_reason(
    client_for: ClientFor, slip_id: str
) -> None:
    clerk = await client_for("rm3")
    answer = await back(clerk, slip_id, 2, version=1, fields=["title", "count", "email", "amount", "nothing"])
    assert answer.status_code == 422
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == [
        ("/fields/0", "field_not_writable"),
        ("/fields/1", "unknown_field"),
        ("/fields/2", "unknown_field"),
        ("/fields/4", "unknown_field"),
    ]


async def test_who_may_not_update_or_not_read_goes_nowhere(
    reader: Browser, client_for: ClientFor, slip_id: str
) -> None:
    assert (await back(reader, slip_id, 2, version=1)).status_code == 403
    told = (await reader.get(f"{RECORDS}/{slip_id}/versions/1")).json()
    assert {each["field"]: each["may"] for each in told["fields"]} == {"title": False, "phone": False}
    for login in ("agent", "builder", "secadmin"):
        stranger = await client_for(login)
        assert (await back(stranger, slip_id, 2, version=1)).status_code == 404
        assert (await stranger.get(f"{RECORDS}/{slip_id}/versions/1")).status_code == 404


async def test_a_record_that_moved_on_is_not_overwritten(teller: Browser) -> None:
    made = (await teller.post(RECORDS, json={"values": {"title": "一", "amount": "1.00"}})).json()
    await change(teller, made["id"], 1, {"amount": "2.00"})
    stale = await back(teller, made["id"], 1, version=1)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["changes"] == {"amount": {"base": "1.00", "theirs": "2.00"}}


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ({}, [("/version", "version_not_number")]),
        ({"version": True, "fields": "all"}, [("/version", "version_not_number"), ("/fields", "fields_not_names")]),
        ({"version": "1", "fields": [1]}, [("/version", "version_not_number"), ("/fields", "fields_not_names")]),
        ({"version": 2}, [("/version", "nothing_to_go_back")]),
        ({"version": 1, "to": 1}, [("/to", "unknown_key")]),
    ],
    ids=str,
)
async def test_a_bad_wish_is_refused(
    teller: Browser, slip_id: str, body: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    answer = await back(teller, slip_id, 2, **body)
    assert answer.status_code == 422
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == problems


async def test_a_version_there_never_was_is_not_found(teller: Browser, slip_id: str) -> None:
    assert (await back(teller, slip_id, 2, version=9)).status_code == 404
    for version in ("9", "0", "x", "99999999999"):
        assert (await teller.get(f"{RECORDS}/{slip_id}/versions/{version}")).status_code == 404
    assert (await teller.post(f"{RECORDS}/{slip_id}/revert", json={"version": 1})).status_code == 428
    assert (await teller.get(f"{RECORDS}/{uuid4()}/versions/1")).status_code == 404
