"""What an approval rests on: when a field listed in `sign_on` changes later, it was given on an earlier state."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.dependencies import Platform
from tests.http.conftest import Browser, ClientFor
from tests.http.flows.conftest import END, arcs, begin, do, flow, person_task, publish, start, task_in

RIGHTS = [{"field": "title", "see": "clear"}, {"field": "amount", "see": "clear", "write": "always"},
          {"field": "note", "see": "clear", "write": "always"}]  # fmt: skip
SIGNED = flow(
    "signed",
    [start(), person_task("first", "supervisor", fields=RIGHTS), person_task("second", "president", fields=RIGHTS),
     person_task("third", "agent"), END],
    arcs("s > first", "first > second", "second > third", "third > e"),
    sign_on=["amount", "title"],
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def more(desk: None, platform: Platform) -> None:
    """A flow whose approvals rest on two fields."""
    await publish(platform, SIGNED)


async def earlier(browser: Browser, case: dict[str, Any]) -> dict[str, bool]:
    """Which nodes were decided on an earlier state."""
    tasks = (await browser.get(f"/api/cases/{case['id']}")).json()["tasks"]
    return {each["node"]: each["earlier"] for each in tasks}


async def test_an_approval_is_marked_when_what_it_rests_on_changes_later(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "signed")
    await do(supervisor, await task_in(supervisor, case), "approve", values={"amount": "20.00"}, version=1)
    assert await earlier(clerk, case) == {"first": False, "second": False}, "his own change is what he approved"
    task = await task_in(president, case)
    await do(president, task, "approve", values={"amount": "99.00", "note": "more"}, version=2)
    assert await earlier(clerk, case) == {"first": True, "second": False, "third": False}
    admin = await client_for("admin")
    assert await earlier(admin, case) == {"first": False, "second": False, "third": False}, "he reads none of it"


async def test_a_field_that_is_not_listed_changes_nothing_of_it(clerk: Browser, client_for: ClientFor) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "signed")
    await do(supervisor, await task_in(supervisor, case), "approve")
    await do(president, await task_in(president, case), "approve", values={"note": "only this"}, version=1)
    assert await earlier(clerk, case) == {"first": False, "second": False, "third": False}
