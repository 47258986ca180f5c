"""Options brought together in the records: which, how far, and what each record held before."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

MERGING, MERGED, UNDOING, UNDONE = "merging", "merged", "undoing", "undone"

option_merge = Table(
    "option_merge",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("option_set", Text, nullable=False),  # uid
    Column("code", Text, nullable=False),
    Column("into", Text, nullable=False),
    Column("state", Text, nullable=False),  # merging, merged, undoing, undone
    Column("records", Integer, nullable=False),  # changed
    Column("left_out", Integer, nullable=False),  # that cannot be: another record has the same values together
    Column("returned", Integer, nullable=False),  # that are as they were before, once it is undone
    Column("author", Identifier, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index("uq_option_merge_standing", "option_set", "code", unique=True, postgresql_where=text("state <> 'undone'")),
)
"""One option merged into another; taken back when a release no longer says so."""

option_merge_value = Table(
    "option_merge_value",
    metadata,
    Column("merge", ForeignKey("platform.option_merge.id", ondelete="CASCADE"), nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("record_id", Identifier, nullable=False),
    Column("changes", Document, nullable=False),  # {field uid: [old, new]} as values travel; of rows those touched
    PrimaryKeyConstraint("merge", "form", "record_id"),
)
"""What a merge made of a record's values: kept for thirty days."""


@dataclass(frozen=True, slots=True)
class Merge:
    """One option on its way into another, or back."""

    id: UUID
    app: str
    option_set: str
    code: str
    into: str
    state: str
    author: UUID
