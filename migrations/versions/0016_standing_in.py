"""Acting for somebody and looking as somebody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016_standing_in"
down_revision = "0015_live_change"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let a session say for whom it acts or as whom it looks."""
    op.create_table(
        "delegation",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("assignment_id", sa.Uuid, sa.ForeignKey("platform.assignment.id"), nullable=False),
        sa.Column("person_id", sa.Uuid, sa.ForeignKey("platform.person.id"), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("given_by", sa.Uuid, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_delegation"),
        schema="platform",
    )
    op.create_index("ix_delegation_person_id", "delegation", ["person_id"], schema="platform")
    op.create_index("ix_delegation_assignment_id", "delegation", ["assignment_id"], schema="platform")
    op.add_column("session", sa.Column("delegation_id", sa.Uuid), schema="platform")
    op.add_column("session", sa.Column("viewed_person", sa.Uuid), schema="platform")
    op.add_column("session", sa.Column("viewed_until", sa.DateTime(timezone=True)), schema="platform")
