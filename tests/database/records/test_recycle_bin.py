"""The recycle bin: what goes with a record, what keeps it, and what keeps it from coming back."""

from __future__ import annotations

import pytest

from engine.errors import Conflict, Invalid, NotFound
from tests.database.records.conftest import Shop


async def test_a_deleted_record_is_nowhere_but_in_the_bin(shop: Shop, everything: str) -> None:
    """Not by id, not in lists or pickers; who may delete it finds it in the bin and brings it back."""
    made = await shop.create("ann", "customer", {"name": "gone", "code": "gone"}, everything)
    only = [{"field": "name", "op": "eq", "value": "gone"}]
    await shop.delete("ann", "customer", made["id"], everything, version=1)
    with pytest.raises(NotFound):
        await shop.get("ann", "customer", made["id"], everything)
    with pytest.raises(NotFound):
        await shop.update("ann", "customer", made["id"], {"name": "x"}, everything)
    assert (await shop.page("ann", "customer", everything, filter=only))["items"] == []
    assert await shop.look_up("ann", "customer", everything, q="gone") == []
    binned = await shop.page("ann", "customer", everything, filter=only, bin=True)
    assert [each["id"] for each in binned["items"]] == [made["id"]]
    again = await shop.restore("ann", "customer", made["id"], everything)
    assert (again["version"], again["values"]["code"]) == (3, "gone")
    told = await shop.history("ann", "customer", made["id"], everything)
    assert [each["action"] for each in told["items"]] == ["restore", "delete", "create"]


async def test_restrict_keeps_what_is_referred_to(shop: Shop, everything: str) -> None:
    """Until those that refer to it are gone themselves."""
    customer = await shop.create("ann", "customer", {"name": "kept"}, everything)
    visit = await shop.create("ann", "visit", {"customer": customer["id"]}, everything)
    with pytest.raises(Invalid) as caught:
        await shop.delete("ann", "customer", customer["id"], everything)
    assert [each.code.name for each in caught.value.problems] == ["still_referred_to"]
    await shop.delete("ann", "visit", visit["id"], everything)
    await shop.delete("ann", "customer", customer["id"], everything)
    with pytest.raises(Invalid) as gone:
        await shop.restore("ann", "visit", visit["id"], everything)
    assert [each.code.name for each in gone.value.problems] == ["target_deleted"]
    await shop.restore("ann", "customer", customer["id"], everything)
    assert (await shop.restore("ann", "visit", visit["id"], everything))["labels"] == {"customer": "kept"}


async def test_cascade_takes_along_and_clear_lets_go(shop: Shop, everything: str) -> None:
    """Whoever may see those records; each has its change with the cause."""
    customer = await shop.create("ann", "customer", {"name": "followed"}, everything)
    remark = await shop.create("fay", "remark", {"customer": customer["id"], "text": "r"}, everything)
    lead = await shop.create("fay", "lead", {"customer": customer["id"], "text": "l"}, everything)
    role = shop.role("deleter", shop.grant("customer", {"read": "own", "delete": "own"}))
    await shop.delete("ann", "customer", customer["id"], role)
    with pytest.raises(NotFound):
        await shop.get("fay", "remark", remark["id"], everything)
    left = await shop.get("fay", "lead", lead["id"], everything)
    assert (left["values"]["customer"], left["version"]) == (None, 2)
    told = (await shop.history("fay", "lead", lead["id"], everything))["items"][0]
    assert (told["source"], told["by"]["label"]) == ("on_delete", "ann")


async def test_a_value_taken_meanwhile_keeps_a_record_in_the_bin(shop: Shop, everything: str) -> None:
    """Refused, with both shown."""
    old = await shop.create("ann", "customer", {"name": "old", "code": "taken"}, everything)
    await shop.delete("ann", "customer", old["id"], everything)
    new = await shop.create("ann", "customer", {"name": "new", "code": "taken"}, everything)
    with pytest.raises(Conflict) as caught:
        await shop.restore("ann", "customer", old["id"], everything)
    assert caught.value.code == "restore_collides"
    assert caught.value.extra["restored"]["title"] == "old"
    assert caught.value.extra["current"]["id"] == new["id"]
    role = shop.role("own_only", shop.grant("customer", {"read": "own", "delete": "own"}))
    theirs = await shop.create("fay", "customer", {"name": "theirs", "code": "hers"}, everything)
    mine = await shop.create("ann", "customer", {"name": "mine", "code": "mine"}, everything)
    await shop.delete("ann", "customer", mine["id"], everything)
    await shop.delete("fay", "customer", theirs["id"], everything)
    await shop.create("fay", "customer", {"name": "secret", "code": "mine"}, everything)
    with pytest.raises(Conflict) as hidden:
        await shop.restore("ann", "customer", mine["id"], role)
    assert hidden.value.extra["current"] is None
    assert "secret" not in str(hidden.value.extra)


async def test_only_who_may_delete_sees_the_bin(shop: Shop, everything: str) -> None:
    """A reader finds nothing there."""
    made = await shop.create("ann", "customer", {"name": "binned"}, everything)
    await shop.delete("ann", "customer", made["id"], everything)
    role = shop.role("own_bin", shop.grant("customer", {"read": "all", "delete": "own"}))
    only = [{"field": "name", "op": "eq", "value": "binned"}]
    assert len((await shop.page("ann", "customer", role, filter=only, bin=True))["items"]) == 1
    assert (await shop.page("bob", "customer", role, filter=only, bin=True))["items"] == []
    with pytest.raises(NotFound):
        await shop.restore("bob", "customer", made["id"], role)
