"""What lists keep: acts on many records in pieces, and views people made for themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013_lists"
down_revision = "0012_record_batch"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "bulk_act",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("post", sa.Text),
        sa.Column("unit", sa.Uuid),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("changes", JSONB, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("counts", JSONB, nullable=False),
        sa.Column("reason", JSONB),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_act"),
        schema="platform",
    )
    op.create_index("ix_bulk_act_person", "bulk_act", ["person", "app", "form", "id"], schema="platform")
    op.create_index("ix_bulk_act_changed_at", "bulk_act", ["changed_at"], schema="platform")
    op.create_table(
        "bulk_piece",
        sa.Column("act_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first_row", sa.Integer, nullable=False),
        sa.Column("records", sa.LargeBinary, nullable=False),
        sa.Column("checked", sa.LargeBinary),
        sa.Column("written", sa.LargeBinary),
        sa.Column("undone", sa.LargeBinary),
        sa.PrimaryKeyConstraint("act_id", "number", name="pk_bulk_piece"),
        sa.ForeignKeyConstraint(
            ["act_id"], ["platform.bulk_act.id"], name="fk_bulk_piece_act_id_bulk_act", ondelete="CASCADE"
        ),
        schema="platform",
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("base", sa.Text),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        schema="platform",
    )
    op.create_index("ix_saved_view_form", "saved_view", ["app", "form", "person"], schema="platform")
