"""Wrapped keys, how far sealing has come, and history that may be sealed anew but never changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017_keys"
down_revision = "0016_standing_in"
branch_labels = None
depends_on = None

# Append-only means what was said, not how it is sealed: `changes` may be written again with the same fields in it by
# whoever declares it, in a row that is otherwise untouched. Everything else is refused as before.
SEALED_ANEW = """
create function platform.refuse_change_unless_sealed_anew() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and pg_catalog.current_setting('langqiao.sealing', true) = 'on'
        and pg_catalog.to_jsonb(new) - 'changes' = pg_catalog.to_jsonb(old) - 'changes'
        and (select pg_catalog.array_agg(k order by k) from pg_catalog.jsonb_object_keys(new.changes) k)
            is not distinct from
            (select pg_catalog.array_agg(k order by k) from pg_catalog.jsonb_object_keys(old.changes) k)
    then
        return new;
    end if;
    raise exception 'rows of % are immutable', tg_table_name;
end $$
"""


def upgrade() -> None:
    """Make the tables; let the trigger of the changes tell sealing from changing."""
    op.create_table(
        "data_key",
        sa.Column("id", sa.Integer, sa.Identity(), nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("algorithm", sa.Text, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_data_key"),
        schema="platform",
    )
    op.create_table(
        "sealing_run",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("after_record", sa.Uuid),
        sa.Column("after_version", sa.Integer),
        sa.Column("looked_at", sa.BigInteger, nullable=False),
        sa.Column("rewritten", sa.BigInteger, nullable=False),
        sa.Column("collisions", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("app", "form", name="pk_sealing_run"),
        schema="platform",
    )
    op.execute(SEALED_ANEW)
    op.execute("drop trigger append_only on platform.change")
    op.execute(
        "create trigger append_only before update or delete on platform.change"
        " for each row execute function platform.refuse_change_unless_sealed_anew()"
    )
