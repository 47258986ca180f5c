"""Running flows: a case as rows, its story, what it waits for, and what it sends."""

from __future__ import annotations

from alembic import op

revision = "0026_flows"
down_revision = "0025_record_editing"
branch_labels = None
depends_on = None

TABLES = """
create sequence platform.flow_case_number;
create table platform.flow_case (
    id uuid constraint pk_flow_case primary key,
    number bigint not null,
    app text not null, flow text not null, label jsonb not null, release integer not null, version_id uuid not null,
    form_app text not null, form text not null, record_id uuid not null,
    root_id uuid not null, parent_id uuid, parent_child integer, depth smallint not null,
    status text not null, suspended boolean not null, result text,
    initiator uuid not null, unit uuid, started_at timestamptz not null, ended_at timestamptz,
    last integer not null, seq integer not null, visits jsonb not null, names jsonb not null,
    constraint ck_flow_case_status check (status in ('open', 'done', 'cancelled'))
);
create index ix_flow_case_record_id on platform.flow_case (record_id, started_at);
create index ix_flow_case_initiator on platform.flow_case (initiator, started_at, id);
create index ix_flow_case_parent_id on platform.flow_case (parent_id) where parent_id is not null;
create index ix_flow_case_open on platform.flow_case (version_id) where status = 'open';
create table platform.flow_token (
    case_id uuid not null constraint fk_flow_token_case_id references platform.flow_case,
    number integer not null, scope integer not null, node text not null, via text, waits text,
    visit integer not null, round jsonb, many jsonb,
    constraint pk_flow_token primary key (case_id, number)
);
create table platform.flow_scope (
    case_id uuid not null constraint fk_flow_scope_case_id references platform.flow_case,
    number integer not null, parent integer, token integer, node text, item jsonb,
    constraint pk_flow_scope primary key (case_id, number)
);
create table platform.flow_task (
    case_id uuid not null constraint fk_flow_task_case_id references platform.flow_case,
    number integer not null, id uuid not null, token integer not null, node text not null, person uuid not null,
    seat integer not null, origin text not null, "by" integer, state text not null,
    created_at timestamptz not null, due_at timestamptz, read_at timestamptz,
    ended_at timestamptz, ended_by uuid, on_behalf_of uuid, outcome text, how text, opinion jsonb, seen jsonb,
    draft jsonb, urged_at timestamptz, urged integer not null,
    constraint pk_flow_task primary key (case_id, number),
    constraint uq_flow_task_id unique (id),
    constraint ck_flow_task_state check (state in ('open', 'waiting', 'paused', 'done', 'cancelled'))
);
create index ix_flow_task_to_do on platform.flow_task (person, created_at, id) where state = 'open';
create index ix_flow_task_done on platform.flow_task (person, ended_at, id) where state = 'done';
create table platform.flow_timer (
    case_id uuid not null constraint fk_flow_timer_case_id references platform.flow_case,
    number integer not null, token integer not null, at text not null, due timestamptz not null,
    "left" integer not null, what text, stopped timestamptz, tried_at timestamptz, failed integer not null,
    constraint pk_flow_timer primary key (case_id, number)
);
create index ix_flow_timer_due on platform.flow_timer (due) where stopped is null;
create table platform.flow_job (
    case_id uuid not null constraint fk_flow_job_case_id references platform.flow_case,
    number integer not null, token integer not null, node text not null, fence integer not null,
    constraint pk_flow_job primary key (case_id, number)
);
create table platform.flow_subscription (
    case_id uuid not null constraint fk_flow_subscription_case_id references platform.flow_case,
    number integer not null, token integer not null, at text not null, app text not null, kind text not null,
    name text not null, key text,
    constraint pk_flow_subscription primary key (case_id, number)
);
create index ix_flow_subscription_name on platform.flow_subscription (app, kind, name);
create table platform.flow_message (
    id uuid constraint pk_flow_message primary key, app text not null, name text not null, key text, payload jsonb,
    sent_at timestamptz not null, kept_until timestamptz not null
);
create index ix_flow_message_name on platform.flow_message (app, name);
create table platform.flow_child (
    case_id uuid not null constraint fk_flow_child_case_id references platform.flow_case,
    number integer not null, token integer not null, node text not null,
    constraint pk_flow_child primary key (case_id, number)
);
create table platform.flow_incident (
    case_id uuid not null constraint fk_flow_incident_case_id references platform.flow_case,
    number integer not null, token integer not null, code text not null, details jsonb not null,
    at timestamptz not null, closed_at timestamptz,
    constraint pk_flow_incident primary key (case_id, number)
);
create index ix_flow_incident_open on platform.flow_incident (at, case_id) where closed_at is null;
create table platform.flow_event (
    case_id uuid not null constraint fk_flow_event_case_id references platform.flow_case,
    seq integer not null, at timestamptz not null, kind text not null, node text, token integer, task integer,
    person uuid, actor uuid not null, on_behalf_of uuid, details jsonb not null,
    constraint pk_flow_event primary key (case_id, seq)
);
create table platform.flow_command (
    actor uuid not null, key text not null, digest bytea not null, answer jsonb, at timestamptz not null,
    constraint pk_flow_command primary key (actor, key)
);
create index ix_flow_command_at on platform.flow_command (at);
create table platform.flow_outbox (
    id uuid constraint pk_flow_outbox primary key,
    case_id uuid not null constraint fk_flow_outbox_case_id references platform.flow_case,
    kind text not null, key text not null, payload jsonb not null, state text not null, run_at timestamptz not null,
    attempts integer not null, reason text, created_at timestamptz not null,
    constraint uq_flow_outbox_key unique (key),
    constraint ck_flow_outbox_state check (state in ('waiting', 'done', 'dead'))
);
create index ix_flow_outbox_due on platform.flow_outbox (run_at) where state = 'waiting';
create index ix_flow_outbox_case_id on platform.flow_outbox (case_id);
create table platform.flow_copy (
    id uuid constraint pk_flow_copy primary key,
    case_id uuid not null constraint fk_flow_copy_case_id references platform.flow_case,
    node text, person uuid not null, "by" uuid not null, at timestamptz not null, read_at timestamptz
);
create index ix_flow_copy_person on platform.flow_copy (person, at, id);
create unique index uq_flow_copy_once on platform.flow_copy (case_id, person);
create table platform.record_case (
    record_id uuid constraint pk_record_case primary key, app text not null, form text not null, case_id uuid not null,
    number bigint not null, state text not null, locks boolean not null, nodes text[] not null,
    assignees uuid[] not null, started_at timestamptz not null, due_at timestamptz
);
create index ix_record_case_form on platform.record_case (form, state);
create trigger append_only before update or delete on platform.flow_event
for each row execute function platform.refuse_change();
"""

STATE = """
create function platform.flow_state(one uuid) returns jsonb language sql volatile as $$
select jsonb_build_object(
    'case', to_jsonb(c),
    'token', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_token t where t.case_id = one),
    'scope', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_scope t where t.case_id = one),
    'task', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_task t
             where t.case_id = one and t.state in ('open', 'waiting', 'paused')),
    'timer', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_timer t where t.case_id = one),
    'job', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_job t where t.case_id = one),
    'subscription',
        (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_subscription t where t.case_id = one),
    'child', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_child t where t.case_id = one),
    'incident', (select jsonb_agg(to_jsonb(t) order by t.number) from platform.flow_incident t
                 where t.case_id = one and t.closed_at is null)
) from platform.flow_case c where c.id = one
$$;
"""

BEGIN = """
create function platform.flow_begin(one uuid, task uuid, who uuid, under text, said bytea, instant timestamptz)
returns jsonb language plpgsql volatile as $$
declare
    known record;
begin
    if under is not null then
        insert into platform.flow_command (actor, key, digest, at) values (who, under, said, instant)
        on conflict (actor, key) do nothing;
        if not found then
            select digest, answer into known from platform.flow_command where actor = who and key = under;
            return jsonb_build_object('done', known.answer, 'same', known.digest = said);
        end if;
    end if;
    if one is null and task is null then
        return jsonb_build_object('number', nextval('platform.flow_case_number'));
    end if;
    if one is null then
        select t.case_id into one from platform.flow_task t where t.id = task;
    end if;
    perform 1 from platform.flow_case r
    where r.id = (select root_id from platform.flow_case where id = one) for no key update;
    return platform.flow_state(one);
end $$;
"""

FLUSH = """
create function platform.flow_flush(one uuid, who uuid, under text, step jsonb) returns void
language plpgsql volatile as $$
begin
    if step ? 'begun' then
        insert into platform.flow_case select * from jsonb_populate_record(null::platform.flow_case, step->'begun');
    else
        update platform.flow_case c set
            status = x.status, suspended = x.suspended, result = x.result, last = x.last, seq = x.seq,
            visits = x.visits, names = x.names, ended_at = x.ended_at
        from jsonb_populate_record(null::platform.flow_case, step->'case') x where c.id = one;
    end if;
    if step ? 'gone' then
        delete from platform.flow_token where case_id = one and step->'gone'->'token' @> to_jsonb(number);
        delete from platform.flow_scope where case_id = one and step->'gone'->'scope' @> to_jsonb(number);
        delete from platform.flow_timer where case_id = one and step->'gone'->'timer' @> to_jsonb(number);
        delete from platform.flow_job where case_id = one and step->'gone'->'job' @> to_jsonb(number);
        delete from platform.flow_subscription where case_id = one and step->'gone'->'subscription' @> to_jsonb(number);
        delete from platform.flow_child where case_id = one and step->'gone'->'child' @> to_jsonb(number);
    end if;
    if step ? 'token' then
        insert into platform.flow_token
        select * from jsonb_populate_recordset(null::platform.flow_token, step->'token')
        on conflict (case_id, number) do update set
            scope = excluded.scope, node = excluded.node, via = excluded.via, waits = excluded.waits,
            visit = excluded.visit, round = excluded.round, many = excluded.many;
    end if;
    if step ? 'scope' then
        insert into platform.flow_scope
        select * from jsonb_populate_recordset(null::platform.flow_scope, step->'scope')
        on conflict (case_id, number) do update set item = excluded.item;
    end if;
    if step ? 'task' then
        insert into platform.flow_task
        select * from jsonb_populate_recordset(null::platform.flow_task, step->'task')
        on conflict (case_id, number) do update set
            token = excluded.token, person = excluded.person, origin = excluded.origin, state = excluded.state,
            due_at = excluded.due_at, ended_at = excluded.ended_at, ended_by = excluded.ended_by,
            on_behalf_of = excluded.on_behalf_of, outcome = excluded.outcome, how = excluded.how,
            opinion = excluded.opinion, seen = excluded.seen, draft = excluded.draft,
            read_at = excluded.read_at, urged = excluded.urged, urged_at = excluded.urged_at;
    end if;
    if step ? 'timer' then
        insert into platform.flow_timer
        select * from jsonb_populate_recordset(null::platform.flow_timer, step->'timer')
        on conflict (case_id, number) do update set
            due = excluded.due, "left" = excluded."left", stopped = excluded.stopped;
    end if;
    if step ? 'job' then
        insert into platform.flow_job select * from jsonb_populate_recordset(null::platform.flow_job, step->'job')
        on conflict (case_id, number) do update set fence = excluded.fence;
    end if;
    if step ? 'subscription' then
        insert into platform.flow_subscription
        select * from jsonb_populate_recordset(null::platform.flow_subscription, step->'subscription')
        on conflict (case_id, number) do nothing;
    end if;
    if step ? 'child' then
        insert into platform.flow_child select * from jsonb_populate_recordset(null::platform.flow_child, step->'child')
        on conflict (case_id, number) do nothing;
    end if;
    if step ? 'closed' then
        update platform.flow_incident set closed_at = (step->>'at')::timestamptz
        where case_id = one and step->'closed' @> to_jsonb(number);
    end if;
    if step ? 'incident' then
        insert into platform.flow_incident
        select * from jsonb_populate_recordset(null::platform.flow_incident, step->'incident');
    end if;
    insert into platform.flow_event select * from jsonb_populate_recordset(null::platform.flow_event, step->'event');
    if step ? 'outbox' then
        insert into platform.flow_outbox
        select * from jsonb_populate_recordset(null::platform.flow_outbox, step->'outbox')
        on conflict (key) do nothing;
    end if;
    if step ? 'copy' then
        insert into platform.flow_copy select * from jsonb_populate_recordset(null::platform.flow_copy, step->'copy')
        on conflict (case_id, person) do nothing;
    end if;
    if step ? 'record' then
        insert into platform.record_case
        select * from jsonb_populate_record(null::platform.record_case, step->'record')
        on conflict (record_id) do update set
            case_id = excluded.case_id, number = excluded.number, state = excluded.state, locks = excluded.locks,
            nodes = excluded.nodes, assignees = excluded.assignees, started_at = excluded.started_at,
            due_at = excluded.due_at
        where platform.record_case.case_id = excluded.case_id or step ? 'begun';
    end if;
    if under is not null then
        update platform.flow_command set answer = step->'answer' where actor = who and key = under;
    end if;
end $$;
"""


def upgrade() -> None:
    """Make the tables and the functions of a step."""
    for each in TABLES.split(";\n"):
        if each.strip():
            op.execute(each)
    for function in (STATE, BEGIN, FLUSH):
        op.execute(function)


def downgrade() -> None:
    """Cases are not thrown away."""
    raise NotImplementedError
