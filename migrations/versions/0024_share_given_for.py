"""In whose right a record was shared: who stood in for another gave it in the other's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024_share_given_for"
down_revision = "0023_tracing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of shares there are, whoever gave them."""
    op.add_column("record_share", sa.Column("given_for", sa.Uuid), schema="platform")
    op.execute("update platform.record_share set given_for = given_by")
    op.alter_column("record_share", "given_for", nullable=False, schema="platform")
