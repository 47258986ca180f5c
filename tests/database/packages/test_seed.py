"""The demo bank is there after one run, and a second run does nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from engine.audit.tables import audit_entry
from engine.clock import Clock
from engine.packages.demo.seed import Seeded, seed
from engine.packages.fiction.__main__ import files
from engine.records.tables import change
from engine.settings import Profile
from tests.database.packages.conftest import Workbench

PASSWORD = "Kite-4421-Moon"
RECORDS = {Path(path).stem: content.count(b"\n") for path, content in files().items()}


async def run(bench: Workbench) -> Seeded:
    clock = Clock()
    return await seed(bench.database, bench.parts, clock, engine="0.1.0", profile=Profile.SMALL_BANK, password=PASSWORD)


@pytest.fixture(scope="module", autouse=True)
async def first(bench: Workbench) -> Seeded:
    """The first run."""
    return await run(bench)


async def scalar(bench: Workbench, statement: Any) -> Any:
    async with bench.database.reading() as session:
        return await session.scalar(statement)


async def test_the_first_run_sets_up_two_apps_and_all_records(first: Seeded) -> None:
    assert first == Seeded(2, sum(RECORDS.values()))
    assert RECORDS["customer"] == 500


async def test_every_record_has_its_change_and_its_audit_entry(bench: Workbench) -> None:
    total = sum(RECORDS.values())
    assert await scalar(bench, select(func.count()).select_from(change).where(change.c.source == "demo")) == total
    created = select(func.count()).select_from(audit_entry).where(audit_entry.c.kind == "record.create")
    assert await scalar(bench, created) == total


async def test_the_second_run_does_nothing_and_is_quick(bench: Workbench, make: Callable[..., Workbench]) -> None:
    entries = select(func.count()).select_from(audit_entry)
    before = await scalar(bench, entries)
    began = time.process_time()
    assert await run(make()) == Seeded(0, 0)
    assert time.process_time() - began < 4
    assert await scalar(bench, entries) == before


async def test_numbers_count_up_with_time(bench: Workbench) -> None:
    async with bench.database.reading() as session:
        picture = await bench.parts.live.refresh(session)
        entity = picture.entity("complaint_handling", "complaint")
        column = entity.by_name["number"].column
        rows = await session.raw.fetch(
            f'select {column} as number from {entity.schema_name}."{entity.table_name}" order by created_at'
        )
    numbers = [row["number"] for row in rows]
    assert numbers == sorted(numbers)
    assert numbers[0].startswith("TS-")
