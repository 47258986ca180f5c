"""What people say about a record: who reads it, who can be mentioned, how long it can be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.clock import Clock
from engine.database.session import Database
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give, take
from engine.records.tables import comment_text
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import RECORDS
from tests.support.business_time import later


@pytest.fixture
async def slip_id(teller: Browser) -> str:
    answer = await teller.post(RECORDS, json={"values": {"title": "押运单", "phone": "13800001111"}})
    return str(answer.json()["id"])


async def say(browser: Browser, record: str, text: str, *mentions: Any, **headers: str) -> dict[str, Any]:
    body = {"text": text, "mentions": [str(each) for each in mentions]}
    answer = await browser.post(f"{RECORDS}/{record}/comments", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def listed(browser: Browser, record: str) -> list[dict[str, Any]]:
    answer = await browser.get(f"{RECORDS}/{record}/comments")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_whoever_may_read_the_record_reads_and_writes_comments(
    teller: Browser, reader: Browser, slip_id: str
) -> None:
    await say(teller, slip_id, "  请核对\r\n金额\u0007 ")
    await say(reader, slip_id, "已核对")
    first, second = await listed(teller, slip_id)
    assert (first["text"], second["text"]) == ("已核对", "请核对\n金额")
    assert second["by"]["label"] == teller.me["person"]["name"]
    assert first["changeable_until"] is None
    assert second["changeable_until"] is not None


async def test_for_who_may_not_read_the_record_there_is_none(
    teller: Browser, client_for: ClientFor, slip_id: str
) -> None:
    said = await say(teller, slip_id, "内部意见")
    for login in ("agent", "admin", "secadmin", "auditor", "builder"):
        stranger = await client_for(login)
        tried = [
            await stranger.get(f"{RECORDS}/{slip_id}/comments"),
            await stranger.get(f"{RECORDS}/{slip_id}/mentionable"),
            await stranger.post(f"{RECORDS}/{slip_id}/comments", json={"text": "x"}),
            await stranger.patch(f"{RECORDS}/{slip_id}/comments/{said['id']}", json={"text": "x"}),
            await stranger.delete(f"{RECORDS}/{slip_id}/comments/{said['id']}"),
        ]
        missing = await stranger.get(f"{RECORDS}/{uuid4()}/comments")
        assert {each.status_code for each in (*tried, missing)} == {404}, login
        assert "内部意见" not in "".join(each.text for each in tried)


async def test_a_comment_is_reached_only_through_its_own_record(teller: Browser, slip_id: str) -> None:
    said = await say(teller, slip_id, "一条")
    other = (await teller.post(RECORDS, json={"values": {"title": "另一张"}})).json()["id"]
    place = f"{RECORDS}/{other}/comments/{said['id']}"
    assert (await teller.patch(place, json={"text": "改"})).status_code == 404
    assert (await teller.delete(place)).status_code == 404


async def test_comments_go_with_a_deleted_record(teller: Browser, slip_id: str) -> None:
    await say(teller, slip_id, "删除前")
    assert (await teller.delete(f"{RECORDS}/{slip_id}", headers={"If-Match": '"1"'})).status_code == 204
    assert (await teller.get(f"{RECORDS}/{slip_id}/comments")).status_code == 404
    assert (await teller.post(f"{RECORDS}/{slip_id}/comments", json={"text": "x"})).status_code == 404


async def test_only_people_who_may_read_the_record_can_be_mentioned(
    teller: Browser, client_for: ClientFor, bank: Bank, slip_id: str
) -> None:
    agent, nobody = bank.people["agent"], uuid4()
    body = {"text": "看一下", "mentions": [str(bank.people["rm2"]), str(agent), str(nobody)]}
    answer = await teller.post(f"{RECORDS}/{slip_id}/comments", json=body)
    assert answer.status_code == 422
    assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == [
        ("/mentions/1", "cannot_be_mentioned"),
        ("/mentions/2", "no_such_person_mentioned"),
    ]
    name = (await client_for("agent")).me["person"]["name"]
    assert name in answer.json()["problems"][0]["message"]
    assert await listed(teller, slip_id) == []


async def test_the_picker_offers_nobody_who_may_not_read_the_record(
    teller: Browser, reader: Browser, client_for: ClientFor, slip_id: str
) -> None:
    async def offered(q: str) -> set[str]:
        answer = await teller.get(f"{RECORDS}/{slip_id}/mentionable", params={"q": q})
        return {each["name"] for each in answer.json()["items"]}

    assert await offered(reader.me["person"]["name"]) == {reader.me["person"]["name"]}
    assert await offered((await client_for("agent")).me["person"]["name"]) == set()
    await say(reader, slip_id, "我来过")
    head = (await client_for("supervisor")).me["person"]["name"]
    assert await offered("") == {reader.me["person"]["name"], head}, "who took part and colleagues, not who asks"


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ({}, [("/text", "comment_empty")]),
        ({"text": " \n "}, [("/text", "comment_empty")]),
        ({"text": 7, "mentions": "all"}, [("/text", "wrong_type"), ("/mentions", "mentions_not_ids")]),
        ({"text": "a" * 2001, "mentions": ["x"]}, [("/text", "too_long"), ("/mentions/0", "mentions_not_ids")]),
        ({"text": "a\u0000b"}, [("/text", "nul_character")]),
        (
            {"text": "a", "mentions": ["01a20603-88b2-700d-a026-67e481b8539f"] * 21},
            [("/mentions", "too_many_mentioned")],
        ),
        ({"text": "a", "by": "x"}, [("/by", "unknown_key")]),
    ],
    ids=str,
)
async def test_a_bad_comment_is_refused_with_everything_that_is_wrong(
    teller: Browser, slip_id: str, body: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    for language in ("zh", "en"):
        headers = {"Accept-Language": language}
        answer = await teller.post(f"{RECORDS}/{slip_id}/comments", json=body, headers=headers)
        assert answer.status_code == 422
        assert [(each["path"], each["code"]) for each in answer.json()["problems"]] == problems


async def test_its_author_changes_and_deletes_a_comment_and_every_text_is_kept(
    teller: Browser, reader: Browser, platform: Platform, slip_id: str
) -> None:
    said = await say(teller, slip_id, "第一版", reader.me["person"]["id"])
    place = f"{RECORDS}/{slip_id}/comments/{said['id']}"
    changed = await teller.patch(place, json={"text": "第二版"})
    assert (changed.status_code, changed.json()["text"], changed.json()["mentions"]) == (200, "第二版", [])
    assert changed.json()["edited_at"] is not None
    assert (await reader.get("/api/mentions")).json()["items"] == [], "who is not mentioned any more is not told"
    refused = await reader.patch(place, json={"text": "别人的"})
    assert (refused.status_code, refused.json()["code"]) == (403, "comment_of_another")
    assert (await reader.delete(place)).status_code == 403
    assert (await teller.delete(place)).status_code == 204
    (gone,) = await listed(reader, slip_id)
    assert (gone["deleted"], gone["text"]) == (True, None)
    assert (await teller.patch(place, json={"text": "again"})).status_code == 404
    async with platform.database.reading() as session:
        kept = await session.rows(
            select(comment_text.c.body).where(comment_text.c.comment_id == said["id"]).order_by(comment_text.c.version)
        )
        trail = await session.rows(
            select(audit_entry.c.kind, audit_entry.c.details)
            .where(audit_entry.c.subject_id == slip_id, audit_entry.c.kind.startswith("record.comment"))
            .order_by(audit_entry.c.seq)
        )
    assert [each.body for each in kept] == ["第一版", "第二版"]
    assert [each.kind for each in trail] == ["record.comment", "record.comment_change", "record.comment_delete"]
    assert all("版" not in str(each.details) and len(each.details["sha256"]) == 64 for each in trail)


async def test_after_a_quarter_of_an_hour_a_comment_stands(
    teller: Browser, clock: Clock, database: Database, slip_id: str
) -> None:
    said = await say(teller, slip_id, "定论")
    place = f"{RECORDS}/{slip_id}/comments/{said['id']}"
    async with later(database, clock, timedelta(minutes=16)):
        for answer in (await teller.patch(place, json={"text": "x"}), await teller.delete(place)):
            assert (answer.status_code, answer.json()["code"]) == (409, "comment_settled")
        assert (await listed(teller, slip_id))[0]["changeable_until"] is None


async def test_a_second_try_under_the_same_key_says_it_once(teller: Browser, slip_id: str) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = await say(teller, slip_id, "只说一次", **key)
    assert await say(teller, slip_id, "只说一次", **key) == first
    assert len(await listed(teller, slip_id)) == 1


async def test_comments_come_in_pages(teller: Browser, slip_id: str) -> None:
    for number in range(52):
        await say(teller, slip_id, f"第 {number}")
    first = (await teller.get(f"{RECORDS}/{slip_id}/comments")).json()
    rest = (await teller.get(f"{RECORDS}/{slip_id}/comments", params={"after": first["next"]})).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 2, None)
    bad = await teller.get(f"{RECORDS}/{slip_id}/comments", params={"after": "x"})
    assert (bad.status_code, bad.json()["problems"][0]["code"]) == (422, "bad_cursor")


async def test_who_is_mentioned_finds_it_until_he_has_seen_it(teller: Browser, reader: Browser, slip_id: str) -> None:
    await reader.post("/api/mentions/seen", json={})
    me = reader.me["person"]["id"]
    said = await say(teller, slip_id, "请看", me, teller.me["person"]["id"])
    found = (await reader.get("/api/mentions")).json()
    assert found["unseen"] == 1
    assert (found["items"][0]["id"], found["items"][0]["title"], found["items"][0]["text"]) == (
        said["id"], "押运单", "请看",
    )  # fmt: skip
    assert all(each["id"] != said["id"] for each in (await teller.get("/api/mentions")).json()["items"]), "not oneself"
    bad = await reader.post("/api/mentions/seen", json={"ids": ["x"]})
    assert (bad.status_code, bad.json()["problems"][0]["path"]) == (422, "/ids/0")
    assert (await reader.post("/api/mentions/seen", json={"ids": [said["id"]]})).status_code == 204
    found = (await reader.get("/api/mentions")).json()
    assert (found["unseen"], found["items"][0]["seen"]) == (0, True)


async def test_a_mention_goes_with_the_right_to_read_the_record(
    teller: Browser, client_for: ClientFor, platform: Platform, bank: Bank, slip_id: str
) -> None:
    holding = Holding("till", "reader", person=bank.people["agent"])
    async with platform.database.transaction() as session:
        given = await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    agent = await client_for("agent")
    await say(teller, slip_id, "机密", bank.people["agent"])
    assert (await agent.get("/api/mentions")).json()["unseen"] == 1
    async with platform.database.transaction() as session:
        await take(session, SYSTEM, platform.clock, given, profile=Profile.SMALL_BANK)
    found = await agent.get("/api/mentions")
    assert (found.json()["unseen"], found.json()["items"]) == (0, [])
    assert "机密" not in found.text
