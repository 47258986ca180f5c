"""Creating and changing records, from both sides of the counter."""

from __future__ import annotations

import pytest

from engine.errors import Forbidden, Invalid, NotFound, Stale
from tests.database.records.conftest import Shop


async def test_a_new_record_is_its_makers_and_of_his_unit(shop: Shop, everything: str) -> None:
    """Owner and unit come from the post acted in; history and audit have the act."""
    made = await shop.create(
        "ann", "customer", {"name": " 李雷 ", "phone": "138 1234 5678", "aum": "12.50"}, everything
    )
    assert made["version"] == 1
    assert made["values"]["name"] == "李雷"
    assert made["values"]["phone"] == "13812345678"
    assert made["values"]["aum"] == "12.50"
    assert made["title"] == "李雷"
    assert made["owner"] == {"id": str(shop.people["ann"]), "label": "ann"}
    assert made["org"]["label"] == "mill_one"
    assert await shop.get("ann", "customer", made["id"], everything) == made
    told = await shop.history("ann", "customer", made["id"], everything)
    assert [each["action"] for each in told["items"]] == ["create"]
    assert {each["field"] for each in told["items"][0]["changes"]} == {"name", "phone", "aum"}
    entry = (await shop.audit("record.create"))[-1]
    assert (entry["actor"], entry["subject_id"]) == (shop.people["ann"], made["id"])


async def test_a_change_says_old_and_new(shop: Shop, everything: str) -> None:
    """Only what really changed is a change; nothing changed is no new version."""
    made = await shop.create("ann", "customer", {"name": "甲", "level": "mass"}, everything)
    changed = await shop.update("bob", "customer", made["id"], {"name": "甲", "level": "vip"}, everything, version=1)
    assert changed["version"] == 2
    same = await shop.update("bob", "customer", made["id"], {"level": "vip"}, everything, version=2)
    assert same["version"] == 2
    told = (await shop.history("ann", "customer", made["id"], everything))["items"][0]
    assert told["by"]["label"] == "bob"
    assert told["changes"] == [
        {"field": "level", "label": {"zh": "level", "en": "level"}, "old": "mass", "new": "vip",
         "old_text": "mass", "new_text": "vip"}
    ]  # fmt: skip


async def test_the_second_of_two_changes_is_told_what_the_first_did(shop: Shop, everything: str) -> None:
    """Nothing is overwritten: field by field, base and theirs."""
    made = await shop.create("ann", "customer", {"name": "乙", "aum": "1.00"}, everything)
    await shop.update("bob", "customer", made["id"], {"aum": "2.00"}, everything, version=1)
    with pytest.raises(Stale) as caught:
        await shop.update("ann", "customer", made["id"], {"aum": "3.00"}, everything, version=1)
    assert caught.value.extra["changes"] == {"aum": {"base": "1.00", "theirs": "2.00"}}
    assert caught.value.extra["by"]["label"] == "bob"
    assert caught.value.extra["current"]["values"]["aum"] == "2.00"


async def test_every_mistake_is_told_at_once_at_its_field(shop: Shop, everything: str) -> None:
    """Unknown, missing, too long, of the wrong type, taken, not there: one answer."""
    await shop.create("ann", "customer", {"name": "丙", "code": "C-1"}, everything)
    sent = {
        "nonsense": 1,
        "phone": "12",
        "aum": [],
        "score": "x",
        "level": "gold",
        "code": "C-1",
        "rm": "00000000-0000-7000-8000-000000000001",
        "joined": "0000-01-01",
        "note": "x" * 501,
    }
    with pytest.raises(Invalid) as caught:
        await shop.create("ann", "customer", sent, everything)
    problems = {each.path: each.code.name for each in caught.value.problems}
    assert set(problems) == {
        "/values/" + name
        for name in ("nonsense", "name", "phone", "aum", "score", "level", "code", "joined", "note", "rm")
    }
    assert problems["/values/name"] == "required"
    assert problems["/values/code"] == "already_exists"
    assert problems["/values/nonsense"] == "unknown_field"


async def test_a_stranger_sees_and_changes_nothing(shop: Shop, everything: str) -> None:
    """No grant is no access: the form itself is not there."""
    made = await shop.create("ann", "customer", {"name": "丁"}, everything)
    for attempt in (
        shop.get("fay", "customer", made["id"]),
        shop.page("fay", "customer"),
        shop.create("fay", "customer", {"name": "x"}),
        shop.update("fay", "customer", made["id"], {"name": "x"}),
        shop.delete("fay", "customer", made["id"]),
        shop.history("fay", "customer", made["id"]),
        shop.look_up("fay", "customer"),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_reading_is_not_changing(shop: Shop, everything: str) -> None:
    """Who may read all but change his own is refused by name on others' records, and they stay as they are."""
    made = await shop.create("ann", "customer", {"name": "戊"}, everything)
    role = shop.role("reader", shop.grant("customer", {"read": "all", "update": "own", "delete": "own"}))
    with pytest.raises(Forbidden):
        await shop.update("bob", "customer", made["id"], {"name": "x"}, role)
    with pytest.raises(Forbidden):
        await shop.delete("bob", "customer", made["id"], role)
    with pytest.raises(Forbidden):
        await shop.create("bob", "customer", {"name": "x"}, role)
    assert (await shop.get("bob", "customer", made["id"], role))["values"]["name"] == "戊"
    assert (await shop.update("ann", "customer", made["id"], {"name": "己"}, role))["values"]["name"] == "己"
