"""Transactions: what is committed, what is not, and what is tried again."""

from __future__ import annotations

import asyncio
import uuid

import asyncpg
import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select, text, update

from engine.database.failure import DEADLOCK, UNIQUE_VIOLATION, constraint, sqlstate
from engine.database.session import Database, Session, sqlalchemy_url

note = Table("note", MetaData(schema="trial"), Column("id", Integer, primary_key=True), Column("body", Text))


@pytest.fixture(scope="module", autouse=True)
async def trial(database: Database) -> None:
    async with database.transaction() as session:
        await session.raw.execute("CREATE SCHEMA trial; CREATE TABLE trial.note (id int PRIMARY KEY, body text)")


@pytest.fixture(autouse=True)
async def empty(trial: None, database: Database) -> None:
    async with database.transaction() as session:
        await session.raw.execute("DELETE FROM trial.note")


async def bodies(database: Database) -> list[str]:
    async with database.reading() as session:
        return [row.body for row in await session.rows(select(note.c.body).order_by(note.c.id))]


async def test_core_and_the_raw_connection_are_one_transaction(database: Database) -> None:
    async with database.transaction() as session:
        await session.raw.execute("INSERT INTO trial.note VALUES (1, 'raw')")
        await session.execute(insert(note), [{"id": 2, "body": "core"}])
        assert [row.id for row in await session.rows(select(note.c.id).order_by(note.c.id))] == [1, 2]
        assert await bodies(database) == []
    assert await bodies(database) == ["raw", "core"]


@pytest.mark.parametrize("first", ["raw", "core"])
async def test_nothing_survives_a_rollback_whichever_way_spoke_first(database: Database, first: str) -> None:
    with pytest.raises(LookupError):
        async with database.transaction() as session:
            if first == "core":
                await session.execute(insert(note), {"id": 1, "body": "core"})
            await session.raw.execute("INSERT INTO trial.note VALUES (2, 'raw')")
            await session.execute(insert(note), {"id": 3, "body": "core"})
            raise LookupError
    assert await bodies(database) == []


async def test_a_swallowed_failure_is_not_taken_for_a_commit(database: Database) -> None:
    with pytest.raises(RuntimeError, match="nothing is committed"):
        async with database.transaction() as session:
            await session.execute(insert(note), {"id": 1, "body": "lost"})
            with pytest.raises(asyncpg.DivisionByZeroError):
                await session.raw.execute("SELECT 1 / 0")
    assert await bodies(database) == []


async def test_a_cancelled_transaction_leaves_a_clean_connection(database: Database) -> None:
    alone = Database(database.url, pool_size=1)

    async def linger() -> None:
        async with alone.transaction() as session:
            await session.execute(insert(note), {"id": 1, "body": "cancelled"})
            await session.raw.execute("SELECT pg_sleep(10)")

    task = asyncio.create_task(linger())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await bodies(alone) == []
    await alone.dispose()


async def test_what_waits_for_the_commit_runs_after_it_and_never_after_a_rollback(database: Database) -> None:
    seen: list[object] = []

    async def look() -> None:
        seen.append(await bodies(database))

    async with database.transaction() as session:
        await session.execute(insert(note), {"id": 1, "body": "kept"})
        session.after_commit(lambda: seen.append("first") or None)  # type: ignore[func-returns-value]
        session.after_commit(look)
    with pytest.raises(LookupError):
        async with database.transaction() as session:
            session.after_commit(look)
            raise LookupError
    assert seen == ["first", ["kept"]]


async def test_a_callback_that_fails_harms_neither_the_caller_nor_the_next(database: Database) -> None:
    seen: list[str] = []
    async with database.transaction() as session:
        session.after_commit(lambda: 1 / 0)  # type: ignore[arg-type,return-value]
        session.after_commit(lambda: seen.append("next"))
    assert seen == ["next"]


async def test_a_deadlock_is_tried_again_and_both_get_through(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(insert(note), [{"id": 1, "body": ""}, {"id": 2, "body": ""}])
    tries: list[str] = []
    met = asyncio.Barrier(2)

    async def touch(session: Session, name: str, first: int, second: int) -> None:
        tries.append(name)
        await session.raw.execute("SET LOCAL deadlock_timeout = '50ms'")
        change = update(note).values(body=note.c.body + name)
        await session.execute(change.where(note.c.id == first))
        if len(tries) <= 2:
            await met.wait()
        await session.execute(change.where(note.c.id == second))

    await asyncio.gather(
        database.run(lambda session: touch(session, "a", 1, 2)), database.run(lambda session: touch(session, "b", 2, 1))
    )
    assert len(tries) == 3
    assert [sorted(body) for body in await bodies(database)] == [["a", "b"], ["a", "b"]]


async def test_a_deadlock_that_stays_is_told_after_the_third_retry(database: Database) -> None:
    tries = 0

    async def always(session: Session) -> None:
        nonlocal tries
        tries += 1
        await session.raw.execute("DO $$ BEGIN RAISE EXCEPTION SQLSTATE '40P01'; END $$")

    with pytest.raises(asyncpg.PostgresError) as caught:
        await database.run(always)
    assert (sqlstate(caught.value), tries) == (DEADLOCK, 4)


async def test_a_plan_outdated_by_a_changed_column_is_made_anew_once(database: Database) -> None:
    query = "SELECT body FROM trial.plan WHERE id = $1"

    async def look(session: Session) -> str:
        return str(await session.raw.fetchval(query, 1))

    alone = Database(database.url, pool_size=1)
    async with database.transaction() as session:
        await session.raw.execute("CREATE TABLE trial.plan (id int, body int); INSERT INTO trial.plan VALUES (1, 7)")
    assert await alone.run(look) == "7"
    async with database.transaction() as session:
        await session.raw.execute("ALTER TABLE trial.plan ALTER body TYPE text USING 'now ' || body")
    assert await alone.run(look) == "now 7"
    await alone.dispose()


async def test_a_violated_constraint_is_known_by_name_either_way(database: Database) -> None:
    for way in ("core", "raw"):
        with pytest.raises(Exception) as caught:  # noqa: PT011 - two kinds, one meaning
            async with database.transaction() as session:
                if way == "core":
                    await session.execute(insert(note), [{"id": 1, "body": ""}, {"id": 1, "body": ""}])
                else:
                    await session.raw.execute("INSERT INTO trial.note VALUES (1), (1)")
        assert (sqlstate(caught.value), constraint(caught.value)) == (UNIQUE_VIOLATION, "note_pkey")


async def test_connections_the_server_ended_are_replaced(database: Database) -> None:
    pair = Database(database.url, pool_size=2)
    async with pair.reading() as one, pair.reading() as two:
        pids = [one.raw.get_server_pid(), two.raw.get_server_pid()]
    async with database.reading() as session:
        await session.raw.execute("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid", pids)
    await asyncio.sleep(0.1)
    for _ in range(3):
        assert await bodies(pair) == []
    await pair.dispose()


async def test_no_name_is_found_without_its_schema_and_statements_have_a_limit(database: Database) -> None:
    hasty = Database(database.url, pool_size=1, statement_timeout=1)
    async with hasty.reading() as session:
        with pytest.raises(asyncpg.UndefinedTableError):
            await session.raw.execute("SELECT id FROM note")
    async with hasty.reading() as session:
        with pytest.raises(asyncpg.QueryCanceledError):
            await session.raw.execute("SELECT pg_sleep(3)")
    await hasty.dispose()


async def test_json_and_uuids_come_back_as_they_went_in(database: Database) -> None:
    key = uuid.uuid4()
    async with database.reading() as session:
        row = await session.row(
            text("SELECT CAST(:key AS uuid) AS key, CAST(:doc AS jsonb) AS doc"), {"key": key, "doc": '{"名": 1}'}
        )
    assert row is not None
    assert row.key == key


@pytest.mark.parametrize("url", ["mysql://x/y", "localhost/x", ""])
def test_an_address_of_another_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        sqlalchemy_url(url)
