"""Who has to do a task: by the organisation, by role, by post, by field, by who did it before, by whoever has least."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.flows.conftest import ACTIONS, END, arcs, begin, do, flow, node, person_task, publish, start, task_in

WAYS: Mapping[str, tuple[dict[str, Any], list[str]]] = {
    "above": ({"strategy": "relation", "relation": "supervisor"}, ["supervisor"]),
    "above_twice": ({"strategy": "relation", "relation": "supervisor", "level": 2}, ["president"]),
    "head": ({"strategy": "relation", "relation": "unit_head"}, ["president"]),
    "same": ({"strategy": "relation", "relation": "same_unit"}, ["rm2", "supervisor"]),
    "post": ({"strategy": "post", "post": "agent"}, ["agent"]),
    "post_of": ({"strategy": "post", "post": "president", "of": "initiator"}, ["president"]),
    "role": ({"strategy": "role", "role": "clerk", "exclude_initiator": True}, ["rm2"]),
    "field": ({"strategy": "field", "field": "boss"}, ["product"]),
    "starter": ({"strategy": "initiator"}, ["rm1"]),
    "named": ({"strategy": "person", "person": ["agent", "product", "agent"]}, ["agent", "product"]),
}


def asked(name: str, who: dict[str, Any]) -> dict[str, Any]:
    task = node("check", "userTask", assignment=who, actions=ACTIONS, multi={"mode": "any"})
    return flow(f"w_{name}", [start(), task, END], arcs("s > check", "check > e"))


BEFORE = flow(
    "before",
    [start(), person_task("first", "agent"),
     node("again", "userTask", assignment={"strategy": "previous", "node": "first"}, actions=ACTIONS),
     node("skipped", "userTask", assignment={"strategy": "person", "person": ["agent"], "skip_if_approved": True},
          actions=ACTIONS), END],
    arcs("s > first", "first > again", "again > skipped", "skipped > e"),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def more(desk: None, platform: Platform) -> None:
    """A flow for each way."""
    await publish(platform, BEFORE, *(asked(name, who) for name, (who, _) in WAYS.items()))


@pytest.mark.parametrize("name", list(WAYS))
async def test_who_has_to_do_it(clerk: Browser, bank: Bank, name: str) -> None:
    case = await begin(clerk, f"w_{name}", boss=str(bank.people["product"]))
    logins = {str(person): login for login, person in bank.people.items()}
    assert sorted(logins[each["id"]] for each in case["next"][0]["people"]) == WAYS[name][1]


async def test_nobody_is_an_incident(clerk: Browser) -> None:
    case = await begin(clerk, "w_field")
    assert case["next"] == []
    (incident,) = (await clerk.get(f"/api/cases/{case['id']}")).json()["incidents"]
    assert incident["code"] == "flow_nobody"


async def test_who_did_it_before_has_it_again_and_approves_once(clerk: Browser, client_for: ClientFor) -> None:
    agent = await client_for("agent")
    case = await begin(clerk, "before")
    told = await do(agent, await task_in(agent, case), "approve")
    assert [each["node"] for each in told["next"]] == ["again"]
    told = await do(agent, await task_in(agent, case), "approve")
    assert told["case"]["status"] == "done"
    story = (await clerk.get(f"/api/cases/{case['id']}/story")).json()["items"]
    assert any(each["details"].get("how") == "duplicate" for each in story)
