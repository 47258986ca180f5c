"""An audit entry: written with its hash in the act's transaction, and never changed afterwards."""

from __future__ import annotations

import asyncpg
import pytest
from sqlalchemy import select

from engine.audit import service as audit
from engine.audit.entry import Entry, row_hash
from engine.audit.kinds import LOGIN
from engine.audit.tables import audit_entry
from engine.database.session import Database
from engine.identity.actor import SYSTEM


async def test_an_entry_hashes_to_what_was_stored_with_it(database: Database) -> None:
    async with database.transaction() as session:
        await audit.record(session, SYSTEM, LOGIN, details={"b": "2\x00", "a": [1, None, "汉字 😀"]})
    async with database.reading() as session:
        row = (await session.raw.fetch("select *, details::text as text from platform.audit_entry"))[0]
        assert row["text"] == '{"a":[1,null,"汉字 😀"],"b":"2\\ufffd"}'
        entry = Entry(**{name: row[name] for name in Entry.__dataclass_fields__} | {"details": row["text"]})
        assert row_hash(entry) == row["row_hash"]
        assert row["epoch"] == 1


async def test_an_entry_does_not_outlive_a_rollback(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.transaction() as session:
            await audit.record(session, SYSTEM, LOGIN, details={"lost": "yes"})
            raise RuntimeError("no")
    async with database.reading() as session:
        kept = await session.rows(select(audit_entry.c.details))
        assert all("lost" not in (row.details or {}) for row in kept)


@pytest.mark.parametrize(
    "statement",
    [
        "update platform.audit_entry set kind = 'x'",
        "delete from platform.audit_entry",
        "truncate platform.audit_entry",
    ],
)
async def test_the_database_refuses_to_change_an_entry(database: Database, statement: str) -> None:
    async with database.reading() as session:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
            await session.raw.execute(statement)
