"""Apps, drafts, versions, releases, publications, and what publishing made of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0004_definitions"
down_revision = "0003_audit"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)

# Volatile, so that the second statement has a snapshot of its own: what it reads is true once the locks are held. In
# one plain statement the stamps would be read before the wait and could be those of the release before.
HOLD_RELEASES = """
create function platform.hold_releases(apps integer[])
returns table (app_id integer, live_release integer) language plpgsql volatile as $$
declare
    one integer;
begin
    for one in select distinct unnest(apps) order by 1 loop
        perform pg_catalog.pg_advisory_xact_lock_shared(27761, one);
    end loop;
    return query select a.id, a.live_release from platform.app a where a.id = any (apps) order by a.id;
end $$
"""

REFUSE_CHANGE = """
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are immutable', tg_table_name;
end $$
"""


def upgrade() -> None:
    """Make the tables."""
    _authoring()
    _releases()
    _physical()
    op.execute(HOLD_RELEASES)
    op.execute(REFUSE_CHANGE)
    for table in ("definition_version", "release", "release_item"):
        op.execute(
            f"create trigger immutable before update or delete on platform.{table}"
            " for each row execute function platform.refuse_change()"
        )


def _authoring() -> None:
    op.create_table(
        "app",
        sa.Column("id", sa.Integer, sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("live_release", sa.Integer),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_app"),
        sa.UniqueConstraint("name", name="uq_app_name"),
        schema="platform",
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("is_removed", sa.Boolean, nullable=False),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("bindings", JSONB, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("updated_by", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("app", "kind", "uid", name="uq_draft_app_kind_uid"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_draft_app", ondelete="CASCADE"),
        schema="platform",
    )
    op.create_index(
        "draft_name",
        "draft",
        ["app", "kind", "name"],
        unique=True,
        schema="platform",
        postgresql_where="not is_removed",
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("items", JSONB, nullable=False),
        sa.Column("steps", JSONB, nullable=False),
        sa.Column("problems", JSONB, nullable=False),
        sa.Column("widens", JSONB, nullable=False),
        sa.Column("changes", JSONB, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("reverts_to", sa.Integer),
        sa.Column("release", sa.Integer),
        sa.Column("author", sa.Uuid, nullable=False),
        sa.Column("author_name", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("decided_at", INSTANT),
        sa.Column("reason", sa.Text),
        sa.Column("idempotency_key", sa.Text),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_publication_app", ondelete="CASCADE"),
        schema="platform",
    )
    op.create_index(
        "publication_running",
        "publication",
        ["app"],
        unique=True,
        schema="platform",
        postgresql_where="state = 'running'",
    )
    op.create_index(
        "publication_key",
        "publication",
        ["author", "idempotency_key"],
        unique=True,
        schema="platform",
        postgresql_where="idempotency_key is not null",
    )
    op.create_index("publication_app", "publication", ["app", "created_at"], schema="platform")


def _releases() -> None:
    op.create_table(
        "definition_version",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("bindings", JSONB, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("author", sa.Uuid, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("publication", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_definition_version"),
        sa.UniqueConstraint("app", "kind", "uid", "number", name="uq_definition_version_app_kind_uid_number"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_definition_version_app"),
        schema="platform",
    )
    op.create_table(
        "release",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("author", sa.Uuid, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("publication", sa.Uuid, nullable=False),
        sa.Column("reverts_to", sa.Integer),
        sa.Column("changes", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("app", "number", name="pk_release"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_release_app"),
        schema="platform",
    )
    op.create_table(
        "release_item",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("release", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("version", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("app", "release", "kind", "uid", name="pk_release_item"),
        sa.ForeignKeyConstraint(
            ["app", "release"], ["platform.release.app", "platform.release.number"], name="fk_release_item_app_release"
        ),
        sa.ForeignKeyConstraint(["version"], ["platform.definition_version.id"], name="fk_release_item_version"),
        schema="platform",
    )


def _physical() -> None:
    op.create_table(
        "physical_table",
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("schema_name", sa.Text, nullable=False),
        sa.Column("table_name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("publication", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("app", "form", name="pk_physical_table"),
        sa.UniqueConstraint("schema_name", "table_name", name="uq_physical_table_schema_name_table_name"),
        sa.ForeignKeyConstraint(["app"], ["platform.app.name"], name="fk_physical_table_app"),
        schema="platform",
    )
    op.create_table(
        "physical_column",
        *_of_a_table(),
        sa.Column("column_name", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("sql_type", sa.Text, nullable=False),
        sa.Column("filled_from", sa.Text),
        sa.PrimaryKeyConstraint("app", "form", "column_name", name="pk_physical_column"),
        _to_its_table("physical_column"),
        schema="platform",
    )
    op.create_index(
        "physical_column_ready",
        "physical_column",
        ["app", "form", "field"],
        unique=True,
        schema="platform",
        postgresql_where="state = 'ready'",
    )
    op.create_table(
        "physical_index",
        *_of_a_table(),
        sa.Column("index_name", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("fields", ARRAY(sa.Text), nullable=False),
        sa.Column("columns", ARRAY(sa.Text), nullable=False),
        sa.Column("is_unique", sa.Boolean, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("app", "form", "index_name", name="pk_physical_index"),
        _to_its_table("physical_index"),
        schema="platform",
    )
    op.create_table(
        "physical_key",
        *_of_a_table(),
        sa.Column("constraint_name", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("column_name", sa.Text, nullable=False),
        sa.Column("target_app", sa.Text, nullable=False),
        sa.Column("target_form", sa.Text, nullable=False),
        sa.Column("on_delete", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("app", "form", "constraint_name", name="pk_physical_key"),
        _to_its_table("physical_key"),
        schema="platform",
    )


def _of_a_table() -> list[sa.Column[object]]:
    return [
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("publication", sa.Uuid, nullable=False),
    ]


def _to_its_table(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["app", "form"], ["platform.physical_table.app", "platform.physical_table.form"], name=f"fk_{name}_app_form"
    )


def downgrade() -> None:
    """Take them away again; only an empty installation may."""
    for table in (
        "physical_key", "physical_index", "physical_column", "physical_table",
        "release_item", "release", "definition_version", "publication", "draft", "app",
    ):  # fmt: skip
        op.drop_table(table, schema="platform")
    op.execute("drop function platform.refuse_change")
    op.execute("drop function platform.hold_releases")
