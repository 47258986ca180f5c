"""Killed between the first byte of an upload and its commit: nothing known is ever without its bytes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from engine.clock import Clock
from engine.database.session import Database
from engine.files.collect import Collector
from engine.files.store import Store
from tests.database.files.test_collecting import Later, digest, refer
from tests.support.uploads import broken, known, on_disk, taking, uploads_over


def killed(url: str, folder: Path, stage: str) -> str:
    """Run it to its end; the id of the first upload."""
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "tests.database.files.upload_process", url, str(folder), stage]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=120, check=False)
    assert ended.returncode == -9, ended.stderr
    (first,) = ended.stdout.split()
    return first


@pytest.mark.faults
@pytest.mark.parametrize("stage", ["received", "placed", "entered", "committed"])
async def test_an_upload_killed_on_the_way_is_there_whole_or_not_at_all(
    database: Database, tmp_path: Path, stage: str
) -> None:
    folder, one, two = tmp_path / "files", f"first {stage}".encode(), f"second {stage}".encode()
    before = set(await known(database))
    first = await asyncio.to_thread(killed, database.url, folder, stage)
    store = Store(folder)
    there = {key: sha256 for key, sha256 in (await known(database)).items() if key not in before}
    second = {key for key, sha256 in there.items() if sha256 == digest(two)}
    assert len(second) == (1 if stage == "committed" else 0)
    assert there[UUID(first)] == digest(one)
    mine = {each for each in await broken(database, store) if each in {digest(one).hex(), digest(two).hex()}}
    assert mine == set()
    assert await refer(database, first) == [UUID(first)]
    again = await taking(uploads_over(database, store, Clock()), two)
    assert await refer(database, again["id"]) == [UUID(again["id"])]
    collecting = Collector(database, store, Later(days=2), kept=timedelta(hours=24))
    for _ in range(256):
        await collecting.collect()
    assert on_disk(store) == {digest(one).hex(), digest(two).hex()}
