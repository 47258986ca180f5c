"""Keys, wrapped; and how far each form's cells have come to what they should be sealed with."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Identity, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Identifier, Instant

CELLS, DIGESTS = "cells", "digests"
ACTIVE, OLD = "active", "old"

data_key = Table(
    "data_key",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("purpose", Text, nullable=False),  # cells, digests
    Column("algorithm", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),  # active, old
    Column("created_at", Instant, nullable=False),
)
"""What cells are sealed with, itself sealed by the master key, which is never here."""

sealing_run = Table(
    "sealing_run",
    metadata,
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("target", Text, nullable=False),  # which fields are to be sealed with which key
    Column("phase", Text, nullable=False),  # cells, changes, done
    Column("after_record", Identifier),
    Column("after_version", Integer),
    Column("looked_at", BigInteger, nullable=False),
    Column("rewritten", BigInteger, nullable=False),
    Column("collisions", BigInteger, nullable=False),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("app", "form"),
)
"""One form's way to a target: begun anew when the target changes, gone on with after a stop."""
