"""What people, posts and units are called in files, and the ids they have here."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from engine.database.session import ReadSession
from engine.identity import tables as t


@dataclass(slots=True)
class Ids:
    """Login, code of a unit, code of a post → id."""

    people: dict[str, UUID] = field(default_factory=dict)
    units: dict[str, UUID] = field(default_factory=dict)
    posts: dict[str, UUID] = field(default_factory=dict)

    def find(self, sort: str, name: str) -> UUID | None:
        """The id of a `person` or a `unit`, as data files name them."""
        return {"person": self.people, "unit": self.units}.get(sort, {}).get(name)


async def known_ids(session: ReadSession) -> Ids:
    """Everybody and everything of this organisation."""
    return Ids(
        {row.login: row.id for row in await session.rows(select(t.person.c.login, t.person.c.id))},
        {row.code: row.id for row in await session.rows(select(t.org_unit.c.code, t.org_unit.c.id))},
        {row.code: row.id for row in await session.rows(select(t.post.c.code, t.post.c.id))},
    )
