"""Acting for somebody and looking as somebody; records shared with a person, a unit or a role until a day."""

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
    here = sa.text("ended_at IS NULL")
    for column in ("record_id", "person_id", "unit_id", "role"):
        op.create_index(f"ix_record_share_{column}", "record_share", [column], schema="platform", postgresql_where=here)
    op.add_column("session", sa.Column("delegation_id", sa.Uuid), schema="platform")
    op.add_column("session", sa.Column("viewed_person", sa.Uuid), schema="platform")
    op.add_column("session", sa.Column("viewed_until", sa.DateTime(timezone=True)), schema="platform")
