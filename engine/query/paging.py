"""Keyset paging: a page begins after a place in the order, not after a number of rows, so nothing is skipped or shown
twice.

The order may have several keys, each up or down, each with empty values (always last, whichever way the order runs).
The id breaks ties, in the direction of the last key, so that an index on (key, id) serves both directions.
A cursor is the place as text. It is not secret and not signed: it holds only values the reader was shown, and is
bound to sort and filter by a digest, so that one of another list is refused and not misread.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, and_, bindparam, false, or_, tuple_

from engine.errors import Invalid
from engine.problems import Code, Problem
from engine.query.source import Find, Source

MOST_KEYS = 5
DEFAULT_LIMIT = 50
MOST_ROWS = 200

NOT_A_SORT = Code("not_a_sort", zh="排序应写成 -created_at,name", en="A sort is written like -created_at,name")
SEALED = Code(
    "sorted_by_encrypted",
    zh="“{label}”已加密，数据库不知道它的先后，不能按它排序或分组",
    en="{label} is encrypted: the database does not know what comes before what, so rows cannot be ordered or grouped"
    " by it",
)
NOT_SORTABLE = Code("not_sortable", zh="不能按“{label}”排序", en="Rows cannot be ordered by '{label}'")
TOO_MANY_KEYS = Code("too_many_sort_keys", zh="最多按 {limit} 个字段排序", en="At most {limit} fields to sort by")
BAD_CURSOR = Code(
    "bad_cursor",
    zh="翻页位置已失效（筛选或排序已改变），请从第一页开始",
    en="This place in the list is of another filter or sort; begin at the first page",
)
BAD_LIMIT = Code("bad_limit", zh="每页应在 1 到 {limit} 行之间", en="A page has 1 to {limit} rows")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an order."""

    source: Source
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after the row with these key values, the id last. `counted` is the count of the first
    page."""

    values: tuple[Any, ...]
    counted: tuple[int, bool] | None = None

    @property
    def empty(self) -> tuple[bool, ...]:
        """Which values are null; the statement depends on it."""
        return tuple(each is None for each in self.values)


def read_sort(written: Any, find: Find, *, path: str = "/sort") -> tuple[list[Key], list[Problem]]:
    """The keys of an order written as `-created_at,name` or as a list of such names."""
    if written is None or written == "" or written == []:
        return [], []
    names = written.split(",") if isinstance(written, str) else written
    if not isinstance(names, list) or not all(isinstance(each, str) and each.strip("- ") for each in names):
        return [], [NOT_A_SORT.at(path)]
    if len(names) > MOST_KEYS:
        return [], [TOO_MANY_KEYS.at(path, limit=MOST_KEYS)]
    keys: list[Key] = []
    problems: list[Problem] = []
    for name in (each.strip() for each in names):
        found = find(name.removeprefix("-"), path)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.place:
            problems.append(SEALED.at(path, label=found.label.as_dict()))
        elif not found.traits.sortable:
            problems.append(NOT_SORTABLE.at(path, label=found.label.as_dict()))
        else:
            keys.append(Key(found, name.startswith("-")))
    return keys, problems


def read_limit(written: Any) -> int:
    """How many rows a page has."""
    if written is None:
        return DEFAULT_LIMIT
    if isinstance(written, bool) or not isinstance(written, int) or not 1 <= written <= MOST_ROWS:
        raise Invalid([BAD_LIMIT.at("/limit", limit=MOST_ROWS)])
    return written


def order_by(keys: Sequence[Key], identity: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """The order as SQL: empty values last, then by id."""
    clauses: list[ColumnElement[Any]] = []
    for key in keys:
        clause = key.source.order.desc() if key.descending else key.source.order.asc()
        clauses.append(clause.nulls_last() if key.descending and key.source.nullable else clause)
    descending = bool(keys) and keys[-1].descending
    return [*clauses, identity.desc() if descending else identity.asc()]


def after(keys: Sequence[Key], identity: ColumnElement[Any], empty: Sequence[bool]) -> ColumnElement[bool]:
    """Rows behind a place whose values are bound as `k0`, `k1`, …, the id last; `empty` says which of them are null."""
    columns = [key.source.order for key in keys] + [identity]
    down = [key.descending for key in keys] + [bool(keys) and keys[-1].descending]
    nullable = [key.source.nullable for key in keys] + [False]
    bound = [bindparam(f"k{n}", type_=each.type) for n, each in enumerate(columns)]
    if len(set(down)) == 1 and not any(nullable):
        row, place = tuple_(*columns), tuple_(*bound)
        return row < place if down[0] else row > place  # one range of the index
    choices: list[ColumnElement[bool]] = []
    for n, column in enumerate(columns):
        ties = [c.is_(None) if empty[m] else c == bound[m] for m, c in enumerate(columns[:n])]
        choices.append(and_(*ties, _behind(column, bound[n], down[n], nullable[n], is_empty=empty[n])))
    return or_(*choices)


def _behind(
    column: ColumnElement[Any], bound: ColumnElement[Any], descending: bool, nullable: bool, *, is_empty: bool
) -> ColumnElement[bool]:
    if is_empty:
        return false()  # empty values are last: only ties follow
    beyond = column < bound if descending else column > bound
    return or_(beyond, column.is_(None)) if nullable else beyond


def bindings(place: Place) -> dict[str, Any]:
    """The values of a place by the names `after` gave them."""
    return {f"k{n}": value for n, value in enumerate(place.values) if value is not None}


def digest(*parts: Any) -> str:
    """What a cursor is bound to: sort, filter and list, in short."""
    return hashlib.sha256(orjson.dumps(parts, default=str)).hexdigest()[:12]


def cursor(bound_to: str, place: Place) -> str:
    """A place as text."""
    document = [bound_to, [_written(each) for each in place.values], place.counted]
    return base64.urlsafe_b64encode(orjson.dumps(document)).decode().rstrip("=")


def read_cursor(text: str, bound_to: str, length: int) -> Place:
    """The place a cursor names; Invalid when it is none, or of another list."""
    try:
        document = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        made_for, written, counted = document
        if made_for != bound_to or len(written) != length + 1:
            raise ValueError("another list")
        values = tuple(_read(each) for each in written)
        return Place(values, (int(counted[0]), bool(counted[1])) if counted is not None else None)
    except (ValueError, TypeError, IndexError, KeyError, InvalidOperation, OverflowError, binascii.Error):
        raise Invalid([BAD_CURSOR.at("/after")]) from None


def _written(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return ["t", value.isoformat()]
        case date():
            return ["d", value.isoformat()]
        case Decimal():
            return ["n", str(value)]
        case UUID():
            return ["u", str(value)]
        case _:
            raise TypeError(f"rows are not ordered by {type(value).__name__}")


def _read(written: Any) -> Any:
    if not isinstance(written, list):
        if isinstance(written, float | dict):
            raise ValueError("not a key")
        return written
    kind, text = written
    return _READERS[kind](text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "n": Decimal,
    "u": UUID,
}
