"""Who has a record open for editing: a lease of a minute or so, that a crash of the database may take."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025_record_editing"
down_revision = "0024_share_given_for"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Unlogged: a lease is written every few seconds, and one that is lost is given anew by the next."""
    op.create_table(
        "record_editing",
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "person_id", name="pk_record_editing"),
        schema="platform",
        prefixes=["UNLOGGED"],
        postgresql_with={"fillfactor": "50"},
    )
