"""`langqiao serve` as a process: it answers, it joins, it tells what is wrong, and it takes everything with it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.embedded import is_alive, parent_of, postmaster, wait_until

pytestmark = pytest.mark.http

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder the server's user can enter."""
    place = Path(tempfile.mkdtemp(prefix="langqiao-serve-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place, ignore_errors=True)


class Command:
    """A running `langqiao …`."""

    def __init__(self, data: Path, *arguments: str, **changed: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANGQIAO_", "DATABASE_URL"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "engine.cli", *arguments],
            cwd=ROOT,
            env={**kept, "LANGQIAO_DATA": str(data), "COLUMNS": "200", **changed},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Send a signal and wait; the exit code and the log."""
        self.process.send_signal(number)
        _, log = self.process.communicate(timeout=30)
        return self.process.returncode, log


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_answers_until_stopped_and_takes_its_postgres_with_it(data: Path, number: int) -> None:
    command = Command(data, "serve", "--port", "0")
    address = command.line()
    assert httpx.get(f"{address}/api/health", timeout=10).json()["status"] == "ok"
    server = postmaster(data / "postgres")
    supervisor = parent_of(server)
    code, log = command.end(number)
    assert code == 0, log
    assert not is_alive(server)
    wait_until(lambda: not is_alive(supervisor))
    for line in log.splitlines():
        assert {"event", "level", "timestamp"} <= json.loads(line).keys()


def test_a_second_one_on_the_same_folder_joins_and_outlives_the_first(data: Path) -> None:
    first = Command(data, "serve", "--port", "0")
    first_address = first.line()
    second = Command(data, "serve", "--port", "0", "--no-worker")
    second_address = second.line()
    assert first_address != second_address
    server = postmaster(data / "postgres")
    assert first.end()[0] == 0
    assert postmaster(data / "postgres") == server
    assert httpx.get(f"{second_address}/api/health", timeout=10).status_code == 200
    assert second.end()[0] == 0
    assert not is_alive(server)


@pytest.mark.faults
def test_it_goes_on_after_its_postgres_was_killed(data: Path) -> None:
    command = Command(data, "serve", "--port", "0")
    address = command.line()
    server = postmaster(data / "postgres")
    os.kill(parent_of(server), signal.SIGKILL)
    wait_until(lambda: postmaster_or_none(data) not in (server, None), seconds=20)

    def answers() -> bool:
        return httpx.get(f"{address}/api/health", timeout=10).status_code == 200

    wait_until(answers, seconds=20)
    code, log = command.end()
    assert code == 0, log


def postmaster_or_none(data: Path) -> int | None:
    try:
        return postmaster(data / "postgres")
    except (FileNotFoundError, IndexError):
        return None


def test_a_taken_port_is_told_in_a_sentence_before_anything_is_started(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = Command(data, "serve", "--port", str(port))
        _, log = command.process.communicate(timeout=30)
    assert command.process.returncode == 1
    assert f"Port {port} is taken" in log
    assert f"端口 {port} 已被占用" in log
    assert not (data / "postgres").exists()


def test_a_worker_alone_works_until_stopped(data: Path) -> None:
    command = Command(data, "worker")
    assert "ready" in command.line()
    assert command.end(signal.SIGTERM)[0] == 0
    assert postmaster_or_none(data) is None


def test_an_unreachable_database_is_told_without_a_traceback(data: Path) -> None:
    command = Command(data, "serve", "--port", "0", DATABASE_URL="postgresql://x:secret@127.0.0.1:1/x")
    _, log = command.process.communicate(timeout=60)
    assert command.process.returncode == 1
    assert "Traceback" not in log
    assert "secret" not in log
    assert "The database at postgresql://x:***@127.0.0.1:1/x cannot be reached" in log


def test_doctor_says_what_was_found_and_what_is_wrong(data: Path) -> None:
    fresh = Command(data, "doctor")
    said, _ = fresh.process.communicate(timeout=60)
    assert re.search(r"^ok +embedded PostgreSQL: PostgreSQL \d+", said, flags=re.M)
    assert re.search(r"^note +no data folder yet", said, flags=re.M)
    migrated = Command(data, "migrate")
    assert re.search(r"the database is at \d{4}_", migrated.process.communicate(timeout=60)[0])
    again = Command(data, "doctor", DATABASE_URL="postgresql://x@127.0.0.1:1/x")
    said, _ = again.process.communicate(timeout=60)
    assert again.process.returncode == 1
    assert re.search(r"^BAD .*The database at .* cannot be reached", said, flags=re.M)
