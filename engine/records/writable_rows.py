"""The rows of a sub-table on their way into their table: one statement a sub-table, however many rows.

Part of the door for writing (`writable`): a row is written only together with its record, in the same transaction and
before it, so that what is asked of the record's new state sees the rows it has by then. Who may write was decided when
the record was read; that the record is still in the version it was read in is decided when it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Insert, any_, bindparam, column, delete, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from engine.database.session import Session
from engine.database.types import Document, Identifier
from engine.fields.field_type import Json
from engine.fields.rows import ROW_ID
from engine.query.render import Kept, Rendered, render
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.columns import bare_table
from engine.records.entity import Entity, EntityField

_kept: Kept[Rendered] = Kept(512)


async def write_rows(
    session: Session, entity: Entity, record: UUID, values: Mapping[str, Any], current: Mapping[str, Json]
) -> None:
    """Make the rows of every sub-table among these values (by field uid) what they are to be. `current` are the values
    as they travel that the record has by now."""
    for uid, rows in values.items():
        field = entity.by_uid[uid]
        if field.rows is None:
            continue
        sent, gone = _differences(field, rows or (), current.get(uid) or ())
        if sent or gone:
            statement = _kept.get(field.rows, lambda of=field.rows: _statement(of))  # type: ignore[misc]
            bound = {"record": record, "gone": gone, "rows": orjson.dumps(sent, default=_cell).decode()}
            await session.raw.execute(statement.text, *statement.arguments(bound))


def _differences(
    field: EntityField, rows: Sequence[Sequence[Any]], current: Sequence[Mapping[str, Json]]
) -> tuple[list[dict[str, Any]], list[UUID]]:
    """The rows to be written, which are new, changed or at another place, and the ids of those that go. The place of a
    row is kept as its number, counted from one without gaps."""
    before = {row[ROW_ID]: (at, row) for at, row in enumerate(current, 1)}
    travelling = field.traits.dump(rows) or []
    sent = []
    for at, (row, shown) in enumerate(zip(rows, travelling, strict=True), 1):
        if before.pop(shown[ROW_ID], None) != (at, shown):
            sent.append({"id": row[0], "position": at, **{f"c{index}": row[index] for index in range(1, len(row))}})
    return sent, [UUID(key) for key in before]


def _statement(entity: Entity) -> Rendered:
    table = bare_table(entity)
    names = ["id", "position", *(f"c{index}" for index in range(1, len(entity.fields) + 1))]
    columns = [table["id"], table["position"], *(table.of(each) for each in entity.fields)]
    typed = [column(name, each.type) for name, each in zip(names, columns, strict=True)]
    sent = func.jsonb_to_recordset(bindparam("rows", type_=Document)).table_valued(*typed)
    sent = sent.render_derived(name="sent", with_types=True)
    record = bindparam("record", type_=UUID_COLUMN)
    gone = table["id"] == any_(bindparam("gone", type_=ARRAY(Identifier)))
    removed = delete(table.source).where(table["parent_id"] == record, gone)  # type: ignore[arg-type]
    write = insert(table.source).from_select(  # type: ignore[arg-type]
        ["parent_id", *(each.name for each in columns)], select(record, *(sent.c[name] for name in names))
    )
    kept: Insert = write.on_conflict_do_update(
        index_elements=["id"],
        set_={each.name: write.excluded[each.name] for each in columns[1:]},
        where=table["parent_id"] == write.excluded["parent_id"],
    )
    return render(kept.add_cte(removed.cte("removed")), comment=f"{entity.reference} {entity.version_id}")


def _cell(value: Any) -> Any:
    """What JSON has no word for, as PostgreSQL reads it."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, timedelta):
        return f"{value.days} days {value.seconds} seconds"
    raise TypeError(type(value).__name__)
