"""What is kept of an act on many records: what was asked, and the records in pieces.

A piece is the unit of work: what is done with it is committed together with what came of it, so that whoever goes on
after a kill neither skips a record nor takes one twice.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

bulk_act = Table(
    "bulk_act",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("act", Text, nullable=False),  # update, delete
    Column("person", Identifier, nullable=False),
    Column("post", Text, nullable=True),
    Column("unit", Identifier, nullable=True),
    Column("language", Text, nullable=False),
    Column("state", Text, nullable=False),  # see `act`
    Column("changes", Document, nullable=False),  # {field uid: the value as it travels}
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),  # records of the present step
    Column("counts", Document, nullable=False),  # {"good", "bad", "written", ...}
    Column("reason", Document, nullable=True),  # why it stopped, in both languages
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
Index("ix_bulk_act_person", bulk_act.c.person, bulk_act.c.app, bulk_act.c.form, bulk_act.c.id)
Index("ix_bulk_act_changed_at", bulk_act.c.changed_at)

bulk_piece = Table(
    "bulk_piece",
    metadata,
    Column("act_id", Identifier, ForeignKey("platform.bulk_act.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("first_row", Integer, nullable=False),
    Column("records", LargeBinary, nullable=False),  # packed: [record, version it was chosen in] of each
    Column("checked", LargeBinary, nullable=True),  # packed: what is in the way, by row
    Column("written", LargeBinary, nullable=True),  # packed: [row, record, version, what was done] of each written
    Column("undone", LargeBinary, nullable=True),  # packed: why not, by row, of each that could not be taken back
    PrimaryKeyConstraint("act_id", "number"),
)
