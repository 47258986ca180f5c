"""A place where jobs leave a mark, empty before each test."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from engine.database.session import Database
from engine.jobs.tables import job
from tests.jobs.worker_process import done


@pytest.fixture(scope="module")
async def trial(database: Database) -> None:
    async with database.transaction() as session:
        await session.raw.execute("CREATE SCHEMA trial; CREATE TABLE trial.done (job int, worker text)")


@pytest.fixture(autouse=True)
async def empty(trial: None, database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(job))
        await session.execute(delete(done))
