"""An app with a form of twenty thousand visits, somebody who reads them all and somebody who reads his own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.identity.actor import SYSTEM
from engine.identity.recognise import in_every_post
from engine.identity.roles import Holding, give
from engine.jobs.worker import Worker
from engine.problems import Language
from engine.records import reading
from engine.records.caller import Caller
from engine.records.reading import Wanted
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor

APP = "visits"
AT = f"/api/apps/{APP}"
RECORDS = f"{AT}/forms/visit/records"
COUNT = 20_000


def field(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    uid = (name.replace("_", "") * 12)[:12]
    return {"name": name, "uid": uid, "type": kind, "label": {"zh": name, "en": name}, **more}


STATE, PLACE, NOTE = field("state"), field("place"), field("note", "long_text")
AMOUNT, DAY = field("amount", "money"), field("day", "date")
FIELDS = (STATE, PLACE, NOTE, AMOUNT, DAY)
OPEN = {
    "kind": "view", "name": "open", "label": {"zh": "待办拜访", "en": "Open visits"}, "form": "visit", "as": "table",
    "columns": ["state", "amount"], "filter": 'state = "s7"', "sort": ["-amount"],
}  # fmt: skip


def role(name: str, rows: object) -> dict[str, Any]:
    grant = {"form": "visit", "actions": {"read": rows, "create": True},
             "fields": [{"field": "*", "see": "clear", "write": "always"}]}  # fmt: skip
    return {"kind": "role", "name": name, "label": {"zh": name, "en": name}, "deny": [], "grants": [grant]}


async def put(builder: Browser, kind: str, body: dict[str, Any]) -> None:
    place = f"{AT}/definitions/{kind}/{body['name']}/draft"
    draft = await builder.get(place)
    how = {"If-Match": f'"{draft.json()["revision"]}"'} if draft.status_code == 200 else {"If-None-Match": "*"}
    answer = await builder.put(place, json=body, headers=how)
    assert answer.status_code == 200, answer.text


async def put_form(builder: Browser, *fields: dict[str, Any]) -> None:
    label = {"zh": "拜访", "en": "Visit"}
    body = {"kind": "form", "name": "visit", "uid": "visitvisitvi", "label": label, "fields": list(fields)}
    await put(builder, "form", body)


async def publish(builder: Browser) -> None:
    answer = await builder.post(f"{AT}/publish", json={"note": ""})
    assert answer.status_code == 201, answer.text


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


@pytest.fixture(scope="module", autouse=True)
async def visits(platform: Platform, bank: Bank, client_for: ClientFor) -> None:
    """The app with its records; every list counts as slow."""
    builder = await client_for("builder")
    await builder.post("/api/apps", json={"label": {"zh": "拜访", "en": "Visits"}, "app": APP})
    await put_form(builder, *FIELDS)
    await put(builder, "view", OPEN)
    for each in (role("all", True), role("mine", "own")):
        await put(builder, "role", each)
    await publish(builder)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "all"), ("builder", "all"), ("rm2", "mine")):
            await give(
                session, SYSTEM, platform.clock, Holding(APP, name, person=bank.people[login]),
                profile=Profile.SMALL_BANK,
            )  # fmt: skip
        await platform.live.refresh(session)
        entity = platform.live.now.entity(APP, "visit")
        names = {each.name: each.column for each in entity.fields}
        await session.raw.execute(
            f"insert into {entity.schema_name}.{entity.table_name} (id, version, owner_id, org_id, created_at,"
            f" created_by, updated_at, updated_by, {names['state']}, {names['place']}, {names['amount']},"
            f" {names['day']}) select gen_random_uuid(), 1, $1, $2, $3::timestamptz + n * interval '1 second', $1, $3,"
            " $1, 's' || n % 200, '地点' || n % 90, (n * 7919) % 100003, date '2026-01-01' + n % 300"
            f" from generate_series(1, {COUNT}) n",
            bank.people["rm1"], bank.units["HQ-PRODUCT"], platform.clock.real(),
        )  # fmt: skip
        await session.raw.execute(f"analyze {entity.schema_name}.{entity.table_name}")
    platform.parts["watch"].milliseconds = 0


@pytest.fixture(scope="module")
async def worker(platform: Platform, visits: None) -> AsyncIterator[None]:
    """Somebody who does the jobs."""
    stop = asyncio.Event()
    working = Worker(platform.database, platform.parts["handlers"], platform.clock, poll_seconds=0.2)
    task = asyncio.create_task(working.run(stop))
    yield
    stop.set()
    await task


async def look(browser: Browser, **asked: Any) -> dict[str, Any]:
    """A list, looked at."""
    answer = await browser.post(f"{RECORDS}/query", json=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def speed(builder: Browser, platform: Platform) -> dict[str, Any]:
    """What the builder sees, once this process has written what it noticed."""
    await platform.parts["watch"].write(platform.database, platform.clock.real())
    answer = await builder.get(f"{AT}/list_speed")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def only(builder: Browser, platform: Platform, says: str) -> dict[str, Any]:
    """The one slow list of which this is said."""
    (found,) = [each for each in (await speed(builder, platform))["lists"] if says in each["says"]["en"]]
    return dict(found)


async def made(builder: Browser, platform: Platform, slow: str) -> dict[str, Any]:
    """The index for a list, once it is not being built any more."""
    answer = await builder.post(f"{AT}/list_indexes", json={"slow": slow})
    assert answer.status_code == 202, answer.text
    return await settled(builder, platform, answer.json()["id"])


async def settled(builder: Browser, platform: Platform, key: str) -> dict[str, Any]:
    """An index, once nothing is done with it; empty when it is dropped."""
    for _ in range(1200):
        found = {each["id"]: each for each in (await speed(builder, platform))["indexes"]}.get(key, {})
        if found.get("state") not in ("building", "dropping"):
            return dict(found)
        await asyncio.sleep(0.05)
    raise AssertionError("still at it after a minute")


async def plan(platform: Platform, bank: Bank, login: str, wanted: Wanted) -> set[str]:
    """The indexes the very statement of a list uses."""
    sent: list[Any] = []
    tell = sent.append
    async with platform.database.transaction() as session:
        (actor,) = await in_every_post(session, bank.people[login], day=platform.clock.today())
        caller = Caller(session, actor, platform.live.now, platform.clock, Language.ZH)
        session.raw.add_query_logger(tell)
        await reading.page(caller, APP, "visit", wanted)
        await asyncio.sleep(0)  # it is told in the next turn
        session.raw.remove_query_logger(tell)
        (listing,) = [each for each in sent if each.query.startswith("/* ") and "ORDER BY" in each.query]
        found = await session.raw.fetchval(f"explain (format json) {listing.query}", *listing.args)
    used: set[str] = set()
    waiting = [found[0]["Plan"]]
    while waiting:
        node = waiting.pop()
        used.add(node.get("Index Name", ""))
        waiting += node.get("Plans", [])
    return used


async def standing(platform: Platform) -> list[str]:
    """The indexes made for lists that stand in the database."""
    async with platform.database.reading() as session:
        rows = await session.raw.fetch(
            "select c.relname from pg_class c join pg_index i on i.indexrelid = c.oid"
            " where starts_with(c.relname, 'li_') and i.indisvalid order by 1"
        )
    return [row[0] for row in rows]
