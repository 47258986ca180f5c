"""Who else has a record open for editing: seen by name by who may read it, for a while, and kept nowhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from engine.identity.recognise import hashed
from engine.identity.tables import session as sessions
from engine.records import editing
from engine.records.tables import change, record_editing
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import RECORDS


@pytest.fixture
async def place(teller: Browser) -> str:
    made = await teller.post(RECORDS, json={"values": {"title": "押运单"}})
    assert made.status_code == 201, made.text
    return f"{RECORDS}/{made.json()['id']}"


async def others(browser: Browser, place: str) -> list[str]:
    answer = await browser.get(f"{place}/editing")
    assert answer.status_code == 200, answer.text
    return [each["label"] for each in answer.json()["others"]]


async def begin(browser: Browser, place: str) -> Any:
    answer = await browser.put(f"{place}/editing")
    assert answer.status_code == 200, answer.text
    return answer.json()["others"]


async def test_who_edits_is_seen_by_name_by_everybody_else_and_no_longer_when_he_leaves(
    teller: Browser, reader: Browser, client_for: ClientFor, bank: Bank, place: str
) -> None:
    second = await client_for("supervisor")
    assert await others(reader, place) == []
    assert await begin(teller, place) == []
    name = teller.me["person"]["name"]
    assert await begin(second, place) == [{"id": str(bank.people["rm1"]), "label": name}]
    assert await others(teller, place) == [second.me["person"]["name"]]
    assert sorted(await others(reader, place)) == sorted([name, second.me["person"]["name"]])
    assert await begin(teller, place) == [{"id": str(bank.people["supervisor"]), "label": second.me["person"]["name"]}]
    assert (await teller.delete(f"{place}/editing")).status_code == 204
    assert (await teller.delete(f"{place}/editing")).status_code == 204
    assert await others(reader, place) == [second.me["person"]["name"]]
    assert await others(second, place) == []


async def test_one_who_is_not_heard_of_any_more_is_gone(
    teller: Browser, reader: Browser, place: str, platform: Platform
) -> None:
    await begin(teller, place)
    record = UUID(place.rpartition("/")[2])
    mine = record_editing.c.record_id == record
    async with platform.database.transaction() as session:
        until = await session.scalar(select(record_editing.c.until).where(mine))
        assert until is not None
        assert timedelta(0) < until - platform.clock.real() <= editing.LASTS
        await session.execute(update(record_editing).where(mine).values(until=platform.clock.real()))
    assert await others(reader, place) == []
    async with platform.database.transaction() as session:
        await editing.forget(session, platform.clock)
        assert await session.scalar(select(func.count()).select_from(record_editing).where(mine)) == 0
    await begin(teller, place)
    assert await others(reader, place) == [teller.me["person"]["name"]]


async def test_only_who_may_read_it_is_told_and_only_who_may_change_it_is_seen(
    teller: Browser, reader: Browser, client_for: ClientFor, place: str
) -> None:
    await begin(teller, place)
    stranger = await client_for("president")
    nowhere = f"{RECORDS}/{uuid4()}"
    for browser, where in (
        (stranger, place),
        (teller, nowhere),
        (teller, f"{RECORDS}/x"),
        (await client_for("admin"), place),
    ):
        assert (await browser.get(f"{where}/editing")).status_code == 404
        assert (await browser.put(f"{where}/editing")).status_code == 404
    assert (await stranger.delete(f"{place}/editing")).status_code == 404
    refused = await reader.put(f"{place}/editing")
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert await others(teller, place) == []
    assert (await teller.delete(place, headers={"If-Match": '"1"'})).status_code == 204
    assert (await teller.get(f"{place}/editing")).status_code == 404


async def test_it_is_no_change_no_audit_and_no_sign_of_life(
    teller: Browser, client_for: ClientFor, place: str, platform: Platform
) -> None:
    async def left() -> tuple[Any, ...]:
        async with platform.database.reading() as session:
            changes = await session.scalar(select(func.count()).select_from(change))
            return changes, await session.scalar(select(func.count()).select_from(audit_entry))

    record, before = (await teller.get(place)).json(), await left()
    await begin(teller, place)
    await others(teller, place)
    await teller.delete(f"{place}/editing")
    assert await left() == before
    assert (await teller.get(place)).json() == record
    browser = await client_for("rm1", fresh=True)
    mine = sessions.c.token_hash == hashed(browser.cookies["langqiao"])
    past = datetime.now(UTC) - timedelta(minutes=5)
    async with platform.database.transaction() as session:
        await session.execute(update(sessions).where(mine).values(seen_at=past))
    await begin(browser, place)
    async with platform.database.reading() as session:
        assert await session.scalar(select(sessions.c.seen_at).where(mine)) == past
    await browser.get(place)
    async with platform.database.reading() as session:
        assert await session.scalar(select(sessions.c.seen_at).where(mine)) > past
