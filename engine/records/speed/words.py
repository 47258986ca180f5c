"""A list's shape and an index's keys in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.row_rule import STRUCTURE
from engine.records.entity import Entity
from engine.records.speed.keys import SORT, IndexKey
from engine.records.speed.shape import AMONG, EQUAL, MIXED, Shape
from engine.reference import Label, sentence

NOTHING: Mapping[str, Label] = MappingProxyType({})
UNKNOWN = Label(zh="…", en="…")
SAID = {
    EQUAL: Label(zh="等于某值", en="equals a value"),
    AMONG: Label(zh="是几个值之一", en="is one of several values"),
}
SPAN = Label(zh="在某个范围内", en="lies in a range")
OTHER = Label(zh="另有条件", en="is asked about otherwise")
OTHER_ROWS = Label(zh="按角色的条件可见的记录", en="the records that roles let them see")
ALL_ROWS = Label(zh="全部记录", en="all records")


def shape_in_words(entity: Entity, shape: Shape) -> Label:
    """What the list asks for."""
    parts = [_joined(_named(entity, field), SAID.get(kind, SPAN)) for field, kind in shape.conditions]
    parts += [_joined(_named(entity, field), OTHER) for field in shape.rest]
    rows = OTHER_ROWS if shape.rows == MIXED else STRUCTURE.get(shape.rows, ALL_ROWS)
    ways = [_way(_named(entity, each.removeprefix("-")), down=each.startswith("-")) for each in shape.sort]
    asked, order = _listed(parts), _listed(ways)
    return Label(
        zh="；".join(each for each in (rows.zh, asked[0], f"{order[0]}排列") if each),
        en="; ".join(each for each in (rows.en, asked[1], f"ordered by {order[1]}") if each),
    )


def index_in_words(entity: Entity | None, keys: Sequence[IndexKey], known: Mapping[str, Label] = NOTHING) -> Label:
    """What an index brings together; `known` are the labels of fields that may be gone by now."""

    def named(field: str) -> Label:
        own = entity is not None and field in entity.by_uid
        return _quoted(known[field]) if not own and field in known else _named(entity, field)

    found = [named(each.field) for each in keys if each.use != SORT]
    order = [_way(named(each.field), down=each.down) for each in keys if each.use == SORT]
    by, ways = _listed(found), _listed(order)
    zh = [f"按{by[0]}查找"] if found else []
    en = [f"found by {by[1]}"] if found else []
    if order:
        zh.append(f"{ways[0]}排列")
        en.append(f"ordered by {ways[1]}")
    return Label(zh="，".join(zh), en=", ".join(en))


def label_of(entity: Entity | None, field: str) -> Label:
    """What people call a field, by uid; a system field by name."""
    own, system = (entity.by_uid.get(field) if entity is not None else None), SYSTEM_FIELDS.get(field)
    return own.label if own is not None else system.label if system is not None else UNKNOWN


def _named(entity: Entity | None, field: str) -> Label:
    return _quoted(label_of(entity, field))


def _quoted(label: Label) -> Label:
    return sentence(f"「{label.zh}」", f'"{label.en or label.zh}"')


def _way(named: Label, *, down: bool) -> Label:
    zh, en = ("从大到小", "downwards") if down else ("从小到大", "upwards")
    return sentence(f"按{named.zh}{zh}", f"{named.en} {en}")


def _joined(one: Label, other: Label) -> Label:
    return sentence(f"{one.zh}{other.zh}", f"{one.en} {other.en}")


def _listed(labels: Iterable[Label]) -> tuple[str, str]:
    """In Chinese and in English; empty where there are none."""
    every = list(labels)
    return "、".join(each.zh for each in every), ", ".join(each.en or each.zh for each in every)
