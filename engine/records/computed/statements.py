"""The statements that work values out anew: which records wait, holding them, and writing what is different now.

Records are held before their values are worked out, in a statement of its own: the next one then sees all that was
committed until the hold was got, so that of two writers at once the later sees what the earlier wrote. All holds are of
one strength, so that nobody asks for more of what another holds too. Neither version nor changes: the record itself has
not been written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, any_, bindparam, exists, func, select, update
from sqlalchemy import literal_column as literal
from sqlalchemy.dialects.postgresql import ARRAY

from engine.calendars.live import live_calendars
from engine.database.session import ReadSession, Session
from engine.database.types import Identifier
from engine.query.render import Kept, Rendered, render
from engine.records.columns import aliased_table, bare_table, fresh_table
from engine.records.computed.dependence import Dependant
from engine.records.computed.fitted import worked_out
from engine.records.entity import Entity
from engine.records.eyes import RecordColumns, SystemEyes
from engine.records.row_rules import given_to_one

_kept: Kept[Rendered] = Kept(2048)
IDS: ColumnElement[Any] = bindparam("ids", type_=ARRAY(Identifier))


async def waiting(
    session: ReadSession, dependant: Dependant, sources: Sequence[UUID], *, after: UUID | None = None, limit: int
) -> list[UUID]:
    """The records that follow from these sources, in the order of their ids."""
    entity, is_first = dependant.entity, after is None
    key = (dependant, "waiting", is_first)
    statement = _kept.get(key, lambda: _rendered(entity, _next(_waiting(dependant, is_first=is_first))))
    bound = {"ids": list(sources), "after": after, "most": limit}
    return [row[0] for row in await session.raw.fetch(statement.text, *statement.arguments(bound))]


async def how_many_wait(
    session: ReadSession, dependant: Dependant, sources: Sequence[UUID], *, after: UUID | None, limit: int
) -> int:
    """How many these are, counted up to a limit."""
    entity, is_first = dependant.entity, after is None
    key = (dependant, "how many", is_first)
    statement = _kept.get(key, lambda: _rendered(entity, _counted(_waiting(dependant, is_first=is_first))))
    bound = {"ids": list(sources), "after": after, "most": limit}
    return int(await session.raw.fetchval(statement.text, *statement.arguments(bound)))


async def among(session: ReadSession, dependant: Dependant, source: UUID, records: Sequence[UUID]) -> set[UUID]:
    """Those of these records that follow from the source."""
    statement = _kept.get((dependant, "among"), lambda: _among(dependant))
    bound = {"ids": [source], "records": list(records)}
    return {row[0] for row in await session.raw.fetch(statement.text, *statement.arguments(bound))}


async def every(session: ReadSession, entity: Entity, *, after: UUID | None, limit: int) -> list[UUID]:
    """All records of a form, in the order of their ids."""
    is_first = after is None
    key = (entity, "every", is_first)
    statement = _kept.get(key, lambda: _rendered(entity, _next(_every(entity, is_first=is_first))))
    bound = {"after": after, "most": limit}
    return [row[0] for row in await session.raw.fetch(statement.text, *statement.arguments(bound))]


async def how_many(session: ReadSession, entity: Entity, *, after: UUID | None, limit: int) -> int:
    """How many these are, counted up to a limit."""
    is_first = after is None
    key = (entity, "how many", is_first)
    statement = _kept.get(key, lambda: _rendered(entity, _counted(_every(entity, is_first=is_first))))
    return int(await session.raw.fetchval(statement.text, *statement.arguments({"after": after, "most": limit})))


async def hold(session: Session, entity: Entity, records: Sequence[UUID]) -> list[UUID]:
    """Hold these records against other writers, one after the other in the order of their ids; those there are."""

    def make() -> Rendered:
        table = aliased_table(entity, "a")
        found = select(table["id"]).where(table["id"] == any_(IDS), table["deleted_at"].is_(None))
        return _rendered(entity, found.order_by(table["id"]).with_for_update(key_share=True))

    statement = _kept.get((entity, "hold"), make)
    return [row[0] for row in await session.raw.fetch(statement.text, *statement.arguments({"ids": list(records)}))]


async def hold_sources(
    session: Session, live: Any, entity: Entity, way: Sequence[str], records: Sequence[UUID]
) -> None:
    """Hold what these records refer to against being changed, until their own values are committed."""

    def make() -> Rendered | None:
        at, own = entity, aliased_table(entity, "a")
        table, rows, held = own, own.source, []
        for uid in way:
            target = at.by_uid[uid].target if uid in at.by_uid else None
            if target is None:
                return None
            after = live.entity(target.app, target.name)
            joined = fresh_table(after)
            rows = cast("Any", rows.join(joined.source, table.of(at.by_uid[uid]) == joined["id"]))
            at, table = after, joined
            held.append(joined.source)
        found: Select[Any] = select(literal("1")).select_from(rows).where(own["id"] == any_(IDS))
        return _rendered(entity, found.order_by(table["id"]).with_for_update(key_share=True, of=held))

    statement = _kept.get((entity, "sources", tuple(way)), cast("Any", make))
    if statement is not None:
        await session.raw.fetch(statement.text, *statement.arguments({"ids": list(records)}))


async def hold_referred(
    session: Session, live: Any, entity: Entity, way: Sequence[str], records: Sequence[UUID]
) -> None:
    """The same beginning at records that are, or are about to be, referred to by the first reference of the way."""
    target = entity.by_uid[way[0]].target if way[0] in entity.by_uid else None
    if target is None:
        return
    first: Entity = live.entity(target.app, target.name)

    def make() -> Rendered:
        table = aliased_table(first, "a")
        found: Select[Any] = (
            select(literal("1")).select_from(table.source).where(table["id"] == any_(IDS)).order_by(table["id"])
        )
        return _rendered(first, found.with_for_update(key_share=True))

    statement = _kept.get((first, "referred"), make)
    await session.raw.fetch(statement.text, *statement.arguments({"ids": list(records)}))
    if len(way) > 1:
        await hold_sources(session, live, first, way[1:], records)


async def work_out(session: Session, live: Any, entity: Entity, uid: str, records: Sequence[UUID]) -> list[UUID]:
    """Write the value of one field of records that are held; those for which it is another one now."""
    field, linkage = entity.by_uid[uid], entity.linkage
    assert linkage is not None
    rules = linkage.fields[uid]

    def make() -> Rendered:
        table, own = bare_table(entity), aliased_table(entity, "o")
        columns = RecordColumns(entity, own, SystemEyes(live))
        new = (
            select(own["id"].label("id"), worked_out(field, rules, columns).label("v"))
            .where(own["id"] == any_(IDS))
            .subquery("n")
        )
        column = table.of(field)
        written = (
            update(table.source)  # type: ignore[arg-type]  # the bare table, which is no alias
            .where(table["id"] == new.c.id, column.is_distinct_from(new.c.v))
            .values({field.column: new.c.v})
            .returning(table["id"])
        )
        return _rendered(entity, written)

    statement = _kept.get((entity, "work out", uid), make)
    bound: dict[str, Any] = {"ids": list(records)}
    calendars = live_calendars(live, entity.app)
    for rule in rules.settling:
        bound |= given_to_one(rule.checked, live.option_set, calendars)
    return [row[0] for row in await session.raw.fetch(statement.text, *statement.arguments(bound))]


def _waiting(dependant: Dependant, *, is_first: bool) -> Select[Any]:
    table = aliased_table(dependant.entity, "a")
    found = select(table["id"]).where(table["deleted_at"].is_(None), _reached(dependant, table))
    return found if is_first else found.where(table["id"] > bindparam("after", type_=Identifier))


def _every(entity: Entity, *, is_first: bool) -> Select[Any]:
    table = aliased_table(entity, "a")
    found = select(table["id"]).where(table["deleted_at"].is_(None))
    return found if is_first else found.where(table["id"] > bindparam("after", type_=Identifier))


def _next(found: Select[Any]) -> Select[Any]:
    return found.order_by(found.selected_columns[0]).limit(bindparam("most", type_=Integer))


def _counted(found: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(found.limit(bindparam("most", type_=Integer)).subquery("f"))


def _among(dependant: Dependant) -> Rendered:
    table = aliased_table(dependant.entity, "a")
    records = any_(bindparam("records", type_=ARRAY(Identifier)))
    return _rendered(dependant.entity, select(table["id"]).where(table["id"] == records, _reached(dependant, table)))


def _reached(dependant: Dependant, table: Any) -> ColumnElement[bool]:
    """The record follows from one of the sources. Records on the way count even from the recycle bin: they may have
    just gone there."""
    way, references = dependant.way, dependant.references
    tables = [table if not dependant.by and place == 0 else fresh_table(each) for place, each in enumerate(way)]
    ties: list[ColumnElement[bool]] = []
    if dependant.by:
        ties.append(tables[0].of(way[0].by_uid[dependant.by]) == table["id"])
    for place, uid in enumerate(references):
        last = place + 1 == len(references)
        if last:
            ties.append(tables[place].of(way[place].by_uid[uid]) == any_(IDS))
        else:
            ties.append(tables[place].of(way[place].by_uid[uid]) == tables[place + 1]["id"])
    if not references:
        ties.append(tables[0]["id"] == any_(IDS))
    passed = [each.source for each in tables[: max(len(references), 1)] if each is not table]
    if not passed:
        (tie,) = ties
        return tie
    inner: Select[Any] = select(literal("1")).select_from(*passed).where(*ties)
    return exists(inner.correlate(table.source))


def _rendered(entity: Entity, statement: Any) -> Rendered:
    return render(statement, comment=f"{entity.reference} {entity.version_id} computed")
