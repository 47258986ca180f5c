"""Groups of a list and totals over it: read, and as SQL.

Only so many rows are looked at unless somebody asks for all: counting millions costs what a page never may. What was
found then is said to be a part, and no sum of a part is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, Select, Text, bindparam, cast, func, select
from sqlalchemy import literal_column as literal

from engine.problems import Code, Problem, pointer
from engine.query.paging import SEALED
from engine.query.source import Find, Source

MOST_LOOKED = 10_000
MOST_GROUPS = 200
MOST_TOTALS = 8
UNITS = ("day", "month", "quarter", "year")
NUMBERS = ("bigint", "numeric", "integer")
MOMENTS = ("date", "timestamptz")
OF_NUMBERS, OFDateTimeS = ("sum", "avg", "min", "max"), ("min", "max")
ALIKE = ("text", "uuid", "boolean", "bigint")
"""Columns whose values stand in groups as they are, where they can be asked for one by one."""

NOT_GROUPED = Code("not_grouped", zh="不能按“{label}”分组", en="Rows cannot be grouped by '{label}'")
BAD_UNIT = Code(
    "bad_group_unit", zh="按日期分组可用：{known}，不能用“{unit}”", en="Dates are grouped by {known}, not by '{unit}'"
)
NOT_A_GROUP = Code("not_a_group", zh='分组应写成 {{"field", "unit"}}', en='A group is written {{"field", "unit"}}')
NOT_A_TOTAL = Code("not_a_total", zh='合计应写成 [{{"field", "of"}}]', en='Totals are written [{{"field", "of"}}]')
NOT_TOTALLED = Code(
    "not_totalled",
    zh="“{label}”没有“{of}”，可用：{known}",
    en="'{label}' has no '{of}'; known: {known}",
)
TOO_MANY_TOTALS = Code("too_many_totals", zh="最多 {limit} 个合计", en="At most {limit} totals")


@dataclass(frozen=True, slots=True)
class By:
    """What rows are grouped by; a unit for dates."""

    source: Source
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One total: of which field, and which."""

    source: Source
    of: str


def totals_of(sql: str) -> tuple[str, ...]:
    """Which totals a column has, by its type."""
    kind = sql.split("(")[0]
    return OF_NUMBERS if kind in NUMBERS else OFDateTimeS if kind in MOMENTS else ()


def units_of(source: Source) -> tuple[str, ...] | None:
    """The units rows may be grouped in by this field; none for values as they are, None where it cannot be."""
    if source.sql in MOMENTS:
        return UNITS
    asked_for = any(each.name == "eq" for each in source.traits.operators)
    return () if source.sql in ALIKE and asked_for else None


def read_by(written: Any, find: Find, *, path: str = "/by") -> tuple[By | None, list[Problem]]:
    """What rows are grouped by, if anything. Any: JSON somebody sent."""
    if written is None:
        return None, []
    if not isinstance(written, dict) or set(written) - {"field", "unit"} or not isinstance(written.get("field"), str):
        return None, [NOT_A_GROUP.at(path)]
    found = find(written["field"], path + "/field")
    if isinstance(found, Problem):
        return None, [found]
    if found.place:
        return None, [SEALED.at(path + "/field", label=found.label.as_dict())]
    units = units_of(found)
    if units is None:
        return None, [NOT_GROUPED.at(path + "/field", label=found.label.as_dict())]
    unit = written.get("unit") or ("month" if units else "")
    if unit and unit not in units:
        return None, [BAD_UNIT.at(path + "/unit", unit=str(unit)[:40], known=", ".join(units))]
    return By(found, unit), []


def read_totals(written: Any, find: Find, *, path: str = "/totals") -> tuple[list[Total], list[Problem]]:
    """The totals, or everything that is wrong with them. Any: JSON somebody sent."""
    if written is None:
        return [], []
    if not isinstance(written, list):
        return [], [NOT_A_TOTAL.at(path)]
    if len(written) > MOST_TOTALS:
        return [], [TOO_MANY_TOTALS.at(path, limit=MOST_TOTALS)]
    totals: list[Total] = []
    problems: list[Problem] = []
    for at, each in enumerate(written):
        place = path + pointer(at)
        if not isinstance(each, dict) or set(each) - {"field", "of"} or not isinstance(each.get("field"), str):
            problems.append(NOT_A_TOTAL.at(place))
            continue
        found = find(each["field"], place + "/field")
        if isinstance(found, Problem):
            problems.append(found)
            continue
        known, of = totals_of(found.sql), str(each.get("of", "sum"))
        if of not in known:
            label = found.label.as_dict()
            problems.append(NOT_TOTALLED.at(place + "/of", label=label, of=of[:40], known=", ".join(known) or "-"))
        else:
            totals.append(Total(found, of))
    return totals, problems


def statement(
    rows: Select[Any], by: By | None, totals: Sequence[Total], *, whole: bool, zone: str
) -> tuple[Select[Any], Mapping[str, Any]]:
    """Rows of: is this all of them, the group, how many, the totals; all of them first, then the largest groups. With
    what it is bound to."""
    bound: dict[str, Any] = {}
    columns: list[ColumnElement[Any]] = [_key(by, bound, zone).label("g")] if by is not None else []
    columns += [each.source.column.label(f"m{at}") for at, each in enumerate(totals)]
    looked = rows.with_only_columns(*(columns or [literal("1").label("one")])).order_by(None)
    if not whole:
        looked = looked.limit(MOST_LOOKED + 1)
    found = looked.subquery("looked")
    measured = [getattr(func, each.of)(found.c[f"m{at}"]).label(f"t{at}") for at, each in enumerate(totals)]
    many = func.count().label("n")
    if by is None:
        return select(literal("1").label("whole"), literal("null").label("g"), many, *measured), bound
    group = found.c.g
    is_whole = func.grouping(group).label("whole")
    order = (is_whole.desc(), many.desc(), group)
    counted = select(is_whole, group, many, *measured).group_by(func.rollup(group)).order_by(*order)
    return counted.limit(MOST_GROUPS + 1), bound


def _key(by: By, bound: dict[str, Any], zone: str) -> ColumnElement[Any]:
    column = by.source.column
    if not by.unit:
        return column
    bound["unit"] = by.unit
    unit: ColumnElement[str] = bindparam("unit")
    if by.source.sql == "timestamptz":
        bound["zone"] = zone
        return cast(func.date_trunc(cast(unit, Text), func.timezone(cast(bindparam("zone"), Text), column)), Date)
    return cast(func.date_trunc(cast(unit, Text), cast(column, DateTime)), Date)
