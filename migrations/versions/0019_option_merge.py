"""Options merged in the records, and what each record held before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019_option_merge"
down_revision = "0018_record_share"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "option_merge",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("option_set", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("into", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("left_out", sa.Integer, nullable=False),
        sa.Column("returned", sa.Integer, nullable=False),
        sa.Column("author", sa.Uuid, nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_option_merge"),
        schema="platform",
    )
    op.create_index(
        "uq_option_merge_standing", "option_merge", ["option_set", "code"], unique=True,
        postgresql_where=sa.text("state <> 'undone'"), schema="platform",
    )  # fmt: skip
    op.create_table(
        "option_merge_value",
        sa.Column("merge", sa.Uuid, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("changes", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("merge", "form", "record_id", name="pk_option_merge_value"),
        sa.ForeignKeyConstraint(
            ["merge"], ["platform.option_merge.id"], name="fk_option_merge_value_merge_option_merge", ondelete="CASCADE"
        ),
        schema="platform",
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("option_merge_value", schema="platform")
    op.drop_table("option_merge", schema="platform")
