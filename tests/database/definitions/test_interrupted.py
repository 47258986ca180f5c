"""Killed at any point: before the switch nothing is published, after it everything is, and the next one goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event

from engine.definitions.service import Definitions
from engine.errors import Conflict, Unavailable
from tests.database.definitions.conftest import ADA, BEN, Killed, Make, Workplace, field, form, killed_at

PLACES = ["prepare 0", "prepare 1", "prepare 2", "switch", "tidy", "end"]


async def second_release(workplace: Workplace) -> None:
    """A form that is live, and a draft that adds, converts, makes unique and retires."""
    await workplace.draft(form("loan", field("number"), field("x"), field("old")))
    await workplace.publish()
    for number in range(3):
        await workplace.insert("loan", number=str(number), x=str(number), old="kept")
    await workplace.draft(form("loan", field("number", unique=True), field("x", "integer"), field("new")))


async def is_whole(workplace: Workplace) -> None:
    """The second release is live and everything it needs is there."""
    assert (await workplace.refreshed()).release(workplace.app) == 2
    assert await workplace.values("loan", "x") == [0, 1, 2]
    await workplace.insert("loan", number="9", x=9, new="n")
    entity = await workplace.entity("loan")
    async with workplace.database.reading() as session:
        left = await session.raw.fetchval(
            "select count(*) from pg_index where not indisvalid or not indisready",
        )
        triggers = await session.raw.fetchval(
            "select count(*) from pg_trigger where tgrelid = $1::regclass and not tgisinternal",
            f'"{entity.schema_name}"."{entity.table_name}"',
        )
        states = {
            row["field"]: row["state"]
            for row in await session.raw.fetch(
                "select field, state from platform.physical_column where app = $1 and filled_from is null"
                " and column_name not like '%old%' order by publication",
                workplace.app,
            )
        }
    assert (left, triggers) == (0, 0)
    assert set(states.values()) == {"ready"}


@pytest.mark.parametrize("place", PLACES)
async def test_killed_there_the_next_attempt_finishes_it(workplace: Workplace, make: Make, place: str) -> None:
    await second_release(workplace)
    with pytest.raises(Killed):
        await workplace.publish(parts=make(checkpoint=killed_at(place)))
    expected = 2 if place in {"tidy", "end"} else 1
    assert (await workplace.refreshed()).release(workplace.app) == expected
    if expected == 1:
        await workplace.insert("loan", number="3", x="3", old="still writable")
        async with workplace.database.transaction() as session:
            entity = await workplace.entity("loan")
            await session.raw.execute(f'delete from "{entity.schema_name}"."{entity.table_name}" where version = 1'
                                      f' and "{entity.by_name["number"].column}" = \'3\'')  # fmt: skip
    done = await workplace.publish()
    assert (done.state, done.release) == ("published", 2)
    await is_whole(workplace)


@pytest.mark.parametrize("place", PLACES)
async def test_killed_there_a_new_process_goes_on_by_itself(workplace: Workplace, make: Make, place: str) -> None:
    await second_release(workplace)
    with pytest.raises(Killed):
        await workplace.publish(parts=make(checkpoint=killed_at(place)))
    fresh: Definitions = make()
    [resumed] = await fresh.publisher.resume()
    assert (resumed.state, resumed.release) == ("published", 2)
    await is_whole(workplace)
    assert await fresh.publisher.resume() == []


async def test_what_was_left_behind_and_cannot_go_on_is_cleaned_up(workplace: Workplace, make: Make) -> None:
    await second_release(workplace)
    with pytest.raises(Killed):
        await workplace.publish(parts=make(checkpoint=killed_at("switch")))
    await workplace.insert("loan", number="7", x="not a number", old="late")
    [resumed] = await make().publisher.resume()
    assert (resumed.state, resumed.problems[0].code.name) == ("failed", "values_do_not_fit")
    assert (await workplace.refreshed()).release(workplace.app) == 1
    await workplace.insert("loan", number="7", x="again", old="the unique index is gone")


async def test_what_cannot_be_tidied_at_once_is_published_and_tidied_later(workplace: Workplace, make: Make) -> None:
    await second_release(workplace)

    async def stumble(place: str) -> None:
        if place == "tidy":
            raise RuntimeError("the disk is slow today")

    done = await workplace.publish(parts=make(checkpoint=stumble))
    assert (done.state, done.stage, done.release) == ("running", "tidy", 2)
    with pytest.raises(Unavailable, match="not tidied up"):
        await workplace.publish(parts=make(checkpoint=stumble))
    [resumed] = await make().publisher.resume()
    assert resumed.state == "published"
    await is_whole(workplace)


async def test_two_at_once_one_wins_and_the_other_is_told_who(workplace: Workplace, make: Make) -> None:
    await second_release(workplace)
    reached, go = asyncio.Event(), asyncio.Event()

    async def wait(place: str) -> None:
        if place == "switch":
            reached.set()
            await go.wait()

    first = asyncio.create_task(workplace.publish(parts=make(checkpoint=wait)))
    await reached.wait()
    with pytest.raises(Conflict) as refused:
        await workplace.publish(parts=make(), by=BEN)
    assert refused.value.code == "publication_under_way"
    assert "Ada" in str(refused.value)
    go.set()
    assert (await first).release == 2
    await is_whole(workplace)


async def test_ten_at_once_make_one_release(workplace: Workplace, make: Make) -> None:
    await second_release(workplace)
    done = await asyncio.gather(*(workplace.publish(parts=make()) for _ in range(10)), return_exceptions=True)
    assert sum(not isinstance(each, BaseException) for each in done) == 1
    assert {type(each) for each in done if isinstance(each, BaseException)} == {Conflict}
    await is_whole(workplace)


async def test_a_repeated_request_is_told_what_became_of_the_first(workplace: Workplace) -> None:
    await second_release(workplace)
    first = await workplace.parts.publisher.publish(ADA, workplace.app, key="k-" + workplace.app)
    again = await workplace.parts.publisher.publish(ADA, workplace.app, key="k-" + workplace.app)
    assert (first.id, first.release) == (again.id, again.release)


class Fault:
    """Counts the statements of a process, and lets it die before one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> None:
        self.count = 0
        self.last: int | None = None
        for name in ("execute", "fetch", "fetchval", "fetchrow"):
            monkeypatch.setattr(asyncpg.Connection, name, self._counting(getattr(asyncpg.Connection, name)))
        event.listen(workplace.database.engine.sync_engine, "before_cursor_execute", self._core)

    def _counting(self, original: Any) -> Any:
        async def method(connection: Any, *arguments: Any, **more: Any) -> Any:
            self._tick()
            return await original(connection, *arguments, **more)

        return method

    def _core(self, *_: Any) -> None:
        self._tick()

    def _tick(self) -> None:
        self.count += 1
        if self.count == self.last:
            raise Killed(str(self.count))


async def test_killed_before_any_statement_it_is_finished_by_the_next(
    workplace: Workplace, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every ninth statement of one publication, from another start in every round."""
    monkey = Fault(monkeypatch, workplace)
    await second_release(workplace)
    monkey.count, monkey.last = 0, None
    await workplace.publish(parts=make())
    total = monkey.count
    for place in range(3 + total % 9, total, 9):
        other = await Workplace(workplace.database, make(), "", make).begin(f"{workplace.app}_{place}")
        monkey.last = None
        await second_release(other)
        monkey.count, monkey.last = 0, place
        with suppress(Killed):
            await other.publish(parts=make())
        monkey.last = None
        assert (await other.refreshed()).release(other.app) in {1, 2}
        with suppress(Conflict):  # nothing left to publish: it died after the switch
            await other.publish(parts=make())
        await is_whole(other)


SCRIPT = """
import asyncio, os, signal, sys
from tests.database.definitions.conftest import ADA, KINDS
from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.service import definitions
from engine.records.schema.executor import SchemaExecutor

async def checkpoint(place):
    if place == sys.argv[3]:
        print("reached", flush=True)
        await asyncio.sleep(60)

async def main():
    database = Database(sys.argv[1])
    parts = definitions(database, KINDS, SchemaExecutor(database), Clock(), four_eyes=False, checkpoint=checkpoint)
    await parts.publisher.publish(ADA, sys.argv[2])

asyncio.run(main())
"""


@pytest.mark.parametrize("place", ["prepare 2", "switch", "tidy"])
async def test_a_real_kill_is_survived(workplace: Workplace, make: Make, place: str) -> None:
    await second_release(workplace)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT, workplace.database.url, workplace.app, place,
        stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[3], env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    assert process.stdout is not None
    assert (await asyncio.wait_for(process.stdout.readline(), 30)).strip() == b"reached"
    with pytest.raises(Conflict, match="Ada is publishing"):
        await workplace.publish(by=BEN)
    process.send_signal(signal.SIGKILL)
    await process.wait()
    for _ in range(50):  # until the server has noticed that its client is gone
        if await make().publisher.resume():
            break
        await asyncio.sleep(0.1)
    await is_whole(workplace)
