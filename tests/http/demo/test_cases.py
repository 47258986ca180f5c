"""The cases of the demo bank: whoever logs in finds something to do, something late, something closed."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from engine.packages.demo.cases import CASES, begin_cases
from tests.http.conftest import Browser, ClientFor


@pytest.fixture(scope="module", autouse=True)
async def begun(platform: Platform, demo_bank: None) -> None:
    """Begun once; a second time nothing is begun."""
    del demo_bank
    flows = platform.parts["flows"]
    assert await begin_cases(platform.database, flows) == len(CASES)
    assert await begin_cases(platform.database, flows) == 0


async def box(browser: Browser, name: str, **query: Any) -> list[dict[str, Any]]:
    answer = await browser.get("/api/tasks", params={"box": name, **query})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_everybody_of_the_flow_has_something_to_do(client_for: ClientFor) -> None:
    manager, head, agent = await client_for("rm1"), await client_for("supervisor"), await client_for("agent")
    mine = await box(manager, "open", order="due")
    assert [each["task"]["node"] for each in mine] == ["verify"] * 4
    assert mine[0]["task"]["due"] == "late"
    assert [each["task"]["node"] for each in await box(head, "open")] == ["approve"] * 3
    assert {each["status"] for each in await box(agent, "started")} == {"open", "done"}
    assert {each["result"] for each in await box(agent, "started")} == {None, "settled", "rejected"}
    (copied,) = await box(await client_for("president"), "cc")
    assert (copied["status"], copied["by"]["label"]) == ("done", "吴敏")
    assert await box(await client_for("product"), "open") == []


async def test_a_returned_case_tells_its_story(client_for: ClientFor) -> None:
    manager = await client_for("rm1")
    cases = {each["case"] for each in await box(manager, "open")} & {
        each["case"] for each in await box(manager, "done")
    }
    (returned,) = cases
    story = (await manager.get(f"/api/cases/{returned}/story")).json()["items"]
    said = [each["text"]["zh"] for each in story if each["text"]]
    assert any("退回" in each for each in said), said
    assert story[-1]["at"] < story[0]["at"]
