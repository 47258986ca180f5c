"""A computed value as SQL, as its field takes it: rounded half up to the field's decimals; nothing where it does not
fit."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Double, Numeric, and_, case, cast, func, literal, null, true

from engine.query.sql_columns import Columns, Sql
from engine.query.to_sql import Statement
from engine.records.columns import Physical
from engine.records.entity import EntityField
from engine.records.linkage import FieldRules

NUMERIC = re.compile(r"numeric\((\d+),(\d+)\)")
WHOLE = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}


def worked_out(field: EntityField, rules: FieldRules, columns: Columns) -> Sql:
    """The value of a computed field from the columns it reads. Raises NotPushable."""
    assert rules.computed is not None
    value = Statement(rules.computed.checked, columns).value(rules.computed.node)
    if rules.clears and rules.visible is not None:
        seen = Statement(rules.visible.checked, columns).true(rules.visible.node)
        value = case((seen, value), else_=null())
    return fitted(field, value)


def fitted(field: EntityField, value: Sql) -> Sql:
    """The value in the type of its column; null where the field could not hold it."""
    sql = field.traits.column.sql
    numeric = NUMERIC.fullmatch(sql)
    if numeric is not None or sql in WHOLE:
        return _number(field, cast(value, Numeric), sql)
    if sql == "text":
        return _text(field, cast(value, Physical("text")))
    if sql == "interval":
        seconds = cast(func.round(value), Double)
        return cast(func.make_interval(0, 0, 0, 0, 0, 0, seconds), Physical(sql))
    return cast(value, Physical(sql))


def _number(field: EntityField, value: Sql, sql: str) -> Sql:
    found = NUMERIC.fullmatch(sql)
    digits, decimals = (int(found[1]), int(found[2])) if found else (19, 0)
    rounded = func.round(value, literal(decimals), type_=Numeric())
    limit = WHOLE[sql] if sql in WHOLE else 10 ** (digits - decimals)
    fits = [func.abs(rounded) < literal(limit, Numeric())]
    schema = field.traits.schema
    for name, least in (("minimum", True), ("maximum", False)):
        bound = schema.get(name)
        if isinstance(bound, int) and abs(bound) < limit:
            fits.append(rounded >= bound if least else rounded <= bound)
    return case((and_(*fits), cast(rounded, Physical(sql))), else_=null())


def _text(field: EntityField, value: Sql) -> Sql:
    trimmed: ColumnElement[Any] = func.nullif(func.btrim(value), literal(""))
    schema = field.traits.schema
    fits: ColumnElement[bool] = true()
    if "enum" in schema:
        fits = trimmed.in_([literal(code) for code in schema["enum"]])
    elif "maxLength" in schema:
        fits = func.char_length(trimmed) <= literal(schema["maxLength"])
    return case((fits, cast(trimmed, Physical("text"))), else_=null())
