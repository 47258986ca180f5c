"""What the expressions of a form need beyond what is being saved: fields of records it refers to, and fields of the
record itself its writer does not see. One statement, with the eyes of the system, only the columns that are read.

What a record is made to refer to must be one its writer may read: asked in the same statement, so that nothing is told
about records he cannot see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, any_, bindparam, cast, exists, select
from sqlalchemy import literal_column as literal

from engine.query.render import Kept, Rendered, render
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.columns import FormTable, Physical, aliased_table
from engine.records.entity import Entity
from engine.records.eyes import not_stored
from engine.records.lens import Lens
from engine.records.linkage import Path
from engine.records.projection import Sealed
from engine.records.sealing import opened, opened_row

SYSTEM_COLUMN = {
    "created_at": "created_at",
    "created_by": "created_by",
    "updated_at": "updated_at",
    "updated_by": "updated_by",
    "owner": "owner_id",
    "org": "org_id",
}
"""The column of each system field."""


@dataclass(frozen=True, slots=True)
class Looking:
    """A statement that reads what is needed. `paths` are in the order of its columns, then whether each record of
    `asked` may be read."""

    statement: Rendered
    paths: tuple[Path, ...]
    asked: tuple[str, ...]
    sealed: tuple[Sealed, ...] = ()


_kept: Kept[Looking] = Kept(1024)


async def look(
    caller: Caller, lens: Lens, paths: Iterable[Path], references: Mapping[str, UUID | None], record: UUID | None
) -> tuple[dict[Path, Any], list[str]]:
    """The values at these paths, and the references (uids) to records the writer may not read. `references` are those
    being written; others are as `record` has them."""
    wanted = tuple(sorted(paths))
    asked = tuple(sorted({path[0] for path in wanted if references.get(path[0]) is not None and len(path) > 1}))
    given = tuple(sorted(references))
    if not wanted:
        return {}, []
    key = (lens.key, lens.entity, tuple(_entities(caller, lens.entity, wanted)), wanted, asked, given, record is None)
    looking = _kept.get(key, lambda: _statement(caller, lens, wanted, asked, given, is_new=record is None))
    bound = {**caller.bound(lens), "id": record, **{_bound(uid): value for uid, value in references.items()}}
    found_row = await caller.session.raw.fetchrow(looking.statement.text, *looking.statement.arguments(bound))
    row = await opened_row(caller.session, looking.sealed, found_row)
    if row is None:  # gone meanwhile; the write itself will say so
        return dict.fromkeys(wanted), []
    found = {path: row[at] for at, path in enumerate(looking.paths)}
    return found, [uid for at, uid in enumerate(looking.asked, len(looking.paths)) if not row[at]]


async def look_many(
    caller: Caller, lens: Lens, paths: Iterable[Path], references: Mapping[str, UUID | None], records: Sequence[UUID]
) -> dict[UUID, tuple[dict[Path, Any], list[str]]]:
    """The same for records that are all made to refer to the same, in one statement."""
    wanted = tuple(sorted(paths))
    if not wanted:
        return {each: ({}, []) for each in records}
    asked = tuple(sorted({path[0] for path in wanted if references.get(path[0]) is not None and len(path) > 1}))
    given = tuple(sorted(references))
    key = (lens.key, lens.entity, tuple(_entities(caller, lens.entity, wanted)), wanted, asked, given, "many")
    looking = _kept.get(key, lambda: _statement(caller, lens, wanted, asked, given, is_new=False, many=True))
    bound = {**caller.bound(lens), "ids": list(records), **{_bound(uid): value for uid, value in references.items()}}
    found_rows = await caller.session.raw.fetch(looking.statement.text, *looking.statement.arguments(bound))
    rows = await opened(caller.session, looking.sealed, found_rows)
    found = {}
    for row in rows:
        unseen = [uid for at, uid in enumerate(looking.asked, len(looking.paths)) if not row[at]]
        found[row[-1]] = {path: row[at] for at, path in enumerate(looking.paths)}, unseen
    return found


def _bound(uid: str) -> str:
    return f"r_{uid}"


def _entities(caller: Caller, entity: Entity, paths: Iterable[Path]) -> list[Entity]:
    """The forms looked into on the way: what a statement depends on beside the form itself."""
    found: dict[Path, Entity] = {}
    for path in paths:
        for end in range(1, len(path)):
            if path[:end] not in found:
                owner = found.get(path[: end - 1], entity)
                target = _target(caller, owner, path[end - 1])
                if target is None:
                    break
                found[path[:end]] = target
    return [found[path] for path in sorted(found)]


def _target(caller: Caller, entity: Entity, uid: str) -> Entity | None:
    field = entity.by_uid.get(uid)
    if field is None or field.target is None:
        return None
    found: Entity = caller.live.entity(field.target.app, field.target.name)
    return found


def _statement(
    caller: Caller,
    lens: Lens,
    wanted: Sequence[Path],
    asked: Sequence[str],
    given: Sequence[str],
    *,
    is_new: bool,
    many: bool = False,
) -> Looking:
    entity = lens.entity
    own = None if is_new else aliased_table(entity, "o")
    rows: FromClause = select(literal("1").label("one")).subquery("s") if own is None else own.source
    tables: dict[Path, tuple[Entity, FormTable | None]] = {(): (entity, own)}
    for path in wanted:
        for end in range(1, len(path)):
            prefix = path[:end]
            if prefix in tables:
                continue
            owner, table = tables[prefix[:-1]]
            target = _target(caller, owner, prefix[-1])
            if target is None:
                break
            joined = aliased_table(target, f"t{len(tables)}")
            joined = replace(joined, works_out=not_stored(target, lens.eyes))
            key = (
                bindparam(_bound(prefix[0]), type_=UUID_COLUMN)
                if end == 1 and (is_new or prefix[0] in given)
                else _column(owner, table, prefix[-1])
            )
            rows = rows.outerjoin(joined.source, (joined["id"] == key) & joined["deleted_at"].is_(None))
            tables[prefix] = (target, joined)
    columns = [_column(*tables[path[:-1]], path[-1]) if path[:-1] in tables else literal("null") for path in wanted]
    columns += [_may_be_read(lens.targets[uid], uid, at) for at, uid in enumerate(asked)]
    sealed = []
    for at, path in enumerate(wanted):
        owner, table = tables.get(path[:-1], (entity, None))
        field = owner.by_uid.get(path[-1])
        if table is not None and field is not None and field.digests:
            sealed.append((at, len(columns), field.place))
            columns.append(table["id"])
    if many and own is not None:
        columns.append(own["id"])
    statement: Select[Any] = select(*(each.label(f"c{at}") for at, each in enumerate(columns))).select_from(rows)
    if own is not None and many:
        statement = statement.where(own["id"] == any_(cast(bindparam("ids"), Physical("uuid[]"))))
    elif own is not None:
        statement = statement.where(own["id"] == bindparam("id", type_=UUID_COLUMN))
    return Looking(
        render(statement, comment=f"{entity.reference} {entity.version_id}"), tuple(wanted), tuple(asked), tuple(sealed)
    )


def _column(entity: Entity, table: FormTable | None, uid: str) -> ColumnElement[Any]:
    """The column of a field; nothing for one that is not there (any more)."""
    if table is None:
        return literal("null")
    if uid in SYSTEM_COLUMN:
        return table[SYSTEM_COLUMN[uid]]
    field = entity.by_uid.get(uid)
    return table.of(field) if field is not None else literal("null")


def _may_be_read(target: Lens, uid: str, at: int) -> ColumnElement[bool]:
    found = target.readable(alias=f"m{at}")
    one = found.table["id"] == bindparam(_bound(uid), type_=UUID_COLUMN)
    return exists(found.select(literal("1")).where(one))
