"""What waits to be worked out anew, and by which formulas values were worked out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014_recompute"
down_revision = "0013_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "recompute",
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("source", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("stamp", sa.Uuid, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after", sa.Uuid),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("form", "step", "source", name="pk_recompute"),
        schema="platform",
    )
    op.create_index("ix_recompute_since", "recompute", ["since"], schema="platform")
    op.create_table(
        "computed_shape",
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("shape", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("form", name="pk_computed_shape"),
        schema="platform",
    )
