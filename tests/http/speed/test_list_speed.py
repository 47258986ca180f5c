"""Slow lists over HTTP: noticed without their values, an index tried and proposed, made, used, and dropped."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.records.reading import Wanted
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.speed.conftest import APP, AT, COUNT, look, made, only, plan, settled, speed, standing

SEVEN = {"filter": [{"field": "state", "op": "eq", "value": "s7"}], "sort": ["-amount"]}


async def test_a_slow_view_is_noticed_its_index_proposed_made_used_and_dropped(
    platform: Platform, bank: Bank, worker: None, builder: Browser, client_for: ClientFor
) -> None:
    clerk = await client_for("rm1")
    for _ in range(3):
        await look(clerk, view="open")
    slow = await only(builder, platform, '"state" equals a value')
    assert slow["views"]["published"] == [{"zh": "待办拜访", "en": "Open visits"}]
    assert slow["says"]["zh"] == "全部记录；「state」等于某值；按「amount」从大到小排列"
    assert (slow["times"]["calls"], slow["times"]["slow"], slow["index"]) == (3, 3, None)
    assert slow["times"]["p50"] <= slow["times"]["p95"]

    answer = await builder.get(f"{AT}/list_speed/{slow['id']}/proposal")
    proposed = answer.json()
    assert (answer.status_code, proposed["why_not"]) == (200, None)
    assert proposed["says"] == {
        "zh": "按「state」查找，按「amount」从大到小排列",
        "en": 'found by "state", ordered by "amount" downwards',
    }
    assert proposed["trial"]["after"] * 2 <= proposed["trial"]["before"]
    assert proposed["trial"]["records"] == COUNT
    assert proposed["trial"]["bytes"] > 0

    wanted = Wanted(filter=SEVEN["filter"], sort=SEVEN["sort"])
    assert not any(each.startswith("li_") for each in await plan(platform, bank, "rm1", wanted))
    index = await made(builder, platform, slow["id"])
    assert (index["state"], index["reason"], index["made_by"]["label"]) == ("ready", None, "林悦")
    assert index["before"]["calls"] >= 3
    assert index["after"] is None
    (name,) = await standing(platform)
    assert name in await plan(platform, bank, "rm1", wanted)
    await look(clerk, view="open")
    after = await settled(builder, platform, index["id"])
    assert after["after"]["calls"] >= 1
    assert after["bytes"] > 0

    again = await builder.post(f"{AT}/list_indexes", json={"slow": slow["id"]})
    assert (again.status_code, again.json()["code"]) == (409, "no_index_helps")
    served = await builder.get(f"{AT}/list_speed/{slow['id']}/proposal")
    assert served.json()["why_not"] == "served"
    dropped = await builder.delete(f"{AT}/list_indexes/{index['id']}")
    assert dropped.status_code == 202
    assert await settled(builder, platform, index["id"]) == {}
    assert await standing(platform) == []
    trail = (await (await client_for("auditor")).get("/api/audit", params={"app": APP})).json()["items"]
    kinds = [each["kind"] for each in trail]
    assert {"index.create", "index.drop"} <= set(kinds)


async def test_a_list_in_pinyin_order_of_own_records_has_an_index_that_sorts_as_it_does(
    platform: Platform, bank: Bank, worker: None, builder: Browser, client_for: ClientFor
) -> None:
    async with platform.database.transaction() as session:
        entity = platform.live.now.entity(APP, "visit")
        await session.raw.execute(
            f"update {entity.schema_name}.{entity.table_name} set owner_id = $1 where created_at in (select created_at"
            f" from {entity.schema_name}.{entity.table_name} order by random() limit 9000)",
            bank.people["rm2"],
        )
        await session.raw.execute(f"analyze {entity.schema_name}.{entity.table_name}")
    await look(await client_for("rm2"), sort=["-place"])
    slow = await only(builder, platform, "own records")
    proposed = (await builder.get(f"{AT}/list_speed/{slow['id']}/proposal")).json()
    assert proposed["says"]["en"].startswith('found by "')
    assert proposed["says"]["en"].endswith('ordered by "place" downwards')
    index = await made(builder, platform, slow["id"])
    (name,) = await standing(platform)
    assert name in await plan(platform, bank, "rm2", Wanted(sort=["-place"]))
    await builder.delete(f"{AT}/list_indexes/{index['id']}")
    await settled(builder, platform, index["id"])


async def test_nothing_somebody_asked_for_is_kept(platform: Platform, builder: Browser, client_for: ClientFor) -> None:
    clerk = await client_for("rm1")
    secret = "甲乙丙-6222020200112233"
    await look(clerk, filter=[{"field": "place", "op": "eq", "value": secret}])
    await look(clerk, filter=f'place = "{secret}" and amount > 777123')
    await look(clerk, filter=f'contains(lower case(place), "{secret}")')
    await speed(builder, platform)
    async with platform.database.reading() as session:
        kept = await session.raw.fetchval("select string_agg(s::text, ' ') from platform.slow_list s")
    assert '"range"' in kept
    for each in (secret, "6222020200112233", "777123"):
        assert each not in kept


async def test_a_list_that_no_index_helps_is_told_so(
    platform: Platform, builder: Browser, client_for: ClientFor
) -> None:
    clerk = await client_for("rm1")
    await look(clerk, filter=[{"field": "note", "op": "contains", "value": "x"}], sort=["created_at"])
    slow = await only(builder, platform, '"note" is asked about otherwise')
    told = (await builder.get(f"{AT}/list_speed/{slow['id']}/proposal")).json()
    assert told["why_not"] in ("served", "no")
    assert (told["says"], told["trial"]) == (None, None)
    refused = await builder.post(f"{AT}/list_indexes", json={"slow": slow["id"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "no_index_helps")


async def test_a_view_about_to_be_saved_is_looked_at_before_it_is_slow(
    platform: Platform, builder: Browser, client_for: ClientFor
) -> None:
    wish = {"form": "visit", "filter": [{"field": "day", "op": "eq", "value": "2026-03-01"}], "sort": ["amount"]}
    told = (await builder.post(f"{AT}/list_speed/query", json=wish)).json()
    assert told["says"]["en"] == 'found by "day", ordered by "amount" upwards'
    assert told["slow"]
    none = (await builder.post(f"{AT}/list_speed/query", json={"form": "visit", "sort": ["-created_at"]})).json()
    assert (none["why_not"], none["slow"]) == ("served", None)
    bad = await builder.post(f"{AT}/list_speed/query", json={**wish, "sort": ["nothing", "note"]})
    assert (bad.status_code, [each["path"] for each in bad.json()["problems"]]) == (422, ["/sort", "/sort"])
    assert (await builder.post(f"{AT}/list_speed/query", json={"form": "nothing"})).status_code == 404


async def test_views_people_keep_for_themselves_are_counted_and_not_named(
    platform: Platform, builder: Browser, client_for: ClientFor
) -> None:
    clerk = await client_for("rm1")
    body: dict[str, Any] = {
        "columns": [{"field": "place"}], "filter": [{"field": "place", "op": "eq", "value": "地点3", "text": "地点3"}],
        "sort": ["day"],
    }  # fmt: skip
    saved = await clerk.post(f"{AT}/forms/visit/saved_views", json={"name": "张三的客户", "body": body})
    assert saved.status_code == 201, saved.text
    offered = {"name": "大家的地点", "body": {**body, "sort": ["day"]}, "audience": "all"}
    assert (await builder.post(f"{AT}/forms/visit/saved_views", json=offered)).status_code == 201
    await look(clerk, filter=[{"field": "place", "op": "eq", "value": "地点5"}], sort=["day"])
    slow = await only(builder, platform, '"place" equals a value; ordered by "day" upwards')
    assert slow["views"] == {"published": [], "offered": ["大家的地点"], "private": 1}
    assert "张三" not in str(await speed(builder, platform))


async def test_strangers_see_and_do_nothing(platform: Platform, builder: Browser, client_for: ClientFor) -> None:
    slow = "0" * 24
    key = "00000000-0000-7000-8000-000000000000"
    for login, allowed in (("rm1", False), ("supervisor", False), ("builder", True)):
        browser = await client_for(login)
        answers = [
            await browser.get(f"{AT}/list_speed"),
            await browser.get(f"{AT}/list_speed/{slow}/proposal"),
            await browser.post(f"{AT}/list_indexes", json={"slow": slow}),
            await browser.delete(f"{AT}/list_indexes/{key}"),
            await browser.post(f"{AT}/list_speed/query", json={"form": "visit"}),
        ]
        assert [each.status_code for each in answers] == ([200, 404, 404, 404, 200] if allowed else [403] * 5), login


async def test_an_app_that_was_never_published_has_no_slow_lists(platform: Platform, builder: Browser) -> None:
    await builder.post("/api/apps", json={"label": {"zh": "新", "en": "New"}, "app": "newborn"})
    told = await builder.get("/api/apps/newborn/list_speed")
    assert (told.status_code, told.json()["lists"], told.json()["indexes"]) == (200, [], [])
    assert (await builder.get("/api/apps/nowhere/list_speed")).status_code == 404


@pytest.mark.parametrize(
    ("body", "path"),
    [({}, "/slow"), ({"slow": "x" * 65}, "/slow"), ({"slow": 7}, "/slow"), ({"slow": "x", "ddl": "drop"}, "/ddl")],
)
async def test_a_wish_for_an_index_that_makes_no_sense_is_named(
    builder: Browser, body: dict[str, Any], path: str
) -> None:
    answer = await builder.post(f"{AT}/list_indexes", json=body)
    assert (answer.status_code, [each["path"] for each in answer.json()["problems"]]) == (422, [path])


async def test_there_are_no_more_than_four_for_a_form(
    platform: Platform, worker: None, builder: Browser, client_for: ClientFor
) -> None:
    assert await standing(platform) == []
    keys = []
    for name, value in (("state", "s1"), ("day", "2026-02-02"), ("place", "地点1"), ("amount", "77")):
        wish = {"form": "visit", "filter": [{"field": name, "op": "eq", "value": value}], "sort": ["-updated_at"]}
        told = (await builder.post(f"{AT}/list_speed/query", json=wish)).json()
        assert told["slow"], (name, told)
        keys.append((await made(builder, platform, told["slow"]))["id"])
    wish = {"form": "visit", "filter": [{"field": "state", "op": "eq", "value": "s1"}], "sort": ["day"]}
    told = (await builder.post(f"{AT}/list_speed/query", json=wish)).json()
    assert told["why_not"] is None or told["slow"] is None
    if told["slow"]:
        refused = await builder.post(f"{AT}/list_indexes", json={"slow": told["slow"]})
        assert (refused.status_code, refused.json()["code"]) == (409, "too_many_list_indexes")
    for key in keys:
        await builder.delete(f"{AT}/list_indexes/{key}")
        await settled(builder, platform, key)
