"""Values that follow from other records: worked out with the write that changes them, or soon after; never lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.records.computed import following, pace, working
from engine.records.computed.marking import how_many
from engine.records.computed.tables import recompute
from engine.records.computed.working import Recomputing
from tests.database.records.conftest import ADA, APP, Shop, form, made

CLIENT = form(
    "client",
    made("name"),
    made("level", "choice", options={"set": "level"}),
    made("floor", "money"),
    made("born", "date"),
    made("total", "money", computed="sum(holding_list.amount)"),
    made("many", "integer", computed="count(holding_list[amount > 100])"),
    made("above", "integer", computed="count(holding_list[item.amount >= floor])"),
    made("band", computed='if total > 1000 then "A" else "B"'),
    made("old", "boolean", computed='born < today() - duration("P1D")'),
    title_field="name",
)
HOLDING = form(
    "holding",
    made("client", "reference", options={"form": "client", "on_delete": "clear"}),
    made("amount", "money"),
    made("level", "choice", options={"set": "level"}, computed={"lookup": "client.level"}),
    made("grade", computed='if level = "vip" then "gold" else "plain"'),
    made("band", computed="client.band"),
    made("old", "boolean", computed="client.old"),
    made("double", "money", computed="amount * 2"),
)
EVERY = dict.fromkeys(("read", "create", "update", "delete", "transfer", "import"), "all")


@pytest.fixture(scope="module")
async def bank(shop: Shop) -> Shop:
    """The shop with clients and what they hold."""
    async with shop.database.transaction() as session:
        for name, body in (("client", CLIENT), ("holding", HOLDING)):
            await shop.parts.drafts.put(session, ADA, APP, "form", name, body, revision=0)
    await shop.parts.publisher.publish(ADA, APP, note="computed")
    async with shop.database.reading() as session:
        await shop.parts.live.refresh(session)
    return shop


@pytest.fixture
def clerk(bank: Shop) -> str:
    return bank.role("banker", bank.grant("client", EVERY), bank.grant("holding", EVERY))


@pytest.fixture
def worker(bank: Shop) -> Recomputing:
    return Recomputing(bank.database, lambda: bank.parts.live.now, bank.clock)


async def client(bank: Shop, role: str, **values: Any) -> str:
    return str((await bank.create("ann", "client", {"name": "Li", **values}, role))["id"])


async def holding(bank: Shop, role: str, owner: str | None, amount: str = "10") -> dict[str, Any]:
    made_: dict[str, Any] = await bank.create("ann", "holding", {"client": owner, "amount": amount}, role)
    return made_


async def seen(bank: Shop, role: str, name: str, record: str) -> dict[str, Any]:
    found: dict[str, Any] = await bank.get("ann", name, record, role)
    return dict(found["values"])


async def test_a_roll_up_follows_what_is_made_changed_moved_deleted_and_restored(bank: Shop, clerk: str) -> None:
    one, two = await client(bank, clerk), await client(bank, clerk)
    first = await seen(bank, clerk, "client", one)
    assert (first["total"], first["many"]) == (None, 0)
    small, large = await holding(bank, clerk, one, "50"), await holding(bank, clerk, one, "1200.50")
    now = await seen(bank, clerk, "client", one)
    assert (now["total"], now["many"], now["band"]) == ("1250.50", 1, "A")
    await bank.update("ann", "holding", small["id"], {"amount": "150"}, clerk)
    assert (await seen(bank, clerk, "client", one))["many"] == 2
    await bank.update("ann", "holding", large["id"], {"client": two}, clerk)
    assert (await seen(bank, clerk, "client", one))["total"] == "150.00"
    assert (await seen(bank, clerk, "client", two))["total"] == "1200.50"
    await bank.delete("ann", "holding", large["id"], clerk)
    gone = await seen(bank, clerk, "client", two)
    assert (gone["total"], gone["band"]) == (None, "B")
    await bank.restore("ann", "holding", large["id"], clerk)
    assert (await seen(bank, clerk, "client", two))["total"] == "1200.50"


async def test_a_look_up_and_what_follows_from_it_change_with_their_source(bank: Shop, clerk: str) -> None:
    owner = await client(bank, clerk, level="mass")
    one = await holding(bank, clerk, owner, "2000")
    assert [one["values"][name] for name in ("level", "grade")] == ["mass", "plain"]
    assert (await seen(bank, clerk, "holding", one["id"]))["band"] == "A"  # of what it added to
    await bank.update("ann", "client", owner, {"level": "vip"}, clerk)
    now = await seen(bank, clerk, "holding", one["id"])
    assert [now[name] for name in ("level", "grade", "band", "double")] == ["vip", "gold", "A", "4000.00"]


async def test_working_out_anew_is_no_change_of_the_record(bank: Shop, clerk: str) -> None:
    owner = await client(bank, clerk)
    before = await bank.get("ann", "client", owner, clerk)
    await holding(bank, clerk, owner, "10")
    after = await bank.get("ann", "client", owner, clerk)
    assert after["values"]["total"] == "10.00"
    assert after["version"] == before["version"]
    assert after["updated_at"] == before["updated_at"]
    told = await bank.history("ann", "client", owner, clerk)
    assert len(told["items"]) == 1


async def test_a_roll_up_by_a_field_of_its_own_record_follows_that_too(bank: Shop, clerk: str) -> None:
    owner = await client(bank, clerk, floor="100")
    await holding(bank, clerk, owner, "150")
    assert (await seen(bank, clerk, "client", owner))["above"] == 1
    now = await bank.update("ann", "client", owner, {"floor": "200"}, clerk)
    assert now["values"]["above"] == 0


async def test_a_value_that_follows_from_the_day_is_worked_out_when_it_is_read(bank: Shop, clerk: str) -> None:
    owner = await client(bank, clerk, born="2000-01-01")
    one = await holding(bank, clerk, owner)
    assert (await seen(bank, clerk, "client", owner))["old"] is True
    assert (await seen(bank, clerk, "holding", one["id"]))["old"] is True
    found = await bank.page("ann", "client", clerk, filter=[{"field": "old", "op": "eq", "value": True}], sort="old")
    assert owner in [each["id"] for each in found["items"]]
    entity = bank.parts.live.now.entity(APP, "client")
    stored = f'select "{entity.by_name["old"].column}" from {entity.schema_name}."{entity.table_name}"'
    async with bank.database.reading() as session:
        assert {row[0] for row in await session.raw.fetch(stored)} == {None}


async def test_many_dependants_wait_and_their_readers_are_told(
    bank: Shop, clerk: str, worker: Recomputing, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await client(bank, clerk, level="mass")
    held = [await holding(bank, clerk, owner) for _ in range(5)]
    monkeypatch.setattr(following, "AT_ONCE", 3)
    monkeypatch.setattr(working, "WINDOW", 3)
    monkeypatch.setattr(pace, "FIRST", 2)
    monkeypatch.setattr(pace, "LARGEST", 2)
    await bank.update("ann", "client", owner, {"level": "vip"}, clerk)
    await bank.update("ann", "client", owner, {"level": "private"}, clerk)
    waiting = await bank.get("ann", "holding", held[0]["id"], clerk)
    assert waiting["values"]["level"] == "mass"
    assert set(waiting["computing"]["fields"]) >= {"level", "grade"}
    assert waiting["computing"]["until"]
    other = await holding(bank, clerk, await client(bank, clerk))
    assert "computing" not in await bank.get("ann", "holding", other["id"], clerk)
    async with bank.database.reading() as session:
        assert await how_many(session) == 1  # however often it changed
    await worker.run()
    for each in held:
        now = await bank.get("ann", "holding", each["id"], clerk)
        assert (now["values"]["level"], now["values"]["grade"]) == ("private", "plain")
        assert "computing" not in now
    async with bank.database.reading() as session:
        assert await how_many(session) == 0


async def test_a_worker_that_is_killed_goes_on_and_a_source_that_changes_meanwhile_begins_anew(
    bank: Shop, clerk: str, worker: Recomputing, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await client(bank, clerk, level="mass")
    held = [await holding(bank, clerk, owner) for _ in range(5)]
    monkeypatch.setattr(following, "AT_ONCE", 0)
    monkeypatch.setattr(pace, "FIRST", 2)
    monkeypatch.setattr(pace, "LARGEST", 2)
    await bank.update("ann", "client", owner, {"level": "vip"}, clerk)
    batch = Recomputing._batch
    done: list[int] = []

    async def dies(self: Recomputing, *given: Any) -> Any:
        if done:
            raise RuntimeError("killed")
        done.append(1)
        return await batch(self, *given)

    monkeypatch.setattr(Recomputing, "_batch", dies)
    with pytest.raises(RuntimeError):
        await worker.run()
    monkeypatch.setattr(Recomputing, "_batch", batch)
    levels = [(await seen(bank, clerk, "holding", each["id"]))["level"] for each in held]
    assert levels == ["vip", "vip", "mass", "mass", "mass"]
    await bank.update("ann", "client", owner, {"level": "private"}, clerk)
    async with bank.database.transaction() as session:
        await session.execute(recompute.update().values(lease_until=None))
    await worker.run()
    levels = [(await seen(bank, clerk, "holding", each["id"]))["level"] for each in held]
    assert levels == ["private"] * 5


async def test_a_source_that_changes_while_it_is_worked_on_is_taken_up_again_at_once(
    bank: Shop, clerk: str, worker: Recomputing, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await client(bank, clerk, level="mass")
    held = [await holding(bank, clerk, owner) for _ in range(5)]
    monkeypatch.setattr(following, "AT_ONCE", 0)
    monkeypatch.setattr(pace, "FIRST", 2)
    monkeypatch.setattr(pace, "LARGEST", 2)
    await bank.update("ann", "client", owner, {"level": "vip"}, clerk)
    goes_on, left = Recomputing._goes_on, ["private"]

    async def changes(self: Recomputing, *given: Any) -> bool:
        if left:
            await bank.update("ann", "client", owner, {"level": left.pop()}, clerk)
        return await goes_on(self, *given)

    monkeypatch.setattr(Recomputing, "_goes_on", changes)
    assert await worker.run() == 2 + 5
    levels = [(await seen(bank, clerk, "holding", each["id"]))["level"] for each in held]
    assert levels == ["private"] * 5


async def test_two_writers_at_once_lose_no_sum(bank: Shop, clerk: str) -> None:
    """Thirty records of one parent made at the same time, then changed at the same time."""
    owner = await client(bank, clerk)
    made_ = await asyncio.gather(*(holding(bank, clerk, owner, str(n)) for n in range(1, 31)))
    assert (await seen(bank, clerk, "client", owner))["total"] == "465.00"
    await asyncio.gather(*(bank.update("ann", "holding", each["id"], {"amount": "2"}, clerk) for each in made_))
    assert (await seen(bank, clerk, "client", owner))["total"] == "60.00"


async def test_a_record_made_while_its_source_changes_takes_over_what_it_becomes(bank: Shop, clerk: str) -> None:
    """The source is changed again and again while records that look it up are made: none keeps an old value."""
    owner = await client(bank, clerk, level="mass")

    async def change() -> None:
        for level in ("vip", "private", "mass", "vip", "private") * 2:
            await bank.update("ann", "client", owner, {"level": level}, clerk)

    made_ = await asyncio.gather(change(), *(holding(bank, clerk, owner) for _ in range(24)))
    for each in made_[1:]:
        assert (await seen(bank, clerk, "holding", each["id"]))["level"] == "private"


async def test_what_nobody_computed_yet_is_filled_in_after_publishing(
    bank: Shop, clerk: str, worker: Recomputing
) -> None:
    await worker.perform()
    owner = await client(bank, clerk, name="Zhao")
    await holding(bank, clerk, owner, "7")
    body = form("client", *CLIENT["fields"], made("largest", "money", computed="max(holding_list.amount)"),
                made("mark", computed='upper case(name) + "!"'), title_field="name")  # fmt: skip
    async with bank.database.transaction() as session:
        await bank.parts.drafts.put(session, ADA, APP, "form", "client", body, revision=0)
    await bank.parts.publisher.publish(ADA, APP, note="one more")
    async with bank.database.reading() as session:
        await bank.parts.live.refresh(session)
    clerk = bank.role("banker", bank.grant("client", EVERY), bank.grant("holding", EVERY))
    assert (await seen(bank, clerk, "client", owner))["largest"] is None
    await worker.perform()
    now = await seen(bank, clerk, "client", owner)
    assert (now["largest"], now["mark"]) == ("7.00", "ZHAO!")
    assert await worker.perform() == 0
