"""Other processes that use an embedded server, and what can be asked about it from outside."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg

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


def wait_until(claim: Callable[[], object], seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.01)
