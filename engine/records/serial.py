"""Serial numbers inside the statement that writes the record: counted in its transaction, so that no two are alike.

The counter's row is locked from counting to commit. A number is given back when the record is not saved: no gaps,
except where records were deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import CTE, BigInteger, ColumnElement, Integer, Text, bindparam, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import insert

from engine.database.session import Session
from engine.fields.serial import serial_period, write_serial
from engine.records.entity import Entity, EntityField
from engine.records.tables import serial_counter

_COUNTER = re.compile(r"\{(0{1,12})\}")


def serial_fields(entity: Entity) -> list[EntityField]:
    """The fields the platform numbers."""
    return [each for each in entity.fields if each.type == "serial_number"]


def counter(entity: Entity, field: EntityField, position: int) -> CTE:
    """The next number of a field, as a part of a statement."""
    row = insert(serial_counter).values(
        form=bindparam(f"serial_form_{position}", entity.uid, type_=Text),
        field=bindparam(f"serial_field_{position}", field.uid, type_=Text),
        period=bindparam(f"serial_period_{position}", type_=Text),
        value=literal_column("1", BigInteger),
    )
    row = row.on_conflict_do_update(
        index_elements=[serial_counter.c.form, serial_counter.c.field, serial_counter.c.period],
        set_={"value": serial_counter.c.value + literal_column("1", Integer)},
    )
    return row.returning(serial_counter.c.value).cte(f"serial_{position}")


def written(field: EntityField, count: CTE, position: int) -> ColumnElement[str]:
    """The number as it is written, around the count."""
    digits = cast(count.c.value, Text)
    width = len(_parts(field)[1])
    filled = func.lpad(digits, func.greatest(literal_column(str(width)), func.length(digits)), literal_column("'0'"))
    before = bindparam(f"serial_before_{position}", type_=Text)
    after = bindparam(f"serial_after_{position}", type_=Text)
    number: ColumnElement[str] = select(func.concat(before, filled, after)).select_from(count).scalar_subquery()
    return number


def bindings(fields: Iterable[EntityField], today: date) -> dict[str, Any]:
    """What the counters of these fields are bound to on a day of the bank."""
    values: dict[str, Any] = {}
    for position, field in enumerate(fields):
        before, _, after = _parts(field)
        values[f"serial_period_{position}"] = serial_period(field.options.reset, today)
        values[f"serial_before_{position}"] = write_serial(before, today, 0)
        values[f"serial_after_{position}"] = write_serial(after, today, 0)
    return values


async def take_many(session: Session, entity: Entity, field: EntityField, today: date, many: int) -> list[str]:
    """The next so many numbers of a field, counted in this transaction."""
    row = insert(serial_counter).values(
        form=entity.uid, field=field.uid, period=serial_period(field.options.reset, today), value=many
    )
    row = row.on_conflict_do_update(
        index_elements=[serial_counter.c.form, serial_counter.c.field, serial_counter.c.period],
        set_={"value": serial_counter.c.value + many},
    )
    last = int(await session.scalar(row.returning(serial_counter.c.value)))
    return [write_serial(field.options.pattern, today, number) for number in range(last - many + 1, last + 1)]


def _parts(field: EntityField) -> tuple[str, str, str]:
    before, zeros, after = _COUNTER.split(field.options.pattern, maxsplit=1)
    return before, zeros, after
