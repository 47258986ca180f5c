"""The truth about background work: one row a job. A message only wakes somebody up."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

WAITING, RUNNING, DONE, DEAD = "waiting", "running", "done", "dead"

job = Table(
    "job",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", Document, nullable=False),
    Column("state", Text, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("fence", BigInteger, nullable=False, comment="grows with every lease; an older holder's writes are refused"),
    Column("lease_until", Instant),
    Column("worker", Text),
    Column("reason", Text, comment="why the last attempt failed, without values that somebody typed"),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
)
