"""A list in groups, with counts and totals, under the same rights as its rows.

What somebody does not see in clear on every record he reads is neither grouped by nor totalled: that would tell it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from engine.errors import Invalid, Unavailable
from engine.permissions.access import Action
from engine.problems import Code
from engine.query import grouping
from engine.query.grouping import By, Total
from engine.query.render import Kept, Rendered
from engine.records.answer import record_reading
from engine.records.arrays import rendered
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.matching import read_matching
from engine.records.names import names
from engine.records.reading import Wanted
from engine.records.titles import titles

PATIENCE = 20.0
"""Seconds somebody waits who asks for all of a list to be counted."""
TAKES_TOO_LONG = Code(
    "counting_takes_too_long",
    zh="记录太多，{seconds} 秒内没有算完，请缩小筛选范围",
    en="There are too many records to count in {seconds} seconds; ask for fewer",
)
SENSITIVE = ("C2", "C3")
_kept: Kept[Rendered] = Kept(1024)
Json = dict[str, Any]


async def groups(
    caller: Caller, app: str, form: str, wanted: Wanted, *, by: Any, totals: Any, whole: bool
) -> dict[str, Any]:
    """`{groups: [{value, label, count, totals, within}], count: {value, exact}, totals, others}`. `within` are the
    conditions that find a group's records; `others` counts the records of groups that are not listed. Where not all
    records were looked at nothing is exact, and no totals are given. Any: JSON somebody sent."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    found = lens.readable()
    matching, problems = read_matching(caller, lens, found, wanted.filter, wanted.given, within=wanted.within)
    grouped, wrong_by = grouping.read_by(by, found.find)
    measured, wrong_totals = grouping.read_totals(totals, found.find)
    problems = [*problems, *wrong_by, *wrong_totals]
    if problems:
        raise Invalid(problems)
    matching = await matching.by_index(caller, lens)
    shape = (grouped and (grouped.source.name, grouped.unit), tuple((each.source.name, each.of) for each in measured))
    zone = caller.clock.zone.key
    key = (lens.key, "groups", matching.key(caller), shape, whole)
    rows = found.select(found.table["id"])
    statement, more = grouping.statement(
        rows.where(*matching.where(caller, found)), grouped, measured, whole=whole, zone=zone
    )
    sent = _kept.get(key, lambda: rendered(lens, statement))
    arguments = sent.arguments({**caller.bound(lens), **matching.bound(caller), **more})
    try:
        counted = await caller.session.raw.fetch(sent.text, *arguments, timeout=PATIENCE)
    except TimeoutError:
        raise Unavailable(TAKES_TOO_LONG, seconds=int(PATIENCE)) from None
    await _note_reading(caller, lens, grouped, measured)
    return await _told(caller, lens, grouped, measured, counted, whole=whole)


async def _told(
    caller: Caller, lens: Lens, by: By | None, totals: Sequence[Total], rows: Sequence[Any], *, whole: bool
) -> dict[str, Any]:
    total = next((row for row in rows if row[0]), None)
    many = total[2] if total is not None else 0
    exact = whole or many <= grouping.MOST_LOOKED
    several = [row for row in rows if not row[0]] if by is not None else []
    several = sorted(several, key=lambda row: _place(by, row[1])) if by is not None else several
    labels = await _labels(caller, lens, by, [row[1] for row in several]) if by is not None else {}
    return {
        "groups": [
            {
                "value": _value(by, row[1]),
                "label": labels.get(row[1]),
                "count": {"value": row[2], "exact": exact},
                "totals": _totals(totals, row[3:], exact),
                "within": _within(caller, by, row[1]),
            }
            for row in several
            if by is not None
        ],
        "count": {"value": many if exact else grouping.MOST_LOOKED, "exact": exact},
        "totals": _totals(totals, total[3:] if total is not None else (), exact),
        "others": max(0, many - sum(row[2] for row in several)) if by is not None else 0,
    }


def _totals(totals: Sequence[Total], values: Sequence[Any], exact: bool) -> list[Json]:
    told = []
    for at, each in enumerate(totals):
        value = values[at] if exact and len(values) > at else None
        told.append({"field": each.source.name, "of": each.of, "value": _measured(each, value)})
    return told


def _measured(total: Total, value: Any) -> Any:  # Any: a value of the column, and as it travels
    """A total as its field's values travel; a mean to two digits more."""
    if value is None:
        return None
    if total.of in ("min", "max"):
        return total.source.traits.dump(value)
    whole = total.source.sql in ("bigint", "integer")
    if total.of == "sum":
        return int(value) if whole else f"{value:f}"
    digits = 2 if whole else _decimals(total.source.sql)
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"


def _decimals(sql: str) -> int:
    """Of `numeric(18, 2)` the 2, at least 2."""
    written = sql.partition(",")[2].strip(") ")
    return max(2, int(written)) if written.isdigit() else 2


def _place(by: By, value: Any) -> tuple[Any, ...]:
    """Choices in the order of their set, dates in theirs, other groups by size as they come; the empty one last."""
    if value is None:
        return (1,)
    if by.source.codes:
        codes = by.source.codes
        return (0, codes.index(value) if value in codes else len(codes))
    return (0, value) if by.unit else (0,)


def _value(by: By | None, value: Any) -> Any:
    if value is None or by is None:
        return None
    return value.isoformat() if by.unit else by.source.traits.dump(value)


async def _labels(caller: Caller, lens: Lens, by: By, values: Sequence[Any]) -> dict[Any, str | None]:
    """What people, units and records are called that stand for groups."""
    known = [each for each in values if isinstance(each, UUID)]
    if not known:
        return {}
    field = lens.entity.by_name.get(by.source.name)
    if field is not None and field.uid in lens.targets:
        return dict(await titles(caller, lens.targets[field.uid], known))
    is_unit = by.source.name == "org" if field is None else field.type == "org_unit"
    if is_unit:
        units = (await names(caller.session, set(), set(known))).unit
        return {each: (units(each) or {}).get(caller.language.value) for each in known}
    people = (await names(caller.session, set(known), set())).person
    return {each: people(each) for each in known}


def _within(caller: Caller, by: By, value: Any) -> list[Json]:
    """Conditions that find the records of a group."""
    name = by.source.name
    if value is None:
        return [{"field": name, "op": "is_empty"}]
    if not by.unit:
        return [{"field": name, "op": "eq", "value": by.source.traits.dump(value)}]
    following = _next(value, by.unit)
    if by.source.sql == "date":
        last = following - timedelta(days=1)
        return [{"field": name, "op": "between", "value": [value.isoformat(), last.isoformat()]}]
    zone = caller.clock.zone
    begins, ends = (datetime.combine(each, time.min, zone).isoformat() for each in (value, following))
    return [{"field": name, "op": "ge", "value": begins}, {"field": name, "op": "lt", "value": ends}]


def _next(day: date, unit: str) -> date:
    """The first day after a day's unit begins anew."""
    if unit == "day":
        return day + timedelta(days=1)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


async def _note_reading(caller: Caller, lens: Lens, by: By | None, totals: Sequence[Total]) -> None:
    """What a group or a total tells of fields of class C2 and C3 is reading them."""
    asked = {each.source.name for each in totals} | ({by.source.name} if by is not None else set())
    fields = {each.name for each in lens.entity.fields if each.name in asked and each.sensitivity in SENSITIVE}
    if fields:
        await record_reading(caller, lens.entity, fields=fields, ids=())
