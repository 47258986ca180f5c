"""People, the organisation, posts, who holds which role, and sessions.

Validity is half open: from `valid_from` on, and no longer on `valid_to`. A unit's present place is `parent_id` and the
closure; how it came there is in `org_act`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

person = Table(
    "person",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("login", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=True),
    Column("email", Text, nullable=True),
    Column("language", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_reason", Text, nullable=True),
    Column("password_hash", Text, nullable=True),
    Column("password_changed_at", Instant, nullable=True),
    Column("must_change_password", Boolean, nullable=False),
    Column("failed_logins", Integer, nullable=False),
    Column("locked_until", Instant, nullable=True),
    Column("last_login_at", Instant, nullable=True),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("state IN ('active', 'locked', 'left')", name="state"),
    Index("uq_person_login", "login", unique=True),
)

org_unit = Table(
    "org_unit",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("code", Text, nullable=False),
    Column("label", Document, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parent_id", Identifier, ForeignKey("platform.org_unit.id"), nullable=True),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=True),
    CheckConstraint("kind IN ('head_office', 'branch', 'sub_branch', 'team')", name="kind"),
    Index("uq_org_unit_code", "code", unique=True),
    Index("ix_org_unit_parent_id", "parent_id"),
)

org_closure = Table(
    "org_closure",
    metadata,
    Column("ancestor", Identifier, ForeignKey("platform.org_unit.id"), primary_key=True),
    Column("descendant", Identifier, ForeignKey("platform.org_unit.id"), primary_key=True),
    Column("depth", SmallInteger, nullable=False),
    Index("ix_org_closure_descendant", "descendant", "depth"),
)
"""Every unit with itself (depth 0) and with all above it."""

org_act = Table(
    "org_act",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("unit_id", Identifier, ForeignKey("platform.org_unit.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("details", Document, nullable=False),
    Column("actor", Identifier, nullable=False),
    Column("at", Instant, nullable=False),
    Column("done", Boolean, nullable=False),
    CheckConstraint("act IN ('create', 'rename', 'move', 'close')", name="act"),
    Index("ix_org_act_unit_id", "unit_id", "on"),
    Index("ix_org_act_due", "on", postgresql_where=text("NOT done")),
)
"""Dated acts. One whose day has not come is `done = false` and is carried out on that day."""

post = Table(
    "post",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("code", Text, nullable=False),
    Column("label", Document, nullable=False),
    Index("uq_post_code", "code", unique=True),
)

assignment = Table(
    "assignment",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("person_id", Identifier, ForeignKey("platform.person.id"), nullable=False),
    Column("post_id", Identifier, ForeignKey("platform.post.id"), nullable=False),
    Column("unit_id", Identifier, ForeignKey("platform.org_unit.id"), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=True),
    Column("is_primary", Boolean, nullable=False),
    Index("ix_assignment_person_id", "person_id"),
    Index("ix_assignment_unit_id", "unit_id", "post_id"),
    Index("ix_assignment_post_id", "post_id"),
)

role_holder = Table(
    "role_holder",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),  # "" for the roles of the platform
    Column("role", Text, nullable=False),
    Column("person_id", Identifier, ForeignKey("platform.person.id"), nullable=True),
    Column("post_id", Identifier, ForeignKey("platform.post.id"), nullable=True),
    Column("unit_id", Identifier, ForeignKey("platform.org_unit.id"), nullable=True),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=True),
    Column("granted_by", Identifier, nullable=False),
    Column("granted_at", Instant, nullable=False),
    CheckConstraint("(person_id IS NULL) <> (post_id IS NULL)", name="one_holder"),
    CheckConstraint("unit_id IS NULL OR post_id IS NOT NULL", name="unit_of_post"),
    CheckConstraint("app <> '' OR person_id IS NOT NULL", name="platform_role_of_person"),
    Index("ix_role_holder_role", "app", "role"),
    Index("ix_role_holder_person_id", "person_id"),
    Index("ix_role_holder_post_id", "post_id"),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person_id", Identifier, ForeignKey("platform.person.id"), nullable=False),
    Column("assignment_id", Identifier, ForeignKey("platform.assignment.id"), nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("address", Text, nullable=True),
    Column("delegation_id", Identifier, nullable=True),
    Column("viewed_person", Identifier, nullable=True),
    Column("viewed_until", Instant, nullable=True),
    Index("ix_session_person_id", "person_id"),
    Index("ix_session_expires_at", "expires_at"),
)
"""A log-in. `delegation_id` says for whom its person acts, `viewed_person` as whom he looks until when."""

delegation = Table(
    "delegation",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("assignment_id", Identifier, ForeignKey("platform.assignment.id"), nullable=False),
    Column("person_id", Identifier, ForeignKey("platform.person.id"), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_by", Identifier, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    Index("ix_delegation_person_id", "person_id"),
    Index("ix_delegation_assignment_id", "assignment_id"),
)
"""Somebody (`person_id`) acts for who holds a post, from a day until another."""

record_share = Table(
    "record_share",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("app", Text, nullable=False),
    Column("form", Text, nullable=False),  # uid
    Column("record_id", Identifier, nullable=False),
    Column("person_id", Identifier, ForeignKey("platform.person.id"), nullable=True),
    Column("unit_id", Identifier, ForeignKey("platform.org_unit.id"), nullable=True),
    Column("role", Text, nullable=True),  # app/name
    Column("may_write", Boolean, nullable=False),
    Column("valid_to", Date, nullable=False),
    Column("given_by", Identifier, nullable=False),
    Column("given_for", Identifier, nullable=False),  # in whose right: himself, or the one he stood in for
    Column("given_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    CheckConstraint("num_nonnulls(person_id, unit_id, role) = 1", name="one_receiver"),
    *(
        Index(f"ix_record_share_{each}", each, postgresql_where=text("ended_at IS NULL"))
        for each in ("record_id", "person_id", "unit_id", "role")
    ),
)
"""One record that somebody lets others see, or see and change, until a day. It is open to those whose roles have a rule
for what is shared with them; the role says what of it."""

permission_epoch = Table(
    "permission_epoch",
    metadata,
    Column("only", Boolean, primary_key=True),
    Column("value", BigInteger, nullable=False),
    CheckConstraint('"only"', name="only"),
)
"""Raised by everything that changes what somebody may do; what was worked out under an older value is worthless."""

login_attempt = Table(
    "login_attempt",
    metadata,
    Column("address", Text, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("since", Instant, nullable=False),
)
"""Failed log-ins an address, for the lock-out of addresses."""
