"""Which forms of all live apps refer to a form, and which of their records to a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, any_, bindparam, exists, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY

from engine.database.session import ReadSession
from engine.database.types import Identifier
from engine.query.render import Kept, Rendered, render
from engine.records.columns import INTEGER, bare_table
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import Entity, EntityField
from engine.reference import Reference


@dataclass(frozen=True, eq=False, slots=True)
class Referrer:
    """A field of a form that refers to another form."""

    entity: Entity
    field: EntityField


_found: WeakKeyDictionary[Any, dict[Reference, list[Referrer]]] = WeakKeyDictionary()  # Any: a picture
_kept: Kept[Rendered] = Kept(512)


def referrers_of(live: Any, entity: Entity) -> list[Referrer]:  # Any: a `definitions.live.Picture`
    """Every field that refers to this form, in any app; found once per picture."""
    by_target = _found.get(live)
    if by_target is None:
        by_target = {}
        for app in live.apps():
            for form in live.definitions(app, "form"):
                other: Entity = live.entity(app, form.name)
                for each in other.fields:
                    pointed = each.target or each.several
                    if pointed is not None:
                        by_target.setdefault(pointed, []).append(Referrer(other, each))
        _found[live] = by_target
    return by_target.get(entity.reference, [])


async def live_referrers(session: ReadSession, referrer: Referrer, record: UUID, *, limit: int) -> list[UUID]:
    """Records outside the recycle bin that refer to this one, whoever may see them."""
    statement = _kept.get((referrer.entity, referrer.field), lambda: _statement(referrer))
    rows = await session.raw.fetch(statement.text, *statement.arguments({"id": record, "most": limit}))
    return [each[0] for each in rows]


async def referred_among(session: ReadSession, referrer: Referrer, records: Sequence[UUID]) -> set[UUID]:
    """Those of these records that some record outside the recycle bin refers to."""

    def make() -> Rendered:
        table = bare_table(referrer.entity)
        column, ids = table.of(referrer.field), bindparam("ids", type_=ARRAY(Identifier))
        if referrer.field.several is not None:
            asked = func.unnest(ids).column_valued("asked")
            among = exists().where(names(column, asked, several=True))
            return render(select(asked).where(among.where(table["deleted_at"].is_(None))))
        return render(select(column).where(column == any_(ids), table["deleted_at"].is_(None)).distinct())

    statement = _kept.get((referrer.entity, referrer.field, "among"), make)
    return {row[0] for row in await session.raw.fetch(statement.text, *statement.arguments({"ids": list(records)}))}


def _statement(referrer: Referrer) -> Rendered:
    table, one = bare_table(referrer.entity), bindparam("id", type_=UUID_COLUMN)
    column = table.of(referrer.field)
    statement = (
        select(table["id"])
        .where(names(column, one, several=referrer.field.several is not None), table["deleted_at"].is_(None))
        .order_by(table["id"])
        .limit(bindparam("most", type_=INTEGER))
    )
    return render(statement, comment=f"{referrer.entity.reference} {referrer.entity.version_id}")


def names(column: ColumnElement[Any], record: ColumnElement[Any], *, several: bool) -> ColumnElement[bool]:
    """The reference in a column is to the record; of several, one is."""
    if not several:
        return column == record
    return column.op("@>", is_comparison=True)(func.array_append(literal_column("'{}'::uuid[]"), record))
