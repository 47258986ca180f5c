"""Options merged into others: records that hold the one get the other while people work, and get it back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from engine.errors import Conflict, Invalid, Stale
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.hold import hold
from engine.records.merging.working import KEPT, Merging, forget_old
from engine.records.saving import create
from tests.database.records.conftest import ADA, APP, LEVELS, Shop, form, label, made, uid

CODES = ("mass", "vip", "private", "gold", "silver", "bronze")
PLAN = form(
    "plan",
    made("title"),
    made("grade", "choice", options={"set": "level"}),
    made("also", "choices", options={"set": "level"}),
    made("is_gold", "boolean", computed='grade = "gold"'),
    made("steps", "table", fields=[
        {"uid": uid("stepname"), "name": "what", "type": "text", "label": label("what")},
        {"uid": uid("stepgrade"), "name": "wanted", "type": "choice", "label": label("w"), "options": {"set": "level"}},
    ]),
    title_field="title",
    unique=[{"uid": uid("pairofplan"), "name": "pair", "fields": ["title", "grade"]}],
)  # fmt: skip
FOLLOWER = form(
    "follower",
    made("plan", "reference", options={"form": "plan", "on_delete": "restrict"}),
    made("grade_of_plan", "choice", options={"set": "level"}, computed={"lookup": "plan.grade"}),
)


async def say(shop: Shop, *bodies: Mapping[str, Any]) -> None:
    """Publish these definitions."""
    for body in bodies:
        async with shop.database.transaction() as session:
            await shop.parts.drafts.put(session, ADA, APP, body["kind"], body["name"], body, revision=0)
    with suppress(Conflict):  # it says so already
        await shop.parts.publisher.publish(ADA, APP, note="")
    async with shop.database.reading() as session:
        await shop.parts.live.refresh(session)


def levels(merged: Mapping[str, str] | None = None, *, retired: tuple[str, ...] = ()) -> dict[str, Any]:
    """The set, with options merged into others."""
    gone = {**(merged or {}), **dict.fromkeys(retired)}
    options = [
        {
            "uid": uid(each + "o"),
            "code": each,
            "label": label(each),
            **({"retired": True} if each in gone else {}),
            **({"merged_into": gone[each]} if gone.get(each) else {}),
        }
        for each in CODES
    ]
    return {**LEVELS, "options": options}


@pytest.fixture
async def merging(shop: Shop) -> Merging:
    if not any(each.name == "plan" for each in shop.parts.live.now.definitions(APP, "form")):
        await say(shop, levels(), PLAN, FOLLOWER)
    return Merging(shop.database, shop.parts.live, shop.clock)


async def new(shop: Shop, form_name: str, **values: Any) -> str:
    found = await shop.create("system", form_name, values)
    return str(found["id"])


async def values(shop: Shop, record: str, form_name: str = "plan") -> dict[str, Any]:
    found = await shop.get("system", form_name, record)
    return dict(found["values"])


async def merges(shop: Shop) -> dict[str, Any]:
    async with shop.database.reading() as session:
        rows = await session.raw.fetch("select * from platform.option_merge order by begun_at")
    return {row["code"]: row for row in rows}


async def test_records_get_the_other_option_everywhere_and_their_history_says_so(shop: Shop, merging: Merging) -> None:
    steps = [{"what": "a", "wanted": "gold"}, {"what": "b", "wanted": "vip"}]
    one = await new(shop, "plan", title="one", grade="gold", also=["mass", "gold", "vip"], steps=steps)
    other = await new(shop, "plan", title="other", grade="mass")
    inner = await new(shop, "plan", title="inner", steps=[{"what": "x", "wanted": "gold"}])
    gone = await new(shop, "plan", title="gone", grade="gold")
    follower = await new(shop, "follower", plan=one)
    await shop.delete("system", "plan", gone)
    assert (await values(shop, follower, "follower"))["grade_of_plan"] == "gold"
    await say(shop, levels({"gold": "vip"}))
    assert await merging.perform() == 3
    found = await values(shop, one)
    assert (found["grade"], found["also"], found["is_gold"]) == ("vip", ["mass", "vip"], False)
    assert [row["wanted"] for row in found["steps"]] == ["vip", "vip"]
    assert (await values(shop, inner))["steps"][0]["wanted"] == "vip"
    assert (await values(shop, other))["grade"] == "mass"
    assert (await values(shop, follower, "follower"))["grade_of_plan"] == "vip"
    last = (await shop.history("system", "plan", one))["items"][0]
    assert (last["source"], last["version"], last["by"]["id"]) == ("option_merge", 2, str(ADA.person))
    assert {each["field"] for each in last["changes"]} == {"grade", "also", "steps"}
    assert len((await shop.history("system", "plan", other))["items"]) == 1
    assert (await merges(shop))["gold"]["state"] == "merged"
    assert (await shop.audit("option.merge"))[-1]["details"]["records"] == 3
    assert (await values(shop, (await _restored(shop, gone))))["grade"] == "vip", "in the recycle bin too"
    assert await merging.perform() == 0


async def _restored(shop: Shop, record: str) -> str:
    await shop.restore("system", "plan", record)
    return record


async def test_taking_it_back_gives_every_record_what_it_had_unless_somebody_changed_it(
    shop: Shop, merging: Merging
) -> None:
    await say(shop, levels())
    await merging.perform()
    steps = [{"what": "a", "wanted": "silver"}]
    same = await new(shop, "plan", title="same", grade="silver", also=["silver", "bronze"], steps=steps)
    changed = await new(shop, "plan", title="changed", grade="silver")
    always = await new(shop, "plan", title="always", grade="bronze")
    await say(shop, levels({"silver": "bronze"}))
    await merging.perform()
    assert (await values(shop, same))["also"] == ["bronze"]
    await shop.update("system", "plan", changed, {"grade": "mass"})
    await say(shop, levels())
    assert await merging.perform() == 1
    found = await values(shop, same)
    assert (found["grade"], found["also"]) == ("silver", ["silver", "bronze"])
    assert found["steps"][0]["wanted"] == "silver"
    assert (await values(shop, changed))["grade"] == "mass"
    assert (await values(shop, always))["grade"] == "bronze", "what held the other option all along keeps it"
    assert (await shop.history("system", "plan", same))["items"][0]["source"] == "option_unmerge"
    assert (await merges(shop))["silver"]["state"] == "undone"


async def test_after_thirty_days_the_option_comes_back_and_the_records_stay(shop: Shop, merging: Merging) -> None:
    await say(shop, levels())
    await merging.perform()
    record = await new(shop, "plan", title="long ago", grade="silver")
    await say(shop, levels({"silver": "bronze"}))
    await merging.perform()
    async with shop.database.transaction() as session:
        await forget_old(session, shop.clock)
        assert await session.raw.fetchval("select count(*) from platform.option_merge_value") > 0, "not yet"
        await session.raw.execute(
            "update platform.option_merge set ended_at = ended_at - $1::interval", KEPT + timedelta(days=1)
        )
        await forget_old(session, shop.clock)
    await say(shop, levels())
    assert await merging.perform() == 0
    assert (await values(shop, record))["grade"] == "bronze"


async def test_a_chain_of_merges_ends_at_its_last_option(shop: Shop, merging: Merging) -> None:
    await say(shop, levels())
    await merging.perform()
    record = await new(shop, "plan", title="chain", grade="silver")
    await say(shop, levels({"silver": "bronze"}))
    await merging.perform()
    await say(shop, levels({"silver": "bronze", "bronze": "mass"}))
    await merging.perform()
    assert (await values(shop, record))["grade"] == "mass"


async def test_a_record_that_would_be_the_double_of_another_stays_and_is_counted(shop: Shop, merging: Merging) -> None:
    await say(shop, levels())
    await merging.perform()
    many = [await new(shop, "plan", title=f"crowd {number}", grade="gold") for number in range(30)]
    await new(shop, "plan", title="crowd 7", grade="vip")
    await say(shop, levels({"gold": "vip"}))
    await merging.perform()
    grades = [(await values(shop, each))["grade"] for each in many]
    assert (grades[7], grades.count("gold")) == ("gold", 1)
    row = (await merges(shop))["gold"]
    assert (row["state"], row["left_out"]) == ("merged", 1)
    await shop.update("system", "plan", many[7], {"title": "nobody's double"})  # the next merge finds no double


async def test_twenty_writers_go_on_while_options_are_merged_and_nobody_holds_the_old_one_after(
    shop: Shop, merging: Merging
) -> None:
    await say(shop, levels())
    await merging.perform()
    records = [await new(shop, "plan", title=f"w {number}", grade="gold") for number in range(60)]
    going, refused, said = True, 0, dict.fromkeys(records, "")

    async def write(writer: int) -> None:
        nonlocal refused
        count = 0
        while going:
            count += 1
            mine = records[writer * 3 + count % 3]
            text = f"{writer} {count}"
            try:
                await shop.update("system", "plan", mine, {"title": text})
                said[mine] = text
            except Stale:  # somebody else, or the merge, was a moment earlier
                await asyncio.sleep(0.01)
            try:
                await new_in_release(shop, title=f"n {writer} {count}", grade="gold")
            except Invalid:
                refused += 1
            await asyncio.sleep(0.05)

    writers = [asyncio.create_task(write(writer)) for writer in range(20)]
    await asyncio.sleep(0)
    await say(shop, levels({"gold": "vip"}))
    await merging.perform()
    going = False
    await asyncio.gather(*writers)
    async with shop.database.reading() as session:
        left = await session.raw.fetchval(
            f"select count(*) from {shop.entity('plan').schema_name}.{shop.entity('plan').table_name}"
            f" where {shop.entity('plan').by_name['grade'].column} = 'gold'"
        )
    assert left == 0
    for record in records:
        found = await values(shop, record)
        assert (found["grade"], found["title"]) == ("vip", said[record]), "nobody's text is lost"


async def new_in_release(shop: Shop, **given: Any) -> None:
    """A new record under the release that is live, as a request writes it."""

    async def work(session: Any) -> None:
        actor = shop.actor("system")
        picture, _ = await hold(session, shop.parts.live, actor, APP, None)
        await create(Caller(session, actor, picture, shop.clock, Language.EN), APP, "plan", given)

    await shop.database.run(work)
