"""Names of people and units for the ids in records: one query a request for those not known yet, kept for a minute.

A name is no secret inside the bank and changes rarely; a new one shows within a minute in every process.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.identity.actor import SYSTEM
from engine.identity.tables import org_unit, person
from engine.query.render import Rendered, render
from engine.records.projection import SYSTEM_NAME

KEPT_SECONDS = 60.0
MOST_KEPT = 50_000


def _by_ids(table: Table, shown: str) -> Rendered:
    ids = bindparam("ids", type_=ARRAY(Identifier))
    return render(select(table.c.id, table.c[shown]).where(table.c.id == any_(ids)))


_PEOPLE = _by_ids(person, "name")
_UNITS = _by_ids(org_unit, "label")


class _Kept:
    """Names by id, each until it is too old."""

    def __init__(self, query: Rendered) -> None:
        self._query = query
        self.names: dict[UUID, tuple[float, Any]] = {}  # Any: a text, or a label as JSON

    async def fetch(self, session: ReadSession, wanted: Iterable[UUID]) -> None:
        """Look up those not known or too old."""
        now = time.monotonic()
        names = self.names
        missing = [key for key in wanted if key not in names or names[key][0] < now]
        if not missing:
            return
        if len(names) > MOST_KEPT:
            names.clear()
        until = now + KEPT_SECONDS
        for key in missing:
            names[key] = (now + 1, None)
        for key, shown in await session.raw.fetch(self._query.text, missing):
            names[key] = (until, shown)  # a label arrives decoded: the connection has a codec for jsonb


_people = _Kept(_PEOPLE)
_units = _Kept(_UNITS)


class KnownNames:
    """The names fetched so far."""

    def person(self, key: UUID) -> str | None:
        """A person's name."""
        found = _people.names.get(key)
        return found[1] if found is not None else None

    def unit(self, key: UUID) -> Mapping[str, str] | None:
        """A unit's label in both languages."""
        found = _units.names.get(key)
        return found[1] if found is not None else None


async def names(session: ReadSession, people: set[UUID], units: set[UUID]) -> KnownNames:
    """The names of these people and units, of which at most the unknown ones are asked for."""
    if people:
        await _people.fetch(session, people)
    if units:
        await _units.fetch(session, units)
    return _known


def forget() -> None:
    """Drop what is kept: somebody was renamed, or the database is another one."""
    _people.names.clear()
    _units.names.clear()
    _people.names[SYSTEM.person] = (float("inf"), SYSTEM_NAME["zh"])


_known = KnownNames()
forget()
