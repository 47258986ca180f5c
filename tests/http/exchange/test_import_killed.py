"""A worker killed in the middle of an import: another goes on, no row is left out and none comes twice."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from engine.database.session import Database
from engine.records.tables import change
from tests.http.conftest import Browser
from tests.http.exchange.conftest import FORM, settled, table, upload

ROWS = 3_000


def process(url: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[3]
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.http.exchange.import_worker", url], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


@pytest.mark.faults
async def test_whoever_goes_on_after_a_kill_writes_every_row_once(clerk: Browser, database: Database) -> None:
    rows = [[f"P-{at:05}", f"户{at % 7}", str(at)] for at in range(ROWS)]
    rows[100][0] = rows[ROWS - 1][0]  # told as repeated although its twin was written before the kill
    batch = await upload(clerk, table(["number", "holder", "balance"], *rows), dry_run="false")
    path = f"{FORM}/imports/{batch['id']}"
    for _ in range(2):
        victim = await asyncio.to_thread(process, database.url)
        begun = (await clerk.get(path)).json()["done"]
        for _ in range(1_200):
            now = (await clerk.get(path)).json()
            if now["state"] == "done" or (now["state"] == "importing" and now["done"] > begun):
                break
            await asyncio.sleep(0.05)
        victim.kill()
        victim.wait()
        victim.stdout.close()  # type: ignore[union-attr]
    heir = await asyncio.to_thread(process, database.url)
    try:
        done = await settled(clerk, batch)
    finally:
        heir.terminate()
        await asyncio.to_thread(heir.wait, 20)
        heir.stdout.close()  # type: ignore[union-attr]
    assert (done["state"], done["counts"]["created"], done["counts"]["failed"]) == ("done", ROWS - 1, 1)
    async with database.reading() as session:
        written = await session.scalar(
            select(func.count()).where(change.c.source == "import", change.c.cause[0]["batch"].astext == batch["id"])
        )
        records = await session.scalar(
            select(func.count(func.distinct(change.c.record_id))).where(change.c.source == "import")
        )
    assert (written, records) == (ROWS - 1, ROWS - 1)
