"""What is kept of slow lists, and of the indexes made for them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

BUILDING, READY, FAILED, DROPPING, GONE = "building", "ready", "failed", "dropping", "gone"

slow_list = Table(
    "slow_list",
    metadata,
    Column("id", Text, primary_key=True),  # a digest of app, form and shape
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("shape", Document, nullable=False),  # which fields are asked about and how, never a value
    Column("statement", Text, nullable=False),  # as it is prepared: without values
    Column("calls", Integer, nullable=False),
    Column("slow", Integer, nullable=False),
    Column("counts", ARRAY(Integer), nullable=False),  # how many calls took how long: see `watch.BOUNDS`
    Column("since", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    Index("ix_slow_list_app", "app", "last_at"),
)
"""Lists that once took long: what all of one shape have in common, and how long they took since."""

list_index = Table(
    "list_index",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("parts", Document, nullable=False),  # fields by uid, in order
    Column("stands_on", ARRAY(Text), nullable=False),  # of fields, as they were when it was built
    Column("state", Text, nullable=False),  # building, ready, failed, dropping, gone
    Column("reason", Document),  # why it failed or is gone, in both languages
    Column("slow_list", Text, nullable=False),  # what it was made for
    Column("trial", Document, nullable=False),  # what was expected of it
    Column("before", Document),  # how long the list took until then
    Column("made_by", Identifier, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_list_index_app", "app", "form"),
)
"""An index made for a slow list. Building: a job makes it, or makes it anew. Gone: what it stood on is."""
