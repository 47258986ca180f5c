"""What becomes of an index made for a list when its form changes, and when its making is broken off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from sqlalchemy import select, update

from engine.api.dependencies import Platform
from engine.records.reading import Wanted
from engine.records.speed.tables import list_index
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.speed.conftest import (
    AMOUNT,
    AT,
    DAY,
    FIELDS,
    NOTE,
    PLACE,
    STATE,
    made,
    plan,
    publish,
    put_form,
    settled,
    speed,
    standing,
)

WISH: dict[str, Any] = {
    "form": "visit",
    "filter": [{"field": "state", "op": "eq", "value": "s7"}],
    "sort": ["-amount"],
}
WANTED = Wanted(filter=WISH["filter"], sort=WISH["sort"])


@pytest.fixture
async def index(platform: Platform, worker: None, builder: Browser) -> dict[str, Any]:
    """An index by state and amount, made if it is not there."""
    for each in (await speed(builder, platform))["indexes"]:
        await builder.delete(f"{AT}/list_indexes/{each['id']}")
        await settled(builder, platform, each["id"])
    told = (await builder.post(f"{AT}/list_speed/query", json=WISH)).json()
    assert told["slow"], told
    return await made(builder, platform, told["slow"])


async def test_it_stays_when_something_else_is_published_and_follows_its_field_to_another_type(
    platform: Platform, bank: Bank, builder: Browser, index: dict[str, Any]
) -> None:
    before = await standing(platform)
    await put_form(builder, *FIELDS, {**NOTE, "name": "more", "uid": "moremoremore"})
    await publish(builder)
    await platform.parts["list_indexes"].keep_up()
    assert (await settled(builder, platform, index["id"]))["state"] == "ready"
    assert await standing(platform) == before

    decimal = {**AMOUNT, "type": "decimal", "options": {"digits": 12, "decimals": 4}}
    await put_form(builder, STATE, PLACE, NOTE, decimal, DAY)
    await publish(builder)
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    await platform.parts["list_indexes"].keep_up()
    assert (await settled(builder, platform, index["id"]))["state"] == "ready"
    (name,) = await standing(platform)
    assert name in await plan(platform, bank, "rm1", WANTED)
    await put_form(builder, *FIELDS)
    await publish(builder)
    await platform.parts["list_indexes"].keep_up()
    await settled(builder, platform, index["id"])


async def test_it_goes_with_its_field_and_that_is_told(
    platform: Platform, builder: Browser, index: dict[str, Any], client_for: ClientFor
) -> None:
    await put_form(builder, STATE, PLACE, NOTE, DAY)
    draft = (await builder.get(f"{AT}/definitions/view/open/draft")).json()
    body = {**draft["body"], "columns": ["state"], "sort": []}
    how = {"If-Match": f'"{draft["revision"]}"'}
    await builder.put(f"{AT}/definitions/view/open/draft", json=body, headers=how)
    await publish(builder)
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    await platform.parts["list_indexes"].keep_up()
    told = await settled(builder, platform, index["id"])
    assert (told["state"], told["reason"]["en"][:24]) == ("gone", "A field it needs is reti")
    assert told["says"]["zh"] == "按「state」查找，按「amount」从大到小排列"
    for _ in range(200):
        if not await standing(platform):
            break
        await platform.parts["list_indexes"].keep_up()
    trail = (await (await client_for("auditor")).get("/api/audit", params={"kind": "index.gone"})).json()["items"]
    assert [each["details"]["reason"] for each in trail] == ["field"]
    await put_form(builder, *FIELDS)
    await publish(builder)
    async with platform.database.reading() as session:
        await platform.live.refresh(session)
    answer = await builder.delete(f"{AT}/list_indexes/{index['id']}")
    assert answer.status_code == 202, "what is gone is forgotten by whoever has read it"
    assert await settled(builder, platform, index["id"]) == {}
    assert await standing(platform) == []


async def test_one_whose_making_was_broken_off_is_made_anew(
    platform: Platform, bank: Bank, builder: Browser, index: dict[str, Any]
) -> None:
    """As a kill leaves it: an index that is not valid, another one of an older definition, and the job to be done."""
    (name,) = await standing(platform)
    entity = platform.live.now.entity("visits", "visit")
    connection = await asyncpg.connect(platform.database.url)
    try:
        await connection.execute("update pg_index set indisvalid = false where indexrelid = $1::regclass",
                                 f"{entity.schema_name}.{name}")  # fmt: skip
        await connection.execute(
            f"create index {name[:-8]}00000000 on {entity.schema_name}.{entity.table_name} (created_by)"
        )
    finally:
        await connection.close()
    async with platform.database.transaction() as session:
        await session.execute(
            update(list_index).where(list_index.c.id == index["id"]).values(state="building", before=None)
        )
        await platform.parts["queue"].enqueue(session, "list_index", {"index": index["id"]})
    assert (await settled(builder, platform, index["id"]))["state"] == "ready"
    assert await standing(platform) == [name]
    assert name in await plan(platform, bank, "rm1", WANTED)


async def test_one_that_nobody_uses_is_named(platform: Platform, builder: Browser, index: dict[str, Any]) -> None:
    assert not index["is_unused"]
    async with platform.database.transaction() as session:
        c = list_index.c
        row = await session.row(select(c.changed_at).where(c.id == index["id"]))
        assert row is not None
        long_ago = row.changed_at - timedelta(days=15)
        await session.execute(update(list_index).where(c.id == index["id"]).values(changed_at=long_ago))
    (told,) = (await speed(builder, platform))["indexes"]
    assert (told["scans"], told["is_unused"]) == (0, True)


async def test_one_being_built_is_not_dropped_and_what_the_database_refuses_leaves_nothing(
    platform: Platform, builder: Browser, index: dict[str, Any]
) -> None:
    async with platform.database.transaction() as session:
        values = {"state": "building"}
        await session.execute(update(list_index).where(list_index.c.id == index["id"]).values(values))
    refused = await builder.delete(f"{AT}/list_indexes/{index['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "index_being_built")
    (name,) = await standing(platform)
    entity = platform.live.now.entity("visits", "visit")
    column = next(each.column for each in entity.fields if each.name == "state")
    async with platform.database.transaction() as session:
        table = f"{entity.schema_name}.{entity.table_name}"
        await session.raw.execute(f"drop index {entity.schema_name}.{name}")
        await session.raw.execute(
            f"update {table} set {column} = (select string_agg(md5(n::text), '') from generate_series(1, 900) n)"
            f" where id = (select id from {table} limit 1)"
        )
        await platform.parts["queue"].enqueue(session, "list_index", {"index": index["id"]})
    told = await settled(builder, platform, index["id"])
    assert (told["state"], told["reason"]["zh"]) == ("failed", "有记录的值太长，放不进索引")
    assert await standing(platform) == []
    async with platform.database.reading() as session:
        broken = await session.raw.fetchval("select count(*) from pg_index where not indisvalid")
        assert broken == 0
        told = (await builder.post(f"{AT}/list_speed/query", json=WISH)).json()
        assert told["why_not"] == "no", "nor is it proposed while such a value is among the records looked at"
        await session.raw.execute(f"update {table} set {column} = 's1' where length({column}) > 900")


async def test_one_whose_job_was_given_up_is_gone_on_with(
    platform: Platform, builder: Browser, index: dict[str, Any]
) -> None:
    long_ago = platform.clock.real() - timedelta(hours=2)
    async with platform.database.transaction() as session:
        values = {"state": "dropping", "changed_at": long_ago}
        await session.execute(update(list_index).where(list_index.c.id == index["id"]).values(values))
    await platform.parts["list_indexes"].keep_up()
    assert await settled(builder, platform, index["id"]) == {}
    assert await standing(platform) == []
