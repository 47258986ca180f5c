"""Fixtures every tier shares: one embedded server for the run, and a fresh migrated database for each test module."""

from __future__ import annotations

import asyncio
import base64
import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from engine.database.embedded import EmbeddedServer, supervisor
from engine.database.migrations import migrate
from engine.database.session import Database

os.environ.setdefault("LANGQIAO_MASTER_KEY", base64.b64encode(bytes(32)).decode())  # no test makes a file of it
TEMPLATE = "langqiao_template"
TIERS = {"database", "http", "browser", "node", "architecture"}
_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test is marked by what it asks for: nothing makes it pure."""
    for item in items:
        if "database" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)
        if not TIERS & {mark.name for mark in item.iter_markers()}:
            item.add_marker(pytest.mark.pure)


@pytest.fixture(scope="session")
def embedded_server(testrun_uid: str) -> Iterator[EmbeddedServer]:
    """The server of this run; the workers of pytest-xdist join the same one, and the last to leave removes it."""
    # not in tmp_path, which is private: under root the server runs as another user
    folder = Path(tempfile.gettempdir()) / f"langqiao-test-{testrun_uid}"
    server = EmbeddedServer.join(folder, durable=False)
    yield server
    if server.leave():
        shutil.rmtree(folder)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty data folder for embedded PostgreSQL, which its user can enter; what is left running in it is stopped."""
    place = Path(tempfile.mkdtemp(prefix="langqiao-embedded-"))
    place.chmod(0o711)
    yield place / "postgres"
    supervisor.disarm(place / "postgres" / "cluster")
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
async def template(embedded_server: EmbeddedServer) -> str:
    """The name of a database with all migrations, made by the first worker that needs it."""
    with open(embedded_server.layout.folder / "template.lock", "w") as lock:
        await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
        done = Path(embedded_server.layout.folder / "template.done")
        if not done.exists():
            await administer(embedded_server, f"CREATE DATABASE {TEMPLATE}")
            await migrate(address(embedded_server, TEMPLATE))
            done.touch()
    return TEMPLATE


@pytest.fixture(scope="module")
async def database_url(embedded_server: EmbeddedServer, template: str, worker_id: str) -> AsyncIterator[str]:
    """The address of a fresh, migrated database for this test module."""
    name = f"test_{worker_id}_{next(_numbers)}"
    await administer(embedded_server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield address(embedded_server, name)
    await administer(embedded_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh, migrated database for this test module, open."""
    opened = Database(database_url, pool_size=30)
    yield opened
    await opened.dispose()


async def administer(server: EmbeddedServer, statement: str) -> None:
    """Run a statement that no transaction may hold, such as CREATE DATABASE."""
    connection = await asyncpg.connect(server.url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def address(server: EmbeddedServer, name: str) -> str:
    """The server's address with another database."""
    return urlunsplit(urlsplit(server.url)._replace(path=f"/{name}"))
