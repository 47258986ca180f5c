"""What the holder of a task may do with it, what who started a case may, and what an administrator may."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.flows.working import orphans
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.flows.conftest import (
    APP,
    END,
    RECORDS,
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

EVERYBODY = ("admin", "secadmin", "auditor", "builder", "president", "supervisor", "rm1", "rm2", "rm3", "agent",
             "product", "inspector")  # fmt: skip

COUNTERSIGN = flow(
    "together",
    [start(), person_task("all", *EVERYBODY, multi={"mode": "all"}), person_task("after", "president"), END],
    arcs("s > all", "all > after", "after > e"),
)
FORKED = flow(
    "forked",
    [start("form"), node("f", "parallelGateway"), person_task("left", "supervisor"), person_task("right", "president"),
     node("j", "parallelGateway"), END],
    arcs("s > f", "f > left", "f > right", "left > j", "right > j", "j > e"),
    form="slip",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def more(desk: None, platform: Platform) -> None:
    """More flows."""
    await publish(platform, COUNTERSIGN, FORKED)


async def story_of(browser: Browser, case: dict[str, Any]) -> list[str]:
    found = (await browser.get(f"/api/cases/{case['id']}/story")).json()["items"]
    return [each["kind"] for each in reversed(found)]


async def test_everybody_finishes_one_countersigning_at_once(
    clerk: Browser, client_for: ClientFor, platform: Platform
) -> None:
    case = await begin(clerk, "together")
    people = [await client_for(login) for login in EVERYBODY]
    tasks = [await task_in(each, case) for each in people]
    answers = await asyncio.gather(
        *(each.post(f"/api/tasks/{task}/approve", json={}) for each, task in zip(people, tasks, strict=True)),
        *(each.post(f"/api/tasks/{task}/approve", json={}) for each, task in zip(people, tasks, strict=True)),
    )
    codes = sorted(each.status_code for each in answers)
    assert codes == [200] * len(people) + [409] * len(people), [each.text for each in answers if each.status_code > 409]
    assert len(await to_do(await client_for("president"), case)) == 1
    told = await story_of(clerk, case)
    assert (told.count("task_done"), told.count("task_decided")) == (len(people), 1)
    seen = (await clerk.get(f"/api/cases/{case['id']}")).json()
    assert sum(each["node"] == "all" and each["outcome"] == "approve" for each in seen["tasks"]) == len(people)
    async with platform.database.reading() as session:
        assert await orphans(session) == []


async def test_submitting_the_form_begins_its_flow(clerk: Browser, client_for: ClientFor) -> None:
    answer = await clerk.post(RECORDS, json={"values": {"title": "submitted"}})
    assert answer.status_code == 201, answer.text
    case = answer.json()["case"]
    assert case["record"] == answer.json()["id"]
    assert sorted(each["node"] for each in case["next"]) == ["left", "right"]
    for login in ("supervisor", "president"):
        browser = await client_for(login)
        told = await do(browser, await task_in(browser, case), "approve")
    assert told["case"]["status"] == "done"


async def test_a_record_in_a_case_changes_through_its_tasks_only(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk)
    place, version = f"{RECORDS}/{case['record']}", {"If-Match": '"1"'}
    for answer in (
        await clerk.patch(place, json={"values": {"amount": "99"}}, headers=version),
        await clerk.delete(place, headers=version),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "record_held_by_case"), answer.text
        assert str(case["number"]) in answer.json()["title"] + answer.json()["detail"]
        assert "吴敏" in answer.json()["title"] + answer.json()["detail"]
    again = await clerk.post(f"/api/apps/{APP}/flows/leave/cases", json={"record": case["record"]})
    assert (again.status_code, again.json()["code"]) == (409, "flow_record_busy")
    await do(supervisor, await task_in(supervisor, case), "approve")
    await do(president, await task_in(president, case), "approve")
    free = await clerk.patch(place, json={"values": {"amount": "99"}}, headers=version)
    assert free.status_code == 200, free.text


async def test_returned_and_walked_again_or_straight_back(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk)
    await do(supervisor, await task_in(supervisor, case), "approve")
    await do(president, await task_in(president, case), "return", to="check", opinion="look again")
    told = await do(supervisor, await task_in(supervisor, case), "approve")
    assert [each["node"] for each in told["next"]] == ["sign"]
    await do(president, await task_in(president, case), "return", to="s", straight=True)
    (mine,) = await to_do(clerk, case)
    assert mine["task"]["node"] == "s"
    told = await do(clerk, mine["id"], "complete", values={"note": "mended"})
    assert [each["node"] for each in told["next"]] == ["sign"]
    wrong = await president.post(f"/api/tasks/{await task_in(president, case)}/return", json={"to": "nowhere"})
    assert wrong.status_code == 404


async def test_a_rejection_needs_the_opinion_its_node_asks_for(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk)
    await do(supervisor, await task_in(supervisor, case), "approve")
    task = await task_in(president, case)
    refused = await president.post(f"/api/tasks/{task}/reject", json={})
    assert refused.status_code == 422
    assert [(each["path"], each["code"]) for each in refused.json()["problems"]] == [
        ("/opinion", "flow_opinion_missing")
    ]
    told = await do(president, task, "reject", opinion="no")
    assert (told["case"]["status"], told["case"]["result"]) == ("done", "rejected")


async def test_handed_over_delegated_consulted_and_more_signers(
    clerk: Browser, client_for: ClientFor, bank: Bank
) -> None:
    supervisor, agent, product = await client_for("supervisor"), await client_for("agent"), await client_for("product")
    ids = {login: str(person) for login, person in bank.people.items()}
    case = await begin(clerk)
    task = await task_in(supervisor, case)
    await do(supervisor, task, "transfer", people=[ids["agent"]])
    assert await to_do(supervisor, case) == []
    task = await task_in(agent, case)
    await do(agent, task, "delegate", people=[ids["product"]])
    waits = await agent.post(f"/api/tasks/{task}/approve", json={})
    assert (waits.status_code, waits.json()["code"]) == (409, "flow_asked_already")
    await do(product, await task_in(product, case), "complete", opinion="looked at it")
    await do(agent, task, "consult", people=[ids["inspector"]])
    inspector = await client_for("inspector")
    asked = await task_in(inspector, case)
    seen = (await inspector.get(f"/api/tasks/{asked}")).json()["record"]
    assert set(seen["values"]) == {"title"}
    await do(inspector, asked, "complete", opinion="seems right")
    await do(agent, task, "add_signer", people=[ids["product"]], way="after")
    await do(agent, task, "approve")
    assert await to_do(await client_for("president"), case) == []
    told = await do(product, await task_in(product, case), "approve")
    assert [each["node"] for each in told["next"]] == ["sign"]


@pytest.mark.parametrize(
    ("action", "body", "codes"),
    [
        ("transfer", {}, ["flow_people_missing"]),
        ("transfer", {"people": ["nobody"]}, ["flow_people_missing"]),
        ("transfer", {"people": ["00000000-0000-7000-8000-00000000000a"]}, ["flow_no_such_person"]),
        ("return", {}, ["flow_target_missing"]),
        ("approve", {"opinion": 7, "values": [], "version": -1, "odd": 1},
         ["unknown_key"]),
        ("approve", {"opinion": "x" * 4001, "signature": "data:text/html,x", "files": ["x"]},
         ["flow_not_text", "flow_bad_signature", "flow_bad_files"]),
        ("add_signer", {"people": ["00000000-0000-7000-8000-00000000000a"], "way": "sideways"}, ["flow_bad_way"]),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_told_all_at_once(
    clerk: Browser, client_for: ClientFor, action: str, body: dict[str, Any], codes: list[str]
) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk)
    task = await task_in(supervisor, case)
    answer = await supervisor.post(f"/api/tasks/{task}/{action}", json=body)
    assert answer.status_code == 422, answer.text
    assert [each["code"] for each in answer.json()["problems"]] == codes
    assert (await to_do(supervisor, case))[0]["id"] == task


async def test_who_started_it_urges_and_withdraws(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk)
    place = f"/api/cases/{case['id']}"
    assert (await clerk.post(f"{place}/urge", json={})).status_code == 200
    again = await clerk.post(f"{place}/urge", json={})
    assert (again.status_code, again.json()["code"]) == (409, "flow_urged_lately")
    assert (await to_do(supervisor, case))[0]["task"]["urged"] == 1
    assert (await supervisor.post(f"{place}/withdraw", json={})).status_code == 404
    told = (await clerk.post(f"{place}/withdraw", json={"reason": "a mistake"})).json()
    assert (told["status"], told["result"]) == ("cancelled", "withdrawn")
    assert await to_do(supervisor, case) == []
    assert (await clerk.post(f"{place}/withdraw", json={})).json()["code"] == "flow_over"
    free = await clerk.delete(f"{RECORDS}/{case['record']}", headers={"If-Match": '"1"'})
    assert free.status_code == 204


async def test_withdrawn_while_the_last_one_approves(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk)
    await do(supervisor, await task_in(supervisor, case), "approve")
    task = await task_in(president, case)
    both = await asyncio.gather(
        president.post(f"/api/tasks/{task}/approve", json={}),
        clerk.post(f"/api/cases/{case['id']}/withdraw", json={}),
    )
    assert sorted(each.status_code for each in both) == [200, 409], [each.text for each in both]


async def test_an_administrator_jumps_reassigns_suspends_and_cancels_with_a_reason(
    clerk: Browser, client_for: ClientFor, bank: Bank
) -> None:
    admin, supervisor, agent = await client_for("admin"), await client_for("supervisor"), await client_for("agent")
    case = await begin(clerk)
    place = f"/api/cases/{case['id']}"
    task = await task_in(supervisor, case)
    bare = await admin.post(f"{place}/suspend", json={})
    assert (bare.status_code, bare.json()["problems"][0]["code"]) == (422, "flow_reason_missing")
    assert (await clerk.post(f"{place}/suspend", json={"reason": "because"})).status_code == 404
    assert (await admin.post(f"{place}/suspend", json={"reason": "inquiry"})).json()["suspended"] is True
    stopped = await supervisor.post(f"/api/tasks/{task}/approve", json={})
    assert (stopped.status_code, stopped.json()["code"]) == (409, "flow_suspended")
    assert (await admin.post(f"{place}/resume", json={"reason": "over"})).json()["suspended"] is False
    body = {"reason": "ill", "task": task, "person": str(bank.people["agent"])}
    assert (await admin.post(f"{place}/reassign", json=body)).status_code == 200
    assert len(await to_do(agent, case)) == 1
    told = (await admin.post(f"{place}/jump", json={"reason": "late", "to": "sign"})).json()
    assert [each["node"] for each in told["next"]] == ["sign"]
    told = (await admin.post(f"{place}/cancel", json={"reason": "void"})).json()
    assert told["status"] == "cancelled"
    auditor = await client_for("auditor")
    found = (await auditor.get("/api/audit", params={"kind": "flow.administer", "limit": 10})).json()["items"]
    assert [each["details"]["act"] for each in found][:4] == ["cancel", "jump", "reassign", "resume"]


async def test_copies_and_several_at_once(clerk: Browser, client_for: ClientFor, bank: Bank) -> None:
    supervisor, agent = await client_for("supervisor"), await client_for("agent")
    cases = [await begin(clerk) for _ in range(3)]
    tasks = [await task_in(supervisor, each) for each in cases]
    await do(supervisor, tasks[0], "cc", people=[str(bank.people["agent"])])
    (copy,) = await to_do(agent, cases[0], "cc")
    assert (copy["by"]["label"], copy["title"]) == ("吴敏", None)
    await do(supervisor, tasks[0], "approve")
    answer = await supervisor.post("/api/tasks/bulk", json={"tasks": tasks, "action": "approve"})
    assert answer.status_code == 200, answer.text
    assert [each["done"] for each in answer.json()["items"]] == [False, True, True]
    assert answer.json()["items"][0]["code"] == "flow_task_done"
    wrong = await supervisor.post("/api/tasks/bulk", json={"tasks": [], "action": "transfer"})
    assert len(wrong.json()["problems"]) == 2


async def test_a_leavers_tasks_are_handed_over(clerk: Browser, client_for: ClientFor, bank: Bank) -> None:
    admin, agent = await client_for("admin"), await client_for("agent")
    case = await begin(clerk)
    body = {"person": str(bank.people["supervisor"]), "to": str(bank.people["agent"]), "reason": "left the bank"}
    assert (await clerk.post("/api/cases/reassign", json=body)).status_code == 403
    answer = await admin.post("/api/cases/reassign", json=body)
    assert all(each["done"] for each in answer.json()["items"]), answer.text
    assert len(await to_do(agent, case)) == 1
    wrong = await admin.post("/api/cases/reassign", json={"person": "x", "to": "y", "reason": ""})
    assert len(wrong.json()["problems"]) == 3
