"""Slow lists, and the indexes made for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0022_list_speed"
down_revision = "0021_search_faster"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "slow_list",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("shape", JSONB, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("slow", sa.Integer, nullable=False),
        sa.Column("counts", ARRAY(sa.Integer), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slow_list"),
        schema="platform",
    )
    op.create_index("ix_slow_list_app", "slow_list", ["app", "last_at"], schema="platform")
    op.create_table(
        "list_index",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("parts", JSONB, nullable=False),
        sa.Column("stands_on", ARRAY(sa.Text), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", JSONB),
        sa.Column("slow_list", sa.Text, nullable=False),
        sa.Column("trial", JSONB, nullable=False),
        sa.Column("before", JSONB),
        sa.Column("made_by", sa.Uuid, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_list_index"),
        schema="platform",
    )
    op.create_index("ix_list_index_app", "list_index", ["app", "form"], schema="platform")


def downgrade() -> None:
    """Take them away."""
    op.drop_table("list_index", schema="platform")
    op.drop_table("slow_list", schema="platform")
