"""What every write leaves behind beside the record itself: its change, counters of serial numbers, keys already
served."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import ARRAY

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
    Column("source", Text, nullable=False),  # who asked: api, restore, on_delete, demo, import, flow, rule
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

comment = Table(
    "comment",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("record_id", Identifier, nullable=False),
    Column("author", Identifier, nullable=False),
    Column("at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("mentions", ARRAY(Identifier), nullable=False),
    Column("edited_at", Instant),
    Column("deleted_at", Instant),
    Index("ix_comment_record_id", "record_id", "id"),
)
"""What people say about a record. Whoever may read the record reads it; of a deleted one nobody reads the text."""

comment_text = Table(
    "comment_text",
    metadata,
    Column("comment_id", ForeignKey("platform.comment.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)
"""Every text a comment ever had, append-only: what was edited or deleted stays provable by the digest in the audit
trail."""

mention = Table(
    "mention",
    metadata,
    Column("person", Identifier, nullable=False),
    Column("comment_id", ForeignKey("platform.comment.id", ondelete="CASCADE"), nullable=False),
    Column("seen_at", Instant),
    PrimaryKeyConstraint("person", "comment_id"),
    Index("ix_mention_comment_id", "comment_id"),
)
"""Who was mentioned where, and when he saw it."""

unmask_use = Table(
    "unmask_use",
    metadata,
    Column("person", Identifier, nullable=False),
    Column("day", Date, nullable=False),
    Column("used", Integer, nullable=False),
    PrimaryKeyConstraint("person", "day"),
)
"""How many masked values somebody had shown to him in clear on a day."""

record_batch = Table(
    "record_batch",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("act", Text, nullable=False),  # transfer
    Column("actor", Identifier, nullable=False),
    Column("at", Instant, nullable=False),
    Column("records", Document, nullable=False),  # [{"id", "version" it then had, "owner" and "org" before}]
    Column("undone_at", Instant),
)
"""Acts on many records at once: what each was before, so that its author may undo exactly that."""

record_editing = Table(
    "record_editing",
    metadata,
    Column("record_id", Identifier, nullable=False),
    Column("person_id", Identifier, nullable=False),
    Column("until", Instant, nullable=False),
    PrimaryKeyConstraint("record_id", "person_id"),
    prefixes=["UNLOGGED"],
    postgresql_with={"fillfactor": "50"},
)
"""Who has a record open for editing, and until when that may be believed. Nothing of the record, and nothing that
outlives a crash: no log, no history, no audit."""

record_case = Table(
    "record_case",
    metadata,
    Column("record_id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("case_id", Identifier, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # open, done, cancelled
    Column("locks", Boolean, nullable=False),
    Column("nodes", ARRAY(Text), nullable=False),  # what people call them, in Chinese
    Column("assignees", ARRAY(Identifier), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("due_at", Instant),
    Index("ix_record_case_form", "form", "state"),
)
"""The newest case of each record: what its `case` is to expressions, and whether it may be changed past its tasks."""
