"""What every write leaves behind beside the record itself: its change, counters of serial numbers, keys already
served."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, SmallInteger, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

change = Table(
    "change",
    metadata,
    Column("record_id", Identifier, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("release", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("actor", Identifier, nullable=False),
    Column("acting_post", Text),
    Column("on_behalf_of", Identifier),
    Column("source", Text, nullable=False),  # who asked: api, on_delete, demo, import, flow, rule
    Column("cause", Document),  # what led to it, nearest first: [{"record": …, "version": …}, …]
    Column("depth", SmallInteger, nullable=False),
    Column("changes", Document, nullable=False),  # {field uid: [old, new]} as values travel
    PrimaryKeyConstraint("record_id", "version", "at"),
    postgresql_partition_by="RANGE (at)",
)
"""One row per write of a record, append-only: its history, the event for rules, the audit's detail."""

serial_counter = Table(
    "serial_counter",
    metadata,
    Column("form", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("value", BigInteger, nullable=False),
    PrimaryKeyConstraint("form", "field", "period"),
)
"""The last number given, per field and period. Counted in the record's own transaction: a number is given back when the
record is not saved, so there are no gaps but those of deleted records; the price is that writers of one form wait for
each other from counting to commit."""

idempotency = Table(
    "idempotency",
    metadata,
    Column("actor", Identifier, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),  # of method, path and body
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("record_id", Identifier, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    PrimaryKeyConstraint("actor", "key"),
    Index("ix_idempotency_created_at", "created_at"),
)
"""Writes already done under a key. Which record came of it is kept, not the answer: that is read again under today's
rights."""
