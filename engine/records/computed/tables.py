"""What waits to be worked out anew, and what was worked out by which formulas."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

recompute = Table(
    "recompute",
    metadata,
    Column("form", Text, nullable=False),  # uid of the form whose values wait
    Column("step", Text, nullable=False),  # how its records are reached from the source
    Column("source", Identifier, nullable=False),  # the record that changed
    Column("app", Text, nullable=False),
    Column("stamp", Identifier, nullable=False),  # another one whenever it changes again
    Column("since", Instant, nullable=False),
    Column("after", Identifier),  # the last record done
    Column("done", Integer, nullable=False),
    Column("due", Instant),  # when it is expected to be done
    Column("lease_until", Instant),
    PrimaryKeyConstraint("form", "step", "source"),
    Index("ix_recompute_since", "since"),
)
"""One row for all records of a form that are reached from one source: however often it changes, they wait once."""

computed_shape = Table(
    "computed_shape",
    metadata,
    Column("form", Text, primary_key=True),
    Column("app", Text, nullable=False),
    Column("shape", Document, nullable=False),  # {field uid: digest of its formula and of the columns it reads}
)
"""By what the stored values of a form were worked out; where that is another by now, they are worked out anew."""
