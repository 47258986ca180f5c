"""Many at once: serial numbers, unique values, keys sent twice, two people at one record."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.errors import Invalid, LangqiaoError, Stale
from engine.records.caller import Key, Write
from engine.records.hold import KeyReused
from tests.database.records.conftest import Shop


async def outcomes(*work: Any) -> list[Any]:
    return await asyncio.gather(*work, return_exceptions=True)


async def test_fifty_writers_get_fifty_numbers(shop: Shop, everything: str) -> None:
    """No number twice and, since none failed, no gap."""
    customer = await shop.create("ann", "customer", {"name": "numbered"}, everything)
    made = await asyncio.gather(
        *(shop.create("ann", "visit", {"customer": customer["id"]}, everything) for _ in range(50))
    )
    numbers = sorted(each["values"]["number"] for each in made)
    day = shop.clock.today()
    assert numbers == [f"V-{day:%Y%m}-{n:04}" for n in range(1, 51)]
    told = await shop.history("ann", "visit", made[0]["id"], everything)
    by_field = {each["field"]: each["new"] for each in told["items"][0]["changes"]}
    assert by_field["number"] == made[0]["values"]["number"]


async def test_a_number_is_given_back_when_nothing_is_saved(shop: Shop, everything: str) -> None:
    """A refused record leaves no gap."""
    customer = await shop.create("ann", "customer", {"name": "numbered"}, everything)
    before = await shop.create("ann", "visit", {"customer": customer["id"]}, everything)
    with pytest.raises(Invalid):
        await shop.create("ann", "visit", {"customer": "0198c0de-0000-7000-8000-000000000009"}, everything)
    after = await shop.create("ann", "visit", {"customer": customer["id"]}, everything)
    assert int(after["values"]["number"][-4:]) == int(before["values"]["number"][-4:]) + 1


async def test_a_number_is_nobodys_to_write(shop: Shop, everything: str) -> None:
    """Not even for who may write everything."""
    customer = await shop.create("ann", "customer", {"name": "numbered"}, everything)
    with pytest.raises(Invalid) as caught:
        await shop.create("ann", "visit", {"customer": customer["id"], "number": "V-1"}, everything)
    assert [each.code.name for each in caught.value.problems] == ["field_given"]


@pytest.mark.parametrize(
    ("values", "paths"),
    [({"code": "UNIQUE"}, ["/values/code"]), ({"first": "f", "second": "s"}, ["/values/first"])],
    ids=["one field", "two fields together"],
)
async def test_of_many_with_one_unique_value_exactly_one_wins(
    shop: Shop, everything: str, values: dict[str, str], paths: list[str]
) -> None:
    """The others are told that it exists, at the field, and never whose it is."""
    found = await outcomes(
        *(shop.create("ann", "customer", {"name": f"racer {n}", **values}, everything) for n in range(12))
    )
    refused = [each for each in found if isinstance(each, Invalid)]
    assert len(refused) == 11
    assert sum(isinstance(each, dict) for each in found) == 1
    for each in refused:
        assert [problem.path for problem in each.problems] == paths
        assert {problem.code.name for problem in each.problems} == {"already_exists"}
        assert "racer" not in str([problem.params for problem in each.problems])


async def test_the_same_key_twice_is_one_record(shop: Shop, everything: str) -> None:
    """One after the other or at once; the answer is the same record."""
    key = Write(key=Key("k-1", b"digest"))
    first = await shop.create("ann", "customer", {"name": "keyed"}, everything, write=key)
    again = await shop.create("ann", "customer", {"name": "keyed"}, everything, write=key)
    assert first["id"] == again["id"]
    twice = Write(key=Key("k-2", b"digest"))
    made = await asyncio.gather(
        *(
            shop.create("ann", "customer", {"name": "at once", "code": "once"}, everything, write=twice)
            for _ in range(20)
        )
    )
    assert len({each["id"] for each in made}) == 1


async def test_a_key_stands_for_one_request(shop: Shop, everything: str) -> None:
    """Other content under it is refused; another person's key is another key."""
    await shop.create("ann", "customer", {"name": "x"}, everything, write=Write(key=Key("k-3", b"one")))
    with pytest.raises(KeyReused):
        await shop.create("ann", "customer", {"name": "y"}, everything, write=Write(key=Key("k-3", b"two")))
    other = await shop.create("bob", "customer", {"name": "y"}, everything, write=Write(key=Key("k-3", b"two")))
    assert other["title"] == "y"


async def test_a_refused_write_uses_up_no_key(shop: Shop, everything: str) -> None:
    """Put right, it goes through under the same key."""
    with pytest.raises(Invalid):
        await shop.create("ann", "customer", {}, everything, write=Write(key=Key("k-4", b"bad")))
    made = await shop.create("ann", "customer", {"name": "z"}, everything, write=Write(key=Key("k-4", b"good")))
    assert made["version"] == 1


async def test_no_change_is_lost_between_many_writers(shop: Shop, everything: str) -> None:
    """Each adds one, reading again when somebody was faster: the sum is exact."""
    made = await shop.create("ann", "customer", {"name": "counter", "score": 0}, everything)

    async def add() -> None:
        while True:
            now = await shop.get("ann", "customer", made["id"], everything)
            try:
                score = now["values"]["score"] + 1
                await shop.update("ann", "customer", made["id"], {"score": score}, everything, version=now["version"])
            except Stale:
                continue
            return

    await asyncio.gather(*(add() for _ in range(8)))
    now = await shop.get("ann", "customer", made["id"], everything)
    assert (now["values"]["score"], now["version"]) == (8, 9)
    told = await shop.history("ann", "customer", made["id"], everything)
    assert [each["version"] for each in told["items"]] == list(range(9, 0, -1))


async def test_nothing_refers_to_what_is_deleted_meanwhile(shop: Shop, everything: str) -> None:
    """A reference made and its target deleted at the same moment: one of the two is refused."""
    for n in range(8):
        customer = await shop.create("ann", "customer", {"name": f"target {n}"}, everything)
        found = await outcomes(
            shop.create("ann", "visit", {"customer": customer["id"]}, everything),
            shop.delete("bob", "customer", customer["id"], everything),
        )
        assert sum(isinstance(each, LangqiaoError) for each in found) == 1, found
        assert not [each for each in found if isinstance(each, Exception) and not isinstance(each, LangqiaoError)]
