"""Where apps, drafts, versions, releases and publications are kept, and what publishing knows of the tables it made."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

app = Table(
    "app",
    metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),  # the key of its advisory lock
    Column("name", Text, nullable=False, unique=True),
    Column("live_release", Integer),  # the release stamp: null until something is published
    Column("created_at", Instant, nullable=False),
    Column("created_by", Identifier, nullable=False),
)
"""An app of this installation. Its label and icon are in its definition of kind `app`."""

draft = Table(
    "draft",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, ForeignKey(app.c.name, ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("uid", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_removed", Boolean, nullable=False),
    Column("body", Document, nullable=False),
    Column("bindings", Document, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("updated_by", Identifier, nullable=False),
    UniqueConstraint("app", "kind", "uid"),
    Index("draft_name", "app", "kind", "name", unique=True, postgresql_where=text("not is_removed")),
)
"""What somebody is working on. `bindings` says what each reference in `body` meant, so that a rename breaks nothing."""

definition_version = Table(
    "definition_version",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, ForeignKey(app.c.name), nullable=False),
    Column("kind", Text, nullable=False),
    Column("uid", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("body", Document, nullable=False),
    Column("bindings", Document, nullable=False),
    Column("hash", Text, nullable=False),
    Column("author", Identifier, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("publication", Identifier, nullable=False),
    UniqueConstraint("app", "kind", "uid", "number"),
)
"""A published definition. Immutable: a trigger refuses every update and delete."""

release = Table(
    "release",
    metadata,
    Column("app", Text, ForeignKey(app.c.name), nullable=False),
    Column("number", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("author", Identifier, nullable=False),
    Column("published_at", Instant, nullable=False),
    Column("publication", Identifier, nullable=False),
    Column("reverts_to", Integer),
    Column("changes", Document, nullable=False),  # what changed, in words, as it was shown to who published it
    PrimaryKeyConstraint("app", "number"),
)
"""An immutable, numbered set of definition versions of an app."""

release_item = Table(
    "release_item",
    metadata,
    Column("app", Text, nullable=False),
    Column("release", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("uid", Text, nullable=False),
    Column("version", Identifier, ForeignKey(definition_version.c.id), nullable=False),
    PrimaryKeyConstraint("app", "release", "kind", "uid"),
    ForeignKeyConstraint(["app", "release"], [release.c.app, release.c.number]),
)
"""Which version of which definition a release consists of."""

publication = Table(
    "publication",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, ForeignKey(app.c.name, ondelete="CASCADE"), nullable=False),
    Column("state", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("items", Document, nullable=False),
    Column("steps", Document, nullable=False),
    Column("problems", Document, nullable=False),
    Column("widens", Document, nullable=False),
    Column("changes", Document, nullable=False),
    Column("note", Text, nullable=False),
    Column("reverts_to", Integer),
    Column("release", Integer),
    Column("author", Identifier, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("decided_by", Identifier),
    Column("decided_at", Instant),
    Column("reason", Text),
    Column("idempotency_key", Text),
    Column("ended_at", Instant),
    Index("publication_running", "app", unique=True, postgresql_where=text("state = 'running'")),
    Index("publication_app", "app", "created_at"),
    Index(
        "publication_key",
        "author",
        "idempotency_key",
        unique=True,
        postgresql_where=text("idempotency_key is not null"),
    ),
)
"""One act of publishing and how far it came: any process can go on from this row."""

physical_table = Table(
    "physical_table",
    metadata,
    Column("app", Text, ForeignKey(app.c.name), nullable=False),
    Column("form", Text, nullable=False),
    Column("schema_name", Text, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("publication", Identifier, nullable=False),
    PrimaryKeyConstraint("app", "form"),
    UniqueConstraint("schema_name", "table_name"),
)
"""The table made for a form. State: prepared (no release has it yet), ready, retired (kept for ever)."""

physical_column = Table(
    "physical_column",
    metadata,
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("column_name", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("sql_type", Text, nullable=False),
    Column("filled_from", Text),  # the column a change of type takes its values from
    Column("came_from", Text),  # the same, kept when it is done: who goes back finds there what every value was
    Column("recipe", Document),  # and what every value became
    Column("state", Text, nullable=False),
    Column("publication", Identifier, nullable=False),
    PrimaryKeyConstraint("app", "form", "column_name"),
    ForeignKeyConstraint(["app", "form"], [physical_table.c.app, physical_table.c.form]),
    Index("physical_column_ready", "app", "form", "field", unique=True, postgresql_where=text("state = 'ready'")),
)
"""A column made for a field. State: prepared, ready, retired (the field is gone or has another column). One left by a
change of type is dropped after thirty days, no other ever."""

physical_index = Table(
    "physical_index",
    metadata,
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("index_name", Text, nullable=False),
    Column("asked_by", Text, nullable=False),  # uid of the field or composite
    Column("fields", ARRAY(Text), nullable=False),
    Column("columns", ARRAY(Text), nullable=False),
    Column("is_unique", Boolean, nullable=False),
    Column("method", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("publication", Identifier, nullable=False),
    PrimaryKeyConstraint("app", "form", "index_name"),
    ForeignKeyConstraint(["app", "form"], [physical_table.c.app, physical_table.c.form]),
)
"""An index made for a form. State: invalid (being built, or its building broke off), prepared, ready, retired
(dropped)."""

physical_key = Table(
    "physical_key",
    metadata,
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("constraint_name", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("column_name", Text, nullable=False),
    Column("target_app", Text, nullable=False),
    Column("target_form", Text, nullable=False),
    Column("on_delete", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("publication", Identifier, nullable=False),
    PrimaryKeyConstraint("app", "form", "constraint_name"),
    ForeignKeyConstraint(["app", "form"], [physical_table.c.app, physical_table.c.form]),
)
"""A foreign key made for a reference. State: prepared, ready, retired (dropped)."""
