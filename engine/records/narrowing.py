"""Conditions on a list that an index of texts can narrow: that a searchable field has a text somewhere in it.

They stay what they are and decide; beside them stands that the record is among those the index names. That helps where
these are few, and where they are many the list is gone through as ever: so they are counted first, up to a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, any_, bindparam, cast, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from engine.expressions import ast
from engine.expressions.walking import chained
from engine.query.filters import Condition
from engine.query.render import Kept, Rendered
from engine.query.sql_search import has_grams
from engine.records.arrays import rendered
from engine.records.asking import Asked
from engine.records.caller import Caller
from engine.records.entity import Entity, EntityField
from engine.records.hits import FEW, number
from engine.records.lens import Lens
from engine.records.readable import Readable
from engine.search.grams import Grams, grams_within

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FINDING = frozenset({"contains", "starts_with"})
_kept: Kept[Rendered] = Kept(1024)


@dataclass(frozen=True, slots=True)
class Part:
    """A text that is in one of these fields."""

    fields: tuple[EntityField, ...]
    grams: Grams


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What narrows a list: every one of the parts."""

    parts: tuple[Part, ...] = ()

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """What a statement depends on."""
        return tuple(tuple(each.uid for each in part.fields) for part in self.parts)

    def where(self, lens: Lens, found: Readable) -> list[ColumnElement[bool]]:
        """That the record is among those the index names. An array is made of them first: whoever plans the statement
        then knows that they are few."""
        named = (self._named(lens, at).scalar_subquery() for at in range(len(self.parts)))
        return [found.table["id"] == any_(func.array(each, type_=ARRAY(Text))) for each in named]

    def bound(self) -> dict[str, Any]:
        """What it is run with. Any: as any bound value."""
        return {f"g{at}": list(part.grams) for at, part in enumerate(self.parts)}

    async def helpful(self, caller: Caller, lens: Lens) -> Narrowing:
        """The parts of which the index names few records."""

        def make() -> Rendered:
            some = [self._named(lens, at).limit(number(FEW + 1)).subquery() for at in range(len(self.parts))]
            return rendered(lens, select(*(select(func.count()).select_from(each).scalar_subquery() for each in some)))

        statement = _kept.get((lens.key, self.key), make)
        values = {**caller.bound(lens), **self.bound()}
        counts = await caller.session.raw.fetchrow(statement.text, *statement.arguments(values))
        assert counts is not None, "counting gives one row"
        return Narrowing(tuple(part for part, count in zip(self.parts, counts, strict=True) if count <= FEW))

    def _named(self, lens: Lens, at: int) -> Select[Any]:
        """Only the index is asked: whether the records may be read is a condition of the list."""
        table = lens.readable(alias=f"g{at}").table
        has = or_(*(has_grams(table.of(each), _grams(at)) for each in self.parts[at].fields))
        return select(table["id"]).where(table["deleted_at"].is_(None), has)


NOTHING = Narrowing()


async def narrowing(caller: Caller, lens: Lens, parts: Sequence[Part]) -> Narrowing:
    """What narrows a list, where it does."""
    return await Narrowing(tuple(parts)).helpful(caller, lens) if parts else NOTHING


def parts_of(entity: Entity, conditions: Sequence[Condition], asked: Sequence[Asked]) -> list[Part]:
    """The conditions of a list that its indexes know something of."""
    texts = [*_listed(entity, conditions), *(each for one in asked for each in _written(entity, one))]
    return [part for field, text in texts if (part := part_of((field,), text)) is not None]


def part_of(fields: Sequence[EntityField], text: str) -> Part | None:
    """That one of these fields has a text in it; None where no index knows."""
    grams = grams_within(text)
    known = fields and all(each.searched and not each.encrypted for each in fields)
    return Part(tuple(fields), grams) if known and grams is not None else None


def _listed(entity: Entity, conditions: Sequence[Condition]) -> Iterator[tuple[EntityField, str]]:
    for each in conditions:
        field = entity.by_name.get(each.source.name)
        if field is not None and each.operator.name in _FINDING and not each.source.is_list:
            pattern = str(each.values[0]).removesuffix("%")
            yield field, _ESCAPED.sub(r"\1", pattern if each.operator.name == "starts_with" else pattern[1:])


def _written(entity: Entity, asked: Asked) -> Iterator[tuple[EntityField, str]]:
    lifted = asked.lifted
    for each in chained(lifted.checked.tree, ast.And):
        match each:
            case ast.Call(ast.Name("contains"), (ast.Field((uid,)), ast.Name(name)), ()) if uid in entity.by_uid:
                value = lifted.values.get(name.removeprefix("\0"))
                if isinstance(value, str):
                    yield entity.by_uid[uid], value


def _grams(at: int) -> ColumnElement[Any]:
    return cast(bindparam(f"g{at}", type_=ARRAY(Text)), ARRAY(Text))
