"""A flow from its start to its end: who starts it, who has it, who sees what, and what stands in its story."""

from __future__ import annotations

from typing import Any

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.flows.conftest import APP, RECORDS, begin, do, task_in, to_do


async def test_a_case_goes_from_its_form_to_its_end(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk)
    assert case["number"] >= 1
    assert [(each["node"], [one["label"] for one in each["people"]]) for each in case["next"]] == [("check", ["吴敏"])]
    (item,) = await to_do(supervisor, case)
    assert (item["title"], item["task"]["node"], item["initiator"]["label"]) == ("three days", "check", "陈晓雯")
    told = await do(supervisor, item["id"], "approve", opinion="fine")
    assert told["next"][0]["people"][0]["label"] == "周启航"
    told = await do(president, await task_in(president, case), "approve")
    assert (told["case"]["status"], told["next"]) == ("done", [])
    assert await to_do(president, case) == []
    assert [each["task"]["outcome"] for each in await to_do(president, case, "done")] == ["approve"]
    (mine,) = await to_do(clerk, case, "started")
    assert mine["status"] == "done"
    seen = (await clerk.get(f"/api/cases/{case['id']}")).json()
    assert {each["name"]: each["state"] for each in seen["nodes"]} == dict.fromkeys(("s", "check", "sign", "e"), "done")
    assert [each["opinion"]["text"] for each in seen["tasks"]] == ["fine", ""]
    story = (await clerk.get(f"/api/cases/{case['id']}/story")).json()["items"]
    assert [each["seq"] for each in story] == list(range(len(story), 0, -1))
    assert [each["kind"] for each in reversed(story)][:2] == ["case_started", "task_made"]
    assert story[0]["kind"] == "case_ended"


async def test_a_task_opens_its_one_record_with_the_rights_of_its_node(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    case, other = await begin(clerk), await begin(clerk)
    task = await task_in(supervisor, case)
    found = (await supervisor.get(f"/api/tasks/{task}")).json()
    assert found["record"]["values"] == {"title": "three days", "amount": "10.00"}
    assert found["record"]["rights"]["fields"]["amount"]["write"] == "always"
    assert "approve" in found["actions"]
    assert (await supervisor.get(f"{RECORDS}/{case['record']}")).status_code == 404  # it is opened by the task alone
    told = await do(supervisor, task, "approve", values={"amount": "12.50"}, version=1)
    assert told["case"]["status"] == "open"
    mine = (await clerk.get(f"{RECORDS}/{case['record']}")).json()
    assert mine["values"]["amount"] == "12.50"
    done = (await supervisor.get(f"/api/tasks/{task}")).json()
    assert (done["record"], done["state"]) == (None, "done")
    assert (await clerk.get(f"{RECORDS}/{other['record']}")).json()["values"]["amount"] == "10.00"


async def test_values_the_node_does_not_give_are_refused(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk)
    task = await task_in(supervisor, case)
    answer = await supervisor.post(f"/api/tasks/{task}/approve", json={"values": {"title": "x", "secret": "y"}})
    assert answer.status_code == 422, answer.text
    assert {each["code"] for each in answer.json()["problems"]} == {"field_not_writable", "unknown_field"}
    stale = await supervisor.post(f"/api/tasks/{task}/approve", json={"values": {"amount": "1"}, "version": 7})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert await to_do(supervisor, case)


async def test_a_stranger_finds_nothing(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, stranger = await client_for("supervisor"), await client_for("rm3")
    case = await begin(clerk)
    task = await task_in(supervisor, case)
    for path in (f"/api/tasks/{task}", f"/api/cases/{case['id']}", f"/api/cases/{case['id']}/story"):
        assert (await stranger.get(path)).status_code == 404, path
    for browser in (stranger, clerk):
        assert (await browser.get(f"/api/tasks/{task}")).status_code == 404
        answer = await browser.post(f"/api/tasks/{task}/approve", json={})
        assert answer.status_code == 404, answer.text
    assert await to_do(stranger, case) == []
    answer = await stranger.post(f"/api/apps/{APP}/flows/leave/cases", json={"values": {"title": "x"}})
    assert answer.status_code == 404
    answer = await stranger.post(f"/api/apps/{APP}/flows/leave/cases", json={"record": case["record"]})
    assert answer.status_code == 404


async def test_an_administrator_sees_where_it_stands_and_not_what_was_said(
    clerk: Browser, client_for: ClientFor
) -> None:
    supervisor, admin = await client_for("supervisor"), await client_for("admin")
    case = await begin(clerk)
    await do(supervisor, await task_in(supervisor, case), "approve", opinion="between us")
    seen = await admin.get(f"/api/cases/{case['id']}")
    assert seen.status_code == 200
    assert "between us" not in seen.text
    assert "between us" not in (await admin.get(f"/api/cases/{case['id']}/story")).text


async def test_a_double_click_gets_the_first_answer(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    body = {"values": {"title": "once"}}
    twice = [
        await clerk.post(f"/api/apps/{APP}/flows/leave/cases", json=body, headers={"Idempotency-Key": "begin-1"})
        for _ in range(2)
    ]
    assert [each.status_code for each in twice] == [201, 201], twice[1].text
    assert twice[0].json() == twice[1].json()
    task = await task_in(supervisor, twice[0].json())
    said: list[Any] = [
        await supervisor.post(f"/api/tasks/{task}/approve", json={}, headers={"Idempotency-Key": "approve-1"})
        for _ in range(2)
    ]
    assert [each.status_code for each in said] == [200, 200], said[1].text
    assert said[0].json() == said[1].json()
    other = await supervisor.post(f"/api/tasks/{task}/reject", json={}, headers={"Idempotency-Key": "approve-1"})
    assert (other.status_code, other.json()["code"]) == (409, "flow_key_reused")


async def test_who_comes_late_is_told_who_did_what(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk)
    task = await task_in(supervisor, case)
    await do(supervisor, task, "approve")
    late = await supervisor.post(f"/api/tasks/{task}/reject", json={})
    assert (late.status_code, late.json()["code"]) == (409, "flow_task_done")
    assert "吴敏" in late.json()["title"] + late.json()["detail"]


async def test_what_a_step_did_stands_in_the_audit_trail(
    clerk: Browser, client_for: ClientFor, platform: Platform, bank: Bank
) -> None:
    supervisor, auditor = await client_for("supervisor"), await client_for("auditor")
    case = await begin(clerk)
    await do(supervisor, await task_in(supervisor, case), "approve")
    found = (await auditor.get("/api/audit", params={"kind": "flow.act", "limit": 1})).json()["items"][0]
    assert (found["actor"]["id"], found["subject"]["id"]) == (str(bank.people["supervisor"]), case["id"])
    assert (found["details"]["action"], found["details"]["node"]) == ("approve", "check")
