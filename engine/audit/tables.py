"""The audit trail: entries, partitioned by month and append-only, and the seals that chain them.

An entry is written in the transaction of the act with the id of that transaction and a hash over its own content. A
seal covers every entry of the transactions `from_xid ≤ xid < upto_xid` of one epoch; all of them had finished when it
was made, so nothing can appear inside it later. Transaction ids start again after a restore into a new cluster:
`epoch`, a column default that restoring raises, keeps the two apart.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    FetchedValue,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSON
from sqlalchemy.types import UserDefinedType

from engine.database.metadata import metadata


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Its name in DDL."""
        return "xid8"


audit_entry = Table(
    "audit_entry",
    metadata,
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    Column("epoch", Integer, server_default=FetchedValue(), nullable=False),
    Column("xid", Xid8, server_default=FetchedValue(), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Uuid, nullable=True),
    Column("acting_post", Text, nullable=True),
    Column("app", Text, nullable=True),
    Column("subject_type", Text, nullable=True),
    Column("subject_id", Text, nullable=True),
    Column("details", JSON, nullable=True),
    Column("address", Text, nullable=True),
    Column("trace_id", Text, nullable=True),
    Column("row_hash", LargeBinary, nullable=False),
    Index("audit_entry_seq", "seq"),
    Index("audit_entry_xid", "epoch", "xid", "seq"),
    postgresql_partition_by="RANGE (at)",
)

audit_seal = Table(
    "audit_seal",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("from_xid", Xid8, nullable=False),
    Column("upto_xid", Xid8, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("sealed_at", DateTime(timezone=True), nullable=False),
)

export_part = Table(
    "export_part",
    metadata,
    Column("export", Text, primary_key=True),  # the code in its watermark
    Column("part", Integer, primary_key=True),
    Column("records", ARRAY(Uuid), nullable=False),
    Index("export_part_records", "records", postgresql_using="gin"),
)
"""Which records an export held, so many of them a row; append-only like the trail."""
