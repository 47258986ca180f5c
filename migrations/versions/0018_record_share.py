"""Sharing single records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018_record_share"
down_revision = "0017_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "record_share",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, sa.ForeignKey("platform.person.id")),
        sa.Column("unit_id", sa.Uuid, sa.ForeignKey("platform.org_unit.id")),
        sa.Column("role", sa.Text),
        sa.Column("may_write", sa.Boolean, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("given_by", sa.Uuid, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_record_share"),
        sa.CheckConstraint("num_nonnulls(person_id, unit_id, role) = 1", name="ck_record_share_one_receiver"),
        schema="platform",
    )
    for each in ("record_id", "person_id", "unit_id", "role"):
        op.create_index(
            f"ix_record_share_{each}",
            "record_share",
            [each],
            schema="platform",
            postgresql_where=sa.text("ended_at IS NULL"),
        )
