"""What a leader sees of those below him and may take from one to give to another; what a flow has taken, in figures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.database.session import Database
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.flows.conftest import END, arcs, begin, do, flow, person_task, publish, start, task_in, to_do
from tests.support.business_time import later

SLOW = flow(
    "slow",
    [start(), person_task("first", "rm2", due={"duration": "PT2H"}), person_task("second", "president"), END],
    arcs("s > first", "first > second", "second > e"),
)


@pytest.fixture(scope="module", autouse=True)
async def more(desk: None, platform: Platform) -> None:
    """A flow with a limit at somebody who has a supervisor."""
    await publish(platform, SLOW)


async def test_a_supervisor_sees_what_is_late_below_him_and_gives_it_to_another(
    clerk: Browser, client_for: ClientFor, bank: Bank, platform: Platform, database: Database
) -> None:
    supervisor, second = await client_for("supervisor"), await client_for("rm2")
    case = await begin(clerk, "slow")
    task = await task_in(second, case)
    (item,) = await to_do(supervisor, case, "team")
    assert (item["id"], item["title"]) == (task, None), "he reads no slips: he sees that it is there, not what it says"
    assert [each["person"]["id"] for each in item["next"]] == [str(bank.people["rm2"])]
    late = {"box": "team", "due": "late", "person": str(bank.people["rm2"])}
    assert (await supervisor.get("/api/tasks", params=late)).json()["items"] == []
    async with later(database, platform.clock, timedelta(hours=3)):
        assert {each["id"] for each in (await supervisor.get("/api/tasks", params=late)).json()["items"]} == {task}
        (load,) = (each for each in await _team(supervisor) if each["person"]["id"] == str(bank.people["rm2"]))
        assert (load["open"], load["late"]) == (1, 1)
    other = {"box": "team", "person": str(bank.people["rm1"])}
    assert (await supervisor.get("/api/tasks", params=other)).json()["items"] == []
    seen = (await supervisor.get(f"/api/cases/{case['id']}")).json()
    assert [each["state"] for each in seen["nodes"] if each["name"] == "first"] == ["active"]
    body = {"reason": "he is away", "task": task, "person": str(bank.people["rm1"])}
    assert (await supervisor.post(f"/api/cases/{case['id']}/reassign", json=body)).status_code == 200
    assert await to_do(second, case) == []
    assert len(await to_do(clerk, case)) == 1


async def test_nobody_leads_a_peer_or_who_is_above_or_a_stranger(
    clerk: Browser, client_for: ClientFor, bank: Bank
) -> None:
    supervisor, president, second = [await client_for(each) for each in ("supervisor", "president", "rm2")]
    logins = {str(person): login for login, person in bank.people.items()}
    assert sorted(logins[each["person"]["id"]] for each in await _team(supervisor)) == ["rm1", "rm2"]
    assert {"rm1", "rm2", "supervisor"} <= {logins[each["person"]["id"]] for each in await _team(president)}
    assert await _team(second) == []
    case = await begin(clerk, "slow")
    await do(second, await task_in(second, case), "approve")
    assert await to_do(supervisor, case, "team") == [], "the president has it, who is above him"
    body = {"reason": "to me", "task": await task_in(president, case), "person": str(bank.people["supervisor"])}
    assert (await supervisor.post(f"/api/cases/{case['id']}/reassign", json=body)).status_code == 404
    assert (await supervisor.get(f"/api/cases/{case['id']}")).status_code == 404
    case = await begin(clerk, "slow")
    body = {"reason": "to him", "task": await task_in(second, case), "person": str(bank.people["president"])}
    refused = await supervisor.post(f"/api/cases/{case['id']}/reassign", json=body)
    assert refused.status_code == 403, "not to somebody who is not below him"


async def _team(browser: Browser) -> list[dict[str, Any]]:
    answer = await browser.get("/api/tasks/team")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_figures_say_how_often_how_long_how_late_and_how_often_again(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    second, president, builder = [await client_for(each) for each in ("rm2", "president", "builder")]
    await publish(platform, SLOW | {"name": "counted", "uid": "countedflowx"})
    one, two = await begin(clerk, "counted"), await begin(clerk, "counted")
    await do(second, await task_in(second, one), "approve")
    await do(president, await task_in(president, one), "return", to="first")
    async with later(database, platform.clock, timedelta(hours=3)):
        await do(second, await task_in(second, one), "approve")
        place = "/api/apps/desk/flows/counted/figures"
        told = (await builder.get(place)).json()
    assert two["number"] > one["number"]
    assert (told["cases"]["started"], told["cases"]["open"], told["cases"]["p50"]) == (2, 2, None)
    first, after = (next(each for each in told["nodes"] if each["node"] == name) for name in ("first", "second"))
    assert (first["visits"], first["cases"], first["rework"]) == (3, 2, 0.5)
    assert (first["open"], first["late"], first["done"]) == (1, 1, 2)
    assert first["overdue"] == 0.667, "one done late, one open and late, one in time"
    assert 5_000 < first["p50"] < 6_000, "half-way between at once and three hours"
    assert (after["open"], after["overdue"]) == (1, None)
    assert (await clerk.get(place)).status_code == 403
    assert (await builder.get("/api/apps/desk/flows/none/figures")).status_code == 404
    assert (await builder.get(place, params={"days": 0})).status_code == 422
