"""What people are told, and what became of it on each channel."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

notice = Table(
    "notice",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("key", Text, nullable=False),  # what it is about, with whom: told once
    Column("person", Identifier, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("app", Text),
    Column("form", Text),  # uid
    Column("record_id", Identifier),
    Column("case_id", Identifier),
    Column("task_id", Identifier),
    Column("by", Identifier),
    Column("text", Document),  # {"zh", "en"}, as its reader might read it when it was told; null: said by the kind
    Column("details", Document, nullable=False),
    Column("read_at", Instant),
    UniqueConstraint("key"),
    Index("ix_notice_person", "person", "id"),
    Index("ix_notice_unread", "person", "id", postgresql_where=text("read_at IS NULL")),
)
"""Something one person is told. It holds nothing of a record but what a template put in under this person's rights."""

delivery = Table(
    "delivery",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("notice_id", ForeignKey("platform.notice.id", ondelete="CASCADE"), nullable=False),
    Column("person", Identifier, nullable=False),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("subject", Text),
    Column("body", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("run_at", Instant, nullable=False),  # business time
    Column("attempts", Integer, nullable=False),
    Column("fence", Integer, nullable=False, comment="grows with every attempt; what an older one says is not heard"),
    Column("reason", Text),
    Column("reference", Text, comment="how the other side calls it"),
    Column("sent_at", Instant),
    Column("settled_at", Instant),
    UniqueConstraint("notice_id", "channel"),
    CheckConstraint("channel IN ('inbox', 'email', 'sms')", name="channel"),
    CheckConstraint(
        "state IN ('queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'simulated')", name="state"
    ),
    Index(
        "ix_delivery_due",
        "run_at",
        postgresql_where=text("state IN ('queued', 'held', 'sending', 'sent')"),
    ),
    Index("ix_delivery_person", "person", "id"),
)
"""A notice on one channel. No address: it is looked up when it is sent."""

channel_choice = Table(
    "channel_choice",
    metadata,
    Column("person", Identifier, primary_key=True),
    Column("email", Boolean, nullable=False),
    Column("sms", Boolean, nullable=False),
)
"""On which channels beside the product somebody wants to be told; who has no row, on all."""

quiet_hours = Table(
    "quiet_hours",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    CheckConstraint("one", name="one"),
)
"""From when until when, in the bank's zone, nothing leaves the product; no row, no quiet hours."""
