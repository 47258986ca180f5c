"""What people are told: notices in the product, their delivery on other channels, who wants which, and when it is
night."""

from __future__ import annotations

from alembic import op

revision = "0027_notices"
down_revision = "0026_flows"
branch_labels = None
depends_on = None

TABLES = """
create table platform.notice (
    id uuid constraint pk_notice primary key,
    key text not null, person uuid not null, kind text not null, at timestamptz not null,
    app text, form text, record_id uuid, case_id uuid, task_id uuid, "by" uuid,
    text jsonb, details jsonb not null, read_at timestamptz,
    constraint uq_notice_key unique (key)
);
create index ix_notice_person on platform.notice (person, id);
create index ix_notice_unread on platform.notice (person, id) where read_at is null;
create table platform.delivery (
    id uuid constraint pk_delivery primary key,
    notice_id uuid not null constraint fk_delivery_notice_id references platform.notice on delete cascade,
    person uuid not null, channel text not null, state text not null,
    language text not null, subject text, body text not null,
    at timestamptz not null, run_at timestamptz not null, attempts integer not null, fence integer not null,
    reason text, reference text, sent_at timestamptz, settled_at timestamptz,
    constraint uq_delivery_notice_id unique (notice_id, channel),
    constraint ck_delivery_channel check (channel in ('inbox', 'email', 'sms')),
    constraint ck_delivery_state check (
        state in ('queued', 'held', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'simulated')
    )
);
create index ix_delivery_due on platform.delivery (run_at) where state in ('queued', 'held', 'sending', 'sent');
create index ix_delivery_person on platform.delivery (person, id);
create table platform.channel_choice (
    person uuid constraint pk_channel_choice primary key, email boolean not null, sms boolean not null
);
create table platform.quiet_hours (
    one boolean constraint pk_quiet_hours primary key, starts time not null, ends time not null,
    constraint ck_quiet_hours_one check (one)
);
"""


def upgrade() -> None:
    """Make the tables."""
    for each in TABLES.split(";\n"):
        if each.strip():
            op.execute(each)


def downgrade() -> None:
    """What people were told is not thrown away."""
    raise NotImplementedError
