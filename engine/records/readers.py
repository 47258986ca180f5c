"""Who may read a record: the question turned round, for naming people beside it. Nobody is told of a record he may not
read, so nobody can be mentioned on one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, literal_column

from engine.identity import directory
from engine.identity.recognise import in_every_post
from engine.permissions.access import Action
from engine.query.render import Kept, Rendered, render
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.lens import Lens, lens_of

MOST_ASKED = 30
"""How many people are looked at for one question."""

_kept: Kept[Rendered] = Kept(512)


async def may_read(caller: Caller, lens: Lens, record: UUID, people: Iterable[UUID]) -> set[UUID]:
    """Those of them who may read the record in one of their posts."""
    return {each for each in people if await _may_read(caller, lens, record, each)}


async def _may_read(caller: Caller, lens: Lens, record: UUID, person: UUID) -> bool:
    today = caller.clock.today()
    for actor in await in_every_post(caller.session, person, day=today):
        theirs = lens_of(actor, caller.live, lens.entity.reference, today=today)
        if not theirs.access.may(Action.READ):
            continue
        statement = _kept.get(theirs.key, lambda theirs=theirs: _one(theirs))  # type: ignore[misc]
        bound = {**replace(caller, actor=actor).bound(theirs), "id": record}
        if await caller.session.raw.fetchrow(statement.text, *statement.arguments(bound)) is not None:
            return True
    return False


def _one(theirs: Lens) -> Rendered:
    found = theirs.readable()
    one = found.select(literal_column("1")).where(found.table["id"] == bindparam("id", type_=UUID_COLUMN))
    return render(one, comment=f"{theirs.entity.reference} {theirs.entity.version_id}")


async def look_up(
    caller: Caller, lens: Lens, record: UUID, q: str, *, likely: Sequence[UUID] = ()
) -> list[dict[str, Any]]:
    """People for a picker who may read the record: by part of a name or login; without one those who are likely, and
    colleagues of the same unit."""
    text = unicodedata.normalize("NFC", "".join(each for each in q if each.isprintable())).strip()[:60]
    today = caller.clock.today()
    ids = None if text else await _near(caller, likely)
    rows = await directory.look_up_people(caller.session, text, ids, today, limit=MOST_ASKED)
    allowed = await may_read(caller, lens, record, [row.id for row in rows])
    return [
        {"id": str(row.id), "name": row.name, "unit": row.unit_label, "post": row.post_label}
        for row in rows
        if row.id in allowed and row.id != caller.actor.person
    ]


async def _near(caller: Caller, likely: Sequence[UUID]) -> list[UUID]:
    near = list(likely)
    if caller.actor.unit is not None:
        wanted = directory.Wanted(unit=caller.actor.unit, state="active", limit=MOST_ASKED)
        near += [row.id for row in await directory.people(caller.session, wanted, caller.clock.today())]
    return list(dict.fromkeys(near))[:MOST_ASKED]
