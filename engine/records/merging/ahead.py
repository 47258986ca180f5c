"""How many records hold each option of a set, before anything is changed; and what was merged so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import asyncpg
from sqlalchemy import select

from engine.database.session import Database, ReadSession
from engine.records.entity import Entity, EntityField
from engine.records.merging.tables import UNDONE, option_merge
from engine.records.merging.values import CHOICES
from engine.records.merging.working import KEPT
from engine.records.schema.names import qualified, quoted
from engine.reference import Label, Reference, sentence

MOST_READ = 1_000_000
SECONDS = 5


@dataclass(frozen=True)
class Holding:
    """A field that draws on the set, with how many records hold each code. None where that is not told: the field is
    of a sensitivity class, or there are too many to be counted in time."""

    app: str
    form: str
    form_label: Label
    field: str
    label: Label
    records: Mapping[str, int] | None
    exact: bool


@dataclass(frozen=True)
class Merged:
    """A merge and how far it came; `until`: records get back what they had, taken back before."""

    code: str
    into: str
    state: Literal["merging", "merged", "undoing"]
    records: int
    left_out: int
    author: UUID
    begun_at: datetime
    until: datetime | None


async def holdings(database: Database, picture: Any, of: Reference) -> list[Holding]:
    """Every field of every app that draws on the set."""
    found = []
    for app in picture.apps():
        for form in picture.definitions(app, "form"):
            entity = picture.entity(app, form.name)
            for table, field, label in _drawing(entity, of):
                counts, exact = (None, True) if field.sensitivity else await _counted(database, table, field)
                found.append(Holding(app, form.name, entity.label, field.uid, label, counts, exact))
    return found


def _drawing(entity: Entity, of: Reference) -> list[tuple[Entity, EntityField, Label]]:
    found = []
    for each in entity.fields:
        inner = [] if each.rows is None else _drawing(each.rows, of)
        found += [(rows, column, _below(each.label, label)) for rows, column, label in inner]
        if each.type in CHOICES and not each.virtual and Reference.parse(each.options.set, app=entity.app) == of:
            found.append((entity, each, each.label))
    return found


def _below(label: Label, column: Label) -> Label:
    of, inner = label.as_dict(), column.as_dict()
    return sentence(f"{of['zh']} › {inner['zh']}", f"{of['en']} › {inner['en']}")


async def _counted(database: Database, entity: Entity, field: EntityField) -> tuple[dict[str, int] | None, bool]:
    column, table = quoted(field.column), qualified(entity.schema_name, entity.table_name)
    alive = "" if entity.parent is not None else " where deleted_at is null"
    values = f"select {column} as held from {table}{alive} limit {MOST_READ + 1}"
    codes = "unnest(held)" if field.traits.column.sql.endswith("[]") else "held"
    try:
        async with database.transaction() as session:
            await session.raw.execute(f"set local statement_timeout = '{SECONDS}s'")
            rows = await session.raw.fetch(
                f"with listed as materialized ({values}) select null::text as code, count(*) from listed union all"
                f" select code, count(*) from (select {codes} as code from listed) each where code is not null"
                " group by 1"
            )
    except asyncpg.QueryCanceledError:
        return None, False
    read = next(row[1] for row in rows if row[0] is None)
    return {row[0]: row[1] for row in rows if row[0] is not None}, read <= MOST_READ


async def merges(session: ReadSession, option_set: str) -> list[Merged]:
    """What of a set is merged in the records or on its way, the newest first."""
    c = option_merge.c
    rows = await session.rows(
        select(c.code, c.into, c.state, c.records, c.left_out, c.author, c.begun_at, c.ended_at)
        .where(c.option_set == option_set, c.state != UNDONE)
        .order_by(c.begun_at.desc(), c.id.desc())
    )
    return [
        Merged(
            row.code, row.into, row.state, row.records, row.left_out, row.author, row.begun_at,
            None if row.ended_at is None else row.ended_at + KEPT,
        )
        for row in rows
    ]  # fmt: skip
