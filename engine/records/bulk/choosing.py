"""Which records an act is about, and what is to be changed of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, any_, bindparam, cast

from engine.errors import Invalid
from engine.fields.field_type import Json
from engine.fields.rows import TABLE
from engine.permissions.access import Action
from engine.problems import Code, Problem, pointer
from engine.query.render import Kept, Rendered
from engine.records import finding_many
from engine.records.arrays import rendered
from engine.records.bulk.act import Chosen
from engine.records.caller import Caller
from engine.records.columns import Physical
from engine.records.entity import EntityField
from engine.records.lens import Lens
from engine.records.matching import Matching, read_matching
from engine.records.reading import Wanted
from engine.records.sending import strangers
from engine.records.submission import read_change, travelling
from engine.records.trouble import uniques, unreadable
from engine.records.validation import VALUES, is_given

MOST = 200_000
MOST_PICKED = 1000
MOST_CHANGED = 20
NOT_ALIKE = frozenset({"file", "image", "signature", TABLE})
"""Types whose values belong to one record."""

TOO_MANY = Code(
    "too_many_at_once", zh="一次最多 {limit} 条，请缩小范围", en="At most {limit} records at once; ask for fewer"
)
NOTHING_CHOSEN = Code("nothing_chosen", zh="没有选中任何记录", en="No records were chosen")
NOT_RECORDS = Code("not_records", zh="records 应是记录 id 的列表", en="records is a list of ids of records")
NOTHING_CHANGED = Code("nothing_changed", zh="请至少填写一个要修改的字段", en="Give at least one field to change")
TOO_MANY_FIELDS = Code("too_many_fields_changed", zh="一次最多修改 {limit} 个字段", en="At most {limit} fields at once")
NOT_IN_BULK = Code(
    "not_changed_in_bulk",
    zh="“{label}”每条记录各不相同，不能批量修改",
    en="{label} is different on every record and cannot be changed for many",
)

_kept: Kept[Rendered] = Kept(1024)


def changeable(lens: Lens) -> list[EntityField]:
    """The fields that may be changed for many records: those he may write on some record and that may be alike."""
    written = lens.rights.ever_written(Action.UPDATE)
    single = {each.uid for fields in uniques(lens.entity) if len(fields) == 1 for each in fields}
    return [
        each
        for each in lens.entity.fields
        if each.uid in written
        and each.type not in NOT_ALIKE
        and each.uid not in single
        and not each.read_only
        and not is_given(each)
    ]


async def wanted_changes(caller: Caller, lens: Lens, values: Json) -> dict[str, Json]:
    """The changes by field uid as they travel, or everything that is wrong with them, before any record is looked
    at."""
    if isinstance(values, dict) and not values:
        raise Invalid([NOTHING_CHANGED.at(VALUES)])
    if isinstance(values, dict) and len(values) > MOST_CHANGED:
        raise Invalid([TOO_MANY_FIELDS.at(VALUES, limit=MOST_CHANGED)])
    see, write = lens.rights.ever_seen_as, lens.rights.ever_written(Action.UPDATE)
    read = read_change(lens.entity, values, see=see, write=write, current={})
    problems = [*read.problems, *_unlike(lens, values, {each.path for each in read.problems})]
    problems += await strangers(caller, lens.entity, read.values)
    for uid, target in lens.targets.items():
        value = read.values.get(uid)
        if value is not None and not await finding_many.readable_among(caller, target, [value], lock=False):
            problems += unreadable(lens.entity, [uid])
    if problems:
        raise Invalid(problems)
    new = travelling(lens.entity.by_uid, read.values)
    return {lens.entity.by_name[name].uid: new.get(lens.entity.by_name[name].uid) for name in values}


async def choose(caller: Caller, lens: Lens, wanted: Wanted, records: Sequence[UUID] | None) -> list[Chosen]:
    """The records of a list, or of these the ones the caller may read, in one order; Invalid where there are none or
    too many."""
    found = lens.readable()
    matching = Matching((), ())
    if records is None:
        matching, problems = read_matching(caller, lens, found, wanted.filter, wanted.given, within=wanted.within)
        if problems:
            raise Invalid(problems)

    def make() -> Rendered:
        identity = found.table["id"]
        statement = found.select(identity, found.table["version"]).where(*matching.where(caller, found))
        if records is not None:
            statement = statement.where(identity == any_(cast(bindparam("ids"), Physical("uuid[]"))))
        return rendered(lens, statement.order_by(identity).limit(bindparam("most", type_=Integer)))

    statement = _kept.get((lens.key, matching.key(caller), records is None), make)
    values = {**caller.bound(lens), **matching.bound(caller), "most": MOST + 1, "ids": list(records or ())}
    rows = await caller.session.raw.fetch(statement.text, *statement.arguments(values))
    if not rows:
        raise Invalid([NOTHING_CHOSEN.at("/filter" if records is None else "/records")])
    if len(rows) > MOST:
        raise Invalid([TOO_MANY.at("/filter", limit=MOST)])
    return [(row[0], row[1]) for row in rows]


def read_records(written: Any) -> list[UUID] | None:  # Any: JSON somebody sent
    """Ids of records, each once; None where a filter says which."""
    if written is None:
        return None
    if not isinstance(written, list):
        raise Invalid([NOT_RECORDS.at("/records")])
    if len(written) > MOST_PICKED:
        raise Invalid([TOO_MANY.at("/records", limit=MOST_PICKED)])
    found: dict[UUID, None] = {}
    problems: list[Problem] = []
    for at, each in enumerate(written):
        try:
            found[UUID(each)] = None
        except (ValueError, TypeError, AttributeError):
            problems.append(NOT_RECORDS.at(f"/records/{at}"))
    if problems:
        raise Invalid(problems)
    return list(found)


def _unlike(lens: Lens, values: Json, told: set[str]) -> list[Problem]:
    """Fields that cannot be alike on many records."""
    if not isinstance(values, dict):
        return []
    usable = {each.name for each in changeable(lens)}
    problems = []
    for name in values:
        field = lens.entity.by_name.get(name)
        place = VALUES + pointer(name[:100])
        if field is not None and name not in usable and place not in told:
            problems.append(NOT_IN_BULK.at(place, label=field.label.as_dict()))
    return problems
