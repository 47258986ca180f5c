"""The chain over the trail: what is sealed, and that whoever tampers with it is found out, way by way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import asyncpg
import pytest

from engine.audit import anchor as anchors
from engine.audit import service as audit
from engine.audit.anchor import Anchor
from engine.audit.kinds import LOGIN
from engine.audit.partitions import ensure
from engine.audit.seal import lag, seal
from engine.audit.verify import Report, verify
from engine.clock import Clock
from engine.database.session import Database, Session
from engine.identity.actor import SYSTEM

CLOCK = Clock()
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


async def write(database: Database, entries: int = 1) -> None:
    async with database.transaction() as session:
        for number in range(entries):
            await audit.record(session, SYSTEM, LOGIN, details={"n": number})


async def seal_once(database: Database, *, batch: int = 20_000) -> int:
    async with database.transaction() as session:
        return await seal(session, CLOCK, batch=batch)


async def settled(database: Database) -> None:
    """Wait for the horizon, which is the whole server's: other tests' transactions hold it back for moments."""
    for _ in range(600):
        async with database.reading() as session:
            if await session.raw.fetchval(
                "select coalesce(max(xid::text::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                " from platform.audit_entry"
            ):
                return
        await asyncio.sleep(0.05)


async def seal_all(database: Database, *, batch: int = 20_000) -> int:
    """Seal until nothing is left; how many were."""
    await settled(database)
    total = 0
    while sealed := await seal_once(database, batch=batch):
        total += sealed
    return total


async def check(database: Database, kept: Sequence[Anchor] = ()) -> Report:
    async with database.reading() as session:
        return await verify(session, kept)


@asynccontextmanager
async def intruder(database: Database) -> AsyncIterator[Session]:
    """Somebody with every right on the database, for whom no trigger fires; what he does is undone afterwards."""
    async with database.transaction() as session:
        await session.raw.execute("set local session_replication_role = replica")
        yield session


@pytest.fixture(scope="module")
async def trail(database: Database) -> Database:
    """Twenty entries in ten transactions under three seals, and two that wait."""
    for transactions in (4, 3, 3):
        for _ in range(transactions):
            await write(database, 2)
        await seal_all(database)
    await write(database, 2)
    return database


async def test_an_untouched_trail_is_whole(trail: Database) -> None:
    report = await check(trail)
    assert report.ok, report.problems
    assert (report.seals, report.checked, report.unsealed) == (3, 22, 2)
    assert report.head is not None
    assert report.head.number == 3


async def edit_an_entry(raw: Connection) -> None:
    await raw.execute("update platform.audit_entry set details = '{\"n\":7}' where seq = 5")


async def edit_an_entry_that_waits(raw: Connection) -> None:
    await raw.execute("update platform.audit_entry set kind = 'session.logout' where seq = 22")


async def edit_an_entry_and_its_hash(raw: Connection) -> None:
    await raw.execute("update platform.audit_entry set kind = 'x', row_hash = sha256('x') where seq = 5")


async def delete_an_entry(raw: Connection) -> None:
    await raw.execute("delete from platform.audit_entry where seq = 9")


async def insert_an_entry(raw: Connection) -> None:
    await raw.execute(
        "insert into platform.audit_entry (xid, at, kind, actor, details, row_hash)"
        " select xid, at, kind, actor, details, row_hash from platform.audit_entry where seq = 9"
    )


async def insert_an_entry_into_an_older_epoch(raw: Connection) -> None:
    await raw.execute(
        "insert into platform.audit_entry (epoch, xid, at, kind, row_hash)"
        " select 0, xid, at, kind, row_hash from platform.audit_entry where seq = 9"
    )


async def reorder_two_entries(raw: Connection) -> None:
    await raw.execute(
        "update platform.audit_entry a set (at, details, row_hash) ="
        " (select at, details, row_hash from platform.audit_entry b where b.seq = case a.seq when 1 then 3 else 1 end)"
        " where seq in (1, 3)"
    )


async def delete_a_seal(raw: Connection) -> None:
    await raw.execute("delete from platform.audit_seal where number = 2")


async def edit_a_seal(raw: Connection) -> None:
    await raw.execute("update platform.audit_seal set entries = entries - 1 where number = 2")
    await raw.execute("delete from platform.audit_entry where seq = 9")


async def cut_the_entries_of_the_tail(raw: Connection) -> None:
    await raw.execute("delete from platform.audit_entry where seq > 14")


Tampering = Callable[["Connection"], Awaitable[None]]


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (edit_an_entry, {"entry_edited"}),
        (edit_an_entry_that_waits, {"entry_edited"}),
        (edit_an_entry_and_its_hash, {"entry_edited"}),
        (delete_an_entry, {"entries_deleted"}),
        (insert_an_entry, {"entries_inserted"}),
        (reorder_two_entries, {"entries_reordered"}),
        (delete_a_seal, {"seal_missing", "seal_edited"}),
        (edit_a_seal, {"seal_edited", "entries_reordered"}),
        (cut_the_entries_of_the_tail, {"entries_deleted"}),
        (insert_an_entry_into_an_older_epoch, {"entries_outside_seals"}),
    ],
    ids=lambda value: value.__name__.replace("_", " ") if callable(value) else "",
)
async def test_whoever_tampers_is_found_out(trail: Database, tamper: Tampering, found: set[str]) -> None:
    class Undo(Exception):
        """Take it back, so that the next test finds the trail whole."""

    with pytest.raises(Undo):
        async with intruder(trail) as session:
            await tamper(session.raw)
            report = await verify(session)
            assert {each.code.name for each in report.problems} >= found
            raise Undo
    assert (await check(trail)).ok


async def test_a_tail_cut_with_its_seals_is_found_by_an_anchor(trail: Database, tmp_path: Path) -> None:
    async with trail.reading() as session:
        head = await anchors.head(session)
    assert head is not None
    file = tmp_path / anchors.FILE
    anchors.append(file, head)
    kept = anchors.read(file)
    assert (await check(trail, kept)).ok

    class Undo(Exception):
        """Take it back."""

    with pytest.raises(Undo):
        async with intruder(trail) as session:
            await session.raw.execute("delete from platform.audit_seal where number = 3")
            await session.raw.execute("delete from platform.audit_entry where seq > 14")
            assert (await verify(session)).ok, "without an anchor nobody can tell"
            report = await verify(session, kept)
            assert [each.code.name for each in report.problems] == ["tail_cut"]
            raise Undo


async def test_an_anchor_of_another_history_is_refused(trail: Database) -> None:
    forged = Anchor(2, "00" * 32, datetime.now(UTC))
    report = await check(trail, [forged])
    assert [each.code.name for each in report.problems] == ["history_replaced"]


async def test_a_file_that_is_no_anchor_file_says_which_line(tmp_path: Path) -> None:
    file = tmp_path / "anchors"
    file.write_text('{"seal": 1, "hash": "00", "sealed_at": "2026-01-01T00:00:00+00:00"}\nno\n')
    with pytest.raises(ValueError, match="line 2"):
        anchors.read(file)


async def test_a_transaction_under_way_is_not_overtaken(trail: Database) -> None:
    await seal_all(trail)
    await write(trail, 2)
    await settled(trail)
    async with trail.transaction() as slow:
        await audit.record(slow, SYSTEM, LOGIN, details={"slow": True})
        await write(trail)
        assert await seal_once(trail) == 2, "only the two that were finished before it began"
        assert await seal_once(trail) == 0
        assert timedelta() < await lag(slow, CLOCK) < timedelta(minutes=1), "what waits behind it is noticed"
    assert await seal_all(trail) == 2
    report = await check(trail)
    assert report.ok, report.problems
    assert report.unsealed == 0
    async with trail.reading() as session:
        assert await lag(session, CLOCK) == timedelta()


async def test_two_sealers_and_many_writers_lose_nothing(trail: Database) -> None:
    before = (await check(trail)).checked
    writing = True

    async def keep_sealing() -> None:
        while writing:
            async with trail.transaction() as session:
                await seal(session, CLOCK, batch=7)

    async def keep_writing() -> None:
        for _ in range(15):
            await write(trail, 2)

    sealers = [asyncio.create_task(keep_sealing()) for _ in range(2)]
    await asyncio.gather(*(keep_writing() for _ in range(8)))
    writing = False
    await asyncio.gather(*sealers)
    await seal_all(trail, batch=7)
    report = await check(trail)
    assert report.ok, report.problems
    assert report.checked == before + 15 * 8 * 2
    assert report.unsealed == 0


async def test_a_transaction_larger_than_a_batch_is_sealed_whole(trail: Database) -> None:
    await seal_all(trail)
    await write(trail, 25)
    await write(trail, 3)
    assert await seal_all(trail, batch=10) == 28
    assert (await check(trail)).ok


async def test_after_a_restore_transaction_ids_begin_anew_in_the_next_epoch(trail: Database) -> None:
    await seal_all(trail)
    await write(trail, 2)  # not sealed when the backup was taken
    async with trail.reading() as session:
        await session.raw.execute("alter table platform.audit_entry alter column epoch set default 2")
    await write(trail, 3)
    assert await seal_all(trail) == 5
    report = await check(trail)
    assert report.ok, report.problems
    assert report.unsealed == 0


async def test_months_are_made_ahead_and_a_missed_one_loses_nothing(database: Database) -> None:
    async with database.transaction() as session:
        made = await ensure(session, datetime(2031, 11, 15, tzinfo=UTC))
        assert made == ["audit_entry_2031_11", "audit_entry_2031_12", "audit_entry_2032_01", "audit_entry_2032_02"]
        assert await ensure(session, datetime(2031, 12, 1, tzinfo=UTC)) == ["audit_entry_2032_03"]
