"""Anchors: the head of the chain, written down where whoever holds the database cannot reach it.

A file of one JSON document a line, made to be appended to a WORM store, mailed, or printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from sqlalchemy import select

from engine.audit.tables import audit_seal
from engine.database.session import ReadSession

FILE = "audit-anchors.jsonl"
"""What the worker appends to in the data folder; copy it off the box."""

EVERY_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Anchor:
    """One seal as it was when the anchor was made."""

    number: int
    hash: str
    sealed_at: datetime

    def as_line(self) -> bytes:
        """One line of an anchor file."""
        document = {"seal": self.number, "hash": self.hash, "sealed_at": self.sealed_at.isoformat()}
        return orjson.dumps(document) + b"\n"


async def head(session: ReadSession) -> Anchor | None:
    """The last seal, or None while nothing is sealed."""
    s = audit_seal.c
    row = await session.row(select(s.number, s.hash, s.sealed_at).order_by(s.number.desc()).limit(1))
    return Anchor(row.number, row.hash.hex(), row.sealed_at) if row else None


def read(path: Path) -> Sequence[Anchor]:
    """The anchors of a file; a file that is not one raises ValueError and says at which line."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            document = orjson.loads(line)
            found.append(Anchor(document["seal"], document["hash"], datetime.fromisoformat(document["sealed_at"])))
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"line {number} of {path} is not an anchor") from error
    return found


def read_if_there(path: Path) -> Sequence[Anchor]:
    """The anchors of a file; none where there is no file."""
    return read(path) if path.is_file() else []


def append(path: Path, anchor: Anchor) -> None:
    """Write an anchor down behind the others."""
    with path.open("ab") as file:
        file.write(anchor.as_line())


def append_hourly(path: Path, anchor: Anchor, now: datetime) -> None:
    """Write an anchor down unless the file was written to within the hour."""
    if path.is_file() and now.timestamp() - path.stat().st_mtime < EVERY_SECONDS:
        return
    append(path, anchor)
