"""Changing what is live: where a column's values came from and what became of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015_live_change"
down_revision = "0014_recompute"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("physical_column", sa.Column("came_from", sa.Text), schema="platform")
    op.add_column("physical_column", sa.Column("recipe", JSONB), schema="platform")


def downgrade() -> None:
    """Take them away."""
    op.drop_column("physical_column", "recipe", schema="platform")
    op.drop_column("physical_column", "came_from", schema="platform")
