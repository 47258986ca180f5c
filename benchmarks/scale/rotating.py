"""A new key, and everything sealed with it while people go on reading: how long it takes, and what they feel of it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from subprocess import DEVNULL
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks.scale.browser import FORMS, Browser, load
from benchmarks.scale.others import CALM, OTHERS, p95, read_while
from benchmarks.scale.reporting import Report
from benchmarks.scale.seeding import BEGAN, Scale
from engine.app import compose, ready
from engine.database.identifier import new_id
from engine.database.session import Database, ReadSession
from engine.records.entity import Entity
from engine.records.sealing import sealed_changes, sealed_row
from engine.records.sending import json_text
from engine.secrets.keyring import MARK
from engine.settings import Mode, Profile, Settings

CARDS = f"{FORMS}/card/records"
SECONDS = 480.0
"""Of processors, for 1,000,000 records with a change each; by the clock it is twice that, since it rests as long."""
LEAST = 10.0
"""Of which some pass until the program has started."""
PIECE = 5_000
ROTATE = "from engine.cli import main; main()"
SYSTEM = ("id", "version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
CHANGE = ("record_id", "version", "at", "app", "form", "release", "action", "actor", "source", "depth", "changes")


async def rotating(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """`langqiao keys rotate` in a process of its own, as an administrator runs it."""
    await _fill(scale, rows)
    calm = await read_while(clerk, CARDS, asyncio.sleep(CALM))
    watch, before = clerk.watch(), _of_children()
    busy = await read_while(clerk, CARDS, _rotated(scale))
    spent, own = watch.stop(), _of_children() - before
    calm += await read_while(clerk, CARDS, asyncio.sleep(CALM))
    await _sealed_anew(scale, rows)
    detail = f"the server {spent}, {len(busy)} reads meanwhile; {load()}"
    gate = max(SECONDS * rows / 1_000_000, LEAST)
    title = f"{rows:,} records, a change each, sealed with a new key"
    report.limit(title, own + spent.postgres, gate, "s CPU", detail)
    mine, other = p95(busy), p95(calm)
    detail = f"{1000 * mine:.1f} ms | {1000 * other:.1f} ms; {load()}"
    report.ratio("p95 of others meanwhile / before and after", mine, other, OTHERS, detail)


async def _rotated(scale: Scale) -> None:
    environment = {**os.environ, "DATABASE_URL": scale.url, "LANGQIAO_MODE": "demo"}
    command = (sys.executable, "-c", ROTATE, "keys", "rotate")
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=DEVNULL)
    assert await process.wait() == 0


def _of_children() -> float:
    """Processor time of the processes this one has begun that are at their end."""
    times = os.times()
    return times.children_user + times.children_system


async def _sealed_anew(scale: Scale, rows: int) -> None:
    form = scale.forms["card"]
    connection = await asyncpg.connect(scale.url)
    try:
        newest = await connection.fetchval("select max(id) from platform.data_key where purpose = 'cells'")
        column = form.columns["number"]
        alike = f'select count(*) from {form.table} where starts_with("{column}", $1)'
        assert await connection.fetchval(alike, f"{MARK}{newest}.", timeout=600) == rows
    finally:
        await connection.close()


async def _fill(scale: Scale, rows: int) -> None:
    """Cards as they are written, each with its change."""
    database = Database(scale.url)
    settings = Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, database_url=scale.url)
    platform = compose(settings, database)
    connection = await asyncpg.connect(scale.url)
    try:
        await ready(platform)
        async with database.reading() as session:
            await platform.live.refresh(session)
            entity: Entity = platform.live.now.entity("scale", "card")
            for first in range(1, rows + 1, PIECE):
                await _piece(connection, session, entity, scale, range(first, min(first + PIECE, rows + 1)))
        await connection.execute(f"vacuum (analyze) {scale.forms['card'].table}", timeout=600)
    finally:
        await connection.close()
        await database.dispose()


async def _piece(
    connection: asyncpg.Connection, session: ReadSession, entity: Entity, scale: Scale, numbers: range
) -> None:
    fields = entity.stored
    values = {each.name: each.uid for each in fields}
    made: list[tuple[UUID, dict[str, Any]]] = [
        (
            new_id(),
            {values["holder"]: f"客户{n}", values["number"]: f"6222{n:015}", values["phone"]: f"138{n % 10**8:08}"},
        )
        for n in numbers
    ]
    system = (1, scale.clerk, scale.unit, BEGAN, scale.clerk, BEGAN, scale.clerk)
    await connection.copy_records_to_table(
        entity.table_name,
        schema_name=entity.schema_name,
        columns=[*SYSTEM, *(each.column for each in fields), *(each.digests for each in fields if each.encrypted)],
        records=[(key, *system, *sealed_row(session, fields, key, found)) for key, found in made],
    )
    await _told(connection, entity, scale, BEGAN, _changes(session, entity, made))


def _changes(
    session: ReadSession, entity: Entity, made: list[tuple[UUID, dict[str, Any]]]
) -> Iterator[tuple[UUID, str]]:
    for key, found in made:
        told = {uid: [None, value] for uid, value in found.items()}
        yield key, json_text(sealed_changes(session, entity, key, told))


async def _told(
    connection: asyncpg.Connection, entity: Entity, scale: Scale, at: datetime, changes: Iterator[tuple[UUID, str]]
) -> None:
    of = (at, entity.app, entity.uid, entity.release, "create", scale.clerk, "api", 1)
    await connection.copy_records_to_table(
        "change",
        schema_name="platform",
        columns=CHANGE,
        records=[(key, 1, *of, told) for key, told in changes],
    )
