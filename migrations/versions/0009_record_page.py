"""The record page: comments with every text they ever had, who was mentioned, and how often somebody unmasked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0009_record_page"
down_revision = "0008_expressions_more"
branch_labels = None
depends_on = None

APPEND_ONLY = """
create trigger append_only before update on platform.comment_text
for each row execute function platform.refuse_change()
"""


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("record_id", sa.Uuid, nullable=False),
        sa.Column("author", sa.Uuid, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("mentions", ARRAY(sa.Uuid), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        schema="platform",
    )
    op.create_index("ix_comment_record_id", "comment", ["record_id", "id"], schema="platform")
    op.create_table(
        "comment_text",
        sa.Column("comment_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("comment_id", "version", name="pk_comment_text"),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["platform.comment.id"], name="fk_comment_text_comment_id", ondelete="CASCADE"
        ),
        schema="platform",
    )
    op.execute(sa.text(APPEND_ONLY))
    op.create_table(
        "mention",
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("comment_id", sa.Uuid, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("person", "comment_id", name="pk_mention"),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["platform.comment.id"], name="fk_mention_comment_id", ondelete="CASCADE"
        ),
        schema="platform",
    )
    op.create_index("ix_mention_comment_id", "mention", ["comment_id"], schema="platform")
    op.create_table(
        "unmask_use",
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person", "day", name="pk_unmask_use"),
        schema="platform",
    )
