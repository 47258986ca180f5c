"""A flow is tried out over HTTP before it is published: nothing is written, strangers and nonsense are refused."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from engine.api.dependencies import Platform
from engine.flows.tables import case
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.flows.conftest import APP, END, arcs, flow, node, person_task, put, start

TRIAL = flow(
    "trial",
    [
        start("form"),
        person_task("check", "rm1", due={"duration": "P1D", "remind": ["-PT2H"]}),
        node("much", "exclusiveGateway"),
        person_task("sign", "rm2"),
        node("set", "scriptTask", set=[{"field": "note", "value": '"done"'}]),
        END,
    ],
    arcs("s > check", "check > much", "much > sign ? amount > 100", "much > set !", "sign > set", "set > e"),
)
BROKEN = flow("broken", [start("form"), person_task("alone", "rm1")], arcs("s > alone"))


def trial(name: str = "trial") -> str:
    return f"/api/apps/{APP}/definitions/flow/{name}/try"


@pytest.fixture(scope="module", autouse=True)
async def drawn(platform: Platform, desk: None) -> None:
    """Two drafts, one of which has no end."""
    await put(platform, TRIAL)
    await put(platform, BROKEN)


@pytest.fixture
async def builder(client_for: ClientFor) -> Browser:
    return await client_for("builder")


async def tried(browser: Browser, **body: Any) -> dict[str, Any]:
    answer = await browser.post(trial(), json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def came_to(found: dict[str, Any]) -> list[str]:
    by_uid = {each["uid"]: each["name"] for each in TRIAL["nodes"]}
    return [by_uid[uid] for uid in found["path"]]


async def test_the_record_decides_the_way(builder: Browser) -> None:
    little = await tried(builder, values={"amount": "10.00"})
    much = await tried(builder, values={"amount": "1000.00"})
    assert (little["ended"], came_to(little)) == ("done", ["s", "check", "much", "set", "e"])
    assert came_to(much) == ["s", "check", "much", "sign", "set", "e"]
    assert [each["said"]["zh"] for each in much["lines"] if each["what"] == "task_made"] == [
        "“check”交给rm1", "“sign”交给rm2",
    ]  # fmt: skip


async def test_whoever_is_slow_is_reminded_on_the_fast_clock(builder: Browser) -> None:
    found = await tried(builder, begins="2026-03-06T08:00:00Z", done={"check": [{"after": "P2D"}]})
    (reminder,) = [each for each in found["lines"] if each["kind"] == "message"]
    assert (reminder["at"], reminder["to"], reminder["channels"]) == ("2026-03-07T06:00:00Z", ["rm1"], ["inbox"])
    assert found["ended"] == "done"
    assert "“check”的时限：2026-03-07 16:00" in [each["said"]["zh"] for each in found["lines"]]


async def test_people_are_called_by_name_and_a_rejection_ends_it(builder: Browser, bank: Bank) -> None:
    person = str(bank.people["rm1"])
    found = await tried(builder, people={"check": [person]}, done={"check": [{"outcome": "reject"}]})
    assert person not in str([each["said"] for each in found["lines"]])
    assert "sign" not in came_to(found)


async def test_nothing_is_written(builder: Browser, platform: Platform) -> None:
    async def count() -> int:
        async with platform.database.reading() as session:
            (row,) = await session.rows(select(func.count()).select_from(case))
            return int(row[0])

    before = await count()
    assert (await tried(builder, values={"amount": "1000.00"}))["ended"] == "done"
    assert await count() == before


async def test_a_flow_with_errors_says_what_to_mend_first(builder: Browser) -> None:
    answer = await builder.post(trial("broken"), json={})
    assert answer.status_code == 422
    assert {each["code"] for each in answer.json()["problems"]} >= {"flow_no_end", "flow_nothing_after"}


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"values": {"nothing": 1}}, "/values/nothing"),
        ({"values": {"amount": [1]}}, "/values/amount"),
        ({"done": {"nobody": []}}, "/done/nobody"),
        ({"done": {"check": [{"after": "soon"}]}}, "/done/check/0/after"),
        ({"done": {"check": [{"target": "nowhere"}]}}, "/done/check/0/target"),
        ({"done": {"check": [{"outcome": "complete"}]}}, "/done/check/0/outcome"),
        ({"people": {"nobody": []}}, "/people/nobody"),
        ({"at": "check"}, "/at"),
        ({"begins": "0001-01-01T00:00:00Z"}, "/begins"),
        ({"more": 1}, "/more"),
    ],
)
async def test_nonsense_is_refused_at_its_place(builder: Browser, body: dict[str, Any], path: str) -> None:
    answer = await builder.post(trial(), json=body)
    assert answer.status_code == 422, answer.text
    assert path in {each["path"] for each in answer.json()["problems"]}, answer.text


async def test_only_builders_try_and_only_what_is_there(client_for: ClientFor, builder: Browser) -> None:
    stranger = await client_for("rm1")
    assert (await stranger.post(trial(), json={})).status_code in (403, 404)
    assert (await builder.post(trial("nothing"), json={})).status_code == 404
    assert (await builder.post("/api/apps/nowhere/definitions/flow/trial/try", json={})).status_code == 404
