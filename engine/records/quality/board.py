"""The data-quality board of a form: how complete, valid, unique and fresh its records are, counted over those somebody
may read.

One statement goes through the rows once, worked out flag by flag, and adds the flags up for all of them and for each
owner or unit; another counts duplicates, rule by rule, and tells whose they are. Who asks for more than the
database can count while he waits is told so, and to ask for fewer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Integer, Select, and_, false, func, or_, select, true, union_all
from sqlalchemy import literal_column as constant

from engine.errors import Forbidden, Invalid, Unavailable
from engine.permissions.access import Action
from engine.problems import Code
from engine.records.answer import record_reading
from engine.records.arrays import rendered
from engine.records.caller import Caller
from engine.records.grouping import SENSITIVE
from engine.records.lens import Lens
from engine.records.matching import Matching, read_matching
from engine.records.names import names
from engine.records.quality import alike
from engine.records.quality.asked import PREFIX, QUALITY
from engine.records.quality.measures import (
    DUPLICATE,
    INVALID,
    MISSING,
    STALE,
    FieldMeasures,
    Measure,
    Measures,
    may_see,
)
from engine.records.readable import Readable
from engine.records.reading import Wanted

PATIENCE = 25.0
"""Seconds somebody waits for all of it."""
MOST_GROUPS = 200
BY: Mapping[str, str] = {"owner": "owner_id", "org": "org_id"}
TAKES_TOO_LONG = Code(
    "quality_takes_too_long",
    zh="记录太多，{seconds} 秒内没有核对完，请在列表里筛选后再看，或按视图查看",
    en="There are too many records to check in {seconds} seconds; filter the list, or look at one view of it",
)
UNKNOWN_BY = Code("quality_unknown_by", zh="可按 {known} 查看，不能按“{by}”", en="Look by {known}, not by '{by}'")
ALL = "all"
_UNTOLD: tuple[int | None, int | None] = (None, None)
Json = dict[str, Any]


@dataclass
class _Flags:
    """Conditions as columns of the rows that are gone through, each once."""

    caller: Caller
    found: Readable
    columns: list[ColumnElement[Any]] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def add(self, measure: Measure | None) -> None:
        """Another one, where it can be told."""
        if measure is not None and measure.made is not None and id(measure) not in self.places:
            self.places[id(measure)] = len(self.columns)
            self.columns.append(measure.made(self.caller, self.found).label(f"b{len(self.columns)}"))

    def place(self, measure: Measure | None) -> int | None:
        """Where its number is."""
        return None if measure is None else self.places.get(id(measure))


async def board(caller: Caller, app: str, form: str, wanted: Wanted, *, by: Any) -> Json:
    """All of it as JSON. Any: what somebody sent."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    if not may_see(lens):
        raise Forbidden(QUALITY.as_dict())
    found = lens.readable()
    matching, problems = read_matching(caller, lens, found, wanted.filter, wanted.given, within=wanted.within)
    by = "owner" if by is None else by
    if not isinstance(by, str) or by not in BY:
        problems = [*problems, UNKNOWN_BY.at("/by", known=", ".join(BY), by=str(by)[:40])]
    if problems:
        raise Invalid(problems)
    counting = _Counting(caller, lens, found, matching, Measures(caller, lens), by)
    try:
        told = await counting.all()
    except TimeoutError:
        raise Unavailable(TAKES_TOO_LONG, seconds=int(PATIENCE)) from None
    await _note_reading(caller, lens, counting.measures)
    return {"by": by, **told}


class _Counting:
    """One board being counted."""

    def __init__(
        self, caller: Caller, lens: Lens, found: Readable, matching: Matching, measures: Measures, by: str
    ) -> None:
        self.caller, self.lens, self.found, self.matching, self.measures = caller, lens, found, matching, measures
        self._by, self._until = by, monotonic() + PATIENCE
        self._where = matching.where(caller, found)
        self._bound = {**caller.bound(lens), **matching.bound(caller)}

    async def all(self) -> Json:
        """Everything, statement by statement."""
        rows, flags = await self._flags()
        twice, whose = await self._duplicates()
        whole = next((row for row in rows if row["whole"]), None)
        groups = [row for row in rows if not row["whole"]][:MOST_GROUPS]
        records = whole["n"] if whole is not None else 0

        def number(measure: Measure | None) -> int | None:
            place = flags.place(measure)
            return None if place is None else whole[f"c{place}"] if whole is not None else 0

        return {
            "records": records,
            "stale_days": self.lens.entity.quality.stale_days if self.lens.entity.quality else None,
            "dimensions": [
                {"kind": kind, "records": each, "fault": f"{PREFIX}{kind}"}
                for kind, each in (
                    (MISSING, self._sum(whole, MISSING)),
                    (INVALID, self._sum(whole, INVALID)),
                    (DUPLICATE, whose[ALL] if self.measures.told(DUPLICATE) else None),
                    (STALE, number(self.measures.stale)),
                )
            ],
            "fields": [self._field(each, records, number) for each in self.measures.fields],
            "checks": [_told(each, number(each)) for each in self.measures.checks],
            "duplicates": [
                {
                    **_told(each, twice.get(each.key, _UNTOLD)[0]),
                    "clusters": twice.get(each.key, _UNTOLD)[1],
                    "fields": each.name.split("+"),
                }
                for each in self.measures.duplicates
            ],
            "groups": await self._groups(groups, flags, whose),
            "others": max(0, records - sum(row["n"] for row in groups)),
        }

    def _field(self, each: FieldMeasures, records: int, number: Any) -> Json:
        asked = records if each.shown is None else number(each.shown)
        return {
            "name": each.field.name,
            "label": each.field.label.as_dict(),
            "type": each.field.type,
            "why": each.empty.why or None,
            "asked": asked if each.empty.is_told else None,
            "empty": _told(each.empty, number(each.empty)),
            "missing": _told(each.missing, number(each.missing)) if each.missing else None,
            "invalid": _told(each.invalid, number(each.invalid)) if each.invalid else None,
        }

    def _sum(self, row: Any, kind: str) -> int | None:
        if not self.measures.told(kind):
            return None
        return int(row[kind]) if row is not None else 0

    async def _flags(self) -> tuple[Sequence[Any], _Flags]:
        """The rows gone through once: the whole of them first, then the groups with most faults."""
        flags = _Flags(self.caller, self.found)
        for each in self.measures.fields:
            for one in (each.shown, each.empty, each.missing, each.invalid):
                flags.add(one)
        for check in self.measures.checks:
            flags.add(check)
        flags.add(self.measures.stale)
        rows = self.found.select(self._group.label("g"), *flags.columns).where(*self._where)
        looked = rows.offset(constant("0", Integer)).subquery("looked")  # each condition worked out once
        counts = [func.count().filter(looked.c[f"b{at}"]).label(f"c{at}") for at in range(len(flags.columns))]
        kinds = [self._any(kind, flags, looked) for kind in (MISSING, INVALID)]
        stale = flags.place(self.measures.stale)
        faults = [each.element for each in kinds] + ([] if stale is None else [counts[stale].element])
        is_whole, many = func.grouping(looked.c.g), func.count()
        told = select(is_whole.label("whole"), looked.c.g, many.label("n"), *counts, *kinds)
        most = sum(faults[1:], faults[0]).desc()
        told = told.group_by(func.rollup(looked.c.g)).order_by(is_whole.desc(), most, many.desc(), looked.c.g)
        return await self._fetch(told.limit(MOST_GROUPS + 1), [*self._all(), *self.measures.checks]), flags

    def _any(self, kind: str, flags: _Flags, looked: Any) -> Any:
        places = [flags.place(each) for each in self.measures.told(kind)]
        some = or_(false(), *(looked.c[f"b{at}"] for at in places if at is not None))
        return func.count().filter(some).label(kind)

    async def _duplicates(self) -> tuple[dict[str, tuple[int, int | None]], dict[Any, int]]:
        """By rule, how many records are like another and how many different ones they are, which nobody can say of a
        part; and by group and for all of them, how many are like another by some rule."""
        rules = self.measures.told(DUPLICATE)
        if not rules:
            return {}, {}
        rows = [self._like_another(at, each) for at, each in enumerate(rules)]
        found = (rows[0] if len(rows) == 1 else union_all(*rows)).cte("found")
        first = func.count().filter(found.c.place == 1)
        by_rule = select(constant("true").label("of_rule"), found.c.rule, constant("null::uuid"), func.count(), first)
        whose = select(
            constant("false"), func.grouping(found.c.g), found.c.g, func.count(found.c.id.distinct()), constant("0")
        )
        told = await self._fetch(
            union_all(by_rule.group_by(found.c.rule), whose.group_by(func.rollup(found.c.g))), rules
        )
        counted: dict[str, tuple[int, int | None]] = {each.key: (0, None if self._where else 0) for each in rules}
        for _, at, _, many, clusters in (row for row in told if row[0]):
            counted[rules[at].key] = (many, None if self._where else clusters)
        return counted, {ALL if row[1] else row[2]: row[3] for row in told if not row[0]}

    def _like_another(self, at: int, rule: Measure) -> Select[Any]:
        """The records of the list that are like another by a rule, in it or beyond."""
        listed = and_(true(), *self._where).label("listed")
        rows = alike.several(rule.name.split("+"), self.found, self._group.label("g"), listed)
        number = constant(str(at), Integer).label("rule")
        return select(number, rows.c.id, rows.c.g, rows.c.place).where(rows.c.many > 1, rows.c.listed)

    async def _groups(self, rows: Sequence[Any], flags: _Flags, whose: Mapping[Any, int]) -> list[Json]:
        ids = {row["g"] for row in rows if row["g"] is not None}
        people, units = (ids, set()) if self._by == "owner" else (set(), ids)
        known = await names(self.caller.session, people, units)
        stale, twice = flags.place(self.measures.stale), bool(self.measures.told(DUPLICATE))
        told = []
        for row in rows:
            of = row["g"]
            called = (known.person(of) if self._by == "owner" else _unit(known.unit(of), self.caller)) if of else None
            is_it: Json = {"op": "eq", "value": str(of)} if of else {"op": "is_empty"}
            told.append(
                {
                    "id": None if of is None else str(of),
                    "label": called,
                    "records": row["n"],
                    MISSING: self._sum(row, MISSING),
                    INVALID: self._sum(row, INVALID),
                    DUPLICATE: whose.get(of, 0) if twice else None,
                    STALE: None if stale is None else row[f"c{stale}"],
                    "within": [{"field": self._by, **is_it}],
                }
            )
        return told

    @property
    def _group(self) -> ColumnElement[Any]:
        return self.found.table[BY[self._by]]

    def _all(self) -> list[Measure]:
        several = [(one.shown, one.empty, one.missing, one.invalid) for one in self.measures.fields]
        return [each for some in several for each in some if each is not None]

    async def _fetch(self, statement: Select[Any] | CompoundSelect[Any], measures: Sequence[Measure]) -> Sequence[Any]:
        sent = rendered(self.lens, statement)
        values = dict(self._bound)
        for each in measures:
            values |= each.bound(self.caller)
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        found: Sequence[Any] = await self.caller.session.raw.fetch(sent.text, *sent.arguments(values), timeout=left)
        return found


def _told(measure: Measure, records: int | None) -> Json:
    """One number with what finds its records; none with the reason."""
    fault = f"{PREFIX}{measure.key}" if measure.is_told else None
    return {
        "name": measure.name,
        "label": measure.label.as_dict(),
        "records": records if measure.is_told else None,
        "fault": fault,
        "why": measure.why or None,
    }


def _unit(label: Any, caller: Caller) -> str | None:
    return (label or {}).get(caller.language.value)


async def _note_reading(caller: Caller, lens: Lens, measures: Measures) -> None:
    """What the numbers tell of fields of class C2 and C3 is reading them."""
    fields = {each.field.name for each in measures.fields if each.empty.is_told and each.field.sensitivity in SENSITIVE}
    if fields:
        await record_reading(caller, lens.entity, fields=fields, ids=())
