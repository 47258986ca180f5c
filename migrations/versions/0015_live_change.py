"""Changing what is live: where a column's values came from and what became of each; options merged into others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015_live_change"
down_revision = "0014_recompute"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns, make the tables."""
    op.add_column("physical_column", sa.Column("came_from", sa.Text), schema="platform")
    op.add_column("physical_column", sa.Column("recipe", JSONB), schema="platform")
    op.create_table(
        "option_merge",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("option_set", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("into", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_option_merge"),
        schema="platform",
    )
    op.create_index("ix_option_merge_option_set", "option_merge", ["app", "option_set", "id"], schema="platform")
    op.create_table(
        "option_merge_piece",
        sa.Column("merge_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("records", JSONB, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("merge_id", "number", name="pk_option_merge_piece"),
        sa.ForeignKeyConstraint(
            ["merge_id"],
            ["platform.option_merge.id"],
            name="fk_option_merge_piece_merge_id_option_merge",
            ondelete="CASCADE",
        ),
        schema="platform",
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("option_merge_piece", schema="platform")
    op.drop_table("option_merge", schema="platform")
    op.drop_column("physical_column", "recipe", schema="platform")
    op.drop_column("physical_column", "came_from", schema="platform")
