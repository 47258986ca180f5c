"""Who saw a record: entries found by the records they name and by who acted, and which records each export held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023_tracing"
down_revision = "0022_list_speed"
branch_labels = None
depends_on = None

RECORDS = """
create function platform.audit_records(details json) returns jsonb language sql immutable parallel safe
as $$ select details::jsonb -> 'records' $$
"""
INDEXES = (
    "create index audit_entry_records on platform.audit_entry"
    " using gin (platform.audit_records(details) jsonb_path_ops) where subject_type = 'form'",
    "create index audit_entry_actor on platform.audit_entry (actor, seq) where actor is not null",
)
EXPORTED = """
create table platform.export_part (
    export text not null,
    part integer not null,
    records uuid[] not null,
    constraint pk_export_part primary key (export, part)
)
"""
TRIGGERS = (
    """create trigger append_only before update or delete on platform.export_part
       for each row execute function platform.refuse_audit_change()""",
    """create trigger never_emptied before truncate on platform.export_part
       for each statement execute function platform.refuse_audit_change()""",
)


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    for statement in (RECORDS, *INDEXES, EXPORTED):
        op.execute(sa.text(statement))
    op.execute(sa.text("create index export_part_records on platform.export_part using gin (records)"))
    for statement in TRIGGERS:
        op.execute(sa.text(statement))
