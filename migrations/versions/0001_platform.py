"""What an installation is, and the jobs that run in the background."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_platform"
down_revision = None


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    op.create_table(
        "installation",
        sa.Column("singleton", sa.Boolean, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("clock_offset", sa.Interval, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("singleton", name="pk_installation"),
        sa.CheckConstraint("singleton", name="ck_installation_only"),
        sa.CheckConstraint("mode IN ('demo', 'production')", name="ck_installation_mode"),
        sa.CheckConstraint("profile IN ('separated', 'small_bank')", name="ck_installation_profile"),
        schema="platform",
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", postgresql.JSONB, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'dead')", name="ck_job_state"),
        schema="platform",
    )
    op.create_index(
        "ix_job_waiting",
        "job",
        ["not_before", "id"],
        schema="platform",
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_job_running",
        "job",
        ["lease_until"],
        schema="platform",
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index(
        "ix_job_finished",
        "job",
        ["finished_at"],
        schema="platform",
        postgresql_where=sa.text("state = 'done'"),
    )
