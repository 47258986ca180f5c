"""People, the organisation, posts, who holds which role, and sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002_identity"
down_revision = "0001_platform"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
SCHEMA = "platform"


def upgrade() -> None:
    """Forward only: going back is restoring a backup."""
    _people()
    _organisation()
    _posts_and_roles()
    _sessions()


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=True),
        sa.Column("email", sa.Text, nullable=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("state_reason", sa.Text, nullable=True),
        sa.Column("password_hash", sa.Text, nullable=True),
        sa.Column("password_changed_at", INSTANT, nullable=True),
        sa.Column("must_change_password", sa.Boolean, nullable=False),
        sa.Column("failed_logins", sa.Integer, nullable=False),
        sa.Column("locked_until", INSTANT, nullable=True),
        sa.Column("last_login_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.CheckConstraint("state IN ('active', 'locked', 'left')", name="ck_person_state"),
        schema=SCHEMA,
    )
    op.create_index("uq_person_login", "person", ["login"], unique=True, schema=SCHEMA)


def _organisation() -> None:
    op.create_table(
        "org_unit",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("label", JSONB, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("parent_id", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=True),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_org_unit"),
        sa.CheckConstraint("kind IN ('head_office', 'branch', 'sub_branch', 'team')", name="ck_org_unit_kind"),
        schema=SCHEMA,
    )
    op.create_index("uq_org_unit_code", "org_unit", ["code"], unique=True, schema=SCHEMA)
    op.create_index("ix_org_unit_parent_id", "org_unit", ["parent_id"], schema=SCHEMA)
    op.create_table(
        "org_closure",
        sa.Column("ancestor", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=False),
        sa.Column("descendant", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=False),
        sa.Column("depth", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("ancestor", "descendant", name="pk_org_closure"),
        schema=SCHEMA,
    )
    op.create_index("ix_org_closure_descendant", "org_closure", ["descendant", "depth"], schema=SCHEMA)
    op.create_table(
        "org_act",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("unit_id", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("details", JSONB, nullable=False),
        sa.Column("actor", sa.Uuid, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_org_act"),
        sa.CheckConstraint("act IN ('create', 'rename', 'move', 'close')", name="ck_org_act_act"),
        schema=SCHEMA,
    )
    op.create_index("ix_org_act_unit_id", "org_act", ["unit_id", "on"], schema=SCHEMA)
    op.create_index("ix_org_act_due", "org_act", ["on"], schema=SCHEMA, postgresql_where=sa.text("NOT done"))


def _posts_and_roles() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("label", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        schema=SCHEMA,
    )
    op.create_index("uq_post_code", "post", ["code"], unique=True, schema=SCHEMA)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, sa.ForeignKey("platform.person.id"), nullable=False),
        sa.Column("post_id", sa.Uuid, sa.ForeignKey("platform.post.id"), nullable=False),
        sa.Column("unit_id", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=True),
        sa.Column("is_primary", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        schema=SCHEMA,
    )
    op.create_index("ix_assignment_person_id", "assignment", ["person_id"], schema=SCHEMA)
    op.create_index("ix_assignment_unit_id", "assignment", ["unit_id", "post_id"], schema=SCHEMA)
    op.create_index("ix_assignment_post_id", "assignment", ["post_id"], schema=SCHEMA)
    op.create_table(
        "role_holder",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("person_id", sa.Uuid, sa.ForeignKey("platform.person.id"), nullable=True),
        sa.Column("post_id", sa.Uuid, sa.ForeignKey("platform.post.id"), nullable=True),
        sa.Column("unit_id", sa.Uuid, sa.ForeignKey("platform.org_unit.id"), nullable=True),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=True),
        sa.Column("granted_by", sa.Uuid, nullable=False),
        sa.Column("granted_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role_holder"),
        sa.CheckConstraint("(person_id IS NULL) <> (post_id IS NULL)", name="ck_role_holder_one_holder"),
        sa.CheckConstraint("unit_id IS NULL OR post_id IS NOT NULL", name="ck_role_holder_unit_of_post"),
        sa.CheckConstraint("app <> '' OR person_id IS NOT NULL", name="ck_role_holder_platform_role_of_person"),
        schema=SCHEMA,
    )
    op.create_index("ix_role_holder_role", "role_holder", ["app", "role"], schema=SCHEMA)
    op.create_index("ix_role_holder_person_id", "role_holder", ["person_id"], schema=SCHEMA)
    op.create_index("ix_role_holder_post_id", "role_holder", ["post_id"], schema=SCHEMA)


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("person_id", sa.Uuid, sa.ForeignKey("platform.person.id"), nullable=False),
        sa.Column("assignment_id", sa.Uuid, sa.ForeignKey("platform.assignment.id"), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("address", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_session"),
        schema=SCHEMA,
    )
    op.create_index("ix_session_person_id", "session", ["person_id"], schema=SCHEMA)
    op.create_index("ix_session_expires_at", "session", ["expires_at"], schema=SCHEMA)
    epoch = op.create_table(
        "permission_epoch",
        sa.Column("only", sa.Boolean, nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_permission_epoch"),
        sa.CheckConstraint('"only"', name="ck_permission_epoch_only"),
        schema=SCHEMA,
    )
    op.bulk_insert(epoch, [{"only": True, "value": 1}])
    op.create_table(
        "login_attempt",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_login_attempt"),
        schema=SCHEMA,
    )
