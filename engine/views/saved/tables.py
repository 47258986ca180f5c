"""What is kept of a view somebody saved. Fields are kept by uid, conditions as a bound tree, so nothing breaks when
something is renamed."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

saved_view = Table(
    "saved_view",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("base", Text, nullable=True),  # uid of the published view it stands on
    Column("person", Identifier, nullable=False),
    Column("name", Text, nullable=False),
    Column("audience", Text, nullable=False),  # mine, role, all
    Column("role", Text, nullable=True),  # uid, where it is offered to a role
    Column("body", Document, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
Index("ix_saved_view_form", saved_view.c.app, saved_view.c.form, saved_view.c.person)
