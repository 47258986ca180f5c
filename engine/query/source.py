"""What can be asked about: a named column with the type that reads and compares its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Integer, Text, cast, func
from sqlalchemy.dialects.postgresql import ARRAY

from engine.fields.field_type import Traits
from engine.problems import Code, Problem
from engine.query.sql_search import by_pinyin
from engine.reference import Label

UNKNOWN_FIELD = Code("unknown_field", zh="没有字段“{name}”", en="There is no field '{name}'")
NOT_SEEN = Code(
    "field_not_seen_in_clear",
    zh="“{label}”对你不是完全可见，不能用来筛选、排序或查找",
    en="You do not see '{label}' in clear, so it cannot be filtered, sorted or searched by",
)


@dataclass(frozen=True)
class Source:
    """A column that the asking person sees in clear. `codes` are an option set's codes in rank order.
    Of an encrypted field the column holds digests, made for its `place`. `by_pinyin`: rows are put in the order of a
    Chinese dictionary."""

    name: str
    label: Label
    column: ColumnElement[Any]
    traits: Traits
    codes: tuple[str, ...] = ()
    nullable: bool = True
    place: str = ""
    by_pinyin: bool = False

    @cached_property
    def order(self) -> ColumnElement[Any]:
        """What rows are ordered by: for a choice the place of its option in the set, for a Chinese text how it is read,
        else the value."""
        if self.by_pinyin:
            return by_pinyin(self.column)
        if not self.codes or self.is_list:
            return self.column
        codes = cast(list(self.codes), ARRAY(Text))
        return func.array_position(codes, self.column, type_=Integer)

    @property
    def sql(self) -> str:
        """The column's type in PostgreSQL."""
        return self.traits.column.sql

    @property
    def is_list(self) -> bool:
        """It holds several values."""
        return self.sql.endswith("[]")


Find = Callable[[str, str], Source | Problem]
"""The source of this name; or what is wrong with asking about it, at this path."""


def cut(values: Sequence[Any], limit: int) -> str:
    """The first of many values, for a sentence."""
    return ", ".join(str(each) for each in values[:limit])
