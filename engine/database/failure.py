"""What PostgreSQL's errors mean, whichever of the two ways (SQLAlchemy or asyncpg) they arrive by."""

from __future__ import annotations

import asyncpg
from sqlalchemy.exc import DBAPIError

DEADLOCK = "40P01"
SERIALIZATION = "40001"
LOCK_TIMEOUT = "55P03"
UNIQUE_VIOLATION = "23505"
FOREIGN_KEY_VIOLATION = "23503"
CHECK_VIOLATION = "23514"
QUERY_CANCELLED = "57014"


def postgres_error(error: BaseException) -> asyncpg.PostgresError | None:
    """PostgreSQL's own error behind this one, with its `sqlstate` and `constraint_name`; None if there is none."""
    if isinstance(error, asyncpg.PostgresError):
        return error
    if isinstance(error, DBAPIError) and error.orig is not None:
        cause = error.orig.__cause__  # the dialect raises its own error from asyncpg's
        return cause if isinstance(cause, asyncpg.PostgresError) else None
    return None


def sqlstate(error: BaseException) -> str | None:
    """The five-character code (PostgreSQL manual, appendix A), or None for an error that is not PostgreSQL's."""
    found = postgres_error(error)
    return found.sqlstate if found else None


def constraint(error: BaseException) -> str | None:
    """The constraint or unique index that was violated."""
    found = postgres_error(error)
    return getattr(found, "constraint_name", None)


def is_stale_plan(error: BaseException) -> bool:
    """A prepared statement outlived a change of its table; the transaction is lost, a second one goes through."""
    return isinstance(postgres_error(error), asyncpg.InvalidCachedStatementError)


def is_lost_connection(error: BaseException) -> bool:
    """The server went away under this connection; whether the last statement took effect is unknown."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_lost_connection(error.orig))
    kinds = (asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.CrashShutdownError, ConnectionError)
    if isinstance(error, kinds):
        return True
    return isinstance(error, asyncpg.InterfaceError) and "closed" in str(error)
