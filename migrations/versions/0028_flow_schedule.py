"""Starts of flows by the clock: until when each has been seen to."""

from __future__ import annotations

from alembic import op

revision = "0028_flow_schedule"
down_revision = "0027_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "create table platform.flow_schedule ("
        " flow text not null, node text not null, seen_at timestamptz not null, last_at timestamptz, case_id uuid,"
        " reason text, constraint pk_flow_schedule primary key (flow, node))"
    )


def downgrade() -> None:
    """When a flow was started is not forgotten."""
    raise NotImplementedError
