"""What people and units are called: many at once, in one statement. For records, histories and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.identity.actor import SYSTEM
from engine.identity.tables import org_unit, person
from engine.problems import Language

SYSTEM_NAME = {"zh": "系统", "en": "System"}


async def labels(session: ReadSession, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of people by id; ids nobody has are absent."""
    wanted = {each for each in ids if each is not None}
    found: dict[UUID, str] = {}
    if SYSTEM.person in wanted:
        found[SYSTEM.person] = SYSTEM_NAME["zh"]
    if wanted - set(found):
        rows = await session.rows(_people, {"ids": sorted(wanted)})
        found |= {row.id: row.name for row in rows}
    return found


async def unit_labels(session: ReadSession, ids: Iterable[UUID | None]) -> dict[UUID, Mapping[str, str]]:
    """Labels of units by id, in both languages; ids no unit has are absent."""
    wanted = sorted({each for each in ids if each is not None})
    if not wanted:
        return {}
    rows = await session.rows(_units, {"ids": wanted})
    return {row.id: row.label for row in rows}


async def unit_names(session: ReadSession, ids: Iterable[UUID | None], language: Language) -> dict[UUID, str]:
    """Names of units by id in one language."""
    return {key: label[language.value] for key, label in (await unit_labels(session, ids)).items()}


_ids = bindparam("ids", type_=ARRAY(Identifier))
_people = select(person.c.id, person.c.name).where(person.c.id == _ids.any_())
_units = select(org_unit.c.id, org_unit.c.label).where(org_unit.c.id == _ids.any_())
