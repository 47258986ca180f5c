"""Asking a virus scanner about a file before it is kept. Off by default; once set up, no answer means no.

command:/usr/bin/clamdscan --no-summary {file}     0 is clean, 1 is infected, anything else is no answer
clamd://127.0.0.1:3310                             clamd's INSTREAM over TCP, which other scanners speak too
"""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

PIECE = 128 * 1024
LONGEST_ANSWER = 4096
COMMAND = "command:"


class NoAnswer(Exception):
    """The scanner cannot be reached, or says nothing that is understood."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner says; `finding` is the name of what it found."""

    is_clean: bool
    finding: str = ""


class Scanner(Protocol):
    """Somebody who can tell whether a file is clean. Raises NoAnswer."""

    async def scan(self, path: Path) -> Verdict:
        """Look at a file."""
        ...


def scanner_of(setting: str | None, *, seconds: float) -> Scanner | None:
    """The scanner an installation has set up; None where it has none. ValueError on what is neither."""
    if not setting:
        return None
    if setting.startswith(COMMAND):
        words = tuple(shlex.split(setting[len(COMMAND) :]))
        if not words:
            raise ValueError("LANGQIAO_SCAN names no command")
        return CommandScanner(words, seconds)
    address = urlsplit(setting)
    if address.scheme != "clamd" or not address.hostname or not address.port:
        raise ValueError("LANGQIAO_SCAN is command:… or clamd://host:port")
    return StreamScanner(address.hostname, address.port, seconds)


@dataclass(frozen=True, slots=True)
class CommandScanner:
    """A program that is given the file's path, in place of `{file}` or as its last word. No shell is involved."""

    words: tuple[str, ...]
    seconds: float

    async def scan(self, path: Path) -> Verdict:
        """Run it; its exit code is the answer."""
        words = [word.replace("{file}", str(path)) for word in self.words]
        if not any("{file}" in word for word in self.words):
            words.append(str(path))
        async with _within(self.seconds):
            process = await asyncio.create_subprocess_exec(
                *words,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                said, _ = await process.communicate()
            finally:
                if process.returncode is None:
                    with suppress(ProcessLookupError):
                        process.kill()
                    await process.wait()
        if process.returncode not in (0, 1):
            raise NoAnswer(f"exit code {process.returncode}")
        return Verdict(process.returncode == 0, _finding(said, path))


@dataclass(frozen=True, slots=True)
class StreamScanner:
    """A scanner that is sent the bytes, in pieces with their length before them."""

    host: str
    port: int
    seconds: float

    async def scan(self, path: Path) -> Verdict:
        """Send it; the answer is one line."""
        async with _within(self.seconds):
            reader, writer = await asyncio.open_connection(self.host, self.port)
            try:
                writer.write(b"zINSTREAM\0")
                with await asyncio.to_thread(path.open, "rb") as opened:
                    async for piece in _pieces(opened.read):
                        writer.write(len(piece).to_bytes(4, "big") + piece)
                        await writer.drain()
                writer.write(bytes(4))
                await writer.drain()
                said = (await reader.read(LONGEST_ANSWER)).strip(b"\0\r\n ")
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
        if said.endswith(b"FOUND"):
            return Verdict(False, _finding(said[: -len(b"FOUND")], path))
        if said.endswith(b": OK") or said == b"OK":
            return Verdict(True)
        raise NoAnswer(said[:100].decode("ascii", "replace"))


async def _pieces(read: Callable[[int], bytes]) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(read, PIECE):
        yield piece


@asynccontextmanager
async def _within(seconds: float) -> AsyncIterator[None]:
    """What does not answer in time, or not at all, has not answered."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except (OSError, TimeoutError) as error:
        raise NoAnswer(type(error).__name__) from error


def _finding(said: bytes, path: Path) -> str:
    """What was found, without the path it was found in."""
    line = next(iter(said.decode("utf-8", "replace").strip().splitlines()), "")
    told = "".join(sign for sign in line.replace(str(path), "") if sign.isprintable())
    return told.removeprefix("stream").strip(": ").removesuffix("FOUND").strip()[:80]
