"""Many values sent at once: an array a field, and rows made of them in the statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import ColumnElement, FromClause, bindparam, cast, column, func

from engine.query.render import Rendered, render
from engine.records.columns import INTEGER, TEXT, Physical
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.writable import digest_name, value_name

_PLAIN = re.compile(
    r"(text|boolean|date|uuid|integer|bigint|smallint|timestamptz|time|interval|numeric(\(\d+, ?\d+\))?)"
)
"""Columns whose values travel as an array of themselves; the others as text that is cast."""


def given_rows(fields: Sequence[EntityField], *more: str, stored: bool = False) -> FromClause:
    """Rows that are sent: their place, and where asked their id and version; then values, and where these are to be
    stored the digests of those that are encrypted."""
    kinds = {"n": INTEGER, "id": UUID_COLUMN, "base": INTEGER}
    arrays: list[ColumnElement[Any]] = [cast(bindparam(name), Physical(f"{kinds[name].sql}[]")) for name in more]
    arrays += [array_of(value_name(each.uid), each) for each in fields]
    digests = [digest_name(each.uid) for each in fields if stored and each.encrypted]
    arrays += [cast(bindparam(name), Physical("text[]")) for name in digests]
    columns = [column(name, kinds[name]) for name in more]
    columns += [column(value_name(each.uid), Physical(_sent_as(each))) for each in fields]
    columns += [column(name, TEXT) for name in digests]
    return func.unnest(*arrays).table_valued(*columns, name="d").render_derived()


def unnested(columns: Mapping[str, Physical]) -> FromClause:
    """Rows that are sent, an array a column."""
    arrays = [cast(bindparam(name), Physical(f"{kind.sql}[]")) for name, kind in columns.items()]
    named = [column(name, kind) for name, kind in columns.items()]
    return func.unnest(*arrays).table_valued(*named, name="d").render_derived()


def array_of(name: str, field: EntityField) -> ColumnElement[Any]:
    """Values of a field, sent as one array."""
    return cast(bindparam(name), Physical(f"{_sent_as(field)}[]"))


def _sent_as(field: EntityField) -> str:
    sql = field.traits.column.sql
    return sql if _PLAIN.fullmatch(sql) else "text"


def typed(given: FromClause, field: EntityField) -> ColumnElement[Any]:
    """The values of a field among rows that are sent, as its column holds them."""
    found = given.c[value_name(field.uid)]
    sql = field.traits.column.sql
    return found if _PLAIN.fullmatch(sql) else cast(found, Physical(sql))


def as_sent(field: EntityField, value: Any) -> Any:  # Any: a value of the field's type
    """A value as it is sent in an array."""
    if value is None or _PLAIN.fullmatch(field.traits.column.sql):
        return value
    if field.traits.column.sql.endswith("[]"):
        return "{" + ",".join('"' + str(each).replace("\\", r"\\").replace('"', r"\"") + '"' for each in value) + "}"
    return value if isinstance(value, str) else orjson.dumps(value, default=str).decode()


def rendered(lens: Lens, statement: Any) -> Rendered:
    """A statement on a form, ready to be sent."""
    return render(statement, comment=f"{lens.entity.reference} {lens.entity.version_id}")
