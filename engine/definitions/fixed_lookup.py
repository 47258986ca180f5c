"""Looking up the persons, units and records that expressions name by id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import column, select, table

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.definitions.fixed_values import BINNED, CLOSED, LEFT, NO_PERSON, NO_RECORD, NO_UNIT, Registry, Said
from engine.errors import NotFound
from engine.expressions.check import Checked
from engine.expressions.fixed import Fixed, fixed_in
from engine.identity.tables import org_unit, person
from engine.reference import Reference

MOST = 1_000
"""So many are looked up for one check."""


async def look_up(
    session: ReadSession, registry: Registry, live: Any, today: date, checked: Iterable[Checked | None]
) -> None:
    """Find out about those that are not known yet. Any: a picture of the live releases, which knows the tables."""
    wanted = {each for one in checked if one is not None for each, _ in fixed_in(one)} - registry.found.keys()
    by_form: dict[str, list[Fixed]] = {}
    for each in sorted(wanted, key=lambda each: (each.form, each.id))[:MOST]:
        by_form.setdefault(each.form or each.kind, []).append(each)
    for form, asked in by_form.items():
        if form == "person":
            registry.found |= await _people(session, asked)
        elif form == "org unit":
            registry.found |= await _units(session, asked, today)
        elif form != "record":  # one that is compared with nothing is of no form
            registry.found |= await _records(session, live, form, asked)


async def _people(session: ReadSession, asked: list[Fixed]) -> dict[Fixed, Said | None]:
    columns = person.c.id, person.c.name, person.c.state
    rows = await session.rows(select(*columns).where(person.c.id.in_([UUID(each.id) for each in asked])))
    known: dict[str, Said | None] = {
        str(each.id): (LEFT, {"name": each.name}) if each.state == "left" else None for each in rows
    }
    return {each: known.get(each.id, (NO_PERSON, {})) for each in asked}


async def _units(session: ReadSession, asked: list[Fixed], today: date) -> dict[Fixed, Said | None]:
    columns = org_unit.c.id, org_unit.c.label, org_unit.c.valid_to
    rows = await session.rows(select(*columns).where(org_unit.c.id.in_([UUID(each.id) for each in asked])))
    known: dict[str, Said | None] = {
        str(each.id): (CLOSED, {"name": each.label}) if each.valid_to and each.valid_to <= today else None
        for each in rows
    }
    return {each: known.get(each.id, (NO_UNIT, {})) for each in asked}


async def _records(session: ReadSession, live: Any, form: str, asked: list[Fixed]) -> dict[Fixed, Said | None]:
    """Of a form that is not published yet there is no record to be told of."""
    reference = Reference.parse(form, app="")
    try:
        entity = live.entity(reference.app, reference.name)
    except NotFound:
        return {each: (NO_RECORD, {}) for each in asked}
    rows_of = table(entity.table_name, column("id", Identifier), column("deleted_at"), schema=entity.schema_name)
    ids = [UUID(each.id) for each in asked]
    rows = await session.rows(select(rows_of.c.id, rows_of.c.deleted_at).where(rows_of.c.id.in_(ids)))
    known: dict[str, Said | None] = {
        str(each.id): (BINNED, {}) if each.deleted_at is not None else None for each in rows
    }
    return {each: known.get(each.id, (NO_RECORD, {})) for each in asked}
