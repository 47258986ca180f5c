"""Changes by month, serial counters, idempotency keys, and the first statement of a write that carries such a key."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0005_records"
down_revision = "0004_definitions"
branch_labels = None
depends_on = None

CHANGES = """
create table platform.change (
    record_id uuid not null,
    version integer not null,
    at timestamptz not null,
    app text not null,
    form text not null,
    release integer not null,
    action text not null,
    actor uuid not null,
    acting_post text,
    on_behalf_of uuid,
    source text not null,
    cause jsonb,
    depth smallint not null,
    changes jsonb not null,
    constraint pk_change primary key (record_id, version, at)
) partition by range (at)
"""

COUNTERS = """
create table platform.serial_counter (
    form text not null,
    field text not null,
    period text not null,
    value bigint not null,
    constraint pk_serial_counter primary key (form, field, period)
) with (fillfactor = 50)
"""

KEYS = """
create table platform.idempotency (
    actor uuid not null,
    key text not null,
    digest bytea not null,
    app text not null,
    form text not null,
    record_id uuid not null,
    version integer not null,
    created_at timestamptz not null,
    constraint pk_idempotency primary key (actor, key)
)
"""

# The key's lock comes first and the statement reading the row has a snapshot of its own, taken after the wait: of two
# requests with one key the second sees what the first has done. Always key, then apps: one order, no deadlock.
BEGIN_WRITE = """
create function platform.begin_write(apps integer[], who uuid, under text)
returns table (app_id integer, live_release integer, digest bytea, record_id uuid, version integer)
language plpgsql volatile as $$
begin
    perform pg_catalog.pg_advisory_xact_lock(27762, pg_catalog.hashtext(who::text || under));
    return query
        select h.app_id, h.live_release, i.digest, i.record_id, i.version
        from platform.hold_releases(apps) h
        left join platform.idempotency i on i.actor = who and i.key = under;
end $$
"""

APPEND_ONLY = """
create trigger append_only before update or delete on platform.change
for each row execute function platform.refuse_change()
"""

# Months are made ahead; what falls outside all of them lands in `change_other`, so that no write ever fails for want
# of one.
MAKE_MONTHS = """
create function platform.make_change_months(first date, months integer) returns integer language plpgsql volatile as $$
declare
    start date;
    made integer := 0;
begin
    for n in 0 .. months - 1 loop
        start := (pg_catalog.date_trunc('month', first::timestamp) + pg_catalog.make_interval(months => n))::date;
        if pg_catalog.to_regclass('platform.change_' || pg_catalog.to_char(start, 'YYYY_MM')) is null then
            begin
                execute pg_catalog.format(
                    'create table platform.%I partition of platform.change for values from (%L) to (%L)',
                    'change_' || pg_catalog.to_char(start, 'YYYY_MM'),
                    start::text || ' 00:00+00',
                    ((start + interval '1 month')::date)::text || ' 00:00+00');
                made := made + 1;
            exception when check_violation or duplicate_table then
                null; -- rows of that month are in change_other already: they stay there
            end;
        end if;
    end loop;
    return made;
end $$
"""

MONTHS_AHEAD = 4


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    op.execute(sa.text(CHANGES))
    op.execute(sa.text("create table platform.change_other partition of platform.change default"))
    op.execute(sa.text(APPEND_ONLY))
    op.execute(sa.text(COUNTERS))
    op.execute(sa.text(KEYS))
    op.execute(sa.text("create index ix_idempotency_created_at on platform.idempotency (created_at)"))
    op.execute(sa.text(BEGIN_WRITE.replace(":", "\\:")))
    op.execute(sa.text(MAKE_MONTHS.replace(":", "\\:")))
    today = datetime.now(UTC).date()
    op.execute(
        sa.text("select platform.make_change_months(:today, :months)").bindparams(today=today, months=MONTHS_AHEAD)
    )
