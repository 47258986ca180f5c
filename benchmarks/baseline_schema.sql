-- The tables of the hand-written application. Columns and indexes are those of the published form.
create schema baseline;
create table baseline.person (id uuid primary key, org_id uuid not null, sees_clear boolean not null, state text not null);
create table baseline.session (
  token_hash bytea primary key, person_id uuid not null references baseline.person, csrf text not null, expires_at timestamptz not null
);
create table baseline.customer (
  id uuid primary key, version integer not null, owner_id uuid not null, org_id uuid, created_at timestamptz not null,
  created_by uuid not null, updated_at timestamptz not null, updated_by uuid not null, deleted_at timestamptz, deleted_by uuid,
  name text, gender text, level text, birthday date, id_number text, phone text, email text, branch uuid, rm uuid, risk text,
  aum numeric(18, 2), deposits numeric(18, 2), loans numeric(18, 2), score bigint, rate numeric, opened_on date,
  last_contact timestamptz, is_payroll boolean, tags text[], remark text, address text, occupation text, income numeric, source text
);
create index on baseline.customer (created_at, id) where deleted_at is null;
create index on baseline.customer (owner_id, created_at, id) where deleted_at is null;
create index on baseline.customer (org_id, created_at, id) where deleted_at is null;
create table baseline.change (
  record_id uuid, version integer, at timestamptz not null, action text not null, actor uuid not null, source text not null,
  changes jsonb not null, primary key (record_id, version, at)
) partition by range (at);
create table baseline.change_all partition of baseline.change default;
create table baseline.audit (
  seq bigint generated always as identity, at timestamptz not null, kind text not null, actor uuid, subject_type text,
  subject_id text, details json, row_hash bytea not null
) partition by range (at);
create table baseline.audit_all partition of baseline.audit default;
create index on baseline.audit (seq);
