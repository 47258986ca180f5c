"""What goes on without anybody asking: timers, called flows, messages and signals, services; and what gets stuck."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.database.session import Database
from engine.flows.calling import CallFailed
from engine.flows.working import go_on, orphans
from tests.http.conftest import Browser, ClientFor
from tests.http.flows.conftest import (
    END,
    FORM,
    arcs,
    begin,
    do,
    flow,
    node,
    person_task,
    publish,
    start,
    task_in,
    to_do,
)
from tests.support.business_time import later

LATE = flow(
    "late",
    [start(), person_task("check", "supervisor", due={"duration": "PT4H", "late": "approve"}), END],
    arcs("s > check", "check > e"),
)
WATCHED = flow(
    "watched",
    [
        start(),
        person_task("check", "supervisor"),
        node("bell", "boundaryEvent", attached_to="check", interrupting=True, event={"kind": "timer", "after": "P1D"}),
        person_task("chief", "president"),
        END,
    ],
    arcs("s > check", "check > e", "bell > chief", "chief > e"),
)
CALLS = flow(
    "calls",
    [start(), node("sub", "callActivity", flow="called", values={"title": "title"}), person_task("after", "president"),
     END],
    arcs("s > sub", "sub > after", "after > e"),
)  # fmt: skip
CALLED = flow(
    "called",
    [start(), person_task("check", "supervisor", fields=[{"field": "title", "see": "clear"}]),
     node("e", "endEvent", result="fine")],
    arcs("s > check", "check > e"),
)  # fmt: skip
WAITS = flow(
    "waits",
    [start(), node("w", "receiveTask", event={"kind": "message", "name": "paid", "key": "title"}),
     person_task("after", "president"), END],
    arcs("s > w", "w > after", "after > e"),
)  # fmt: skip
SENDS = flow(
    "sends",
    [start(), node("t", "intermediateThrowEvent", event={"kind": "message", "name": "paid", "key": "title"}), END],
    arcs("s > t", "t > e"),
)
SERVED = flow(
    "served",
    [start(), node("svc", "serviceTask", service="bank", input={"amount": "amount"}, retry={"most": 2}),
     person_task("after", "president"), END],
    arcs("s > svc", "svc > after", "after > e"),
)  # fmt: skip
CHOOSES = flow(
    "chooses",
    [start(), node("g", "exclusiveGateway"), person_task("big", "president"), person_task("small", "supervisor"), END],
    arcs("s > g", "g > big ? amount > 100", "g > small ? amount <= 100", "big > e", "small > e"),
)
SETS = flow(
    "sets",
    [start(), node("set", "scriptTask", set=[{"field": "note", "value": '"set by the flow"'}]),
     person_task("check", "supervisor"), END],
    arcs("s > set", "set > check", "check > e"),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def more(desk: None, platform: Platform) -> None:
    """More flows."""
    assert FORM
    await publish(platform, LATE, WATCHED, CALLED, CALLS, WAITS, SENDS, SERVED, CHOOSES, SETS)


async def work(platform: Platform, database: Database) -> None:
    await go_on(platform.parts["flows"], database)
    async with database.reading() as session:
        assert await orphans(session) == []


async def case_of(browser: Browser, case: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = (await browser.get(f"/api/cases/{case['id']}")).json()
    return found


async def test_what_is_late_passes_by_itself_and_says_so(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk, "late")
    (item,) = await to_do(supervisor, case)
    assert item["task"]["due"] in ("soon", "fine")
    await work(platform, database)
    assert await to_do(supervisor, case)
    async with later(database, platform.clock, timedelta(hours=5)):
        assert (await to_do(supervisor, case))[0]["task"]["due"] == "late"
        late = (await supervisor.get("/api/tasks", params={"due": "late"})).json()["items"]
        assert case["id"] in {each["case"] for each in late}
        await work(platform, database)
        assert await to_do(supervisor, case) == []
    assert (await case_of(clerk, case))["status"] == "done"
    told = (await clerk.get(f"/api/cases/{case['id']}/story")).json()["items"]
    assert any("自动" in each["text"]["zh"] for each in told)


async def test_a_boundary_timer_takes_the_task_away(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "watched")
    task = await task_in(supervisor, case)
    async with later(database, platform.clock, timedelta(days=1, minutes=1)):
        await asyncio.gather(*(work(platform, database) for _ in range(4)))  # workers at once fire it once
        gone = await supervisor.post(f"/api/tasks/{task}/approve", json={})
        assert (gone.status_code, gone.json()["code"]) == (409, "flow_task_gone")
        assert len(await to_do(president, case)) == 1
    told = (await clerk.get(f"/api/cases/{case['id']}/story")).json()["items"]
    assert [each["kind"] for each in told].count("timer_fired") == 1


async def test_a_suspended_case_is_not_late_for_the_time_it_stood_still(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    admin, supervisor = await client_for("admin"), await client_for("supervisor")
    case = await begin(clerk, "late")
    await admin.post(f"/api/cases/{case['id']}/suspend", json={"reason": "inquiry"})
    async with later(database, platform.clock, timedelta(hours=10)):
        await work(platform, database)
        await admin.post(f"/api/cases/{case['id']}/resume", json={"reason": "over"})
        await work(platform, database)
        (item,) = await to_do(supervisor, case)
        assert item["task"]["due"] != "late"


async def test_a_called_flow_runs_on_a_record_of_its_own_and_is_waited_for(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "calls", title="outer")
    await work(platform, database)
    (item,) = [each for each in (await supervisor.get("/api/tasks")).json()["items"] if each["title"] == "outer"]
    assert item["case"] != case["id"]
    assert (await case_of(supervisor, {"id": item["case"]}))["parent"] == case["id"]
    await do(supervisor, item["id"], "approve")
    await work(platform, database)
    assert len(await to_do(president, case)) == 1


async def test_a_withdrawn_caller_stops_what_it_called(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk, "calls", title="to be stopped")
    await work(platform, database)
    assert (await clerk.post(f"/api/cases/{case['id']}/withdraw", json={})).status_code == 200
    await work(platform, database)
    assert "to be stopped" not in {each["title"] for each in (await supervisor.get("/api/tasks")).json()["items"]}


async def test_a_message_wakes_who_waits_for_its_key_before_or_after_it_came(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    president = await client_for("president")
    waiting, other = await begin(clerk, "waits", title="k1"), await begin(clerk, "waits", title="k2")
    await begin(clerk, "sends", title="k1")
    await work(platform, database)
    assert len(await to_do(president, waiting)) == 1
    assert await to_do(president, other) == []
    await begin(clerk, "sends", title="k3")
    await work(platform, database)
    late = await begin(clerk, "waits", title="k3")
    await work(platform, database)
    assert len(await to_do(president, late)) == 1


async def test_a_service_is_called_once_and_tried_again(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    president, admin = await client_for("president"), await client_for("admin")
    asked: list[tuple[str, Any]] = []

    async def bank(given: Mapping[str, Any], key: str) -> Any:
        asked.append((key, given["amount"]))
        if len(asked) == 1:
            raise ConnectionError
        if given["amount"] == "13.00":
            raise CallFailed("no account")
        return {"number": 7}

    platform.parts["flows"].services["bank"] = bank
    case = await begin(clerk, "served", amount="12.00")
    await work(platform, database)
    assert await to_do(president, case) == []
    async with later(database, platform.clock, timedelta(minutes=5)):
        await work(platform, database)
    assert len(await to_do(president, case)) == 1
    assert len({key for key, _ in asked}) == 1
    stuck = await begin(clerk, "served", amount="13.00")
    await work(platform, database)
    (incident,) = (await case_of(clerk, stuck))["incidents"]
    assert incident["code"] == "flow_call_failed"
    told = await admin.post(
        f"/api/cases/{stuck['id']}/skip", json={"reason": "by hand", "incident": incident["number"]}
    )
    assert [each["node"] for each in told.json()["next"]] == ["after"]


async def test_a_condition_without_a_true_branch_is_an_incident_that_can_be_retried(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    president, admin = await client_for("president"), await client_for("admin")
    assert [each["node"] for each in (await begin(clerk, "chooses", amount="500"))["next"]] == ["big"]
    assert [each["node"] for each in (await begin(clerk, "chooses", amount="5"))["next"]] == ["small"]
    case = await begin(clerk, "chooses", amount=None)
    assert case["next"] == []
    (incident,) = (await case_of(clerk, case))["incidents"]
    assert incident["code"] == "flow_no_branch"
    body = {"reason": "sort it out", "incident": incident["number"]}
    again = await admin.post(f"/api/cases/{case['id']}/retry", json=body)
    assert again.status_code == 200, again.text
    (incident,) = (await case_of(clerk, case))["incidents"]
    told = await admin.post(f"/api/cases/{case['id']}/jump", json={"reason": "by hand", "to": "big"})
    assert told.status_code == 200, told.text
    assert len(await to_do(president, case)) == 1
    assert (await case_of(clerk, case))["incidents"] == []


async def test_a_script_sets_fields_in_the_same_step(clerk: Browser, client_for: ClientFor) -> None:
    case = await begin(clerk, "sets")
    found = (await clerk.get(f"/api/apps/desk/forms/slip/records/{case['record']}")).json()
    assert (found["values"]["note"], found["version"]) == ("set by the flow", 2)


async def test_a_case_runs_on_the_version_it_was_begun_with(
    clerk: Browser, client_for: ClientFor, platform: Platform
) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk, "called")
    longer = flow(
        "called",
        [start(), person_task("check", "supervisor"), person_task("second", "president"),
         node("e", "endEvent", result="fine")],
        arcs("s > check", "check > second", "second > e"),
    )  # fmt: skip
    await publish(platform, longer)
    platform.parts["flows"].versions._kept.clear()  # as in a process that begins now
    told = await do(supervisor, await task_in(supervisor, case), "approve")
    assert (told["case"]["status"], told["case"]["result"]) == ("done", "fine")
    newer = await begin(clerk, "called")
    told = await do(supervisor, await task_in(supervisor, newer), "approve")
    assert [each["node"] for each in told["next"]] == ["second"]
