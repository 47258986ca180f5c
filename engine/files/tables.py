"""What is known of files: their content once, however often it came in, and each upload with what it belongs to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Identifier, Instant

content = Table(
    "file_content",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("stored_at", Instant, nullable=False),
)
"""Bytes on disk, by their digest. The row is written after the bytes are safe and goes before they do."""

file = Table(
    "file",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("sha256", LargeBinary, ForeignKey("platform.file_content.sha256"), nullable=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("field", Text, nullable=False),  # uid
    Column("uploaded_by", Identifier, nullable=False),
    Column("uploaded_at", Instant, nullable=False),
    Column("record_id", Identifier),
    Column("referred_at", Instant),
    Index("ix_file_sha256", "sha256"),
    Index("ix_file_record", "record_id"),
)
"""One upload for one field. Without a record it is a claim of who uploaded it and goes after a while; with one it stays
as long as the record and its history do."""
