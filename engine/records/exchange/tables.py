"""What is kept of a file brought in: the batch, the file until it is read, and its rows in pieces.

A piece is the unit of work: what is done with it is committed together with what came of it, so that whoever goes on
after a kill neither skips a row nor takes one twice.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("person", Identifier, nullable=False),
    Column("post", Text, nullable=True),
    Column("unit", Identifier, nullable=True),
    Column("language", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("format", Text, nullable=False),  # xlsx, csv
    Column("state", Text, nullable=False),  # see `batch.State`
    Column("columns", Document, nullable=False),  # [{"title", "samples": [...]}]
    Column("mapping", Document, nullable=False),  # a field's uid, or null, for each column
    Column("key_field", Text, nullable=True),  # uid
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),  # rows of the present step
    Column("counts", Document, nullable=False),  # {"good", "bad", "created", ...}
    Column("reason", Document, nullable=True),  # why it stopped, in both languages
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
Index("ix_import_batch_person", import_batch.c.person, import_batch.c.app, import_batch.c.form, import_batch.c.id)
Index("ix_import_batch_changed_at", import_batch.c.changed_at)

import_file = Table(
    "import_file",
    metadata,
    Column("batch_id", Identifier, ForeignKey("platform.import_batch.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

import_piece = Table(
    "import_piece",
    metadata,
    Column("batch_id", Identifier, ForeignKey("platform.import_batch.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("cells", LargeBinary, nullable=False),  # packed: a list of cells a row
    Column("checked", LargeBinary, nullable=True),  # packed: what is wrong, by row
    Column("written", LargeBinary, nullable=True),  # packed: [row, record, version, action] of each that was written
    Column("undone", LargeBinary, nullable=True),  # packed: [row, why not] of each that could not be taken back
    PrimaryKeyConstraint("batch_id", "number"),
)
