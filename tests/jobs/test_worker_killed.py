"""Workers in processes of their own: together, and when one is killed."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from engine.database.session import Database
from engine.jobs.tables import DONE, RUNNING
from tests.support.jobs import finished, has, in_state, put, states, until


def process(url: str, name: str, *, pause: float = 0.0, lease: float = 30.0) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.worker_process", url, name, str(pause), str(lease)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def end(*processes: subprocess.Popen[str]) -> None:
    for each in processes:
        each.terminate()
    for each in processes:
        each.wait(timeout=20)
        assert each.stdout is not None
        each.stdout.close()


async def test_two_processes_on_one_database_do_each_job_once(database: Database) -> None:
    workers = await asyncio.gather(*[asyncio.to_thread(process, database.url, name, pause=0.01) for name in "ab"])
    try:
        for start in range(0, 200, 20):
            await put(database, *range(start, start + 20))
        await until(lambda: has(database, 200))
    finally:
        await asyncio.to_thread(end, *workers)
    rows = await finished(database)
    assert [number for number, _ in rows] == list(range(200))
    assert {name for _, name in rows} == {"a", "b"}
    assert await states(database) == {DONE: 200}


@pytest.mark.faults
async def test_what_a_killed_worker_held_is_done_by_another_once_its_lease_is_over(database: Database) -> None:
    victim = await asyncio.to_thread(process, database.url, "victim", pause=30, lease=1.0)
    await put(database, 1, 2)
    await until(lambda: in_state(database, RUNNING, 2))
    victim.kill()
    victim.wait()
    victim.stdout.close()  # type: ignore[union-attr]
    heir = await asyncio.to_thread(process, database.url, "heir", lease=1.0)
    try:
        await until(lambda: has(database, 2))
    finally:
        await asyncio.to_thread(end, heir)
    assert await finished(database) == [(1, "heir"), (2, "heir")]
