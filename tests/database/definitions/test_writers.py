"""Publishing while people work: no write fails, none is lost, nobody waits long, and no news is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import text

from engine.database.failure import is_stale_plan
from engine.database.identifier import new_id
from engine.definitions.live import Live
from engine.definitions.picture import Picture
from tests.database.definitions.conftest import Make, Workplace, field, form

WRITERS = 20
STALL_SECONDS = 1.0
"""A lock held while a table is rewritten lasts for seconds. The aim is 0.3 on a machine that does nothing else: the
figure is printed, and a busy machine decides about the difference."""


class Office:
    """People who save one record after the other, each with the release their process knows."""

    def __init__(self, workplace: Workplace, processes: Sequence[Live]) -> None:
        self._workplace = workplace
        self._processes = processes
        self.written: dict[str, set[str]] = {}
        self.failures: list[BaseException] = []
        self.longest = 0.0
        self.is_open = True

    async def work(self, number: int) -> None:
        """Save until the office closes."""
        live, count = self._processes[number % len(self._processes)], 0
        while self.is_open:
            mark = f"{number}-{count}"
            began = perf_counter()
            try:
                await self._save(live, mark)
            except BaseException as error:
                self.failures.append(error)
            self.longest = max(self.longest, perf_counter() - began)
            count += 1
            await asyncio.sleep(0.002)

    async def _save(self, live: Live, mark: str) -> None:
        for attempt in (1, 2):
            try:
                async with self._workplace.database.transaction() as session:
                    picture = await live.hold(session, self._workplace.app)
                    names = await self._insert(session, picture, mark)
                self.written[mark] = names
                return
            except Exception as error:
                if attempt == 2 or not is_stale_plan(error):
                    raise

    async def _insert(self, session: Any, picture: Picture, mark: str) -> set[str]:
        entity = picture.entity(self._workplace.app, "loan")
        values = {entity.by_name[each.name].column: mark for each in entity.fields}
        listed = "".join(f', "{column}"' for column in values)
        bound = "".join(f", ${place + 2}" for place in range(len(values)))
        await session.raw.execute(
            f'insert into "{entity.schema_name}"."{entity.table_name}" (id, version, created_at, updated_at{listed})'
            f" values ($1, 1, clock_timestamp(), clock_timestamp(){bound})",
            new_id(),
            *values.values(),
        )
        return set(values)


async def opened(workplace: Workplace, make: Make, count: int = 4) -> list[Live]:
    """Processes that have loaded what is live."""
    processes = [make().live for _ in range(count)]
    async with workplace.database.reading() as session:
        for live in processes:
            await live.refresh(session)
    return processes


async def neighbour(workplace: Workplace, make: Make) -> Office:
    """An app that nobody publishes: how long its writes take tells how busy the machine is at that very time."""
    other = await Workplace(workplace.database, workplace.parts, "", make).begin(workplace.app + "_other")
    await other.draft(form("loan", field("number")))
    await other.publish()
    return Office(other, await opened(other, make, 1))


async def test_twenty_writers_and_a_publication_do_not_harm_each_other(
    workplace: Workplace, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    await workplace.draft(form("loan", field("number"), field("x"), field("old")))
    await workplace.publish()
    next_door = await neighbour(workplace, make)
    office = Office(workplace, await opened(workplace, make))
    writers = [asyncio.create_task(office.work(number)) for number in range(WRITERS)]
    writers.append(asyncio.create_task(next_door.work(0)))
    await asyncio.sleep(1.2)  # connections are opened and forms compiled
    office.longest = next_door.longest = 0.0
    renamed = {**field("x"), "name": "renamed"}
    await workplace.draft(form("loan", field("number", unique=True), renamed, field("new")))
    began = perf_counter()
    done = await workplace.publish()
    took = perf_counter() - began
    await asyncio.sleep(0.5)
    office.is_open = next_door.is_open = False
    await asyncio.gather(*writers)

    assert done.release == 2
    assert office.failures == next_door.failures == []
    entity = await workplace.entity("loan")
    columns = {name: entity.by_name[name].column for name in ("number", "renamed", "new")}
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch(
            f'select * from "{entity.schema_name}"."{entity.table_name}"'  # every column, the retired one too
        )
    kept = {row[columns["number"]]: row for row in rows}
    assert kept.keys() == office.written.keys(), "none is lost and none is doubled"
    for mark, names in office.written.items():
        assert all(kept[mark][name] == mark for name in names), "each value is in the column it was written to"
    before = sum(columns["new"] not in names for names in office.written.values())
    after = len(rows) - before
    with capsys.disabled():
        print(
            f"\n{len(rows)} writes by {WRITERS} writers, {before} before and {after} after the switch;"
            f" publishing took {took:.2f} s; longest write {office.longest * 1000:.0f} ms,"
            f" in an app nobody publishes {next_door.longest * 1000:.0f} ms"
        )
    assert before
    assert after
    assert office.longest < STALL_SECONDS + next_door.longest, "what the machine adds, it adds next door as well"


async def test_a_write_that_waited_for_the_switch_sees_the_release_after_it(workplace: Workplace, make: Make) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    [live] = await opened(workplace, make, 1)
    app_id = live.now.app_id(workplace.app)
    async with workplace.database.transaction() as switching:
        await switching.raw.execute("select pg_advisory_xact_lock(27761, $1::int)", app_id)

        async def write() -> int:
            async with workplace.database.transaction() as session:
                rows = await session.raw.fetch("select live_release from platform.hold_releases($1)", [app_id])
                return int(rows[0][0])

        writing = asyncio.create_task(write())
        await asyncio.sleep(0.1)
        assert not writing.done()
        await switching.execute(text("update platform.app set live_release = 7 where id = :id"), {"id": app_id})
    assert await writing == 7, "the stamp was read after the wait, not before it"


async def test_a_lost_notification_does_not_matter(workplace: Workplace, make: Make) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    [deaf] = await opened(workplace, make, 1)
    await workplace.draft(form("loan", field("x"), field("y")))
    await workplace.publish()
    assert deaf.now.release(workplace.app) == 1
    async with workplace.database.transaction() as session:
        picture = await deaf.hold(session, workplace.app)
        assert picture.release(workplace.app) == 2
        assert set(picture.entity(workplace.app, "loan").by_name) == {"x", "y"}
    assert deaf.now is picture


async def test_what_no_release_touched_stays_compiled(workplace: Workplace, make: Make) -> None:
    await workplace.draft(form("loan", field("x")))
    await workplace.publish()
    other = await Workplace(workplace.database, workplace.parts, "", make).begin(workplace.app + "_other")
    await other.draft(form("card", field("x")))
    await other.publish()
    entity = await workplace.entity("loan")
    await other.draft(form("card", field("x"), field("y")))
    await other.publish()
    assert await workplace.entity("loan") is entity
    assert entity.release == 1
