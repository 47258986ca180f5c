"""The inbox as people go through it: what is pressing first, found by its words, counted; copies and their receipts; a
task with all there is to choose from; the cases of a record."""

from __future__ import annotations

from typing import Any

from tests.http.conftest import Browser, ClientFor
from tests.http.flows.conftest import END, RECORDS, arcs, begin, do, flow, person_task, publish, start, to_do

HURRY = flow(
    "hurry",
    [
        start(),
        person_task(
            "first", "supervisor", due={"duration": "if amount > 100 then hours(1) else hours(96)"},
            fields=[{"field": "title", "see": "clear"}, {"field": "amount", "see": "clear", "write": "always"},
                    {"field": "secret", "see": "hidden"}],
            checklist=[{"zh": "核对", "en": "Compare"}], guidance={"zh": "先看", "en": "Look first"},
        ),
        person_task("second", "president", fields=[{"field": "title", "see": "clear"}]),
        END,
    ],
    arcs("s > first", "first > second", "second > e"),
)  # fmt: skip


async def page(browser: Browser, **query: Any) -> dict[str, Any]:
    answer = await browser.get("/api/tasks", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_what_is_due_first_comes_first_page_by_page(clerk: Browser, client_for: ClientFor, platform: Any) -> None:
    await publish(platform, HURRY)
    supervisor = await client_for("supervisor")
    slow = await begin(clerk, "hurry", title="slow one")
    quick = await begin(clerk, "hurry", title="quick one", amount="500.00")
    endless = await begin(clerk, "leave", title="endless one")
    wanted = [quick["id"], slow["id"], endless["id"]]
    seen, after = [], None
    while True:
        found = await page(supervisor, order="due", limit=1, **({"after": after} if after else {}))
        seen += [each["case"] for each in found["items"]]
        after = found["next"]
        if after is None:
            break
    assert [each for each in seen if each in wanted] == wanted
    assert len(seen) == len(set(seen)) == found["count"]["value"]
    newest = [each["case"] for each in (await page(supervisor))["items"]]
    assert newest[:3] == [endless["id"], quick["id"], slow["id"]]


async def test_a_text_finds_by_title_number_and_who_started_it(clerk: Browser, client_for: ClientFor) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk, title="Zebra crossing")
    for text in ("zebra", str(case["number"])):
        assert case["id"] in [each["case"] for each in (await page(supervisor, q=text))["items"]], text
    found = await page(supervisor, q="陈晓雯", limit=1)
    assert (len(found["items"]), found["count"]["exact"]) == (1, True)
    rest = await page(supervisor, q="陈晓雯", limit=1, after=found["next"])
    assert rest["items"][0]["id"] != found["items"][0]["id"]
    assert await page(supervisor, q="nothing is called this") == {
        "items": [], "next": None, "count": {"value": 0, "exact": True},
    }  # fmt: skip


async def test_counts_tell_what_is_late_what_is_due_today_and_copies_not_read(
    clerk: Browser, client_for: ClientFor
) -> None:
    supervisor, other = await client_for("supervisor"), await client_for("rm2")
    before = (await supervisor.get("/api/tasks/count")).json()
    case = await begin(clerk, "hurry", title="soon", amount="500.00")
    after = (await supervisor.get("/api/tasks/count")).json()
    assert after["open"] == before["open"] + 1
    for due in ("late", "today"):
        assert (await page(supervisor, due=due))["count"]["value"] == after[due]
    (task,) = await to_do(supervisor, case)
    await do(supervisor, task["id"], "cc", people=[other.me["person"]["id"]])
    assert (await other.get("/api/tasks/count")).json()["copies"] == 1
    (item,) = (await page(other, box="cc"))["items"]
    assert (await supervisor.post(f"/api/tasks/copies/{item['id']}/read")).status_code == 404  # not his to read
    for _ in range(2):
        assert (await other.post(f"/api/tasks/copies/{item['id']}/read")).status_code == 204
    assert (await other.get("/api/tasks/count")).json()["copies"] == 0
    (copy,) = (await supervisor.get(f"/api/cases/{case['id']}")).json()["copies"]
    assert (copy["person"]["label"], copy["by"]["label"]) == ("李志远", "吴敏")
    assert copy["read_at"] == (await page(other, box="cc"))["items"][0]["read_at"] is not None


async def test_a_task_tells_its_form_and_all_there_is_to_choose_from(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "hurry", title="whole")
    (item,) = await to_do(supervisor, case)
    found = (await supervisor.get(f"/api/tasks/{item['id']}")).json()
    assert {each["name"]: each["write"] for each in found["meta"]["fields"]} == {"title": "never", "amount": "always"}
    assert (found["checklist"], found["guidance"]) == (
        [{"zh": "核对", "en": "Compare"}],
        {"zh": "先看", "en": "Look first"},
    )
    assert found["ways"] == ["before", "beside", "after"]
    assert [each["node"] for each in found["targets"]] == ["s"]
    await do(supervisor, item["id"], "add_signer", people=[(await client_for("rm2")).me["person"]["id"]], way="beside")
    beside = (await supervisor.get(f"/api/tasks/{item['id']}")).json()["signers"]
    assert [(each["person"]["label"], each["origin"], each["state"]) for each in beside] == [
        ("李志远", "beside", "open")
    ]
    await do(supervisor, item["id"], "approve")
    (second,) = await to_do(president, case)
    told = (await president.get(f"/api/tasks/{second['id']}")).json()
    assert [each["node"] for each in told["targets"]] == ["s", "first"]
    done = (await supervisor.get(f"/api/tasks/{item['id']}")).json()
    assert (done["meta"], done["actions"], done["ended_by"]["label"]) == (None, [], "吴敏")


async def test_the_cases_of_a_record_are_told_to_who_reads_it(clerk: Browser, client_for: ClientFor) -> None:
    case = await begin(clerk, title="followed")
    path = f"{RECORDS}/{case['record']}/cases"
    (found,) = (await clerk.get(path)).json()["items"]
    assert (found["id"], found["status"]) == (case["id"], "open")
    assert [each["person"]["label"] for each in found["next"]] == ["吴敏"]
    assert (await (await client_for("rm3")).get(path)).status_code == 404
    seen = (await clerk.get(f"/api/cases/{case['id']}")).json()
    assert seen["may"] == ["withdraw", "urge"]
    assert "jump" in (await (await client_for("admin")).get(f"/api/cases/{case['id']}")).json()["may"]
