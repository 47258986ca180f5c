"""Embedded PostgreSQL when somebody is killed: the parent, the server, both, and the process between them."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import asyncpg
import pytest

from engine.database.embedded import EmbeddedServer, server
from tests.support.embedded import User, ask, is_alive, parent_of, postmaster, wait_until

pytestmark = [pytest.mark.database, pytest.mark.faults]


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
    wait_until(lambda: not is_alive(pid) and not is_alive(supervisor))  # a busy machine takes a moment to end them
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


def test_a_first_start_that_was_killed_leaves_nothing_in_the_way(folder: Path) -> None:
    (folder / "cluster.new" / "base").mkdir(parents=True)
    (folder / "password.initdb").write_text("half")
    joined = EmbeddedServer.join(folder, durable=False)
    assert not (folder / "cluster.new").exists()
    joined.leave()
