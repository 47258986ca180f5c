"""Flows that begin by the clock: once each time they are due, on days that are worked, whoever works."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from engine.api.dependencies import Platform
from engine.database.session import Database
from engine.flows.scheduling import begin_due, start_due
from engine.flows.scheduling import scheduled as scheduled_now
from engine.flows.tables import case, schedule
from tests.http.conftest import ClientFor
from tests.http.flows.conftest import APP, END, FORM, arcs, flow, label, node, person_task, publish, uid


def scheduled(name: str, form: str = "slip", **trigger: Any) -> dict[str, Any]:
    begins = node("s", "startEvent", trigger={"kind": "schedule", **trigger})
    body = flow(name, [begins, person_task("check", "supervisor"), END], arcs("s > check", "check > e"))
    return {**body, "form": form}


LOOSE = {**FORM, "name": "loose", "uid": uid("looseform"), "label": label("loose"),
         "fields": [{**each, "required": False, "uid": uid(f"l{each['name']}")} for each in FORM["fields"]]}  # type: ignore[index,attr-defined]  # fmt: skip
DAILY = scheduled("daily", "loose", cron="0 8 * * *")
STRICT = scheduled("strict", cron="0 8 * * *")


@pytest.fixture(scope="module", autouse=True)
async def clockwork(desk: None, platform: Platform, database: Database) -> None:
    await publish(platform, LOOSE, DAILY, STRICT)
    assert await start_due(platform.parts["flows"], database) == 0  # from now on it is looked after


async def rewound(database: Database, by: timedelta) -> None:
    """As if nobody had worked for so long."""
    async with database.transaction() as session:
        await session.execute(update(schedule).values(seen_at=schedule.c.seen_at - by))


async def begun(database: Database, name: str) -> list[Any]:
    async with database.reading() as session:
        statement = select(case).where(case.c.app == APP, case.c.flow == uid(f"dfl{name}"))
        return list(await session.rows(statement.order_by(case.c.number)))


async def test_what_is_due_begins_once_for_all_that_was_missed(
    platform: Platform, database: Database, client_for: ClientFor
) -> None:
    flows, before = platform.parts["flows"], await begun(database, "daily")
    await rewound(database, timedelta(days=3))
    done = await asyncio.gather(*(start_due(flows, database) for _ in range(4)))
    assert sum(done) == 1
    assert await start_due(flows, database) == 0
    (one,) = (await begun(database, "daily"))[len(before) :]
    async with database.reading() as session:
        row = await session.row(select(schedule).where(schedule.c.flow == one.flow))
    assert row is not None
    here = row.last_at.astimezone(platform.clock.zone)
    assert (row.case_id, row.reason, here.hour, here.minute) == (one.id, None, 8, 0)
    assert row.seen_at == row.last_at
    open_ = (await (await client_for("supervisor")).get("/api/tasks", params={"limit": 200})).json()["items"]
    assert str(one.id) in {each["case"] for each in open_}


async def test_a_form_that_needs_more_says_why_and_nothing_is_left(platform: Platform, database: Database) -> None:
    """`slip` has a title that must be filled in."""
    await rewound(database, timedelta(days=1))
    await start_due(platform.parts["flows"], database)
    assert await begun(database, "strict") == []
    async with database.reading() as session:
        row = await session.row(select(schedule).where(schedule.c.flow == uid("dflstrict")))
    assert row is not None
    assert (row.case_id, row.reason) == (None, "required")
    assert isinstance(row.last_at, datetime)


class Died(Exception):
    """The worker is no more."""


async def test_a_worker_that_dies_leaves_it_due(platform: Platform, database: Database) -> None:
    """The case and the mark are one transaction: cut off before it ends, neither is there."""
    flows, before = platform.parts["flows"], await begun(database, "daily")
    await rewound(database, timedelta(days=1))
    (one,) = [each for each in scheduled_now(flows) if each.flow == "daily"]
    with pytest.raises(Died):
        async with database.transaction() as session:
            assert await begin_due(flows, session, one) == 1
            raise Died
    assert await begun(database, "daily") == before
    assert await start_due(flows, database) == 1
    assert len(await begun(database, "daily")) == len(before) + 1
