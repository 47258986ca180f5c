"""The recycle bin as a screen asks for it, and how it is emptied."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.clock import Clock
from engine.records import purging
from engine.records.tables import comment
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, label, made, publish, put, slip, uid
from tests.support.business_time import later

NOTES = f"/api/apps/{APP}/forms/note/records"
DAYS = timedelta(days=30)


@pytest.fixture(scope="module", autouse=True)
async def notes(platform: Platform, bank: Bank, till: None) -> None:
    """Notes refer to slips, and no two slips have one code."""
    fields = [
        made("text", required=True),
        made("slip", "reference", options={"form": "slip"}),
        made("slips", "references", options={"form": "slip"}),
    ]
    grant = {"uid": uid("noting"), "form": "note", "actions": {"read": True, "create": True, "delete": True},
             "fields": [{"field": "*", "see": "clear", "write": "always"}]}  # fmt: skip
    teller = {"uid": uid("slipping"), "form": "slip",
              "actions": {"read": True, "create": True, "update": True, "delete": True, "transfer": True},
              "fields": [{"field": "*", "see": "clear", "write": "always"},
                         {"field": "phone", "see": "clear", "write": "always"}]}  # fmt: skip
    for body in (
        {"kind": "form", "schema": 1, "name": "note", "uid": "notexxxxxxxx", "label": label("note"), "layout": [],
         "title_field": "text", "fields": fields},
        slip(made("code", unique=True)),
        {"kind": "role", "schema": 1, "name": "teller", "uid": uid("roleteller"), "label": label("teller"),
         "grants": [grant, teller], "deny": []},
    ):  # fmt: skip
        await put(platform, body)
    await publish(platform)


async def new(browser: Browser, where: str, **values: Any) -> str:
    answer = await browser.post(where, json={"values": values})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def drop(browser: Browser, where: str, record: str) -> None:
    answer = await browser.delete(f"{where}/{record}", headers={"If-Match": '"1"'})
    assert answer.status_code == 204, answer.text


async def binned(browser: Browser, where: str) -> list[str]:
    answer = await browser.post(f"{where}/query", json={"bin": True, "sort": ["-updated_at"]})
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["items"]]


async def test_the_bin_is_for_who_may_delete_and_says_who_deleted(
    teller: Browser, reader: Browser, client_for: ClientFor
) -> None:
    gone = await new(teller, RECORDS, title="误填")
    await drop(teller, RECORDS, gone)
    found = (await teller.post(f"{RECORDS}/query", json={"bin": True, "sort": ["-updated_at"]})).json()["items"]
    assert (found[0]["id"], found[0]["updated_by"]["label"]) == (gone, teller.me["person"]["name"])
    assert (await reader.post(f"{RECORDS}/query", json={"bin": True})).status_code == 403
    assert (await reader.post(f"{RECORDS}/{gone}/restore")).status_code == 403
    for login in ("agent", "secadmin"):
        stranger = await client_for(login)
        assert (await stranger.post(f"{RECORDS}/query", json={"bin": True})).status_code == 404
        assert (await stranger.post(f"{RECORDS}/{gone}/restore")).status_code == 404
    assert (await teller.post(f"{RECORDS}/{gone}/restore")).status_code == 200
    assert gone not in await binned(teller, RECORDS)


async def test_a_record_that_collides_does_not_come_back_and_both_are_shown(teller: Browser) -> None:
    gone = await new(teller, RECORDS, title="旧的", code="K1")
    await drop(teller, RECORDS, gone)
    other = await new(teller, RECORDS, title="新的", code="K1")
    answer = await teller.post(f"{RECORDS}/{gone}/restore")
    assert (answer.status_code, answer.json()["code"]) == (409, "restore_collides")
    assert (answer.json()["restored"]["title"], answer.json()["current"]["id"]) == ("旧的", other)
    assert gone in await binned(teller, RECORDS)


async def test_the_bin_is_emptied_of_what_lay_there_long_enough(
    teller: Browser, platform: Platform, clock: Clock
) -> None:
    kept, old, young = [await new(teller, RECORDS, title=each) for each in ("留", "旧", "新")]
    said = await teller.post(f"{RECORDS}/{old}/comments", json={"text": "一句话"})
    assert said.status_code == 201
    await drop(teller, RECORDS, old)
    await purging.purge(platform.database, platform.live, clock, DAYS)
    assert old in await binned(teller, RECORDS), "not yet"
    async with later(platform.database, clock, timedelta(days=31)):
        await drop(teller, RECORDS, young)
        assert await purging.purge(platform.database, platform.live, clock, DAYS) >= 1
        present = await binned(teller, RECORDS)
        assert (old in present, young in present) == (False, True)
        assert (await teller.post(f"{RECORDS}/{old}/restore")).status_code == 404
        assert (await teller.get(f"{RECORDS}/{kept}")).status_code == 200
    async with platform.database.reading() as session:
        assert await session.scalar(select(comment.c.id).where(comment.c.record_id == old)) is None
        purged = await session.rows(select(audit_entry.c.details).where(audit_entry.c.kind == "record.purge"))
    assert sum(old in each.details["records"] for each in purged) == 1


@pytest.mark.parametrize("several", [False, True])
async def test_what_is_still_referred_to_waits_and_goes_with_the_last_that_refers(
    teller: Browser, platform: Platform, clock: Clock, *, several: bool
) -> None:
    target = await new(teller, RECORDS, title="被引用")
    note = await new(teller, NOTES, text="引用", **({"slips": [target]} if several else {"slip": target}))
    await drop(teller, NOTES, note)
    await drop(teller, RECORDS, target)
    async with later(platform.database, clock, timedelta(days=31)):
        await purging.purge(platform.database, platform.live, clock, DAYS)
    assert (target in await binned(teller, RECORDS), note in await binned(teller, NOTES)) == (False, False)
