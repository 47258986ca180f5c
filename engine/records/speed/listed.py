"""Which list it is that was asked for: its shape, and its statement without what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Integer, literal_column

from engine.query import counting, paging
from engine.query.paging import Key
from engine.query.render import render
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.matching import Matching
from engine.records.readable import Readable
from engine.records.speed.shape import Shape, shape_of
from engine.records.speed.trial import plannable
from engine.records.speed.watch import Listed

PAGE = literal_column(str(paging.DEFAULT_LIMIT + 1), Integer)


def listed(caller: Caller, lens: Lens, found: Readable, matching: Matching, keys: Sequence[Key]) -> Listed:
    """The list, with the statement of its first page as far as an index may serve it: which rows, their order, and the
    count."""
    identity = found.table["id"]
    rows = found.select(identity).where(*matching.where(caller, found))
    counted = counting.capped_count(rows)
    statement = rows.with_only_columns(identity, counted).order_by(*paging.order_by(keys, identity)).limit(PAGE)
    shape = shape_asked(lens, matching, keys)
    return Listed(lens.entity.app, lens.entity.uid, shape, plannable(render(statement)))


def shape_asked(lens: Lens, matching: Matching, keys: Sequence[Key]) -> Shape:
    """What the list asks for."""
    trees = [each.lifted.checked.tree for each in matching.asked]
    return shape_of(lens.entity, lens.access, matching.conditions, trees, keys)
