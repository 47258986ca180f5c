"""Bytes on disk, by what they are: `ab/cd/abcd…` of their SHA-256. A file is there under its name whole or not at all.

    incoming/<random>  ──receive: written, synced──▶  ──place: renamed, folders synced──▶  ab/cd/abcd…

`place` and `remove` of one content exclude each other by a lock in the database (`claims.hold_content`).
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from engine.files.signature import EDGE

BUFFER = 1024 * 1024
LONGEST = 3600.0
"""Seconds an upload may take as a whole, however patient its sender is."""

DIGEST = 32


class OverLimit(Exception):
    """More bytes came than are taken."""


class Stalled(Exception):
    """Nothing came for too long."""


@dataclass(slots=True)
class Received:
    """A file as it came in: safe on disk, but not in its place yet."""

    path: Path
    sha256: bytes
    size: int
    head: bytes
    tail: bytes


@dataclass(slots=True)
class _Writing:
    """A file being written. Called in threads, one after the other."""

    out: BinaryIO
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    size: int = 0
    head: bytes = b""
    tail: bytes = b""

    def add(self, piece: bytes) -> None:
        """Write, and remember the edges."""
        self.out.write(piece)
        self.digest.update(piece)
        self.size += len(piece)
        if len(self.head) < EDGE:
            self.head += piece[: EDGE - len(self.head)]
        self.tail = (self.tail + piece)[-EDGE:]

    def end(self) -> None:
        """See to it that the bytes survive a power cut."""
        self.out.flush()
        os.fsync(self.out.fileno())
        self.out.close()


class Store:
    """The folder of files. All processes of an installation share one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"

    def path(self, sha256: bytes) -> Path:
        """Where the content with this digest is."""
        name = sha256.hex()
        return self.folder / name[:2] / name[2:4] / name

    async def receive(self, pieces: AsyncIterator[bytes], *, limit: int, patience: float) -> Received:
        """Write what comes, in constant memory; nothing is left of what is broken off or too large."""
        path = self.incoming / secrets.token_hex(16)
        writing = _Writing(await asyncio.to_thread(_opened, path))
        try:
            waiting = bytearray()
            end = time.monotonic() + LONGEST
            while True:
                try:
                    piece = await asyncio.wait_for(anext(pieces, None), min(patience, end - time.monotonic()))
                except TimeoutError:
                    raise Stalled from None
                if piece is None:
                    break
                waiting += piece
                if writing.size + len(waiting) > limit:
                    raise OverLimit
                if len(waiting) >= BUFFER:
                    await asyncio.to_thread(writing.add, bytes(waiting))
                    waiting.clear()
            await asyncio.to_thread(_finish, writing, bytes(waiting))
        except BaseException:
            writing.out.close()
            path.unlink(missing_ok=True)
            raise
        return Received(path, writing.digest.digest(), writing.size, writing.head, writing.tail)

    def discard(self, received: Received) -> None:
        """Drop what came in."""
        received.path.unlink(missing_ok=True)

    def place(self, received: Received) -> None:
        """Put it where its content belongs, for good; what is there already is the same. May be called again."""
        target = self.path(received.sha256)
        for folder in (target.parent.parent, target.parent):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)
        try:
            received.path.replace(target)
        except FileNotFoundError:
            if not target.is_file():
                raise
        for folder in (target.parent, target.parent.parent, self.folder):
            _sync_folder(folder)

    def remove(self, sha256: bytes) -> None:
        """Take the content off the disk; it may be gone already."""
        target = self.path(sha256)
        target.unlink(missing_ok=True)
        if target.parent.is_dir():
            _sync_folder(target.parent)

    def left_over(self, before: float) -> int:
        """Drop what began to come in before an instant and never arrived; how many there were."""
        found = [each for each in _entries(self.incoming) if _changed(each) < before]
        for each in found:
            Path(each.path).unlink(missing_ok=True)
        return len(found)

    def contents(self, first: int, before: float) -> Iterator[bytes]:
        """Digests of what lies in one of the 256 folders, if it lies there since before an instant."""
        for folder in _entries(self.folder / f"{first:02x}"):
            for each in _entries(Path(folder.path)):
                if len(each.name) == 2 * DIGEST and _changed(each) < before:
                    yield bytes.fromhex(each.name)


def _opened(path: Path) -> BinaryIO:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _finish(writing: _Writing, rest: bytes) -> None:
    writing.add(rest)
    writing.end()


def _sync_folder(folder: Path) -> None:
    """A new name in a folder is safe only once the folder is."""
    if os.name == "nt":  # folders cannot be opened there; NTFS keeps its own journal
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _changed(entry: os.DirEntry[str]) -> float:
    try:
        return entry.stat(follow_symlinks=False).st_mtime
    except FileNotFoundError:
        return float("inf")
