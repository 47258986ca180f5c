"""Whether a value is there and could be written today, as SQL: of a field, and of the rows of a sub-table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Interval, and_, exists, false, func, literal, literal_column, or_, select

from engine.calendars.live import live_calendars
from engine.query.sql_columns import NotPushable
from engine.query.sql_functions import moment
from engine.query.sql_values import refuse_unsendable
from engine.query.to_sql import is_true
from engine.records.caller import Caller
from engine.records.columns import FormTable, fresh_table
from engine.records.entity import Entity, EntityField
from engine.records.eyes import RecordColumns
from engine.records.linkage import Linkage, Rule
from engine.records.quality.formats import broken
from engine.records.readable import Readable
from engine.records.row_rules import given_to_one

Condition = ColumnElement[bool]


def is_empty(field: EntityField, found: Readable) -> Condition:
    """Nothing stands there; of a sub-table there is no row."""
    if field.rows is None:
        return found.table.compared(field).is_(None)
    table = fresh_table(field.rows)
    return ~exists(_of(table, found))


def can_be_broken(field: EntityField, found: Readable) -> bool:
    """Its type refuses something that may be stored."""
    return field.rows is not None or broken(field, found.table.of(field)) is not None


def is_broken(field: EntityField, found: Readable) -> Condition:
    """The value could not be written today; of a sub-table some cell, a row as a whole, or how many there are."""
    if field.rows is None:
        made = broken(field, found.table.of(field))
        return false() if made is None else made
    table, counted = fresh_table(field.rows), fresh_table(field.rows)
    wrong = or_(false(), *_of_row(field.rows, table, found))
    many = select(func.count()).select_from(counted.source).where(counted["parent_id"] == found.table["id"])
    beyond = ~many.scalar_subquery().between(literal_column("0"), literal(field.options.at_most))
    return or_(exists(_of(table, found).where(wrong)), beyond)


def given_to_rows(field: EntityField, caller: Caller, app: str) -> Mapping[str, Any]:
    """What the rules of a sub-table ask beside its rows."""
    given: dict[str, Any] = {}
    linkage = field.rows.linkage if field.rows is not None else None
    for rule in linkage.rules if linkage is not None else ():
        given |= given_to_one(rule.checked, caller.live.option_set, live_calendars(caller.live, app))
    return given


def days_ago(days: int) -> ColumnElement[Any]:
    """The instant so many days before the one the statement runs at."""
    return moment("now").op("-")(literal(timedelta(days=days), Interval()))


def _of(table: FormTable, found: Readable) -> Any:  # Any: a select of any row
    return select(literal_column("1")).select_from(table.source).where(table["parent_id"] == found.table["id"])


def _of_row(rows: Entity, table: FormTable, found: Readable) -> Iterator[Condition]:
    """What may be wrong with one row: its cells, what has to be filled in, its checks."""
    columns, linkage = RecordColumns(rows, table, found.eyes), rows.linkage
    for each in rows.fields:
        column = table.of(each)
        made = broken(each, column)
        if made is not None:
            yield made
        if linkage is not None and linkage.is_computed(each.uid):
            continue
        needed = linkage.fields.get(each.uid) if linkage is not None else None
        if each.required:
            yield column.is_(None)
        elif needed is not None and needed.required is not None:
            yield and_(column.is_(None), _holds(needed.required, columns))
    yield from _checks(linkage, columns)


def _checks(linkage: Linkage | None, columns: RecordColumns) -> Iterator[Condition]:
    for check in linkage.checks if linkage is not None else ():
        yield _holds(check.fails, columns)


def _holds(rule: Rule, columns: RecordColumns) -> Condition:
    """A condition of a row; what the database cannot work out is not found."""
    try:
        refuse_unsendable(rule.node)
        return is_true(rule.checked, columns)
    except NotPushable:
        return false()
