"""Keys while things go wrong: a rotation killed again and again opens every value all along and is brought to its end;
a master key that was changed opens nothing with the old file and everything with the new one."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.database.session import Database
from engine.records import resealing
from engine.secrets import keys
from engine.secrets.keyring import MARK
from engine.secrets.master import read_file
from engine.secrets.tables import sealing_run
from tests.http.conftest import Browser
from tests.http.encryption.conftest import RECORDS
from tests.http.encryption.test_canary import everything

RECORDS_MADE = 24
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def secrets() -> dict[str, str]:
    """What each record holds, by its name; filled by the first test that needs it."""
    return {}


async def filled(clerk: Browser, secrets: dict[str, str]) -> dict[str, str]:
    """Records with two versions each, so that the history has something to seal as well."""
    while len(secrets) < RECORDS_MADE:
        name = f"户{len(secrets):03}"
        one = await clerk.post(RECORDS, json={"values": {"name": name, "secret": f"旧{name}", "remark": f"注{name}"}})
        path = f"{RECORDS}/{one.json()['id']}"
        changed = await clerk.patch(path, json={"values": {"secret": f"密{name}"}}, headers={"If-Match": '"1"'})
        assert changed.status_code == 200, changed.text
        secrets[name] = f"密{name}"
    return secrets


async def assert_all_open(clerk: Browser, secrets: dict[str, str]) -> None:
    answer = await clerk.get(RECORDS, params={"limit": 200})
    assert answer.status_code == 200, answer.text
    values = [each["values"] for each in answer.json()["items"]]
    assert {each["name"]: each["secret"] for each in values} == secrets
    assert {each["remark"] for each in values} == {f"注{name}" for name in secrets}
    name = next(iter(secrets))
    found = await clerk.get(RECORDS, params={"filter": f'secret = "{secrets[name]}"'})
    assert [each["values"]["name"] for each in found.json()["items"]] == [name]


async def far(database: Database) -> tuple[str, str, int, int]:
    async with database.reading() as session:
        c = sealing_run.c
        row = await session.row(select(c.target, c.phase, c.looked_at, c.rewritten))
    return ("", "", 0, 0) if row is None else tuple(row)  # type: ignore[return-value]


def started(url: str, *more: str) -> subprocess.Popen[str]:
    module = "tests.http.encryption.rotation_process"
    process = subprocess.Popen([sys.executable, "-m", module, url, *more], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.faults
async def test_a_rotation_that_is_killed_loses_nothing_and_whoever_goes_on_ends_it(
    platform: Platform, database: Database, clerk: Browser, secrets: dict[str, str]
) -> None:
    await filled(clerk, secrets)
    await resealing.go_on(database, platform.live, platform.clock, share=1)
    async with database.reading() as session:
        known = keys.keys_of(session)
    assert known is not None
    before = known.ring.active
    stood: list[Any] = []
    for arguments in (["new"], [], []):
        begun = await far(database)
        victim = await asyncio.to_thread(started, database.url, *arguments)
        for _ in range(2_400):
            now = await far(database)
            if now[:3] != begun[:3] and now[2] > 0:
                break
            await asyncio.sleep(0.025)
        victim.kill()
        victim.wait()
        victim.stdout.close()  # type: ignore[union-attr]
        stood.append(await far(database))
        await assert_all_open(clerk, secrets)
    assert stood[0][1] == "cells", "it was killed in the middle"
    assert len(set(stood)) == len(stood), "each went on where the one before was stopped"
    assert any(f"{MARK}{before}." in rows for rows in (await everything(database)).values()), "not all is done yet"

    await resealing.go_on(database, platform.live, platform.clock, share=1)
    await assert_all_open(clerk, secrets)
    assert {table for table, rows in (await everything(database)).items() if f"{MARK}{before}." in rows} == set()
    versions = {each["version"] for each in (await clerk.get(RECORDS, params={"limit": 200})).json()["items"]}
    assert versions == {2}, "sealing anew is no change of a record"


async def test_keys_on_the_machine_a_new_one_and_another_master_key(
    platform: Platform, database: Database, clerk: Browser, secrets: dict[str, str], tmp_path: Path
) -> None:
    await filled(clerk, secrets)

    def langqiao(*arguments: str, **environment: str) -> tuple[int, str]:
        """A command over this database; the exit code and all it said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANGQIAO_", "DATABASE_URL"))}
        mine = {"DATABASE_URL": database.url, "LANGQIAO_DATA": str(tmp_path), "LANGQIAO_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "engine.cli", "keys", *arguments]
        env = {**kept, **mine, **environment}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
        return done.returncode, done.stdout + done.stderr

    old = {"LANGQIAO_MASTER_KEY": os.environ["LANGQIAO_MASTER_KEY"]}
    code, told = await asyncio.to_thread(langqiao, "rotate", "--share", "1", **old)
    assert (code, "values sealed anew" in told) == (0, True), told
    code, told = await asyncio.to_thread(langqiao, "status", **old)
    assert (code, "everything is sealed as it should be" in told) == (0, True), told
    assert ("active" in told, "old" in told) == (True, True)

    file = tmp_path / "next.key"
    code, told = await asyncio.to_thread(langqiao, "rewrap", "--to", str(file), **old)
    assert (code, "keys are wrapped by the master key in" in told) == (0, True), told
    assert file.stat().st_mode & 0o777 == 0o600
    code, told = await asyncio.to_thread(langqiao, "status", **old)
    assert (code, "Traceback" in told) == (1, False), told
    assert "LANGQIAO_MASTER_KEY" in told
    code, told = await asyncio.to_thread(langqiao, "status", LANGQIAO_MASTER_KEY_FILE=str(file))
    assert (code, "everything is sealed as it should be" in told) == (0, True), told

    async with database.reading() as session:
        known = keys.keys_of(session)
        assert known is not None
        known.ring = await keys.read_ring(session, read_file(file))
    await assert_all_open(clerk, secrets)
