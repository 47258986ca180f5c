"""Many records handed over at once: counted before, all or none, undone by whoever did it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from engine.api.dependencies import Platform
from engine.clock import Clock
from engine.database.session import Database
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, publish, put, role
from tests.support.business_time import later

FORM = f"/api/apps/{APP}/forms/slip"


@pytest.fixture(scope="module", autouse=True)
async def mover(platform: Platform, bank: Bank, till: None) -> None:
    """rm3 reads every slip and hands over his own."""
    title, amount = ({"field": each, "see": "clear", "write": "always"} for each in ("title", "amount"))
    await put(platform, role("mover", {"read": True, "create": True, "transfer": "own"}, title, amount))
    await publish(platform)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "mover", person=bank.people["rm3"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


async def new(browser: Browser, count: int, amount: str) -> list[str]:
    made = []
    for number in range(count):
        answer = await browser.post(RECORDS, json={"values": {"title": f"单 {number}", "amount": amount}})
        made.append(answer.json()["id"])
    return made


def of(amount: str) -> list[dict[str, str]]:
    return [{"field": "amount", "op": "eq", "value": amount}]


async def owners(browser: Browser, records: list[str]) -> list[str]:
    return [(await browser.get(f"{RECORDS}/{each}")).json()["owner"]["id"] for each in records]


async def move(browser: Browser, **body: Any) -> Any:  # Any: an httpx answer
    return await browser.post(f"{FORM}/transfer", json=body)


async def test_what_is_shown_before_is_what_goes_and_each_record_has_its_history(
    client_for: ClientFor, teller: Browser, bank: Bank
) -> None:
    clerk = await client_for("rm3")
    mine, others = await new(clerk, 7, "11.00"), await new(teller, 2, "11.00")
    told = await clerk.post(f"{FORM}/transfer/preview", json={"filter": of("11.00")})
    assert (told.json()["count"], told.json()["refused"], len(told.json()["samples"])) == (7, 2, 5)
    done = await move(clerk, filter=of("11.00"), owner=str(bank.people["rm2"]), count=7)
    assert (done.status_code, done.json()["count"]) == (200, 7)
    assert set(await owners(teller, mine)) == {str(bank.people["rm2"])}
    assert set(await owners(teller, others)) == {str(bank.people["rm1"])}
    entry = (await teller.get(f"{RECORDS}/{mine[0]}/history")).json()["items"][0]
    assert (entry["action"], entry["source"]) == ("transfer", "bulk")


async def test_a_batch_is_undone_but_for_what_changed_since(
    client_for: ClientFor, teller: Browser, reader: Browser, bank: Bank
) -> None:
    clerk = await client_for("rm3")
    mine = await new(clerk, 3, "12.00")
    batch = (await move(clerk, filter=of("12.00"), owner=str(bank.people["rm2"]), count=3)).json()["batch"]
    touched = await teller.patch(
        f"{RECORDS}/{mine[1]}", json={"values": {"title": "改了"}}, headers={"If-Match": '"2"'}
    )
    assert touched.status_code == 200
    for stranger in (teller, reader):
        assert (await stranger.post(f"{FORM}/batches/{batch}/undo")).status_code == 404, "somebody else's"
    undone = await clerk.post(f"{FORM}/batches/{batch}/undo")
    assert undone.json() == {"count": 2, "changed_since": 1}
    me, other = clerk.me["person"]["id"], str(bank.people["rm2"])
    assert await owners(teller, mine) == [me, other, me]
    again = await clerk.post(f"{FORM}/batches/{batch}/undo")
    assert (again.status_code, again.json()["code"]) == (409, "batch_undone")


async def test_a_batch_is_undone_for_a_day_only(
    client_for: ClientFor, clock: Clock, database: Database, bank: Bank
) -> None:
    clerk = await client_for("rm3")
    await new(clerk, 1, "13.00")
    batch = (await move(clerk, filter=of("13.00"), owner=str(bank.people["rm2"]), count=1)).json()["batch"]
    async with later(database, clock, timedelta(hours=25)):
        late = await clerk.post(f"{FORM}/batches/{batch}/undo")
        assert (late.status_code, late.json()["code"]) == (409, "batch_too_old")


async def test_another_number_than_was_shown_moves_nothing(client_for: ClientFor, teller: Browser, bank: Bank) -> None:
    clerk = await client_for("rm3")
    mine = await new(clerk, 2, "14.00")
    answer = await move(clerk, filter=of("14.00"), owner=str(bank.people["rm2"]), count=1)
    assert (answer.status_code, answer.json()["code"], answer.json()["count"]) == (409, "selection_changed", 2)
    assert set(await owners(teller, mine)) == {clerk.me["person"]["id"]}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"count": 1}, ("/owner", "owner_missing")),
        ({"owner": "x", "count": 1}, ("/owner", None)),
        ({"owner": "01a20603-88b2-700d-a026-67e481b8539f", "count": 1}, ("/owner", "no_such_owner")),
        ({"owner": "01a20603-88b2-700d-a026-67e481b8539f"}, ("/count", "count_missing")),
        ({"owner": "01a20603-88b2-700d-a026-67e481b8539f", "count": True}, ("/count", "count_missing")),
        ({"ids": [], "count": 1}, ("/ids", "unknown_key")),
    ],
    ids=str,
)
async def test_a_bad_wish_is_refused(
    client_for: ClientFor, body: dict[str, Any], problem: tuple[str, str | None]
) -> None:
    answer = await move(await client_for("rm3"), **body)
    assert answer.status_code == 422
    found = answer.json()["problems"][0]
    assert found["path"] == problem[0]
    assert problem[1] in (None, found["code"])


async def test_who_may_not_hand_over_is_told_nothing(reader: Browser, client_for: ClientFor, bank: Bank) -> None:
    assert (await reader.post(f"{FORM}/transfer/preview", json={})).status_code == 403
    assert (await move(reader, owner=str(bank.people["rm3"]), count=0)).status_code == 403
    for login in ("agent", "secadmin", "builder"):
        stranger = await client_for(login)
        assert (await stranger.post(f"{FORM}/transfer/preview", json={})).status_code == 404
        assert (await move(stranger, owner=str(bank.people["rm3"]), count=0)).status_code == 404
        assert (await stranger.post(f"{FORM}/batches/{uuid4()}/undo")).status_code == 404
    hidden = await (await client_for("rm3")).post(
        f"{FORM}/transfer/preview", json={"filter": [{"field": "phone", "op": "eq", "value": "13800001111"}]}
    )
    assert hidden.status_code == 422, "a field he does not see finds nothing"
