"""The two servers of a benchmark, each one process, over one embedded PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from socket import socket
from subprocess import DEVNULL
from typing import IO

import psutil

OURS = "import benchmarks.sealed_text; from engine.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and the process that answers."""

    port: int
    pid: int

    @property
    def memory(self) -> float:
        """Resident memory of the process and what it started, in MB."""
        process = psutil.Process(self.pid)
        return sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 1e6


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def ours(database_url: str, *, worker: bool = False, unaudited: bool = False) -> AsyncIterator[Server]:
    """`langqiao serve`, one process. Without a worker unless asked: the baseline has none."""
    program = f"import benchmarks.unaudited; {OURS}" if unaudited else OURS
    port = free_port()
    command = [sys.executable, "-c", program, "serve", "--port", str(port), *([] if worker else ["--no-worker"])]
    async with _process(command, {"DATABASE_URL": database_url, "LANGQIAO_MODE": "demo"}, port) as server:
        yield server


@asynccontextmanager
async def baseline(database_url: str) -> AsyncIterator[Server]:
    """The hand-written application, one process, with uvicorn's own access log, as the engine has its own."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "uvicorn", "benchmarks.baseline.app:app", "--port", str(port)),
        *("--loop", "uvloop", "--http", "httptools"),
    ]
    async with _process(command, {"BASELINE_DSN": database_url}, port) as server:
        yield server


def _log() -> int | IO[bytes]:
    """Where the servers write: nowhere, or the file of BENCH_LOG when something has to be found out."""
    file = os.environ.get("BENCH_LOG")
    return open(file, "ab") if file else DEVNULL


@asynccontextmanager
async def _process(command: list[str], environment: dict[str, str], port: int) -> AsyncIterator[Server]:
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **environment}, stdout=_log(), stderr=_log()
    )
    try:
        await _listening(port, process)
        yield Server(port, process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _listening(port: int, process: asyncio.subprocess.Process) -> None:
    for _ in range(1200):
        if process.returncode is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    raise TimeoutError("the server did not begin to listen within 120 s")
