"""Which index could serve a list: the fields that must be equal first, then its order as the list really sorts, then
the id. Pure; whether it helps is tried (`trial`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from engine.fields.shapes import SYSTEM_FIELDS
from engine.records.entity import Entity, EntityField
from engine.records.schema.names import qualified, quoted
from engine.records.speed.shape import AMONG, EQUAL, RANGE, Shape

MOST_KEYS = 6
LONGEST_TEXT = 500
"""Characters: an entry of an index has room for 2,700 bytes, and a longer one would refuse the record."""

SHORT = frozenset({"choice", "id_number", "phone", "card_number", "email", "serial_number", "region"})
"""Types whose texts are short whatever their options say."""

SYSTEM = {"owner": "owner_id", "org": "org_id"}
OF_ROWS: Mapping[str, tuple[str, str]] = {
    "own": ("owner", EQUAL),
    "my_team": ("org", EQUAL),
    "my_org": ("org", AMONG),
    "my_org_and_below": ("org", AMONG),
}
"""What a structural rule asks of a record."""

SORT = "sort"


@dataclass(frozen=True, slots=True)
class IndexKey:
    """One key: a field by uid (a system field by name), what for, and for an order which way."""

    field: str
    use: str  # equal, among, range, sort
    down: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


Keys = tuple[IndexKey, ...]


def keys_from(kept: Sequence[Mapping[str, Any]]) -> Keys:
    """Read them back."""
    return tuple(IndexKey(each["field"], each["use"], each["down"]) for each in kept)


def candidates(shape: Shape, entity: Entity) -> list[Keys]:
    """Indexes worth trying, the likeliest first."""
    asked = list(shape.conditions)
    if shape.rows in OF_ROWS:
        asked.append(OF_ROWS[shape.rows])
    asked = [each for each in dict.fromkeys(asked) if _expression(entity, IndexKey(*each)) is not None]
    equal = [IndexKey(field, use) for field, use in asked if use == EQUAL]
    fixed = {each.field for each in equal}
    others = [IndexKey(field, use) for field, use in asked if use in (AMONG, RANGE) and field not in fixed]
    order = [IndexKey(each.removeprefix("-"), SORT, each.startswith("-")) for each in shape.sort]
    found: list[Keys] = []
    if all(_expression(entity, each) is not None for each in order):
        found.append((*equal, *(each for each in order if each.field not in fixed)))
    found += [(*equal, each) for each in others]
    if equal and not found:
        found.append(tuple(equal))
    return [each for each in dict.fromkeys(found) if 0 < len(each) <= MOST_KEYS]


def definition(entity: Entity, keys: Keys) -> str | None:
    """The keys as an index writes them, the id last; None where a field is not there any more, or cannot be in one."""
    listed = [_expression(entity, each) for each in keys]
    if any(each is None for each in listed):
        return None
    down = keys[-1].use == SORT and keys[-1].down
    return f"using btree ({', '.join([*map(str, listed), 'id desc' if down else 'id'])}) where deleted_at is null"


def columns(entity: Entity, keys: Keys) -> list[str]:
    """The columns of fields among the keys."""
    fields = (entity.by_uid.get(each.field) for each in keys)
    return [each.compared for each in fields if each is not None]


def prefix(key: object) -> str:
    """What the names of everything built for one index begin with."""
    return f"li_{str(key).replace('-', '')[-12:]}_"


def index_name(key: object, written: str) -> str:
    """The name of an index: another definition has another, so that what stands under a name is what it says."""
    return prefix(key) + hashlib.sha256(written.encode()).hexdigest()[:8]


def create_text(entity: Entity, name: str, written: str) -> str:
    """How it is built beside the writers."""
    table = qualified(entity.schema_name, entity.table_name)
    return f"create index concurrently {quoted(name)} on {table} {written}"


def _expression(entity: Entity, key: IndexKey) -> str | None:
    field = entity.by_uid.get(key.field)
    if field is None:
        return _of_system(key)
    if not _fits(field) or (key.use == SORT and not _ordered(field)):
        return None
    by = quoted(field.compared)
    if key.use == SORT and field.type == "text":
        by = f'(platform.pinyin_key({by}) collate "C")'
    return by + (" desc nulls last" if key.down else "")


def _of_system(key: IndexKey) -> str | None:
    if key.field not in SYSTEM_FIELDS:
        return None
    column = quoted(SYSTEM.get(key.field, key.field))
    last = " nulls last" if key.field == "org" else ""
    return column + (f" desc{last}" if key.down else "")


def _fits(field: EntityField) -> bool:
    """It has a column of values that are short and have an order."""
    if field.virtual or field.rows is not None or field.several is not None or field.traits.column.index != "btree":
        return False
    if field.encrypted or field.traits.column.sql != "text" or field.type in SHORT:
        return True
    return field.type == "text" and field.options is not None and field.options.max_length <= LONGEST_TEXT


def _ordered(field: EntityField) -> bool:
    """The database orders by what is in the column: of a choice it does by the place in its set."""
    return field.traits.sortable and not field.codes and not field.encrypted


def uids(keys: Keys) -> Iterator[str]:
    """The fields among the keys that are not the system's."""
    return (each.field for each in keys if each.field not in SYSTEM_FIELDS)
