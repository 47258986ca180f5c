"""One entry of the audit trail: its content, its hash, and the single bound statement that writes it.

The hash is SHA-256 over the content as canonical JSON: an array in fixed order, object keys sorted, no blanks, UTF-8
(RFC 8785 without its numbers: details hold no floats). The database computes nothing; it hands out `seq`, `xid` and
`epoch` by column defaults. `details` is stored as `json`, which keeps the very text that was hashed.

Whoever writes a record joins the entry to his own statement: `insert_statement()` takes columns in the order of
`COLUMNS`, and `Entry.values()` gives bound values in that order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Protocol
from uuid import UUID

import orjson
from sqlalchemy import Insert, bindparam, insert
from sqlalchemy.dialects.postgresql import asyncpg

from engine.audit.tables import audit_entry

VERSION = 1
"""The version of the canonical form, part of what is hashed."""

COLUMNS = (
    "at",
    "kind",
    "actor",
    "acting_post",
    "app",
    "subject_type",
    "subject_id",
    "details",
    "address",
    "trace_id",
    "row_hash",
)
"""The columns an entry is written with, in this order; the others are the database's own defaults."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class From(Protocol):
    """Where a call came from."""

    @property
    def address(self) -> str:
        """The caller's network address."""
        ...

    @property
    def trace_id(self) -> str:
        """The id the answer, the log and the trail share."""
        ...


class Standing(Protocol):
    """In whose place somebody stands."""

    @property
    def person(self) -> UUID:
        """The other."""
        ...

    @property
    def only_looks(self) -> bool:
        """He does not act for him, but looks at things as he does."""
        ...


class Acting(Protocol):
    """Whoever an entry names: an `identity.actor.Actor`, or a visitor who is nobody yet."""

    @property
    def person(self) -> UUID | None:
        """Who; the nil UUID is the platform itself, None somebody not logged in."""
        ...

    @property
    def post(self) -> str | None:
        """The post acted in."""
        ...

    @property
    def stands_for(self) -> Standing | None:
        """Whom he acts for, or looks as."""
        ...

    @property
    def origin(self) -> From:
        """Where the call came from."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act was done to."""

    type: str  # "person", "record", "form", …
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of an entry. `details` is canonical JSON text already."""

    at: datetime
    kind: str
    actor: UUID | None
    acting_post: str | None
    app: str | None
    subject_type: str | None
    subject_id: str | None
    details: str | None
    address: str | None
    trace_id: str | None

    def row_hash(self) -> bytes:
        """SHA-256 over the canonical form."""
        return row_hash(self)

    def values(self) -> tuple[Any, ...]:  # Any: one bound value a column
        """Bound values in the order of `COLUMNS`."""
        return (
            self.at,
            self.kind,
            self.actor,
            self.acting_post,
            self.app,
            self.subject_type,
            self.subject_id,
            self.details,
            self.address,
            self.trace_id,
            row_hash(self),
        )


def canonical(details: Mapping[str, Any] | None) -> str | None:
    """Details as canonical JSON text. Money and decimals are strings already; a float is a programming error.

    NUL, which PostgreSQL's text cannot hold, and lone surrogates, which UTF-8 cannot, are shown as U+FFFD.
    """
    if not details:
        return None
    try:
        text = orjson.dumps(details, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        text = orjson.dumps(_cleaned(details), option=orjson.OPT_SORT_KEYS).decode()
    return text.replace("\\u0000", "\\ufffd") if "\\u0000" in text else text


def row_hash(entry: Entry) -> bytes:
    """SHA-256 over the canonical form of an entry."""
    return hashlib.sha256(
        orjson.dumps(
            [
                VERSION,
                (entry.at - _EPOCH) // _MICROSECOND,
                entry.kind,
                None if entry.actor is None else str(entry.actor),
                entry.acting_post,
                entry.app,
                entry.subject_type,
                entry.subject_id,
                entry.details,
                entry.address,
                entry.trace_id,
            ]
        )
    ).digest()


def insert_statement() -> Insert:
    """The insert as Core, bound by column name, for joining to another statement as a CTE."""
    return insert(audit_entry).values({name: bindparam(name, type_=audit_entry.c[name].type) for name in COLUMNS})


@cache
def insert_text() -> str:
    """The insert as text for asyncpg, its values in the order of `COLUMNS`; rendered once by SQLAlchemy's compiler."""
    compiled = insert_statement().compile(dialect=asyncpg.dialect())  # type: ignore[no-untyped-call]
    order = compiled.positiontup
    assert order is not None
    assert tuple(order) == COLUMNS, f"the compiler ordered the values {order}"
    return str(compiled)


def _cleaned(value: Any) -> Any:  # Any: a JSON value
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
        case Mapping():
            return {_cleaned(str(key)): _cleaned(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_cleaned(each) for each in value]
        case None | bool() | int():
            return value
        case _:
            return str(value)
