"""Column types every table shares, so that an instant or a document is stored in one way everywhere."""

from __future__ import annotations

from sqlalchemy import DateTime, Uuid
from sqlalchemy.dialects.postgresql import JSONB

Instant = DateTime(timezone=True)
"""A point in time (`timestamptz`); dates without a zone are `Date`."""

Identifier = Uuid(as_uuid=True)
"""A key: UUIDv7, made by the platform and not by the database."""

Document = JSONB(none_as_null=True)
"""JSON as a whole; Python's None is SQL's NULL."""
