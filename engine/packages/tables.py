"""Which packages are installed, what travelled with them, and which records their data files became."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

package = Table(
    "package",
    metadata,
    Column("app", Text, ForeignKey("platform.app.name", ondelete="CASCADE"), primary_key=True),
    Column("package_id", Text, nullable=False, unique=True),
    Column("version", Text, nullable=False),
    Column("manifest", Document, nullable=False),
    Column("release", Integer),
    Column("installed_at", Instant, nullable=False),
    Column("installed_by", Identifier, nullable=False),
)
"""The package an app came from. `release` is the one its definitions were published as."""

package_file = Table(
    "package_file",
    metadata,
    Column("app", Text, ForeignKey("platform.package.app", ondelete="CASCADE"), nullable=False),
    Column("path", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("app", "path"),
)
"""Data, tests and docs of a package as they came, so that an export gives them back."""

package_row = Table(
    "package_row",
    metadata,
    Column("app", Text, ForeignKey("platform.package.app", ondelete="CASCADE"), nullable=False),
    Column("part", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("record", Identifier, nullable=False),
    PrimaryKeyConstraint("app", "part", "ref"),
)
"""The record a line of data became; no line is loaded twice. `part`: reference or demo; `form`: the uid of its form."""
