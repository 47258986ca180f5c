"""The engine with auditing of record writes taken out, for the benchmark alone: the difference is the trail's price.

Imported before the server starts; nothing in the product can do this.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, literal_column, select

from engine.audit.entry import COLUMNS
from engine.records import sending, writable


class _NoEntry:
    """An entry that holds nothing."""

    def values(self) -> tuple[None, ...]:
        """As many as an entry has."""
        return (None,) * len(COLUMNS)


class _NoAudit:
    """Stands where writes ask for an entry."""

    @staticmethod
    def entry_for(*_: Any, **__: Any) -> _NoEntry:
        """None of it."""
        return _NoEntry()


def _nothing() -> Select[Any]:
    """A statement in the place of the insert; PostgreSQL does not run what nobody reads."""
    return select(literal_column("1").label("one"))


vars(writable)["audit_insert"] = _nothing
vars(sending)["audit"] = _NoAudit
