"""Files: contents by their digest, and uploads with what they belong to."""

from __future__ import annotations

from alembic import op

revision = "0010_files"
down_revision = "0009_record_page"
branch_labels = None
depends_on = None

CONTENTS = """
create table platform.file_content (
    sha256 bytea not null,
    size bigint not null,
    stored_at timestamptz not null,
    constraint pk_file_content primary key (sha256),
    constraint ck_file_content_sha256 check (octet_length(sha256) = 32)
)
"""

FILES = """
create table platform.file (
    id uuid not null,
    sha256 bytea not null,
    name text not null,
    size bigint not null,
    media text not null,
    app text not null,
    form text not null,
    field text not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    record_id uuid,
    referred_at timestamptz,
    constraint pk_file primary key (id),
    constraint fk_file_sha256_file_content foreign key (sha256) references platform.file_content (sha256)
)
"""

INDEXES = (
    "create index ix_file_sha256 on platform.file (sha256)",
    "create index ix_file_record on platform.file (record_id)",
    "create index ix_file_claims on platform.file (uploaded_by, uploaded_at) where record_id is null",
)


def upgrade() -> None:
    for statement in (CONTENTS, FILES, *INDEXES):
        op.execute(statement)


def downgrade() -> None:
    op.execute("drop table platform.file")
    op.execute("drop table platform.file_content")
