"""Files brought in as records: what was asked, the rows in pieces, and what became of each piece."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011_imports"
down_revision = "0010_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("post", sa.Text),
        sa.Column("unit", sa.Uuid),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("columns", JSONB, nullable=False),
        sa.Column("mapping", JSONB, nullable=False),
        sa.Column("key_field", sa.Text),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("counts", JSONB, nullable=False),
        sa.Column("reason", JSONB),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
        schema="platform",
    )
    op.create_index("ix_import_batch_person", "import_batch", ["person", "app", "form", "id"], schema="platform")
    op.create_index("ix_import_batch_changed_at", "import_batch", ["changed_at"], schema="platform")
    op.create_table(
        "import_file",
        sa.Column("batch_id", sa.Uuid, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("batch_id", name="pk_import_file"),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["platform.import_batch.id"], name="fk_import_file_batch", ondelete="CASCADE"
        ),
        schema="platform",
    )
    op.create_table(
        "import_piece",
        sa.Column("batch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first_row", sa.Integer, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("cells", sa.LargeBinary, nullable=False),
        sa.Column("checked", sa.LargeBinary),
        sa.Column("written", sa.LargeBinary),
        sa.Column("undone", sa.LargeBinary),
        sa.PrimaryKeyConstraint("batch_id", "number", name="pk_import_piece"),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["platform.import_batch.id"], name="fk_import_piece_batch", ondelete="CASCADE"
        ),
        schema="platform",
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("import_piece", "import_file", "import_batch"):
        op.drop_table(table, schema="platform")
