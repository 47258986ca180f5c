"""People in each other's way: the same request twice at once, one file brought in twice, one record edited while many
are, and many taken back after others went on with some of them. Nothing is lost, nothing happens twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.http.conftest import Browser
from tests.http.exchange.conftest import RECORDS, imported, table
from tests.http.lists.conftest import BULK, begun, done, made, record, settled

pytestmark = pytest.mark.usefixtures("worker")


async def page(browser: Browser, holder: str) -> list[dict[str, Any]]:
    asked = {"filter": [{"field": "holder", "op": "eq", "value": holder}], "limit": 200}
    answer = await browser.post(f"{RECORDS}/query", json=asked)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def test_one_key_sent_many_times_at_once_is_one_record(clerk: Browser) -> None:
    """The answer that was lost is the one that is given again; another request under the key is refused."""
    key, body = {"Idempotency-Key": "one-of-twelve"}, {"values": {"number": "K-1", "holder": "同一把钥匙"}}
    answers = await asyncio.gather(*(clerk.post(RECORDS, json=body, headers=key) for _ in range(12)))
    assert {each.status_code for each in answers} == {201}, [each.text for each in answers]
    assert len({each.json()["id"] for each in answers}) == 1
    assert len(await page(clerk, "同一把钥匙")) == 1
    other = {"values": {**body["values"], "number": "K-2"}}
    refused = await clerk.post(RECORDS, json=other, headers=key)
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_key_reused"), refused.text
    one = answers[0].json()
    patches = [{"If-Match": f'"{one["version"]}"', "Idempotency-Key": "change"} for _ in range(6)]
    changed = await asyncio.gather(
        *(clerk.patch(f"{RECORDS}/{one['id']}", json={"values": {"count": 5}}, headers=each) for each in patches)
    )
    assert {(each.status_code, each.json().get("version")) for each in changed} == {(200, one["version"] + 1)}


async def test_one_file_brought_in_twice_at_once_is_in_once(clerk: Browser) -> None:
    rows = [[f"T-{n}", "同一个文件"] for n in range(30)]
    batches = await asyncio.gather(*(imported(clerk, table(["number", "holder"], *rows)) for _ in range(2)))
    found = await page(clerk, "同一个文件")
    assert sorted(each["values"]["number"] for each in found) == sorted(number for number, _ in rows)
    written = [each["counts"].get("created", 0) for each in batches]
    assert sum(written) == len(rows), batches
    assert {each["version"] for each in found} == {1}


async def test_editing_one_while_many_are_edited_loses_neither(clerk: Browser, own_clerk: Browser) -> None:
    """Each person edits one field from what he saw, while an act on many writes another."""
    keys = [await made(clerk, f"W-{n}", holder="同时", level="mass") for n in range(20)]
    act = await begun(clerk, act="update", filter=[{"field": "holder", "op": "eq", "value": "同时"}],
                      values={"level": "vip"})  # fmt: skip
    assert act["counts"]["good"] == len(keys)

    async def edit(key: str, count: int) -> bool:
        answer = await clerk.patch(f"{RECORDS}/{key}", json={"values": {"count": count}}, headers={"If-Match": '"1"'})
        assert answer.status_code in (200, 409), answer.text
        if answer.status_code == 409:
            assert answer.json()["current"]["values"]["level"] == "vip"
            assert set(answer.json()["changes"]) >= {"level"}
        return bool(answer.status_code == 200)

    run = asyncio.create_task(clerk.post(f"{BULK}/{act['id']}/run"))
    edited = await asyncio.gather(*(edit(key, at) for at, key in enumerate(keys)))
    begun_at = await run
    assert begun_at.status_code == 200, begun_at.text
    act = await settled(clerk, begun_at.json())
    now = [await record(clerk, key) for key in keys]
    for at, (mine, one) in enumerate(zip(edited, now, strict=True)):
        many = one["values"]["level"] == "vip"
        assert mine or many, "one of the two"
        assert one["version"] == 1 + mine + many
        assert one["values"].get("count") == (at if mine else None)
    assert act["counts"]["written"] == sum(each["values"]["level"] == "vip" for each in now)
    assert act["counts"]["written"] + act["counts"]["failed"] == len(keys)


async def test_what_others_went_on_with_stays_when_many_are_taken_back(clerk: Browser) -> None:
    keys = [await made(clerk, f"U-{n}", holder="撤回", level="mass", count=n) for n in range(6)]
    act = await begun(clerk, act="update", filter=[{"field": "holder", "op": "eq", "value": "撤回"}],
                      values={"level": "vip"})  # fmt: skip
    act = await done(clerk, act)
    touched = await clerk.patch(f"{RECORDS}/{keys[0]}", json={"values": {"count": 50}}, headers={"If-Match": '"2"'})
    gone = await clerk.delete(f"{RECORDS}/{keys[1]}", headers={"If-Match": '"2"'})
    assert (touched.status_code, gone.status_code) == (200, 204)
    twice = await asyncio.gather(*(clerk.post(f"{BULK}/{act['id']}/undo") for _ in range(4)))
    assert sorted(each.status_code for each in twice)[0] == 200, [each.text for each in twice]
    act = await settled(clerk, next(each.json() for each in twice if each.status_code == 200))
    assert (act["state"], act["counts"]["undone"], act["counts"]["kept"]) == ("undone", 4, 2)
    now = [await record(clerk, key) for key in (keys[0], *keys[2:])]
    assert [each["values"]["level"] for each in now] == ["vip", *["mass"] * 4]
    assert [each["version"] for each in now] == [3, *[3] * 4]
    assert now[0]["values"]["count"] == 50
    assert (await clerk.get(f"{RECORDS}/{keys[1]}")).status_code == 404
