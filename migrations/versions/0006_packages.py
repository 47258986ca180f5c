"""Installed packages, what travelled with them, and the records their data became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006_packages"
down_revision = "0005_records"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "package",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("package_id", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("manifest", JSONB, nullable=False),
        sa.Column("release", sa.Integer),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("installed_by", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("app", name="pk_package"),
        sa.UniqueConstraint("package_id", name="uq_package_package_id"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_package_app", ondelete="CASCADE"),
        schema="platform",
    )
    op.create_table(
        "package_file",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("app", "path", name="pk_package_file"),
        sa.ForeignKeyConstraint(["app"], ["platform.package.app"], name="fk_package_file_app", ondelete="CASCADE"),
        schema="platform",
    )
    op.create_table(
        "package_row",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("record", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("app", "part", "ref", name="pk_package_row"),
        sa.ForeignKeyConstraint(["app"], ["platform.package.app"], name="fk_package_row_app", ondelete="CASCADE"),
        schema="platform",
    )
