"""The audit trail: append-only entries by month, and the seals that chain them."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003_audit"
down_revision = "0002_identity"
branch_labels = None
depends_on = None

ENTRIES = """
create table platform.audit_entry (
    seq bigint generated always as identity,
    epoch integer not null default 1,
    xid xid8 not null default pg_catalog.pg_current_xact_id(),
    at timestamptz not null,
    kind text not null,
    actor uuid,
    acting_post text,
    app text,
    subject_type text,
    subject_id text,
    details json,
    address text,
    trace_id text,
    row_hash bytea not null
) partition by range (at)
"""

INDEXES = (
    "create index audit_entry_seq on platform.audit_entry (seq)",
    "create index audit_entry_xid on platform.audit_entry (epoch, xid, seq)",
    "create index audit_entry_subject on platform.audit_entry (subject_id, seq) where subject_id is not null",
)

APPEND_ONLY = """
create function platform.refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$
"""

TRIGGERS = (
    """create trigger append_only before update or delete on platform.audit_entry
       for each row execute function platform.refuse_audit_change()""",
    """create trigger never_emptied before truncate on platform.audit_entry
       for each statement execute function platform.refuse_audit_change()""",
    """create trigger append_only before update or delete on platform.audit_seal
       for each row execute function platform.refuse_audit_change()""",
    """create trigger never_emptied before truncate on platform.audit_seal
       for each statement execute function platform.refuse_audit_change()""",
)

SEALS = """
create table platform.audit_seal (
    number bigint not null,
    epoch integer not null,
    from_xid xid8 not null,
    upto_xid xid8 not null,
    entries integer not null,
    last_seq bigint not null,
    root bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null,
    constraint pk_audit_seal primary key (number)
)
"""

MONTHS_AHEAD = 3


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    for statement in (ENTRIES, SEALS, *INDEXES, APPEND_ONLY, *TRIGGERS):
        op.execute(sa.text(statement))
    op.execute(sa.text("create table platform.audit_entry_other partition of platform.audit_entry default"))
    today = datetime.now(UTC)
    for ahead in range(MONTHS_AHEAD + 1):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        after_year, after_month = divmod(today.year * 12 + today.month + ahead, 12)
        op.execute(
            sa.text(
                f"create table platform.audit_entry_{year}_{month + 1:02d} partition of platform.audit_entry "
                f"for values from ('{year}-{month + 1:02d}-01 00:00+00') "
                f"to ('{after_year}-{after_month + 1:02d}-01 00:00+00')"
            )
        )
